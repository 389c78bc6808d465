"""Which marks of a person make an illness weigh more for them."""

from __future__ import annotations

from dataclasses import replace

from contactlog.core.people import Person
from contactlog.core.values import Flag
from contactlog.exposure.facts import Illness

_LONG_ILL = (
    "chronic_disease",
    "serious_medical_conditions",
    "chronic_lung_or_heart_disease",
    "chronic_conditions",
)
_GROUPS = {
    Flag.OLDER: ("older_adults", "aged_65_plus", "aged_over_50", "care_home_residents"),
    Flag.LONG_TERM_ILLNESS: _LONG_ILL,
    Flag.LIVER_DISEASE: ("chronic_liver_disease", *_LONG_ILL),
}
"""Marks that count where the fact sheet names a group like them, and the sheet's names. Pregnancy, babies and weak
immunity count for every illness."""


def idle_marks(illness: Illness) -> frozenset[Flag]:
    """Give the marks that do not count for an illness."""
    named = {name for risk in illness.higher_risk for name in risk.groups}
    return frozenset(flag for flag, groups in _GROUPS.items() if not named.intersection(groups))


def weighed(person: Person, idle: frozenset[Flag]) -> Person:
    """Give a person without the marks that do not count."""
    return replace(person, flags=person.flags - idle) if person.flags & idle else person
