"""Cases and meetings of every kind, for properties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.meetings import meetings_of
from contactlog.core.people import Person
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
from contactlog.exposure.judged import Verdict
from contactlog.exposure.options import ROOM_RULES
from contactlog.exposure.seen import Seen, one_by_one
from contactlog.exposure.tiers import Judge
from contactlog.exposure.windows import resolve

ZERO = date(2026, 3, 10)
"""The day the illness began."""
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)
COUNTRIES = ("widest", "UK", "US", "EU", "AU", "NZ", "CA")
MINUTES = (0.5, 1, 2, 5, 8, 10, 14, 15, 16, 30, 60, 119, 120, 121, 240, 481, 600)

AXES: dict[str, tuple[Any, ...]] = {
    "minutes": MINUTES,
    "distance": (Distance.FAR, Distance.OVER_2M, Distance.ONE_TO_2M, Distance.UNDER_1M, Distance.TOUCH),
    "setting": (Setting.OUTDOOR, Setting.PARTLY_OPEN, Setting.INDOOR),
    "mask_mine": (Mask.RESPIRATOR, Mask.SURGICAL, Mask.CLOTH, Mask.NONE),
    "mask_theirs": (Mask.RESPIRATOR, Mask.SURGICAL, Mask.CLOTH, Mask.NONE),
    "ventilation": (Ventilation.FILTERED, Ventilation.GOOD, Ventilation.ORDINARY, Ventilation.POOR),
    "voice": (Voice.SILENT, Voice.NORMAL, Voice.LOUD),
    "face_to_face": (False, True),
    "space": (Space.OPEN, Space.HALL, Space.ROOM),
}
"""Every axis along which a meeting can be stronger, from least to most."""

kinds = st.frozensets(st.sampled_from(list(ContactKind)), max_size=2)


def maybe(values: Sequence[Any]) -> st.SearchStrategy[Any]:
    """Choose a value, or that it is unknown."""
    return st.sampled_from([None, *values])


@st.composite
def meetings(draw: st.DrawFn, *, known: bool = False, days: tuple[int, int] = (-7, 16)) -> Encounter:
    """Make a meeting; with every field known if wanted."""
    chosen = st.sampled_from if known else maybe
    day = ZERO + timedelta(days=draw(st.integers(*days)))
    minute = draw(st.integers(0, 23 * 60))
    return Encounter(
        f"e{draw(st.integers(0, 999_999)):06}",
        day,
        "UTC",
        datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute),
        Precision.EXACT,
        draw(chosen(MINUTES)),
        ("ana",),
        distance=draw(chosen(AXES["distance"])),
        setting=draw(chosen((*AXES["setting"], Setting.VEHICLE))),
        space=draw(chosen((Space.ROOM, Space.HALL))),
        ventilation=draw(chosen(AXES["ventilation"])),
        mask_mine=draw(chosen(AXES["mask_mine"])),
        mask_theirs=draw(chosen(AXES["mask_theirs"])),
        voice=draw(chosen(AXES["voice"])),
        face_to_face=draw(chosen((True, False))),
        kinds=draw(kinds),
    )


def several(*, known: bool = False, days: tuple[int, int] = (-7, 16)) -> st.SearchStrategy[list[Encounter]]:
    """Make one to four meetings with different ids."""
    made = st.lists(meetings(known=known, days=days), min_size=1, max_size=4, unique_by=lambda item: item.id)
    return made.map(list)


def primary(illness: str) -> str:
    """Give the anchor from which the recommended window of an illness counts."""
    sheet = exposure.illness(illness)
    return next(anchor.event for anchor in sheet.anchors if anchor.role == "primary")


@st.composite
def cases(draw: st.DrawFn, illnesses: Sequence[str] = ("covid19",), *, width: int = 0) -> Case:
    """Make a case that began on day zero, or in doubt by up to so many days."""
    illness = draw(st.sampled_from(list(illnesses)))
    last = ZERO + timedelta(days=draw(st.integers(0, width)) if width else 0)
    return Case(
        "case",
        illness,
        {primary(illness): DoubtfulDay(ZERO, last)},
        symptomatic=True if illness == "covid19" else None,
        country=draw(st.sampled_from(COUNTRIES)),
    )


people = st.builds(
    lambda flags: Person("ana", "Ana", flags=flags), st.frozensets(st.sampled_from(list(Flag)), max_size=2)
)
options = st.sampled_from(ROOM_RULES).map(lambda rule: exposure.AssessOptions(room_rule=rule))


def verdict(
    case: Case,
    met: Sequence[Encounter],
    person: Person | None = None,
    chosen: exposure.AssessOptions | None = None,
) -> Verdict:
    """Judge one person."""
    resolved = resolve(case, as_of=NOW, zone="UTC")
    judge = Judge.of(case, resolved, "UTC", chosen)
    theirs = [replace(item, people=("ana",)) for item in met]
    seen = Seen(judge.placing.placed(meetings_of(theirs)), {})
    near = one_by_one([met for met in seen.mets if met.zones], judge.zone)
    return judge.verdict(person or Person("ana", "Ana"), seen, near.get("ana", ()), lives=False)


def changed(met: Sequence[Encounter], number: int, **fields: Any) -> list[Encounter]:
    """Change one meeting of several."""
    result = list(met)
    result[number] = replace(result[number], **fields)
    return result
