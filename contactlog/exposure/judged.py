"""What is found out about one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from contactlog.core.exposures import Certainty, Tier
from contactlog.core.people import Person
from contactlog.core.values import Flag
from contactlog.exposure.definitions import Criterion
from contactlog.exposure.meetings import Met
from contactlog.exposure.periods import Period, Zone
from contactlog.exposure.seen import Seen

TENDER = frozenset({Flag.PREGNANT, Flag.BABY, Flag.WEAK_IMMUNITY})
"""For whom every illness weighs more, and who get no live vaccine."""
VULNERABLE = TENDER | {Flag.OLDER, Flag.LONG_TERM_ILLNESS, Flag.LIVER_DISEASE}
"""For whom the illness weighs more; the last three only where its sheet says so (risk.py)."""
AT_RISK = VULNERABLE | {Flag.NOT_IMMUNE}
"""For whom a disputed rule counts in full."""


@dataclass(frozen=True, slots=True)
class Match:
    """A test that holds for a person."""

    criterion: Criterion
    full: bool
    """It decides; otherwise it is another country's, or weak, and makes only a possible contact."""


class Judged(NamedTuple):
    """One person under one reading and one way of filling gaps."""

    tier: Tier
    upgraded: bool = False
    """Long or loud indoors: close although no test holds."""
    at_risk: bool = False
    """It counts although no test decides, because the illness weighs so much for this person."""
    zone: Zone = Zone.OUT
    """The best place of any meeting relative to the window."""
    apart: bool = False
    """What brought it down was the beginning of isolation."""
    met: Sequence[Met] = ()
    """The meetings in the window, or on the days beside it when some is passed on. Of somebody to tell only those of a
    kind by which it passes on, where there are such."""
    held: Sequence[Met] = ()
    """The meetings against which the tests were held."""
    lives: bool = False
    """The tests were held with the two living together."""

    @property
    def counting(self) -> Sequence[Met]:
        """The meetings to speak of: none for somebody who need not be told."""
        return self.met if self.tier >= Tier.POSSIBLE else ()


class Verdict(NamedTuple):
    """One person, everything considered."""

    person: Person
    judged: Judged
    period: Period
    """The reading of the dates that gives the widest tier."""
    low: Tier
    high: Tier
    certainty: Certainty
    benefit: float
    """Doublings of all that counts with the points of its days; the order inside a tier."""
    seen: Seen
    """What the diary shows of everybody."""
    lives: bool
    partner: bool = False
    """Outside the period, and still named as the most recent partner."""

    @property
    def meetings(self) -> Sequence[Met]:
        """Every meeting with them that was read, in any order, copies among them."""
        return self.seen.meetings(self.person.id)

    @property
    def days(self) -> list[date]:
        """The local days of all meetings with them, in any order."""
        return [*(met.day for met in self.meetings), *self.seen.days_elsewhere(self.person.id)]
