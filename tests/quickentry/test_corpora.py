"""Lines as people write them, beside what a person would understand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contactlog.quickentry import NamedOne, Reading
from tests.quickentry.samples import reading

_KEYS = "people|place|group|day|at|min|dist|setting|space|vent|masks|voice|f2f|kinds|strangers|q"


def _corpus() -> list[tuple[str, str, str]]:
    return [
        (file.stem.removeprefix("corpus_"), *map(str.strip, text.split("=>")))  # type: ignore[misc]
        for file in sorted(Path(__file__).parent.glob("corpus_*.txt"))
        for text in file.read_text("utf-8").splitlines()
        if text.strip() and not text.startswith("#")
    ]


def _named(one: NamedOne | None) -> str | None:
    return None if one is None else one.id or f"+{one.name}"


def _said(read: Reading, key: str) -> str:
    values: dict[str, object] = {
        "people": ",".join(sorted(str(_named(person)) for person in read.people)),
        "place": _named(read.place),
        "group": _named(read.group),
        "day": read.local_date.isoformat(),
        "at": read.started_at and f"{read.started_at:%H:%M}",
        "min": f"{read.minutes:g}" if read.minutes is not None else None,
        "dist": read.distance,
        "setting": read.setting,
        "space": read.space,
        "vent": read.ventilation,
        "masks": f"{read.mask_mine}/{read.mask_theirs}",
        "voice": read.voice,
        "f2f": str(read.face_to_face).lower(),
        "kinds": ",".join(sorted(read.kinds)),
        "strangers": read.strangers,
    }
    return str(values[key])


@pytest.mark.parametrize(("lang", "line", "expected"), _corpus())
def test_a_line_is_read_as_a_person_means_it(lang: str, line: str, expected: str) -> None:
    read = reading(line, lang)
    wanted = dict(re.findall(rf"({_KEYS})=(.*?)(?= (?:{_KEYS})=|$)", expected))
    assert bool(read.question) == ("q" in wanted), read.question
    assert read.not_understood == ()
    if "people" in wanted:
        wanted["people"] = ",".join(sorted(wanted["people"].split(",")))
    wanted.pop("q", None)
    assert {key: _said(read, key) for key in wanted} == wanted
