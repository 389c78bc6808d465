"""The forms in which words leave by the user's own hand: codes, mails, letters, sheets. Nothing is ever sent."""
