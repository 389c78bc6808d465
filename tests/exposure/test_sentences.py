"""What is said of somebody is true of them, said once, and not past."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Exposure
from contactlog.core.meetings import meetings_of
from contactlog.core.people import Person
from contactlog.core.values import ContactKind, Distance, Flag, Precision, Setting, Space
from contactlog.exposure.loader import ORDER
from tests.exposure.strategies import ZERO, primary

_NOW = datetime(2026, 3, 12, 21, tzinfo=UTC)
_ROOM: dict[str, Any] = {
    "distance": Distance.ONE_TO_2M, "setting": Setting.INDOOR, "space": Space.ROOM
}  # fmt: skip


def _met(day: int, minutes: float | None = None, **how: Any) -> Encounter:
    on = ZERO + timedelta(days=day)
    start = datetime(on.year, on.month, on.day, 13, tzinfo=UTC)
    return Encounter(f"e{day}", on, "UTC", start, Precision.EXACT, minutes, ("ana",), **how)


def _seen(illness: str, *met: Encounter, **person: Any) -> Exposure:
    case = Case("case", illness, {primary(illness): DoubtfulDay(ZERO, ZERO)})
    ana = Person("ana", "Ana", **person)
    return exposure.assess(case, {"ana": ana}, meetings_of(met), as_of=_NOW, zone="UTC").exposures[0]


def _texts(found: Exposure) -> str:
    return " ".join(reason.text for reason in found.reasons)


_MEETINGS = (
    _met(
        -1, 480, distance=Distance.TOUCH, kinds=frozenset({ContactKind.KISSED, ContactKind.SLEPT_SAME_ROOM})
    ),
    _met(0, 30, **_ROOM),
    _met(0, 20, distance=Distance.TOUCH, setting=Setting.INDOOR, kinds=frozenset({ContactKind.CARE})),
    _met(1, 15, distance=Distance.OVER_2M, setting=Setting.INDOOR),
    _met(1),
)


@pytest.mark.parametrize("illness", ORDER)
@pytest.mark.parametrize("flag", [None, Flag.PREGNANT])
def test_no_rule_is_said_to_hold_in_one_sentence_and_not_in_another(illness: str, flag: Flag | None) -> None:
    for met in _MEETINGS:
        found = _seen(illness, met, flags=frozenset({flag} if flag else ()))
        judged = [
            reason.rule
            for reason in found.reasons
            if any(
                word in reason.text
                for word in (" it counts: ", "not count: ", " rule is met", "by this rule")
            )
        ]
        assert len(judged) == len(set(judged)), judged


@pytest.mark.parametrize(
    ("illness", "met", "said", "not_said"),
    [
        # Exactly fifteen minutes are not "more than 15".
        ("measles", _met(0, 15, distance=Distance.OVER_2M, setting=Setting.INDOOR), "15 minutes in the same room",
         "more than 15 minutes in an enclosed space"),
        ("measles", _met(0, 16, distance=Distance.OVER_2M, setting=Setting.INDOOR),
         "more than 15 minutes in an enclosed space", "does not count"),
        # Beyond 2 m no rule about 6 feet holds.
        ("influenza", _met(0, 60, distance=Distance.OVER_2M, setting=Setting.INDOOR), "a rule for COVID-19 is taken",
         "within about 6 feet"),
        ("influenza", _met(0, 5, distance=Distance.OVER_2M, setting=Setting.INDOOR), "does not count", "COVID-19"),
        # One night is not living together.
        ("covid19", _met(-1, 480, kinds=frozenset({ContactKind.SLEPT_SAME_ROOM})), "That counts like living together.",
         "You live together"),
        ("covid19", _met(0, 60, kinds=frozenset({ContactKind.LIVES_WITH})), "You live together.", "counts like"),
        # Touching is not said to last as long as the meeting.
        ("covid19", _met(0, 60, distance=Distance.TOUCH), "60 minutes together, and touched", "minutes touching"),
        # What a rule does not name may be meant.
        ("glandular_fever", _met(0, 60, kinds=frozenset({ContactKind.LIVES_WITH})), "This rule may mean it too",
         "By this rule it counts"),
        ("hepatitis_a", _met(0, 60, kinds=frozenset({ContactKind.SHARED_MEAL})), "This rule may mean it too",
         "it counts"),
        ("scabies", _met(0, 60, kinds=frozenset({ContactKind.SLEPT_SAME_ROOM, ContactKind.KISSED})),
         "This rule may mean it too: crusted", "possible contact"),
        # A room matters to what passes through the air.
        ("covid19", _met(0, 60, kinds=frozenset({ContactKind.KISSED})), "We assumed a room", "We assumed 1 to 2 m"),
        ("hepatitis_b", _met(0, 60, kinds=frozenset({ContactKind.SEXUAL})), "it counts", "We assumed a room"),
        # Why somebody need not be told.
        ("covid19", _met(0, 10, distance=Distance.FAR, setting=Setting.OUTDOOR), "outdoors and more than 2 m apart",
         "shorter"),
        ("covid19", _met(0, 0.5, distance=Distance.OVER_2M, setting=Setting.INDOOR), "It was shorter than a minute.",
         "It was outdoors"),
        ("norovirus", _met(0), "nothing was noted by which it passes on", "not a way"),
        ("norovirus", _met(0, 30, **_ROOM), "not a way in which it passes on", "nothing was noted"),
        # What leaves it possible.
        ("covid19", _met(0, 10, distance=Distance.ONE_TO_2M, setting=Setting.OUTDOOR), "You were near each other, so",
         "touched"),
        ("covid19", _met(0, 10, distance=Distance.OVER_2M, setting=Setting.INDOOR), "It was not in the open, so",
         "You were near"),
        ("covid19", _met(0, 10, setting=Setting.INDOOR), "How near it was is not known, so", "You were near"),
        ("impetigo", _met(0, 10, distance=Distance.TOUCH), "You touched, so it stays possible.", "near each other"),
        # What is missing is asked for, and no more.
        ("covid19", _met(0, distance=Distance.OVER_2M, setting=Setting.INDOOR, space=Space.ROOM, face_to_face=False),
         "no length was noted", "how near it was"),
        # The sheet's remarks do not end a sentence in its middle.
        ("rsv", _met(0, 30, **_ROOM), "; no minimum time or distance was found.", ". No minimum"),
    ],
)  # fmt: skip
def test_what_is_said_fits_the_meeting(illness: str, met: Encounter, said: str, not_said: str) -> None:
    text = _texts(_seen(illness, met))
    assert said in text
    assert not_said not in text


@pytest.mark.parametrize("illness", ["covid19", "influenza", "measles", "norovirus"])
def test_of_somebody_at_home_without_a_meeting_no_day_is_said_to_lie_outside(illness: str) -> None:
    text = _texts(_seen(illness, lives_with_me=True))
    assert "every day of" in text
    assert "outside" not in text
    assert "not passed on" not in text


@pytest.mark.parametrize(
    ("illness", "long_ago", "lately"),
    [("hiv", -60, 0), ("hepatitis_b", -60, 0)],
)
def test_what_had_to_be_done_by_a_day_that_is_past_is_not_urgent(
    illness: str, long_ago: int, lately: int
) -> None:
    for day, urgent in ((long_ago, False), (lately, True)):
        found = _seen(illness, _met(day, 60, kinds=frozenset({ContactKind.SEXUAL})))
        offered = [item for item in found.advice if item.until_day]
        assert any(item.urgent for item in offered) is urgent
        assert all(item.until_day and item.until_day >= date(2026, 3, 12) for item in offered if item.urgent)


def test_a_period_that_closed_today_is_named_with_its_hour() -> None:
    flags = frozenset({Flag.PREGNANT})
    assert "closed on Thursday 12 March at 13:00;" in _texts(
        _seen("influenza", _met(0, 30, **_ROOM), flags=flags)
    )
    assert "closed on Wednesday 11 March;" in _texts(_seen("influenza", _met(-1, 30, **_ROOM), flags=flags))


@pytest.mark.parametrize(
    ("country", "rule"), [("widest", "cdc_15min"), ("UK", "uk_law_close"), ("EU", "ecdc_high")]
)
def test_who_falls_short_is_told_of_the_chosen_country_s_rule_first(country: str, rule: str) -> None:
    case = Case("case", "covid19", {"symptom_onset": DoubtfulDay(ZERO, ZERO)}, country=country)
    met = _met(0, 10, distance=Distance.ONE_TO_2M, setting=Setting.OUTDOOR, face_to_face=False)
    found = exposure.assess(case, {}, meetings_of([met]), as_of=_NOW, zone="UTC").exposures[0]
    assert found.reasons[0].rule == rule


def test_a_date_that_is_known_is_not_said_to_be_unknown() -> None:
    dates = {name: DoubtfulDay(ZERO, ZERO) for name in ("symptom_onset", "diagnosis_date")}
    case = Case("case", "chlamydia", dates, sex="male", country="UK")
    notes = exposure.assess(case, {}, meetings_of([]), as_of=_NOW, zone="UTC").notes
    assert not any("is not known; it is counted from" in note.text for note in notes)
    hiv = Case("case", "hiv", {"diagnosis_date": DoubtfulDay(ZERO, ZERO)})
    notes = exposure.assess(hiv, {}, meetings_of([]), as_of=_NOW, zone="UTC").notes
    assert any("is not known; it is counted from the diagnosis" in note.text for note in notes)
