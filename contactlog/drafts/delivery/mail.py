"""A mail as a file that a mail program opens as a draft: one receiver, no copies, not sent."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from contactlog.core.text import one_line


def eml(address: str, subject: str, text: str) -> bytes:
    """Write a mail as an RFC 5322 file with ``X-Unsent: 1``, which Outlook and others open for editing.

    Args:
        address: the receiver's one address.
        subject: the subject; one line.
        text: the words.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["To"] = one_line(address)
    message["Subject"] = one_line(subject)
    message.set_content(text, charset="utf-8")
    return message.as_bytes()
