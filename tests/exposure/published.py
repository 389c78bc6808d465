"""Two published models to rank meetings by: microCOVID's multipliers, and means computed with CAiMIRA."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from contactlog.core.encounters import Encounter
from contactlog.core.values import Distance, Mask, Precision, Setting, Space, Ventilation, Voice
from tests.exposure.strategies import ZERO

MICROCOVID: dict[str, Any] = {
    "base_per_hour_indoor_1m_talking": 0.14,
    "cap": 0.6,
    "intimate_duration_floor_min": 20,
    "distance": {"intimate": 5.0, "close_1ft": 2.0, "normal_3ft": 1.0, "six_ft": 0.5, "ten_ft": 0.25},
    "setting": {"indoor": 1.0, "outdoor": 0.05, "filtered": 0.25, "partiallyEnclosed": 0.25},
    "mask_of_infected": {"none": 1.0, "thin": 0.5, "surgical": 0.25, "n95": 0.167},
    "mask_of_contact": {"none": 1.0, "thin": 1.0, "surgical": 0.5, "n95": 0.333},
    "voice": {"silent": 0.2, "normal": 1.0, "loud": 5.0},
}
"""Multipliers and names of the microCOVID Project (MIT licence): github microCOVID/microCOVID at commit 8ecaf11,
src/data/data.ts and src/data/calculate.ts. Those it has of what our diary can say."""
_DISTANCE = {
    Distance.TOUCH: "intimate",
    Distance.UNDER_1M: "close_1ft",
    Distance.ONE_TO_2M: "normal_3ft",
    Distance.OVER_2M: "six_ft",
    Distance.FAR: "ten_ft",
}
_SETTING = {Setting.INDOOR: "indoor", Setting.OUTDOOR: "outdoor", Setting.PARTLY_OPEN: "partiallyEnclosed"}
_MASK = {Mask.NONE: "none", Mask.CLOTH: "thin", Mask.SURGICAL: "surgical", Mask.RESPIRATOR: "n95"}
_AXES: dict[str, tuple[Any, ...]] = {
    "minutes": (1, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480),
    "distance": tuple(_DISTANCE),
    "setting": tuple(_SETTING),
    "mask_mine": tuple(_MASK),
    "mask_theirs": tuple(_MASK),
    "voice": tuple(Voice),
    "ventilation": (Ventilation.ORDINARY, Ventilation.FILTERED),
}

_LIVED: dict[str, tuple[int, ...]] = {
    "distance": (1, 4, 8, 5, 2),
    "setting": (6, 2, 1),
    "mask_mine": (7, 1, 1, 1),
    "mask_theirs": (7, 1, 1, 1),
    "voice": (1, 8, 1),
    "ventilation": (9, 1),
}
"""How often each value is met, in the order of the axis."""


def activities(count: int, seed: int, *, lived: bool = False) -> list[Encounter]:
    """Make meetings over the whole grid that microCOVID knows, at random.

    Args:
        count: how many.
        seed: of the dice.
        lived: as people meet: mostly indoors, talking, without masks, seldom touching; else evenly.
    """
    dice = random.Random(seed)
    made = []
    for number in range(count):
        fields = {
            axis: dice.choices(values, _LIVED.get(axis) if lived else None)[0]
            for axis, values in _AXES.items()
        }
        if fields["setting"] is not Setting.INDOOR:
            fields["ventilation"] = Ventilation.ORDINARY
        noon = datetime(ZERO.year, ZERO.month, ZERO.day, 8, tzinfo=UTC)
        made.append(
            Encounter(
                f"a{number:04}", ZERO, "UTC", noon, Precision.EXACT, people=(f"p{number:04}",), **fields
            )
        )
    return made


def microcovid(met: Encounter) -> float:
    """Give what microCOVID's calculator says of one meeting with one infected person.

    Touching counts at least twenty minutes and ignores masks, voice and setting; under a foot ignores the
    setting; a single meeting is capped.
    """
    table = MICROCOVID
    assert met.distance is not None
    assert met.minutes is not None
    minutes, rate = met.minutes, table["distance"][_DISTANCE[met.distance]]
    if met.distance is Distance.TOUCH:
        minutes = max(minutes, table["intimate_duration_floor_min"])
    else:
        rate *= table["mask_of_infected"][_MASK[met.mask_mine or Mask.NONE]]
        rate *= table["mask_of_contact"][_MASK[met.mask_theirs or Mask.NONE]]
        rate *= table["voice"][(met.voice or Voice.NORMAL).value]
    if met.distance not in (Distance.TOUCH, Distance.UNDER_1M):
        setting = (
            "filtered" if met.ventilation is Ventilation.FILTERED else _SETTING[met.setting or Setting.INDOOR]
        )
        rate *= table["setting"][setting]
    hourly = table["base_per_hour_indoor_1m_talking"] * rate
    return float(min(hourly * minutes / 60, table["cap"]))


def with_gaps(met: Encounter, share: float, dice: random.Random) -> Encounter:
    """Forget each field with a probability."""
    forgotten: dict[str, Any] = {axis: None for axis in _AXES if dice.random() < share}
    return replace(met, **forgotten)


def correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Give Spearman's rank correlation; equals share the middle of their ranks."""
    first, second = _ranks(one), _ranks(other)
    middle = (len(one) + 1) / 2
    top = sum((a - middle) * (b - middle) for a, b in zip(first, second, strict=True))
    spread = [sum((value - middle) ** 2 for value in ranks) for ranks in (first, second)]
    return float(top / (spread[0] * spread[1]) ** 0.5)


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=lambda number: values[number])
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for place in range(start, end + 1):
            ranks[order[place]] = (start + end) / 2 + 1
        start = end + 1
    return ranks


def caimira_rows() -> list[list[Any]]:
    """Give the computed scenarios."""
    found: list[list[Any]] = json.loads(Path(__file__).with_name("caimira_means.json").read_text("utf-8"))[
        "rows"
    ]
    return found


def caimira_meeting(number: int, row: Sequence[Any]) -> Encounter:
    """Make the meeting of a computed scenario: hours, air changes an hour, cubic metres, metres, mask."""
    hours, changes, volume, metres, mask, _ = row
    near = {None: Distance.OVER_2M, 1.5: Distance.ONE_TO_2M, 1.0: Distance.ONE_TO_2M, 0.6: Distance.UNDER_1M}
    air = {0.25: Ventilation.POOR, 1.5: Ventilation.ORDINARY, 6.0: Ventilation.GOOD}
    worn = Mask.SURGICAL if mask == "type_i" else Mask.NONE
    noon = datetime(ZERO.year, ZERO.month, ZERO.day, 8, tzinfo=UTC)
    return Encounter(
        f"c{number:04}",
        ZERO,
        "UTC",
        noon,
        Precision.EXACT,
        hours * 60,
        (f"p{number:04}",),
        distance=near[metres],
        setting=Setting.INDOOR,
        space=Space.HALL if volume >= 300 else Space.ROOM,
        ventilation=air[changes],
        mask_mine=worn,
        mask_theirs=worn,
        voice=Voice.NORMAL,
    )
