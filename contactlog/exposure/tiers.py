"""The tier of one person: published definitions first, under every reading of the dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from contactlog.core.cases import Case
from contactlog.core.exposures import Certainty, Tier
from contactlog.core.people import Person
from contactlog.exposure.definitions import Definition, definition_of
from contactlog.exposure.doublings import TOUCH_FLOOR_MINUTES, Segment, doublings, total_minutes
from contactlog.exposure.judged import Judged, Match, Verdict
from contactlog.exposure.known import Known
from contactlog.exposure.meetings import (
    Met,
    at_least,
    at_most,
    kinds_of,
    live_together,
)
from contactlog.exposure.options import AssessOptions
from contactlog.exposure.peak import weight_of
from contactlog.exposure.periods import Zone
from contactlog.exposure.placing import ByZone, Placing, by_zone
from contactlog.exposure.ruling import Ruling
from contactlog.exposure.seen import Seen
from contactlog.exposure.windows import Resolved

_NOBODY = Person("")
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
    weights: tuple[Known[date, float], ...] = field(compare=False, repr=False)
    """What a minute of a day weighs, for each reading of the dates."""

    @classmethod
    def of(cls, case: Case, resolved: Resolved, zone: str, options: AssessOptions | None = None) -> Judge:
        """Make the judge of a case whose dates are worked out."""
        chosen = options or AssessOptions()
        ruling = Ruling(definition_of(resolved.illness), case.country, chosen.room_rule)
        published = resolved.illness.published
        weights = tuple(Known(partial(weight_of, published, period)) for period in resolved.periods)
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
            near: their meetings that lie near the days of the case, as `one_by_one` gives them.
            lives: they live with the user.
        """
        kinds = kinds_of(near)
        numbers = self._different(near)
        spread = [by_zone(near, number) for number in numbers]
        together = live_together(kinds)
        judged = [self._judge(person, zoned, lives=lives, together=together) for zoned in spread]
        best, number = max(zip(judged, numbers, strict=True), key=lambda item: (item[0].tier, item[0].zone))
        weighed = best.met
        if (
            best.tier >= Tier.POSSIBLE
            and (exposing := self.ruling.exposing(person, best.met)) is not best.met
        ):
            best = best._replace(met=exposing)
        if self.definition.base != "air":
            weighed = best.met  # what passes by touch or sex does not weigh more by the hours of a talk
        low, high = min([item.tier for item in judged]), best.tier
        steady = low is high
        others = []
        if any(how.least for how in kinds) and not all(
            self.ruling.stands(person, zoned.get(Zone.INSIDE, ()), item.tier)
            for zoned, item in zip(spread, judged, strict=True)
        ):
            others.append(at_least)
        if low < Tier.CLOSE and any(how.most for how in kinds):
            others.append(at_most)  # no unknown field makes more than a close contact
        for fill in others:
            filled = [{zone: fill(mets) for zone, mets in zoned.items()} for zoned in spread]
            tiers = [self._judge(person, zoned, lives=lives, together=together).tier for zoned in filled]
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
        return self.ruling.strength(_NOBODY, mets, lives=live_together(kinds_of(mets))).tier

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

    def _different(self, mets: Sequence[Met]) -> list[int]:
        """Give the readings of the dates that place meetings differently, each by the number of the first of them."""
        count = len(self.placing.periods)
        if count == 1 or not mets:
            return [0]
        readings = list(zip(*{met.zones for met in mets}, strict=True))
        return [number for number in range(count) if readings.index(readings[number]) == number]

    def _judge(self, person: Person, spread: ByZone, *, lives: bool, together: bool) -> Judged:
        """Judge under one reading of the dates: the window first, then the days beside it, then its margins.

        Args:
            person: who was met.
            spread: the meetings, under this reading.
            lives: they live with the user.
            together: some meeting with them, in this reading or not, was one of people who live together.
        """
        inside, soft = spread.get(Zone.INSIDE, ()), spread.get(Zone.SOFT, ())
        margin, apart = spread.get(Zone.MARGIN, ()), Zone.APART in spread
        lives = lives or (together and live_together(kinds_of([*inside, *soft, *margin])))
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
        met = [*inside, *soft] if soft else inside
        return Judged(tier, found.upgraded, found.at_risk, where, apart, met, held, lives)

    def _benefit(self, mets: Sequence[Met], number: int, *, lives: bool) -> float:
        """Sum doublings over all that counts, each minute weighed by its day under a reading of the dates."""
        weights = self.weights[number]
        segments: list[Segment] = []
        for met in mets:
            minutes, how = met.minutes, met.how
            if minutes < TOUCH_FLOOR_MINUTES and how.near == 0:
                minutes = TOUCH_FLOOR_MINUTES
            segments.append((met.begin, met.begin + minutes * 60, how.expected * weights[met.day]))
        score = doublings(total_minutes(segments))
        return max(score, _LIVING_SCORE) if lives else score


def _certainty(judged: Judged, low: Tier, high: Tier, *, steady: bool) -> Certainty:
    if not steady:
        return Certainty.DEPENDS_ON_ONSET
    if high > judged.tier:
        return Certainty.COULD_BE_HIGHER
    if low == judged.tier:
        return Certainty.SURE
    guessed = any(not met.how.noted >= _MEASURED for met in judged.counting)
    return Certainty.ASSUMED if guessed else Certainty.SURE
