"""The tier of one person: published definitions first, under every reading of the dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from contactlog.core.cases import Case
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Certainty, Tier
from contactlog.core.people import Person
from contactlog.core.values import ContactKind
from contactlog.exposure.definitions import FAR_RANK, Criterion, Definition
from contactlog.exposure.doublings import doublings, most_in_window, total_minutes
from contactlog.exposure.features import Features, Fill
from contactlog.exposure.fitting import clear, fits, in_the_air, long_enough, tier_of
from contactlog.exposure.judged import AT_RISK, Judged, Match, Verdict
from contactlog.exposure.meetings import Met, beginnings, fill, without_copies
from contactlog.exposure.options import AssessOptions
from contactlog.exposure.peak import in_peak
from contactlog.exposure.periods import Period, Zone
from contactlog.exposure.windows import Resolved

_LIVING = frozenset({ContactKind.LIVES_WITH})
_AT_HOME = frozenset(
    {ContactKind.LIVES_WITH, ContactKind.SLEPT_SAME_ROOM, ContactKind.SHARED_BEDDING, ContactKind.CARE}
)
"""Kinds that go on although the ill person keeps apart."""
_NOBODY = Person("")
_LIVING_SCORE = 5.0
"""Doublings of living together without a noted meeting: eight hours of talking 1 to 2 m apart."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Everything that is the same for all people of a case."""

    case: Case
    resolved: Resolved
    definition: Definition
    options: AssessOptions
    zone: str
    kinds_seen: dict[Features, tuple[tuple[int, ...], tuple[int, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """Which tests each kind of meeting fits, as far as met so far."""

    def verdict(self, person: Person, encounters: Sequence[Encounter], *, lives: bool) -> Verdict:
        """Judge one person by all meetings with them that are known."""
        noted = without_copies(encounters)
        periods = self.resolved.periods
        first, last = min(p.margin_start for p in periods), max(p.margin_end for p in periods)
        kept = [item for item in noted if first <= item.local_date <= last]
        begins = beginnings(kept, self.zone)
        usual = [fill(item, begin, Fill.USUAL) for item, begin in zip(kept, begins, strict=True)]
        judged = [self._judge(person, kept, usual, period, lives=lives) for period in periods]
        best = max(range(len(judged)), key=lambda number: (judged[number].tier, judged[number].zone))
        tier = judged[best].tier
        low, high = min(item.tier for item in judged), tier
        steady = low is tier
        ways = [Fill.LEAST] if any(met.how.may_be_less for met in usual) else []
        if low < Tier.CLOSE and any(met.how.may_be_more for met in usual):
            ways.append(Fill.MOST)  # no unknown field makes more than a close contact
        for way in ways:
            filled = [fill(item, begin, way) for item, begin in zip(kept, begins, strict=True)]
            tiers = [self._judge(person, kept, filled, period, lives=lives).tier for period in periods]
            low, high = min([low, *tiers]), max([high, *tiers])
        return Verdict(
            person,
            judged[best],
            periods[best],
            low,
            high,
            _certainty(tier, low, high, steady=steady, met=judged[best].counting, kept=kept),
            self._benefit(judged[best], periods[best], lives=lives),
            tuple(noted),
            lives,
        )

    def strength(self, mets: Sequence[Met]) -> Tier:
        """Give the tier that meetings alone make, whatever their day and whoever it was."""
        return self._strength(_NOBODY, mets, lives=any(met.kinds & _LIVING for met in mets)).tier

    def _judge(
        self,
        person: Person,
        encounters: Sequence[Encounter],
        mets: Sequence[Met],
        period: Period,
        *,
        lives: bool,
    ) -> Judged:
        """Judge under one reading of the dates."""
        placed: dict[Zone, list[Met]] = {zone: [] for zone in Zone}
        apart = False
        for encounter, met in zip(encounters, mets, strict=True):
            zone = period.zone(encounter.local_date, encounter.started_at)
            if zone > Zone.OUT and self._apart(encounter):
                zone, apart = Zone.OUT, True
            placed[zone].append(met)
        lives = lives or any(met.kinds & _LIVING for zone in (1, 2, 3) for met in placed[Zone(zone)])
        inside = self._strength(person, placed[Zone.INSIDE], lives=lives)
        best = inside
        soft = placed[Zone.SOFT]
        if soft and inside.tier < Tier.POSSIBLE:
            wider = self._strength(person, [*soft, *placed[Zone.INSIDE]], lives=False)
            best = replace(wider, tier=min(wider.tier, Tier.POSSIBLE), zone=Zone.SOFT)
        if placed[Zone.MARGIN] and best.tier < Tier.UNLIKELY:
            beside = self._strength(person, placed[Zone.MARGIN], lives=False)
            best = replace(beside, tier=min(beside.tier, Tier.UNLIKELY), zone=Zone.MARGIN)
        if best is inside and placed[Zone.INSIDE]:
            best = replace(inside, zone=Zone.INSIDE)
        return replace(best, apart=apart, met=(*placed[Zone.INSIDE], *soft))

    def _apart(self, encounter: Encounter) -> bool:
        isolation = self.resolved.isolation
        if isolation is None or encounter.kinds & _AT_HOME:
            return False
        return isolation.ended_contact_before(encounter.local_date, encounter.started_at)

    def _strength(self, person: Person, mets: Sequence[Met], *, lives: bool) -> Judged:
        """Judge meetings of one zone by the tests, then by what remains."""
        if not mets and not lives:
            return Judged(Tier.NONE)
        at_once: set[int] = set()
        timed: dict[int, list[Met]] = {}
        for met in mets:
            now, later = self._fitting(met.how)
            at_once.update(now)
            for number in later:
                timed.setdefault(number, []).append(met)
        matches = [
            Match(criterion, self._decides(criterion, person))
            for number, criterion in enumerate(self.definition.tests)
            if (number in at_once or number in timed or (lives and criterion.kinds & _LIVING))
            and self._room_rule(criterion)
            and (number not in timed or long_enough(criterion, timed[number]))
        ]
        tier = max((tier_of(match) for match in matches), default=Tier.NONE)
        upgraded = tier < Tier.CLOSE and self.definition.upgrade and self._upgrades(mets)
        if upgraded:
            tier = Tier.CLOSE
        at_risk = bool(mets and tier < Tier.CLOSE and person.flags & self.definition.any_contact_for)
        if at_risk:
            tier = Tier.CLOSE
        return Judged(max(tier, self._base(mets)), tuple(matches), upgraded, at_risk=at_risk)

    def _fitting(self, how: Features) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Give the numbers of the tests that a kind of meeting fits: those that hold at once, those with a length.

        Worked out once for each kind of meeting.
        """
        known = self.kinds_seen.get(how)
        if known is None:
            tests = self.definition.tests
            fitting = [number for number, test in enumerate(tests) if fits(test, how)]
            known = (
                tuple(number for number in fitting if tests[number].minutes == 0),
                tuple(number for number in fitting if tests[number].minutes > 0),
            )
            self.kinds_seen[how] = known
        return known

    def _room_rule(self, criterion: Criterion) -> bool:
        chosen = self.options.room_rule
        if criterion.room_rule == "any_distance":
            return chosen == "any_distance"
        return criterion.room_rule is None or chosen != "under_2m"

    def _decides(self, criterion: Criterion, person: Person) -> bool:
        country = self.case.country
        if criterion.weak:
            return bool(person.flags & AT_RISK) or criterion.by == country
        if criterion.room_rule == "two_hours" == self.options.room_rule:
            return True
        if country == "widest" or criterion.by in (country, "INT") or criterion.tier is Tier.HOUSEHOLD:
            return True
        return all(test.by not in (country, "INT") for test in self.definition.tests if test.proximity)

    def _upgrades(self, mets: Sequence[Met]) -> bool:
        """Tell whether indoor meetings of any 24 hours reach one doubling over 15 minutes near (CDC footnote)."""
        if self.case.country not in ("widest", "US"):
            return False
        limit = 2 if self.options.room_rule == "under_2m" else FAR_RANK
        held = [(met.begin, met.end, met.how.rate) for met in mets if clear(met.how) and met.near <= limit]
        return doublings(most_in_window(held, 24)) >= 1

    def _base(self, mets: Sequence[Met]) -> Tier:
        """Give what remains when no test holds."""
        if not mets or self.definition.base == "intimate":
            return Tier.NONE
        if self.definition.base == "none":
            return Tier.UNLIKELY
        if self.definition.base == "touch":
            return Tier.POSSIBLE if any(met.near == 0 for met in mets) else Tier.UNLIKELY
        return max(in_the_air(met) for met in mets)

    def _benefit(self, judged: Judged, period: Period, *, lives: bool) -> float:
        """Sum doublings over all that counts, each minute weighed by its day."""
        segments = []
        for met in judged.met:
            minutes = max(met.minutes, 15.0) if met.near == 0 else met.minutes
            weight = met.how.rate * 2.0 ** self.day_points(met, period)
            segments.append((met.begin, met.begin + minutes * 60, weight))
        points = doublings(total_minutes(segments))
        return max(points, _LIVING_SCORE) if lives else points

    def day_points(self, met: Met, period: Period) -> int:
        """Give the points of a day: 0 at the peak, -2 beside it, -4 late (exposure.md 1.2)."""
        offset = (met.day - period.day_zero).days
        published = self.resolved.illness.published
        if in_peak(published, offset) is not None:
            late = published == "covid19" and offset >= 10
            return 0 if in_peak(published, offset) else -4 if late else -2
        return 0 if period.start <= met.day <= period.end else -2


def _certainty(
    tier: Tier, low: Tier, high: Tier, *, steady: bool, met: Sequence[Met], kept: Sequence[Encounter]
) -> Certainty:
    if not steady:
        return Certainty.DEPENDS_ON_ONSET
    if high > tier:
        return Certainty.COULD_BE_HIGHER
    noted = {item.id: item for item in kept}
    guessed = any(
        noted[item.id].minutes is None or (noted[item.id].distance is None and item.near > 0) for item in met
    )
    return Certainty.ASSUMED if low < tier and guessed else Certainty.SURE
