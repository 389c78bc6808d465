"""Worked examples: how they are written down, and how they become a case, people and meetings."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Assessment
from contactlog.core.meetings import meetings_of
from contactlog.core.people import Person
from contactlog.core.times import local_date, parse_moment
from contactlog.core.values import (
    ContactKind,
    Distance,
    Flag,
    Mask,
    Precision,
    Setting,
    Space,
    Ventilation,
    Voice,
)

Vignette = dict[str, Any]
SHARED = Path(__file__).parents[2].parent / "shared" / "facts" / "vignettes.jsonl"
"""Examples written beside the published rules; not part of this repository."""
ANCHORS = {
    "onset": "symptom_onset",
    "test": "test_date",
    "rash": "rash_onset",
    "diagnosis": "diagnosis_date",
    "treatment": "treatment_start",
    "symptoms_end": "symptom_end",
    "isolated_from": "isolated_from",
}
"""The dates of a case in an example, and what the fact sheet calls them."""
NOT_DATES = ("symptomatic", "sex", "stage", "country", "onset_range")
"""What else an example says about a case."""


@cache
def examples() -> tuple[Vignette, ...]:
    """Give ours in the same form, written from the sheet and the rules before the program had answered them."""
    text = Path(__file__).with_name("examples.jsonl").read_text("utf-8")
    return tuple(json.loads(line) for line in text.splitlines())


@cache
def shared() -> tuple[Vignette, ...]:
    """Give the shared examples; none where they are not at hand."""
    if not SHARED.exists():
        return ()
    return tuple(json.loads(line) for line in SHARED.read_text("utf-8").splitlines())


def _day(text: str, zone: str) -> DoubtfulDay:
    if ".." in text:
        first, last = map(date.fromisoformat, text.split(".."))
        return DoubtfulDay(first, last)
    moment = parse_moment(text) if len(text) > len("2026-03-10") else None
    day = local_date(moment, zone) if moment else date.fromisoformat(text)
    return DoubtfulDay(day, day, moment)


def case_of(vignette: Vignette) -> Case:
    """Make the case."""
    given, zone = vignette["case"], vignette.get("zone", "UTC")
    dates = {ANCHORS.get(key, key): _day(text, zone) for key, text in given.items() if key not in NOT_DATES}
    if "onset_range" in given:
        first, last = map(date.fromisoformat, given["onset_range"])
        dates["symptom_onset"] = DoubtfulDay(first, last)
    return Case(
        "case",
        vignette["illness"],
        dates,
        symptomatic=given.get("symptomatic"),
        sex=given.get("sex"),
        stage=given.get("stage"),
        country=given.get("country", "widest"),
    )


def encounter_of(number: int, given: dict[str, Any], zone: str = "UTC") -> Encounter:
    """Make a meeting."""

    def word(key: str, kind: Any) -> Any:
        return kind(given[key]) if given.get(key) not in (None, "unknown") else None

    start = given["start"]
    moment = parse_moment(start) if len(start) > len("2026-03-10") else None
    return Encounter(
        f"e{number}",
        local_date(moment, zone) if moment else date.fromisoformat(start),
        zone,
        moment,
        Precision.EXACT if moment else Precision.DAY,
        given.get("duration_min"),
        (given["person"],),
        distance=word("distance", Distance),
        setting=word("setting", Setting),
        space=word("space", Space),
        ventilation=word("ventilation", Ventilation),
        mask_mine=word("mask_case", Mask),
        mask_theirs=word("mask_contact", Mask),
        voice=word("voice", Voice),
        face_to_face=given.get("face_to_face"),
        kinds=frozenset(map(ContactKind, given.get("contact_kind", ()))),
    )


def flags_of(given: dict[str, Any]) -> frozenset[Flag]:
    """Give a person's flags; "vulnerable" alone means pregnant."""
    marked = {Flag(flag) for flag in given.get("flags", ())}
    return frozenset(marked | ({Flag.PREGNANT} if given.get("vulnerable") else set()))


def people_of(vignette: Vignette) -> dict[str, Person]:
    """Make the people, by name."""
    more = vignette.get("people", {})
    names = [item["person"] for item in vignette["encounters"]]
    marks = {item["person"]: item for item in vignette["encounters"]}
    return {
        name: Person(
            name,
            name,
            flags=flags_of(marks.get(name, {})) | flags_of(more.get(name, {})),
            fell_ill_on=date.fromisoformat(marks[name]["their_onset"])
            if marks.get(name, {}).get("their_onset")
            else None,
            lives_with_me=more.get(name, {}).get("lives_with_me"),
        )
        for name in dict.fromkeys((*names, *more))
    }


def encounters_of(vignette: Vignette) -> list[Encounter]:
    """Make the meetings."""
    zone = vignette.get("zone", "UTC")
    return [encounter_of(number, item, zone) for number, item in enumerate(vignette["encounters"])]


def assess(vignette: Vignette) -> Assessment:
    """Assess an example."""
    return exposure.assess(
        case_of(vignette),
        people_of(vignette),
        meetings_of(encounters_of(vignette)),
        as_of=parse_moment(vignette["now"]),
        zone=vignette.get("zone", "UTC"),
        options=exposure.AssessOptions(**vignette.get("settings", {})),
    )


def expected_tiers(vignette: Vignette) -> dict[str, str]:
    """Give the expected tier of each person."""
    expected = vignette["expected"]
    tiers: dict[str, str] = expected.get(
        "tiers", {vignette["encounters"][0]["person"]: expected.get("tier", "none")}
    )
    return tiers
