"""Marks of people count where the fact sheet says that the illness weighs more for them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Assessment
from contactlog.core.meetings import meetings_of
from contactlog.core.people import Person
from contactlog.core.values import ContactKind, Distance, Flag, Precision, Setting
from contactlog.exposure.loader import ORDER
from tests.exposure.strategies import ZERO, primary


def _look(illness: str, flag: Flag, kind: ContactKind = ContactKind.KISSED) -> Assessment:
    """Look at somebody with a mark, and at somebody without who was met longer."""
    noon = datetime(ZERO.year, ZERO.month, ZERO.day, 12, tzinfo=UTC)
    met = [
        Encounter(
            name, ZERO, "UTC", noon, Precision.EXACT, minutes, (name,),
            distance=Distance.TOUCH, setting=Setting.INDOOR, kinds=frozenset({kind}),
        )
        for name, minutes in (("marked", 30), ("other", 240))
    ]  # fmt: skip
    case = Case("case", illness, {primary(illness): DoubtfulDay(ZERO, ZERO)})
    people = {"marked": Person("marked", flags=frozenset({flag})), "other": Person("other")}
    return exposure.assess(case, people, meetings_of(met), as_of=noon + timedelta(hours=9), zone="UTC")


@pytest.mark.parametrize(
    ("illness", "flag", "first"),
    [
        ("covid19", Flag.OLDER, True),
        ("covid19", Flag.LONG_TERM_ILLNESS, True),
        ("covid19", Flag.LIVER_DISEASE, True),
        ("rsv", Flag.OLDER, True),
        ("hfmd", Flag.OLDER, False),
        ("hfmd", Flag.PREGNANT, True),
        ("glandular_fever", Flag.LONG_TERM_ILLNESS, False),
        ("covid19", Flag.CARE_WORKER, False),
    ],
)
def test_who_is_named_by_the_sheet_comes_first(illness: str, flag: Flag, first: bool) -> None:
    found = _look(illness, flag).exposures
    assert found[0].tier == found[1].tier
    assert found[0].person == ("marked" if first else "other")
    said = "It weighs more for them" in " ".join(reason.text for reason in found[0].reasons)
    assert said is first


def test_influenza_has_help_for_the_old_and_the_long_ill() -> None:
    for flag in (Flag.OLDER, Flag.LONG_TERM_ILLNESS):
        until = {item.person: item.deadline for item in _look("influenza", flag).exposures}
        assert until["marked"] is not None
        assert until["other"] is None


def test_hepatitis_a_has_immunoglobulin_for_a_liver_disease() -> None:
    found = _look("hepatitis_a", Flag.LIVER_DISEASE, ContactKind.SEXUAL).exposures
    offered = {item.person: {advice.action for advice in item.advice} for item in found}
    assert "immunoglobulin" in offered["marked"]
    assert "immunoglobulin" not in offered["other"]


@pytest.mark.parametrize("flag", [Flag.OLDER, Flag.LONG_TERM_ILLNESS, Flag.LIVER_DISEASE])
def test_no_such_mark_keeps_from_a_live_vaccine(flag: Flag) -> None:
    for illness in ("measles", "chickenpox"):
        marked = next(item for item in _look(illness, flag).exposures if item.person == "marked")
        assert marked.deadline is not None
        assert marked.deadline.what == "vaccine"


def test_every_group_that_advice_is_for_is_one_that_a_person_can_be_marked_as() -> None:
    """A new sheet may name a group that nothing here matches; then this says so."""
    known = {
        "all_contacts", "close_contacts", "household_contacts", "household_and_sexual_contacts", "low_risk_contacts",
        "non_immune_contacts", "blood_exposed_non_immune", "high_risk_contacts", "newborns", "pregnant_contacts",
        "pregnant_or_infant_household", "pregnant_immunocompromised_newborn", "chronic_liver_disease_contacts",
        "pregnant_immunocompromised_non_immune", "pregnant_immunocompromised_newborn_non_immune",
        "pregnant_infant_immunocompromised_non_immune", "healthcare_workers_non_immune",
        "close_contacts_if_priority_group",
    }  # fmt: skip
    unmatched = {"food_handlers_childcare_workers", "childcare_school_contacts_without_antibiotics"}
    named = {advice.who for illness in ORDER for advice in exposure.illness(illness).contact_advice}
    assert named - known == unmatched
