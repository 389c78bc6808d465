"""The tier of one person: published definitions first, under every reading of the dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from contactlog.core.cases import Case
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Certainty, Tier
from contactlog.core.people import Person
from contactlog.core.values import ContactKind
from contactlog.exposure.definitions import Definition, definition_of
from contactlog.exposure.doublings import Segment, doublings, total_minutes
from contactlog.exposure.features import Fill
from contactlog.exposure.judged import Judged, Match, Verdict
from contactlog.exposure.meetings import Met
from contactlog.exposure.options import AssessOptions
from contactlog.exposure.peak import in_peak
from contactlog.exposure.periods import Period, Zone
from contactlog.exposure.placing import Entry, Placing, Zones, all_filled, distinct
from contactlog.exposure.ruling import Ruling
from contactlog.exposure.windows import Resolved

_NOBODY = Person("")
_LIVING_SCORE = 5.0
"""Doublings of living together without a noted meeting: eight hours of talking 1 to 2 m apart."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Everything that is the same for all people of a case."""

    case: Case
    resolved: Resolved
    options: AssessOptions
    zone: str
    ruling: Ruling
    placing: Placing
    weights: dict[tuple[int, date], float] = field(default_factory=dict, compare=False, repr=False)
    """What a minute of a day weighs under a reading of the dates, by the reading's number; as far as met so far."""

    @classmethod
    def of(cls, case: Case, resolved: Resolved, zone: str, options: AssessOptions | None = None) -> Judge:
        """Make the judge of a case whose dates are worked out."""
        chosen = options or AssessOptions()
        ruling = Ruling(definition_of(resolved.illness), case.country, chosen.room_rule)
        return cls(case, resolved, chosen, zone, ruling, Placing(resolved))

    @property
    def definition(self) -> Definition:
        """The contact definition of the illness."""
        return self.ruling.definition

    def verdict(
        self, person: Person, encounters: Sequence[Encounter], near: Sequence[Entry], *, lives: bool
    ) -> Verdict:
        """Judge one person by all meetings with them that are known.

        Args:
            person: who was met.
            encounters: every meeting, in any order.
            near: those that lie near the days of the case, as `Placing.near` gives them.
            lives: they live with the user.
        """
        kept = distinct(near)
        usual = all_filled(kept, Fill.USUAL, self.zone)
        judged = self._readings(person, kept, usual, lives=lives)
        number = max(range(len(judged)), key=lambda place: (judged[place].tier, judged[place].zone))
        best = judged[number]
        low, high = min(item.tier for item in judged), best.tier
        steady = low is high
        ways = [Fill.LEAST] if any(met.how.may_be_less for met in usual) else []
        if low < Tier.CLOSE and any(met.how.may_be_more for met in usual):
            ways.append(Fill.MOST)  # no unknown field makes more than a close contact
        for way in ways:
            other = self._readings(person, kept, all_filled(kept, way, self.zone), lives=lives)
            tiers = [item.tier for item in other]
            low, high = min(low, *tiers), max(high, *tiers)
        return Verdict(
            person,
            best,
            self.placing.periods[number],
            low,
            high,
            _certainty(best, low, high, steady=steady),
            self._benefit(best.met, number, lives=lives),
            encounters,
            lives,
        )

    def strength(self, mets: Sequence[Met]) -> Tier:
        """Give the tier that meetings alone make, whatever their day and whoever it was."""
        return self.ruling.strength(_NOBODY, mets, lives=_live_together(mets)).tier

    def matches(self, verdict: Verdict) -> tuple[Match, ...]:
        """Give every test that holds for a person."""
        judged = verdict.judged
        return self.ruling.matches(verdict.person, judged.held, lives=judged.lives)

    def day_points(self, day: date, period: Period) -> int:
        """Give the points of a day: 0 at the peak, -2 beside it, -4 late (exposure.md 1.2)."""
        offset = (day - period.day_zero).days
        published = self.resolved.illness.published
        if in_peak(published, offset) is not None:
            late = published == "covid19" and offset >= 10
            return 0 if in_peak(published, offset) else -4 if late else -2
        return 0 if period.start <= day <= period.end else -2

    def _readings(
        self, person: Person, near: Sequence[Entry], mets: Sequence[Met], *, lives: bool
    ) -> list[Judged]:
        """Judge under each reading of the dates; readings that place all meetings alike are judged once."""
        known: dict[Zones, Judged] = {}
        result = []
        for number in range(len(self.placing.periods)):
            zones = tuple([entry.zones[number] for entry in near])
            judged = known.get(zones)
            if judged is None:
                judged = known[zones] = self._judge(person, near, mets, zones, lives=lives)
            result.append(judged)
        return result

    def _judge(
        self, person: Person, near: Sequence[Entry], mets: Sequence[Met], zones: Zones, *, lives: bool
    ) -> Judged:
        """Judge under one reading of the dates: the window first, then the days beside it, then its margins."""
        placed: list[list[Met]] = [[] for _ in Zone]
        counted: list[Met] = []
        apart = False
        for entry, met, zone in zip(near, mets, zones, strict=True):
            if entry.apart and zone > Zone.OUT:
                apart = True
                continue
            placed[zone].append(met)
            if zone >= Zone.SOFT:
                counted.append(met)
        inside, soft, margin = placed[Zone.INSIDE], placed[Zone.SOFT], placed[Zone.MARGIN]
        lives = lives or _live_together(counted) or _live_together(margin)
        found, held = self.ruling.strength(person, inside, lives=lives), inside
        tier, where = found.tier, Zone.INSIDE if inside else Zone.OUT
        if soft and tier < Tier.POSSIBLE:
            held, lives, where = [*soft, *inside], False, Zone.SOFT
            found = self.ruling.strength(person, held, lives=False)
            tier = min(found.tier, Tier.POSSIBLE)
        if margin and tier < Tier.UNLIKELY:
            held, lives, where = margin, False, Zone.MARGIN
            found = self.ruling.strength(person, held, lives=False)
            tier = min(found.tier, Tier.UNLIKELY)
        return Judged(tier, found.upgraded, found.at_risk, where, apart, tuple(counted), tuple(held), lives)

    def _benefit(self, mets: Sequence[Met], number: int, *, lives: bool) -> float:
        """Sum doublings over all that counts, each minute weighed by its day under a reading of the dates."""
        segments: list[Segment] = []
        for met in mets:
            weight = self.weights.get((number, met.day))
            if weight is None:
                points = self.day_points(met.day, self.placing.periods[number])
                weight = self.weights[number, met.day] = 2.0**points
            minutes = max(met.minutes, 15.0) if met.how.near == 0 else met.minutes
            segments.append((met.begin, met.begin + minutes * 60, met.how.rate * weight))
        score = doublings(total_minutes(segments))
        return max(score, _LIVING_SCORE) if lives else score


def _live_together(mets: Sequence[Met]) -> bool:
    return any(ContactKind.LIVES_WITH in met.how.kinds for met in mets)


def _certainty(judged: Judged, low: Tier, high: Tier, *, steady: bool) -> Certainty:
    if not steady:
        return Certainty.DEPENDS_ON_ONSET
    if high > judged.tier:
        return Certainty.COULD_BE_HIGHER
    if low == judged.tier:
        return Certainty.SURE
    guessed = any(
        met.noted.minutes is None or (met.noted.distance is None and met.near > 0) for met in judged.counting
    )
    return Certainty.ASSUMED if guessed else Certainty.SURE
