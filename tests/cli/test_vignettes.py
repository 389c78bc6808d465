"""The worked examples through the program itself: diary lines in, a case, exposures out as JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from contactlog import vault
from contactlog.vault import kdf
from tests.cli.bringing import run
from tests.cli.conftest import PASSPHRASE, Program
from tests.conftest import heavy_size
from tests.exposure import own_vignettes
from tests.exposure.vignettes import NOT_DATES, Vignette, examples, expected_tiers, flags_of, shared

_FLAGS = {
    "onset": "--onset",
    "test": "--test",
    "rash": "--rash",
    "diagnosis": "--diagnosis",
    "symptoms_end": "--symptoms-ended",
    "isolated_from": "--isolated-from",
}
_KEYS = {
    "duration_min": "minutes",
    "mask_case": "mask_mine",
    "mask_contact": "mask_theirs",
    "contact_kind": "kinds",
    **{key: key for key in ("distance", "setting", "space", "ventilation", "voice", "face_to_face")},
}


def _lines(vignette: Vignette) -> list[dict[str, Any]]:
    """Write an example as diary lines."""
    people: dict[str, dict[str, Any]] = {
        name: {"type": "person", "name": name, **marks} for name, marks in vignette.get("people", {}).items()
    }
    meetings = []
    for item in vignette["encounters"]:
        person = people.setdefault(item["person"], {"type": "person", "name": item["person"]})
        person["flags"] = sorted({*flags_of(item), *person.get("flags", ())})
        if item.get("their_onset"):
            person["fell_ill_on"] = item["their_onset"]
        start = item["start"]
        when = (
            {"started_at": start + ":00" if start.count(":") == 1 else start, "precision": "exact"}
            if "T" in start
            else {"local_date": start}
        )
        known = {name: item[key] for key, name in _KEYS.items() if item.get(key) not in (None, "unknown", [])}
        meetings.append(
            {
                "type": "encounter",
                "zone": vignette.get("zone", "UTC"),
                "people": [item["person"]],
                **when,
                **known,
            }
        )
    return [*people.values(), *meetings]


def _case(vignette: Vignette) -> list[str]:
    """Write the case as options."""
    given = vignette["case"]
    options = [part for key, flag in _FLAGS.items() if key in given for part in (flag, given[key])]
    if "onset_range" in given:
        options += ["--onset", "..".join(given["onset_range"])]
    if given.get("symptomatic") is False:
        options.append("--no-symptoms")
    for key, text in given.items():
        if key in ("sex", "stage", "country"):
            options += [f"--{key}", text]
        elif key not in _FLAGS and key not in NOT_DATES:
            options += ["--anchor", f"{key}={text}"]
    return ["--illness", vignette["illness"], *options]


def _exposures(base: Program, folder: Path, vignette: Vignette) -> dict[str, Any]:
    """Run an example in a diary of its own."""
    environment = {**base.environment, "CONTACTLOG_DATA_DIR": str(folder), "TZ": vignette.get("zone", "UTC")}
    program = Program(folder, base.passphrase_file, environment)
    made, _ = vault.create(
        folder, PASSPHRASE, clock=lambda: datetime.now(UTC), kdf=kdf.CHEAPEST, recovery=False
    )
    made.close()
    file = folder.with_suffix(".jsonl")
    file.write_text("".join(json.dumps(line) + "\n" for line in _lines(vignette)), "utf-8")
    run(program, "import", str(file), "--as", "diary", "--yes")
    for name, text in vignette.get("settings", {}).items():
        program("settings", "set", name, text)
    program("case", "new", *_case(vignette), "--learned", "2026-03-12T08:00:00Z")
    found: dict[str, Any] = program.json("exposures", "--as-of", vignette["now"])
    return found


@pytest.mark.heavy
def test_the_examples_hold_through_the_program(empty_program: Program, tmp_path: Path) -> None:
    everything = [*shared(), *examples(), *own_vignettes.OWN]
    step = max(1, len(everything) // heavy_size(len(everything), 4))
    for vignette in everything[::step]:
        found = _exposures(empty_program, tmp_path / vignette["id"], vignette)
        listed = {item["person"]: item for item in found["exposures"]}
        tiers, expected = expected_tiers(vignette), vignette["expected"]
        told = {name: listed[name]["tier"] if name in listed else "none" for name in tiers}
        assert told == tiers, vignette["id"]
        wanted = expected.get("order", [])
        assert [item["person"] for item in found["exposures"] if item["person"] in wanted] == wanted
        named = {reason["rule"] for item in found["exposures"] for reason in item["reasons"]}
        named |= {item["deadline_rule"] for item in found["exposures"]}
        assert set(vignette["rule"]) <= named, vignette["id"]
        if "deadline" in expected:
            assert found["exposures"][0]["deadline"] == expected["deadline"], vignette["id"]
