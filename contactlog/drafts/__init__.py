"""Words for each person: drafts, their safety, the draft check, and the forms in which they leave by hand.

Nothing here sends anything. Every function is pure: the day, the people and the meetings come in as arguments,
text or bytes come out. This package imports nothing heavy; dates, phone numbers, QR codes and PDF files bring
their libraries in when they are first used.
"""
