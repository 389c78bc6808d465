"""Exposure: one person in one case, with the tier, the reasons and the place in the order of telling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum


class Tier(IntEnum):
    """How much a person was exposed, by published contact definitions; higher is more."""

    NONE = 0
    UNLIKELY = 1
    POSSIBLE = 2
    CLOSE = 3
    HOUSEHOLD = 4

    @property
    def word(self) -> str:
        """The tier's word in records and on screens."""
        return self.name.lower()

    @property
    def matters(self) -> bool:
        """True for the tiers that reach is counted over."""
        return self >= Tier.CLOSE


class Certainty(StrEnum):
    """How sure a tier is."""

    SURE = "sure"
    DEPENDS_ON_ONSET = "depends_on_onset"
    ASSUMED = "assumed"
    """An unknown field was filled with the usual value."""
    COULD_BE_HIGHER = "could_be_higher"


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of why, with the rule it rests on."""

    rule: str
    """Id of the published rule or of the table, such as ``cdc_15min``."""
    owner: str
    """Whose rule it is, such as ``CDC``, and from when."""
    text: str = field(repr=False)
    """One or two sentences for the user; holds no percentage and no decimal."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which the case could pass it on, local to the user."""

    first: date
    last: date
    """The narrow window: days that are in it however doubtful dates turn out."""
    wide_first: date
    wide_last: date
    """The wide window: days that are in it in at least one reading of doubtful dates."""
    open_end: bool = False
    """The illness has no end that can be counted; `last` is a planning date."""
    reasons: tuple[Reason, ...] = ()
    peak: tuple[date, date] | None = None
    """First and last day of the narrow window on which people pass it on most; None when that is not published, or
    depends on a doubtful date."""

    @property
    def none_certain(self) -> bool:
        """True when the dates are so doubtful that no day is in it under every reading; `first` is the middle then."""
        return self.first == self.last and self.wide_first < self.wide_last


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when something can still be done for the exposed person."""

    at: datetime
    """UTC moment at which the published period ends."""
    on: date
    """The local day of `at`."""
    what: str
    """``vaccine``, ``medicine``, ``immunoglobulin``, ``see_doctor``."""
    text: str
    """What to say, always with "ask a doctor or pharmacist"."""
    for_vulnerable: bool = False
    """It matters only to people at higher risk."""
    rule: str = ""
    owner: str = ""
    day_only: bool = False
    """It is counted in days, or from a day without an hour: it is open until its last day is over."""
    for_all: bool = False
    """The source means whoever was exposed, since nobody is known to be immune (HIV)."""

    def is_open(self, moment: datetime, today: date) -> bool:
        """Tell whether it has not closed yet.

        Args:
            moment: now, UTC.
            today: the user's local day of it.
        """
        return self.at > moment or (self.day_only and self.on >= today)


@dataclass(frozen=True, slots=True)
class Advice:
    """What the cited source says an exposed person may do, with dates counted from their own exposure."""

    action: str
    """``test``, ``watch``, ``vaccine``, ``precautions`` ... as in the fact sheet."""
    text: str
    owner: str
    from_day: date | None = None
    until_day: date | None = None
    who: str = "all_contacts"
    source: str = ""
    """Title of the cited page."""
    supported: bool = True
    """An official source states it; otherwise it is never shown as a fact and has no dates."""
    urgent: bool = False
    """The source says: today, or at once."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """One person in one case."""

    person: str
    """Id of the person."""
    tier: Tier
    tier_low: Tier
    tier_high: Tier
    order: int
    """Place in the order of telling, from 1."""
    band: int
    """People of one tier and band are about equal; from 1 within the tier."""
    last_exposure: date | None
    """Local day of the last meeting that counts; None when none does."""
    encounters: Sequence[str] = ()
    """Ids of the meetings that count, oldest first."""
    deadline: Deadline | None = None
    advice: Sequence[Advice] = ()
    reasons: Sequence[Reason] = ()
    """In words, the most telling first. An assessment makes them, like the advice, when they are first looked at."""
    certainty: Certainty = Certainty.SURE


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everybody in one case, in the order of telling."""

    case: str
    window: Window
    exposures: tuple[Exposure, ...]
    notes: tuple[Reason, ...] = ()
    """What the user should know about the whole: withdrawn rules, who traces contacts, traps."""
