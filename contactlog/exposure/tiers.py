"""The tier of one person: published definitions first, under every reading of the dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from contactlog.core.cases import Case
from contactlog.core.exposures import Certainty, Tier
from contactlog.core.people import Person
from contactlog.core.values import ContactKind
from contactlog.exposure.definitions import Definition, definition_of
from contactlog.exposure.doublings import TOUCH_FLOOR_MINUTES, Segment, doublings, total_minutes
from contactlog.exposure.judged import Judged, Match, Verdict
from contactlog.exposure.meetings import HOW, Met, at_least, at_most, distinct, in_turn
from contactlog.exposure.options import AssessOptions
from contactlog.exposure.peak import in_peak
from contactlog.exposure.periods import Period, Zone
from contactlog.exposure.placing import Placing, Spread
from contactlog.exposure.ruling import Ruling
from contactlog.exposure.seen import Seen
from contactlog.exposure.windows import Resolved

_NOBODY = Person("")
_ZONES = attrgetter("zones")
_MEASURED = frozenset({"length", "distance"})
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
    weights: tuple[dict[date, float], ...] = field(compare=False, repr=False)
    """What a minute of a day weighs, for each reading of the dates; of the days met so far."""

    @classmethod
    def of(cls, case: Case, resolved: Resolved, zone: str, options: AssessOptions | None = None) -> Judge:
        """Make the judge of a case whose dates are worked out."""
        chosen = options or AssessOptions()
        ruling = Ruling(definition_of(resolved.illness), case.country, chosen.room_rule)
        weights: tuple[dict[date, float], ...] = tuple({} for _ in resolved.periods)
        return cls(case, resolved, chosen, zone, ruling, Placing(resolved), weights)

    @property
    def definition(self) -> Definition:
        """The contact definition of the illness."""
        return self.ruling.definition

    def verdict(
        self,
        person: Person,
        seen: Seen,
        near: Sequence[Met],
        *,
        lives: bool,
    ) -> Verdict:
        """Judge one person by all meetings with them that are known.

        Args:
            person: who was met.
            seen: what the diary shows of everybody.
            near: their meetings that lie near the days of the case, as `Placing.near` gives them.
            lives: they live with the user.
        """
        usual = in_turn(distinct(near), self.zone)
        readings = list(zip(*map(_ZONES, usual), strict=True)) or [()] * len(self.placing.periods)
        # Readings of the dates that place all meetings alike are judged once.
        spreads = {zones: Spread.of(usual, zones) for zones in dict.fromkeys(readings)}
        judged = {zones: self._judge(person, spread, lives=lives) for zones, spread in spreads.items()}
        number, zones = max(
            enumerate(readings), key=lambda reading: (judged[reading[1]].tier, judged[reading[1]].zone)
        )
        best = judged[zones]
        weighed = best.met
        if best.tier >= Tier.POSSIBLE:
            best = best._replace(met=self.ruling.exposing(person, best.met))
        if self.definition.base != "air":
            weighed = best.met  # what passes by touch or sex does not weigh more by the hours of a talk
        low, high = min(item.tier for item in judged.values()), best.tier
        steady = low is high
        kinds = set(map(HOW, usual))
        others = []
        if any(how.least for how in kinds) and not all(
            self.ruling.stands(person, spread.inside, judged[zones].tier) for zones, spread in spreads.items()
        ):
            others.append(at_least)
        if low < Tier.CLOSE and any(how.most for how in kinds):
            others.append(at_most)  # no unknown field makes more than a close contact
        for fill in others:
            tiers = [self._judge(person, item.filled(fill), lives=lives).tier for item in spreads.values()]
            low, high = min(low, *tiers), max(high, *tiers)
        return Verdict(
            person,
            best,
            self.placing.periods[number],
            low,
            high,
            _certainty(best, low, high, steady=steady),
            self._benefit(weighed, number, lives=lives),
            seen,
            lives,
        )

    def strength(self, mets: Sequence[Met]) -> Tier:
        """Give the tier that meetings alone make, whatever their day and whoever it was."""
        return self.ruling.strength(_NOBODY, mets, lives=_live_together(mets)).tier

    def decisive(self, verdict: Verdict) -> Sequence[Met]:
        """Give the meetings each of which makes the tier by itself; all that count where only several together do."""
        counting = verdict.judged.counting
        return [met for met in counting if self.decides(verdict, met)] or counting

    def decides(self, verdict: Verdict, met: Met) -> bool:
        """Tell whether a meeting that counts makes the tier by itself, at least a close contact's."""
        wanted = min(verdict.judged.tier, Tier.CLOSE)
        if wanted is Tier.CLOSE and verdict.period.zone(met.day, met.started_at) < Zone.INSIDE:
            return False
        return self.ruling.makes(verdict.person, met, wanted)

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

    def _judge(self, person: Person, spread: Spread, *, lives: bool) -> Judged:
        """Judge under one reading of the dates: the window first, then the days beside it, then its margins."""
        inside, soft, margin = spread.inside, spread.soft, spread.margin
        lives = lives or _live_together([*inside, *soft, *margin])
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
        return Judged(tier, found.upgraded, found.at_risk, where, spread.apart, spread.counted, held, lives)

    def _benefit(self, mets: Sequence[Met], number: int, *, lives: bool) -> float:
        """Sum doublings over all that counts, each minute weighed by its day under a reading of the dates."""
        segments: list[Segment] = []
        weights = self.weights[number]
        for met in mets:
            weight = weights.get(met.day)
            if weight is None:
                points = self.day_points(met.day, self.placing.periods[number])
                weight = weights[met.day] = 2.0**points
            minutes = met.minutes
            if minutes < TOUCH_FLOOR_MINUTES and met.how.near == 0:
                minutes = TOUCH_FLOOR_MINUTES
            segments.append((met.begin, met.begin + minutes * 60, met.how.expected * weight))
        score = doublings(total_minutes(segments))
        return max(score, _LIVING_SCORE) if lives else score


def _live_together(mets: Sequence[Met]) -> bool:
    return any(ContactKind.LIVES_WITH in how.kinds for how in set(map(HOW, mets)))


def _certainty(judged: Judged, low: Tier, high: Tier, *, steady: bool) -> Certainty:
    if not steady:
        return Certainty.DEPENDS_ON_ONSET
    if high > judged.tier:
        return Certainty.COULD_BE_HIGHER
    if low == judged.tier:
        return Certainty.SURE
    guessed = any(not met.how.noted >= _MEASURED for met in judged.counting)
    return Certainty.ASSUMED if guessed else Certainty.SURE
