"""Draft: the words for one person over one channel, and what the draft check found."""

from __future__ import annotations

from dataclasses import dataclass, field

from contactlog.core.text import fold
from contactlog.core.values import Channel, Tone


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the draft check found."""

    code: str
    """What kind: ``other_person``, ``other_date``, ``link``, ``blame``, ``unsafe_channel`` ..."""
    words: str = field(repr=False)
    """The words in question, as they stand in the text."""
    text: str = field(repr=False)
    """One sentence for the user."""
    mend: str = field(default="", repr=False)
    """What to write instead, where that can be said."""
    serious: bool = True
    """True when it must be mended or knowingly overruled before the words are used."""
    start: int | None = None
    """Where the words begin, in characters; None when the finding is about the whole."""
    where: str = "text"
    """``text`` or ``subject``."""
    replacement: str | None = field(default=None, repr=False)
    """What may be put in the place of the words, or behind the text when there is no place; None when a person
    must find the words."""

    @property
    def key(self) -> str:
        """What an overruling is remembered by: ``code:words``, the words without case and accents."""
        return f"{self.code}:{fold(self.words)}"


@dataclass(frozen=True, slots=True)
class Draft:
    """The words for one person over one channel."""

    person: str
    """Id of the person."""
    channel: Channel
    tone: Tone
    language: str
    text: str = field(repr=False)
    subject: str | None = field(default=None, repr=False)
    """For e-mail and letters."""
    anonymous: bool = False
    segments: int | None = None
    """How many parts a network would send it in; None for channels without parts."""
    warnings: tuple[Finding, ...] = ()
    """What the user should hear about safety and size."""
    findings: tuple[Finding, ...] = ()
    """What the draft check found and nobody has overruled, the serious ones first."""
    overruled: tuple[Finding, ...] = ()
    """What the user knowingly overruled."""
    edited: bool = False
    """The words are the user's own."""

    @property
    def stopped(self) -> bool:
        """True while the words must not be shown, copied or written anywhere."""
        return any(finding.serious for finding in self.findings)
