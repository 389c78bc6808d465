"""Reading the files of lines beside what a person would understand, and comparing."""

from __future__ import annotations

import re
from pathlib import Path

from contactlog.quickentry import NamedOne, Reading

_KEYS = "people|place|group|day|at|min|dist|setting|space|vent|masks|voice|f2f|kinds|strangers|q"


def read_lines(folder: Path, kind: str) -> list[tuple[str, str, dict[str, str]]]:
    """Give (language, line, what is expected by key) of every ``KIND_LANGUAGE.txt``."""
    found = []
    for file in sorted(folder.glob(f"{kind}_*.txt")):
        for text in file.read_text("utf-8").splitlines():
            if text.strip() and not text.startswith("#"):
                line, expected = map(str.strip, text.split("=>"))
                wanted = dict(re.findall(rf"({_KEYS})=(.*?)(?= (?:{_KEYS})=|$)", expected))
                found.append((file.stem.removeprefix(f"{kind}_"), line, wanted))
    return found


def mistakes(read: Reading, wanted: dict[str, str]) -> dict[str, str]:
    """Give what was read otherwise than expected, by key; empty when all is as a person means it."""
    expected = dict(wanted)
    found = {} if bool(read.question) == ("q" in expected) else {"question": str(read.question)}
    expected.pop("q", None)
    if read.not_understood and "q" not in wanted:
        found["not understood"] = " / ".join(read.not_understood)
    if "people" in expected:
        expected["people"] = ",".join(sorted(expected["people"].split(",")))
    return found | {key: _said(read, key) for key, value in expected.items() if _said(read, key) != value}


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
