"""The order that the program itself gives to many people, beside a published model."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from contactlog import vault
from contactlog.core.encounters import Encounter
from contactlog.core.times import moment_text
from contactlog.vault import kdf
from tests.cli.bringing import run
from tests.cli.conftest import PASSPHRASE, Program
from tests.exposure import published

_COUNT = 451
_FIELDS = ("minutes", "distance", "setting", "ventilation", "mask_mine", "mask_theirs", "voice")


def _line(met: Encounter) -> dict[str, Any]:
    """Write a meeting as a diary line; sharing a cup makes a close contact of each, so that only strength orders."""
    assert met.started_at is not None
    noted = {name: getattr(met, name) for name in _FIELDS if getattr(met, name) is not None}
    return {
        "type": "encounter",
        "zone": "UTC",
        "started_at": moment_text(met.started_at),
        "precision": "exact",
        "people": [_name(met)],
        "kinds": ["shared_utensils"],
        **noted,
    }


def _name(met: Encounter) -> str:
    """Give somebody a name of letters only, so that names do not follow the numbers."""
    return "Guest " + "".join(chr(ord("a") + int(digit)) for digit in met.people[0][1:])


def _listed(base: Program, folder: Path, met: list[Encounter]) -> list[dict[str, Any]]:
    """Give the exposures of a diary of its own that holds these meetings."""
    program = Program(folder, base.passphrase_file, {**base.environment, "CONTACTLOG_DATA_DIR": str(folder)})
    made, _ = vault.create(
        folder, PASSPHRASE, clock=lambda: datetime.now(UTC), kdf=kdf.CHEAPEST, recovery=False
    )
    made.close()
    file = folder.with_suffix(".jsonl")
    lines = [*({"type": "person", "name": _name(item)} for item in met), *map(_line, met)]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    run(program, "import", str(file), "--as", "diary", "--yes")
    program("case", "new", "--illness", "covid19", "--onset", "2026-03-10")
    found: list[dict[str, Any]] = program.json("exposures", "--as-of", "2026-03-12T09:00Z")["exposures"]
    return found


@pytest.mark.heavy
@pytest.mark.parametrize(("share", "least"), [(0.0, 0.95), (0.3, 0.75)])
def test_the_places_in_the_list_follow_a_published_model(
    empty_program: Program, tmp_path: Path, share: float, least: float
) -> None:
    known, dice = published.activities(_COUNT, 7, lived=True), random.Random(7)
    risks = {_name(item): published.microcovid(item) for item in known}
    listed = _listed(
        empty_program, tmp_path / "many", [published.with_gaps(item, share, dice) for item in known]
    )
    assert {item["tier"] for item in listed} == {"close"}
    assert [item["order"] for item in listed] == list(range(1, _COUNT + 1))
    places = [-item["order"] for item in listed]
    assert published.correlation(places, [risks[item["person"]] for item in listed]) >= least
