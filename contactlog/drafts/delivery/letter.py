"""A letter to one person, as text and as a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from contactlog.core.drafts import Draft
from contactlog.core.people import Person
from contactlog.drafts import languages
from contactlog.drafts.delivery.pages import Paragraph, pdf
from contactlog.drafts.formats import locale


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands on a letter."""

    draft: Draft
    person: Person
    day: date
    region: str = ""
    """Two-letter country of the user, for the paper."""

    def parts(self) -> tuple[str, str, str, str]:
        """Give receiver, date, subject and words; the receiver is empty without an address."""
        address = (self.person.address or "").strip()
        receiver = f"{self.person.name}\n{address}" if address else ""
        return receiver, _long_date(self.day, self.draft.language), self.draft.subject or "", self.draft.text

    def text(self) -> str:
        """Write the letter as plain text."""
        return "\n\n".join(part for part in self.parts() if part) + "\n"

    def pdf(self) -> bytes:
        """Write the letter as a page.

        Raises:
            Refused: the font has no shape for a letter.
        """
        receiver, day, subject, words = self.parts()
        paragraphs = [Paragraph(part, gap=10) for part in (receiver, day) if part]
        paragraphs += [Paragraph(subject, size=13, gap=6)] if subject else []
        paragraphs += [Paragraph(block) for block in words.split("\n\n")]
        about = languages.load(languages.nearest(self.draft.language))
        return pdf(paragraphs, self.day, right_to_left=about.right_to_left, region=self.region)


def _long_date(day: date, tag: str) -> str:
    from babel.dates import format_date

    return str(format_date(day, "long", locale=locale(tag)))
