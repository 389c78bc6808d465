"""The worked examples that were written beside the published rules, and a set of our own."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Assessment
from contactlog.core.people import Person
from contactlog.core.times import parse_moment
from contactlog.core.values import ContactKind, Distance, Flag, Mask, Precision, Setting, Space

_SHARED = Path(__file__).parents[2].parent / "shared" / "facts" / "vignettes.jsonl"
_NAMES = {
    "onset": "symptom_onset",
    "test": "test_date",
    "rash": "rash_onset",
    "symptoms_end": "symptoms_end",
    "isolated_from": "isolated_from",
}
_OWN: list[dict[str, Any]] = [
    {
        "id": "own-14-minutes",
        "illness": "covid19",
        "case": {"onset": "2026-03-10", "symptomatic": True},
        "now": "2026-03-12T09:00+00:00",
        "encounters": [
            {
                "person": "Ana",
                "start": "2026-03-10T12:00+00:00",
                "duration_min": 14,
                "distance": "1to2",
                "setting": "outdoor",
            }
        ],
        "expected": {"tier": "possible"},
    },
    {
        "id": "own-two-halves-make-fifteen",
        "illness": "covid19",
        "case": {"onset": "2026-03-10", "symptomatic": True},
        "now": "2026-03-12T09:00+00:00",
        "encounters": [
            {
                "person": "Ana",
                "start": "2026-03-10T09:00+00:00",
                "duration_min": 8,
                "distance": "1to2",
                "setting": "outdoor",
            },
            {
                "person": "Ana",
                "start": "2026-03-10T19:00+00:00",
                "duration_min": 8,
                "distance": "1to2",
                "setting": "outdoor",
            },
        ],
        "expected": {"tier": "close"},
    },
    {
        "id": "own-long-before",
        "illness": "covid19",
        "case": {"onset": "2026-03-10", "symptomatic": True},
        "now": "2026-03-12T09:00+00:00",
        "encounters": [
            {
                "person": "Ana",
                "start": "2026-02-20T12:00+00:00",
                "duration_min": 60,
                "distance": "lt1",
                "setting": "indoor",
            }
        ],
        "expected": {"tier": "none"},
    },
]


def _shared() -> list[dict[str, Any]]:
    if not _SHARED.exists():
        return []
    return [json.loads(line) for line in _SHARED.read_text("utf-8").splitlines()]


def _day(text: str) -> DoubtfulDay:
    day = date.fromisoformat(text[:10])
    return DoubtfulDay(day, day, parse_moment(text) if len(text) > 10 else None)


def _case(given: dict[str, Any], illness: str) -> Case:
    anchors = {name: _day(given[key]) for key, name in _NAMES.items() if key in given}
    if "onset_range" in given:
        first, last = map(date.fromisoformat, given["onset_range"])
        anchors["symptom_onset"] = DoubtfulDay(first, last)
    return Case("case", illness, anchors, symptomatic=given.get("symptomatic"), sex=given.get("sex"))


def _encounter(number: int, given: dict[str, Any]) -> Encounter:
    def word(key: str, kind: Any) -> Any:
        return kind(given[key]) if given.get(key) not in (None, "unknown") else None

    start = given["start"]
    moment = parse_moment(start) if len(start) > 10 else None
    return Encounter(
        f"e{number}",
        date.fromisoformat(start[:10]),
        "UTC",
        moment,
        Precision.EXACT if moment else Precision.DAY,
        given.get("duration_min"),
        (given["person"],),
        distance=word("distance", Distance),
        setting=word("setting", Setting),
        space=word("space", Space),
        mask_mine=word("mask_case", Mask),
        mask_theirs=word("mask_contact", Mask),
        face_to_face=given.get("face_to_face"),
        kinds=frozenset(map(ContactKind, given.get("contact_kind", ()))),
    )


def _assess(vignette: dict[str, Any]) -> Assessment:
    people = {
        item["person"]: Person(
            item["person"],
            item["person"],
            flags=frozenset({Flag.PREGNANT}) if item.get("vulnerable") else frozenset(),
            fell_ill_on=date.fromisoformat(item["their_onset"]) if item.get("their_onset") else None,
        )
        for item in vignette["encounters"]
    }
    met = [_encounter(number, item) for number, item in enumerate(vignette["encounters"])]
    case = _case(vignette["case"], vignette["illness"])
    return exposure.assess(case, people, met, as_of=parse_moment(vignette["now"]), zone="UTC")


@pytest.mark.parametrize("vignette", [*_OWN, *_shared()], ids=lambda vignette: str(vignette["id"]))
def test_tier_order_and_certainty_are_the_published_ones(vignette: dict[str, Any]) -> None:
    assessment, expected = _assess(vignette), vignette["expected"]
    found = {item.person: item for item in assessment.exposures}
    person = vignette["encounters"][0]["person"]
    tiers = expected.get("tiers", {person: expected["tier"]})
    assert {name: found[name].tier.word if name in found else "none" for name in tiers} == tiers
    wanted = expected.get("order", [])
    assert [item.person for item in assessment.exposures if item.person in wanted] == wanted
    if "tier_low" in expected:
        assert found[person].tier_low.word == expected["tier_low"]
    if "certainty" in expected:
        assert found[person].certainty.value == expected["certainty"]


@pytest.mark.parametrize("vignette", [*_OWN, *_shared()], ids=lambda vignette: str(vignette["id"]))
def test_reasons_name_a_rule_and_no_percentage(vignette: dict[str, Any]) -> None:
    for item in _assess(vignette).exposures:
        for reason in item.reasons:
            assert reason.rule
            assert reason.owner
            assert "%" not in reason.text
            assert "safe" not in reason.text.casefold().split()


def test_every_supported_figure_names_its_source() -> None:
    sheets = exposure.illnesses()
    assert len(sheets) == 31
    for sheet in sheets:
        for figure in sheet.figures:
            if figure.basis in ("quote", "interpreted"):
                assert figure.sources, (sheet.id, figure)
                assert all(source in sheet.sources for source in figure.sources), (sheet.id, figure.sources)
