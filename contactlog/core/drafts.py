"""Draft: the words for one person over one channel, and what the draft check found."""

from __future__ import annotations

from dataclasses import dataclass, field

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
