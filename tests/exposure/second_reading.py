"""The tiers of COVID-19 read a second time off the published rules, plainly, with nothing of the program in it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from math import log2
from random import Random
from typing import Any

from tests.exposure.vignettes import Vignette

Meeting = dict[str, Any]
ONSET = date(2026, 3, 10)
COUNTRIES = ("widest", "US", "UK", "EU")
_TIERS = ("none", "unlikely", "possible", "close", "household")
_AT_HOME = {"lives_with", "slept_same_room", "kissed", "sexual", "care"}
_GO_ON_APART = {"lives_with", "slept_same_room", "care"}
_TOUCHING = {"hugged", "handshake", "kissed", "sexual", "skin_contact"}
_NEARNESS = ("touch", "lt1", "1to2", "gt2", "far")
_SETTINGS = {"indoor": 0, "vehicle": 0, "partly_open": -2, "outdoor": -4}
_AIR = {"poor": 0, "ordinary": 0, "good": -1, "filtered": -2}
_MASK_MINE = {"none": 0, "cloth": -1, "surgical": -2, "respirator": -3}
_MASK_THEIRS = {"none": 0, "cloth": 0, "surgical": -1, "respirator": -2}
_VOICES = {"silent": -2, "normal": 0, "loud": 2}


def _near(met: Meeting) -> int:
    return 0 if _kinds(met) & _TOUCHING else _NEARNESS.index(met["distance"])


def _kinds(met: Meeting) -> set[str]:
    return set(met.get("contact_kind", ()))


def _begin(met: Meeting) -> datetime:
    return datetime.fromisoformat(met["start"])


def _minutes(mets: list[Meeting], hours: int = 24) -> float:
    """Give the most minutes of any so many hours, counted minute by minute of the union."""
    spans = sorted((_begin(met).timestamp(), float(met["duration_min"]) * 60) for met in mets)
    union: list[list[float]] = []
    for begin, length in spans:
        if union and begin <= union[-1][1]:
            union[-1][1] = max(union[-1][1], begin + length)
        else:
            union.append([begin, begin + length])
    edges = [edge for begin, end in union for edge in (begin, end - hours * 3600)]
    return max(
        (sum(max(0.0, min(b, at + hours * 3600) - max(a, at)) for a, b in union) / 60 for at in edges),
        default=0,
    )


def doublings(met: Meeting) -> float:
    """Give the strength of one meeting over fifteen near minutes, to the nearest half."""
    near, minutes = _near(met), float(met["duration_min"])
    points = 2 - near + _VOICES[met["voice"]]
    if near >= 2:
        points += _SETTINGS[met["setting"]]
        points += _AIR[met["ventilation"]] if met["setting"] in ("indoor", "vehicle") else 0
    if near > 0:
        points += _MASK_MINE[met["mask_case"]] + _MASK_THEIRS[met["mask_contact"]]
    return round(2 * (log2((max(minutes, 15) if near == 0 else minutes) / 15) + points)) / 2


def _pause(mets: list[Meeting]) -> bool:
    """Tell whether nobody was met for a while between the first and the last of a day's meetings."""
    first = min(map(_begin, mets))
    last = max(_begin(met) + timedelta(minutes=met["duration_min"]) for met in mets)
    return _minutes(mets) < (last - first).total_seconds() / 60


def _close_by(mets: list[Meeting]) -> set[str]:
    """Name the countries whose definition counts somebody as a close contact."""
    near = [met for met in mets if _near(met) <= 2]
    kinds = set().union(*map(_kinds, mets))
    skin = any(_near(met) == 0 for met in mets)
    touched = skin or "coughed_on" in kinds
    rooms = [
        met
        for met in mets
        if (met["setting"] == "indoor" and met["space"] == "room")
        or (met["setting"] == "vehicle" and met["space"] == "vehicle")
    ]
    indoors = [met for met in mets if met["setting"] in ("indoor", "vehicle")]
    facing = any(_near(met) <= 1 and met["face_to_face"] for met in mets)
    by_day: dict[str, list[Meeting]] = {}
    for met in near:
        by_day.setdefault(met["start"][:10], []).append(met)
    found = set()
    if (
        touched
        or "shared_utensils" in kinds
        or _minutes(near) >= 15
        or any(doublings(met) >= 1 for met in indoors)
    ):
        found.add("US")
    if (
        skin
        or facing
        or any(_near(met) <= 1 and "coughed_on" in _kinds(met) for met in mets)
        or _minutes([met for met in mets if _near(met) <= 1]) >= 1
        or any(met["setting"] == "vehicle" and met["space"] == "vehicle" for met in mets)
        or any(_minutes(those) > 15 for those in by_day.values())
        or any(_minutes(those) >= 15 and _pause(those) for those in by_day.values())
    ):
        found.add("UK")
    near_rooms = [met for met in rooms if _near(met) <= 2]
    if touched or _minutes(near) > 15 or _minutes(near_rooms) >= 15 or _minutes(rooms) > 15:
        found.add("EU")
    return found


def _strength(mets: list[Meeting], country: str) -> int:
    """Give the tier that meetings make, whatever their day, as a place in `_TIERS`."""
    if not mets:
        return 0
    if any(_kinds(met) & _AT_HOME for met in mets):
        return 4
    close = _close_by(mets)
    if close & ({country} if country != "widest" else {"US", "UK", "EU"}):
        return 3
    longer = [met for met in mets if met["duration_min"] >= 1]
    if close or any(_near(met) <= 2 or met["setting"] != "outdoor" for met in longer):
        return 2
    return 1


def tier(mets: list[Meeting], country: str, isolated: str | None) -> str:
    """Give the tier of one person by all their meetings."""
    if isolated:
        apart = datetime.fromisoformat(isolated)
        mets = [met for met in mets if _begin(met) < apart or _kinds(met) & _GO_ON_APART]
    day = {id(met): (_begin(met).date() - ONSET).days for met in mets}
    inside = [met for met in mets if -2 <= day[id(met)] <= 10]
    early = [met for met in mets if -5 <= day[id(met)] <= -3]
    late = [met for met in mets if 11 <= day[id(met)] <= 14]
    if any("lives_with" in _kinds(met) for met in (*inside, *early, *late)):
        return "household"
    found = max(_strength(inside, country), 1 if late else 0)
    if early:
        found = max(found, min(2, _strength([*early, *inside], country)))
    return _TIERS[found]


def meetings(random: Random) -> Vignette:
    """Make up a case with one to six meetings."""
    pick = random.choice
    mets: list[Meeting] = []
    for person in ("Ana", "Bea")[: pick((1, 2))]:
        for number in range(pick((1, 1, 2, 3))):
            begin = datetime(2026, 3, 10, tzinfo=UTC) + timedelta(
                days=pick((-6, -5, -4, -3, -2, -1, 0, 0, 0, 1, 3, 9, 10, 11, 14, 15)),
                minutes=pick((0, 5, 480, 485, 490, 720, 725, 1200, 1430, 1436)),
            )
            if number and random.random() < 0.5:  # so that minutes add up, or just do not
                begin = _begin(mets[-1]) + timedelta(minutes=pick((4, 15, 240, 1430, 1432, 1440, 1450)))
            setting = pick(("indoor", "indoor", "vehicle", "partly_open", "outdoor", "outdoor"))
            spaces = {"indoor": ("room", "hall"), "vehicle": ("vehicle", "hall")}
            mets.append(
                {
                    "person": person,
                    "start": begin.isoformat(timespec="minutes"),
                    "duration_min": pick((0.5, 1, 2, 5, 7, 8, 10, 14, 15, 16, 20, 30, 45, 60, 120, 240)),
                    "distance": pick(_NEARNESS),
                    "setting": setting,
                    "space": pick(spaces.get(setting, ("open",))),
                    "ventilation": pick(tuple(_AIR)),
                    "mask_case": pick(tuple(_MASK_MINE)),
                    "mask_contact": pick(tuple(_MASK_THEIRS)),
                    "voice": pick(tuple(_VOICES)),
                    "face_to_face": pick((True, False)),
                    "contact_kind": pick(
                        ([],) * 20
                        + tuple(
                            [kind] for kind in (*sorted(_AT_HOME), "hugged", "coughed_on", "shared_utensils")
                        )
                    ),
                }
            )
    case = {"onset": ONSET.isoformat(), "symptomatic": True, "country": pick(COUNTRIES)}
    if random.random() < 0.2:
        case["isolated_from"] = "2026-03-11T08:00+00:00"
    return {"illness": "covid19", "case": case, "now": "2026-03-26T12:00+00:00", "encounters": mets}
