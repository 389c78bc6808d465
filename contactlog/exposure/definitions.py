"""Contact definitions as tests on a meeting; loaded by illness, or read off a user's own contact rules."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from contactlog.core.exposures import Tier
from contactlog.core.values import ContactKind, Distance, Flag
from contactlog.exposure.facts import ContactRule, Illness
from contactlog.exposure.loader import data_text

NEARNESS = {
    Distance.TOUCH: 0,
    Distance.UNDER_1M: 1,
    Distance.ONE_TO_2M: 2,
    Distance.OVER_2M: 3,
    Distance.FAR: 4,
}
"""Distances as ranks; smaller is nearer."""
FAR_RANK = 9
"""The rank of a test that does not ask for a distance."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One published test; holds when all that it names holds for a meeting."""

    rules: tuple[str, ...]
    by: str = "INT"
    tier: Tier = Tier.CLOSE
    kinds: frozenset[ContactKind] = frozenset()
    touch: bool = False
    """Touching is enough, beside the kinds; where a length is asked for, touching for so long."""
    within: int = FAR_RANK
    """Rank of the largest distance."""
    face: bool = False
    room: bool = False
    """In one closed room."""
    indoors: bool = False
    vehicle: bool = False
    """In a small vehicle."""
    minutes: float = 0
    strict: bool = False
    """More than `minutes`; otherwise at least."""
    hours: float = 24
    same_day: bool = False
    several: bool = False
    """Asks for more than one meeting; those that touch are one."""
    weak: bool = False
    """Disputed or unsupported: makes only a possible contact, and a close one of people at higher risk."""
    at_risk_rules: tuple[str, ...] = ()
    """Rules that say so for people at higher risk."""
    room_rule: str | None = None
    """Counts only under this choice of room rule."""

    @property
    def proximity(self) -> bool:
        """True when it rests on length or distance, not on a kind of contact."""
        return not self.kinds and not self.vehicle

    @property
    def measures(self) -> frozenset[str]:
        """What it asks of a meeting, by the names of `Features.noted`."""
        asked = {
            "length": self.minutes > 0,
            "distance": self.within < FAR_RANK,
            "face": self.face,
            "setting": self.room or self.indoors,
        }
        return frozenset(name for name, is_asked in asked.items() if is_asked)


@dataclass(frozen=True, slots=True)
class Definition:
    """All tests of one illness."""

    tests: tuple[Criterion, ...]
    base: str = "air"
    """What remains when no test holds: ``air`` (near or indoors is possible), ``touch``, ``none``, ``intimate``."""
    upgrade: bool = False
    any_contact_for: frozenset[Flag] = frozenset()

    def has_own(self, country: str) -> bool:
        """Tell whether a country measures contacts itself, so that the tests of others do not decide there.

        Where any authority counts minutes and metres, only such tests tell; else any that make a close contact.
        """
        close = [test for test in self.tests if test.tier is Tier.CLOSE and not test.weak]
        measuring = [test for test in self.tests if test.proximity]
        return any(test.by in (country, "INT") for test in measuring or close)


def definition_of(illness: Illness) -> Definition:
    """Give the contact definition of an illness."""
    if not illness.own and illness.id in _all():
        return _packaged(illness.id)
    routes = set(illness.transmission.routes if illness.transmission else ("droplet",))
    if routes <= {"sexual", "blood", "mother_to_child"}:
        base = "intimate"
    else:
        air = any(route.startswith(("air", "droplet")) for route in routes)
        base = "air" if air else "touch"
    return Definition(tuple(_from_rule(illness.id, rule) for rule in illness.contact_rules), base)


@lru_cache(maxsize=1)
def _all() -> Mapping[str, Any]:
    return tomllib.loads(data_text("definitions.toml"))


@lru_cache(maxsize=64)
def _packaged(id_: str) -> Definition:
    table = _all()[id_]
    return Definition(
        tuple(_test(entry) for entry in table["test"]),
        table["base"],
        table.get("upgrade", False),
        frozenset(Flag(flag) for flag in table.get("any_contact_for", ())),
    )


def _test(entry: Mapping[str, Any]) -> Criterion:
    values = {key: entry[key] for key in entry.keys() - {"kinds", "within", "tier", "rules", "at_risk_rules"}}
    return Criterion(
        tuple(entry["rules"]),
        tier=Tier[entry.get("tier", "close").upper()],
        kinds=frozenset(ContactKind(kind) for kind in entry.get("kinds", ())),
        at_risk_rules=tuple(entry.get("at_risk_rules", ())),
        within=NEARNESS[Distance(entry["within"])] if "within" in entry else FAR_RANK,
        **values,
    )


_FLAGS = (
    ("sexual", ("sexual",)),
    ("saliva", ("kissed", "shared_utensils")),
    ("food", ("ate_food_i_prepared",)),
    ("fomite", ("shared_bedding",)),
    ("blood", ("shared_needle",)),
    ("childcare", ("same_childcare",)),
    ("healthcare", ("care",)),
    ("overnight", ("slept_same_room",)),
    ("direct_contact", ("touched_rash", "skin_contact", "hugged")),
)


def _from_rule(illness: str, rule: ContactRule) -> Criterion:
    """Read a user's own contact rule as a test."""
    kinds = {ContactKind(kind) for flag, names in _FLAGS if getattr(rule, flag) for kind in names}
    if rule.household:
        kinds |= {ContactKind.LIVES_WITH, ContactKind.SLEPT_SAME_ROOM}
    within = FAR_RANK
    if rule.max_distance_m is not None:
        limits = ((0.0, 0), (1.0, 1), (2.0, 2))
        within = next((rank for limit, rank in limits if rule.max_distance_m <= limit), 3)
    return Criterion(
        (f"{illness}.{rule.id}",),
        rule.jurisdiction,
        Tier.HOUSEHOLD if rule.household else Tier.CLOSE,
        frozenset(kinds),
        touch=rule.direct_contact,
        within=within,
        face=rule.kind == "face_to_face",
        room=rule.same_room,
        indoors=rule.indoors_only,
        minutes=rule.min_minutes or 0,
        hours=rule.cumulative_window_hours or 24,
    )
