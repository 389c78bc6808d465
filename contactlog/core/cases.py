"""Case: one illness episode of the user, and being told by somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

COUNTRIES = ("widest", "UK", "US", "EU", "AU", "NZ", "CA")
"""Whose rules a case may follow; ``widest`` takes all of them."""


class CaseState(StrEnum):
    """Where an episode stands."""

    OPEN = "open"
    CLOSED = "closed"
    CALLED_OFF = "called_off"
    """It turned out not to be this illness; whoever was told gets an all-clear."""


@dataclass(frozen=True, slots=True)
class DoubtfulDay:
    """A day that may be known only as "between the 8th and the 10th"."""

    first: date
    last: date
    at: datetime | None = None
    """The exact moment, UTC, where it is known; then ``first == last`` is its local day."""

    @property
    def certain(self) -> bool:
        """True when it is one known day."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Case:
    """One illness episode of the user."""

    id: str
    illness: str
    """Id of the fact sheet, such as ``covid19``."""
    anchors: Mapping[str, DoubtfulDay] = field(default_factory=dict)
    """Anchor and ending events by their fact-sheet names, such as ``symptom_onset``."""
    symptomatic: bool | None = None
    stage: str | None = None
    """Stage of the illness where the look-back depends on it, such as ``primary``."""
    sex: str | None = None
    """``male`` or ``female`` where a rule depends on it."""
    country: str = "widest"
    """Whose rules apply: one of `COUNTRIES`."""
    state: CaseState = CaseState.OPEN
    learned_at: datetime | None = None
    """UTC moment at which the user learned of it; hours to telling count from here."""
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ReceivedNotice:
    """The user was told by somebody else that they may have been exposed."""

    id: str
    illness: str
    last_exposure: date
    """The day on which the user last met the person who is ill."""
    told_on: date
    told_by: str | None = None
    """Id of the person, where the user says so."""
    household: bool | None = None
    """The user lives with the person who is ill."""
    state: CaseState = CaseState.OPEN
    note: str = field(default="", repr=False)
