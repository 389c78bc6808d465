"""The tests of an illness as the case's country and room rule have them, held against meetings.

Which tests a kind of meeting fits is worked out once for each kind. A tier asks only the tests that can still raise
it; every test that holds is looked for when somebody asks for reasons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from contactlog.core.exposures import Tier
from contactlog.core.people import Person
from contactlog.core.values import ContactKind, Distance
from contactlog.exposure.definitions import FAR_RANK, NEARNESS, Criterion, Definition
from contactlog.exposure.doublings import doublings, most_in_window
from contactlog.exposure.features import Features
from contactlog.exposure.fitting import clear, fits, in_the_air, long_enough, tier_of
from contactlog.exposure.judged import AT_RISK, Match
from contactlog.exposure.known import Known
from contactlog.exposure.meetings import Met, kinds_of

_LIVING = frozenset({ContactKind.LIVES_WITH})
_BOTH = (False, True)
"""People at no higher risk, and people at risk: places in the pairs below."""

Tiers = tuple[Tier, Tier]
"""What something makes for people at no higher risk, and for people at risk."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The tests that a kind of meeting fits, by number."""

    at_once: frozenset[int]
    """Those that hold however long it was."""
    timed: frozenset[int]
    """Those that ask for a length."""
    tiers: Tiers
    """What the first of them make."""


class Strength(NamedTuple):
    """What meetings make of a person, whatever their day."""

    tier: Tier = Tier.NONE
    upgraded: bool = False
    """Long or loud indoors: close although no test holds."""
    at_risk: bool = False
    """It counts although no test decides, because the illness weighs so much for this person."""


_NOTHING = Strength()


class Ruling:
    """The tests of one illness under one choice of country and room rule."""

    def __init__(self, definition: Definition, country: str, room_rule: str) -> None:
        self.definition = definition
        self._country = country
        self._room_rule = room_rule
        self._tests = {number: test for number, test in enumerate(definition.tests) if self._counts(test)}
        self._makes = {number: self._tiers(test) for number, test in self._tests.items()}
        timed = [number for number, test in self._tests.items() if test.minutes > 0]
        self._timed = tuple(sorted(timed, key=lambda number: -self._makes[number][risk]) for risk in _BOTH)
        self._living = self._best(
            number for number, test in self._tests.items() if test.minutes == 0 and test.kinds & _LIVING
        )
        self._fits = Known(self._fit)
        self._passes = Known(self._could_pass)
        self._at_once = tuple(Known(partial(self._made_at_once, risk)) for risk in _BOTH)

    def strength(self, person: Person, mets: Sequence[Met], *, lives: bool) -> Strength:
        """Give the tier that meetings make, by the tests and then by what remains.

        Args:
            person: who was met; their flags count.
            mets: the meetings.
            lives: the two live together.
        """
        if not mets and not lives:
            return _NOTHING
        risk = bool(person.flags & AT_RISK)
        tier = self._living[risk] if lives else Tier.NONE
        tier = max(tier, self._most_at_once(kinds_of(mets), risk=risk))
        for number in self._timed[risk]:
            makes = self._makes[number][risk]
            if makes <= tier:
                break
            fitting = [met for met in mets if number in self._fits[met.how].timed]
            if _holds(self._tests[number], fitting, lives=lives):
                tier = makes
        if tier >= Tier.CLOSE or not mets:
            return Strength(tier)
        if self.definition.upgrade and self._upgrades(mets):
            return Strength(Tier.CLOSE, upgraded=True)
        if person.flags & self.definition.any_contact_for:
            return Strength(Tier.CLOSE, at_risk=True)
        return Strength(max(tier, self._base(mets)))

    def stands(self, person: Person, mets: Sequence[Met], tier: Tier) -> bool:
        """Tell whether a tier surely stays with unknown fields filled at their least: by tests that hold at once."""
        kinds = {how.least or how for how in kinds_of(mets)}
        return tier <= self._most_at_once(kinds, risk=bool(person.flags & AT_RISK))

    def matches(self, person: Person, mets: Sequence[Met], *, lives: bool) -> tuple[Match, ...]:
        """Give every test that holds, in the order of the definition."""
        risk = bool(person.flags & AT_RISK)
        at_once: set[int] = set()
        timed: dict[int, list[Met]] = defaultdict(list)
        for met in mets:
            fit = self._fits[met.how]
            at_once |= fit.at_once
            for number in fit.timed:
                timed[number].append(met)
        return tuple(
            Match(test, self._decides(test, at_risk=risk))
            for number, test in self._tests.items()
            if number in at_once or _holds(test, timed.get(number, ()), lives=lives)
        )

    def exposing(self, person: Person, mets: Sequence[Met]) -> Sequence[Met]:
        """Give the meetings of a kind by which it passes on at all; all of them when there is none."""
        if person.flags & self.definition.any_contact_for:
            return mets
        if all(map(self._passes.__getitem__, kinds_of(mets))):
            return mets
        return [met for met in mets if self._passes[met.how]] or mets

    def makes(self, person: Person, met: Met, tier: Tier) -> bool:
        """Tell whether one meeting makes a tier by itself."""
        at_once = self._at_once[bool(person.flags & AT_RISK)][met.how]
        return at_once >= tier or self.strength(person, [met], lives=False).tier >= tier

    def _could_pass(self, how: Features) -> bool:
        """Tell whether it passes on at all at a kind of meeting: a test fits, or what remains is more than unlikely."""
        fit = self._fits[how]
        if fit.at_once or fit.timed:
            return True
        if self.definition.base == "air":
            return how.near == 0 or not (how.outdoors and how.near > NEARNESS[Distance.ONE_TO_2M])
        return self.definition.base == "touch" and how.near == 0

    def _fit(self, how: Features) -> Fit:
        fitting = [number for number, test in self._tests.items() if fits(test, how)]
        at_once = frozenset(number for number in fitting if self._tests[number].minutes == 0)
        return Fit(at_once, frozenset(fitting) - at_once, self._best(at_once))

    def _made_at_once(self, risk: bool, how: Features) -> Tier:
        return self._fits[how].tiers[risk]

    def _most_at_once(self, kinds: Iterable[Features], *, risk: bool) -> Tier:
        """Give the tier that kinds of meeting make however long they were."""
        return max(map(self._at_once[risk].__getitem__, kinds), default=Tier.NONE)

    def _best(self, numbers: Iterable[int]) -> Tiers:
        ordinary, at_risk = Tier.NONE, Tier.NONE
        for number in numbers:
            ordinary, at_risk = max(ordinary, self._makes[number][0]), max(at_risk, self._makes[number][1])
        return ordinary, at_risk

    def _tiers(self, test: Criterion) -> Tiers:
        ordinary, at_risk = (tier_of(Match(test, self._decides(test, at_risk=risk))) for risk in _BOTH)
        return ordinary, at_risk

    def _counts(self, test: Criterion) -> bool:
        """Tell whether the chosen room rule leaves a test in force."""
        if test.room_rule == "any_distance":
            return self._room_rule == "any_distance"
        return test.room_rule is None or self._room_rule != "under_2m"

    def _decides(self, test: Criterion, *, at_risk: bool) -> bool:
        """Tell whether a test that holds decides in the chosen country; otherwise it makes a possible contact."""
        theirs = (self._country, "INT")
        if test.weak:
            heard = self._country == "widest" or test.by == "INT" or bool(test.at_risk_rules)
            return test.by == self._country or (at_risk and heard)
        if test.room_rule == "two_hours" == self._room_rule:
            return True
        if self._country == "widest" or test.by in theirs or test.tier is Tier.HOUSEHOLD:
            return True
        return not self.definition.has_own(self._country)

    def _upgrades(self, mets: Sequence[Met]) -> bool:
        """Tell whether indoor meetings of any 24 hours reach one doubling over 15 minutes near (CDC footnote)."""
        if self._country not in ("widest", "US"):
            return False
        limit = 2 if self._room_rule == "under_2m" else FAR_RANK
        held = [(met.begin, met.end, met.how.rate) for met in mets if clear(met.how) and met.near <= limit]
        return doublings(most_in_window(held, 24)) >= 1

    def _base(self, mets: Sequence[Met]) -> Tier:
        """Give what remains when no test holds."""
        match self.definition.base:
            case "intimate":
                return Tier.NONE
            case "none":
                return Tier.UNLIKELY
            case "touch":
                return Tier.POSSIBLE if any(met.near == 0 for met in mets) else Tier.UNLIKELY
            case _:
                return max(in_the_air(met) for met in mets)


def _holds(test: Criterion, fitting: Sequence[Met], *, lives: bool) -> bool:
    """Tell whether the meetings that fit a test last as long as it asks; or living together is enough for it."""
    return long_enough(test, fitting) if fitting else lives and bool(test.kinds & _LIVING)
