"""Hints and rules of repetition."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from contactlog.imports.event_hints import hint, is_video, place_of
from contactlog.imports.old_rules import modern_rule
from contactlog.imports.repeat_rules import safe_rule
from contactlog.imports.rule_matches import ever_matches

START = datetime(2026, 3, 9, 10, tzinfo=UTC)
LAST = date(2026, 4, 30)


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("Café Sol, Rua Nova 1", "Café Sol, Rua Nova 1"),
        ("https://zoom.us/j/1", ""),
        ("Microsoft Teams Meeting; Room 5", "Room 5"),
        ("Microsoft Teams-Besprechung", ""),
        ("Room 5 (https://meet.google.com/x)", "Room 5"),
        ("online", ""),
        ("En ligne", ""),
        ("Zoom", ""),
        ("Phone call", ""),
        ("Online Café, Main St", "Online Café, Main St"),
        ("", ""),
    ],
)
def test_a_place_is_where_people_can_stand(location: str, place: str) -> None:
    assert place_of(location) == place


@pytest.mark.parametrize("text", ["https://us02web.zoom.us/j/1", "Videokonferenz", "Réunion Teams", "Skype"])
def test_calls_are_recognised(text: str) -> None:
    assert is_video(["", text])


@pytest.mark.parametrize("text", ["Zoomarine, Albufeira", "Teamsport", "Lunch"])
def test_words_that_only_look_like_calls_are_not(text: str) -> None:
    assert not is_video([text])


@pytest.mark.parametrize(
    ("title", "others", "place", "video", "all_day", "free", "likely"),
    [
        ("Planning", 2, "", False, False, False, True),
        ("Planning", 2, "", True, False, False, False),
        ("Planning", 2, "Room 5", True, False, False, True),
        ("Focus time", 2, "", False, False, False, False),
        ("Out of office", 0, "", False, True, False, False),
        ("Coffee with Ana", 0, "", False, False, False, True),
        ("Mittagessen", 0, "Mensa", False, False, False, True),
        ("Dentist", 0, "Harbour Dental", False, False, False, False),
        ("Conference", 12, "", False, True, False, True),
        ("Market day", 0, "", False, True, False, False),
        ("Errands", 0, "", False, False, True, False),
    ],
)
def test_suggestions(
    title: str, others: int, place: str, video: bool, all_day: bool, free: bool, likely: bool
) -> None:
    found = hint(title=title, others=others, place=place, video=video, all_day=all_day, marked_free=free)
    assert found.likely is likely
    assert found.reason


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=WEEKLY", "FREQ=WEEKLY;UNTIL=20260502T235959Z"),
        ("FREQ=DAILY;COUNT=3", "FREQ=DAILY;UNTIL=20260311T100000Z"),
        ("FREQ=DAILY;UNTIL=20260310", "FREQ=DAILY;UNTIL=20260310T000000Z"),
        ("FREQ=MONTHLY;BYDAY=2TU;X=1", "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20260502T235959Z"),
        ("FREQ=MONTHLY;BYDAY=MO,1TU", "FREQ=MONTHLY;BYDAY=1MO,2MO,3MO,4MO,5MO,1TU;UNTIL=20260502T235959Z"),
        ("FREQ=WEEKLY;BYDAY=MO,1TU", "FREQ=WEEKLY;BYDAY=MO,1TU;UNTIL=20260502T235959Z"),
        ("FREQ=SECONDLY", None),
        ("FREQ=MINUTELY;COUNT=2", "FREQ=MINUTELY;UNTIL=20260309T100100Z"),
        ("FREQ=MINUTELY;COUNT=2000", None),
        (
            "FREQ=MINUTELY;INTERVAL=20;UNTIL=20260309T120000Z",
            "FREQ=MINUTELY;INTERVAL=20;UNTIL=20260309T120000Z",
        ),
        ("FREQ=SECONDLY;UNTIL=20260310", None),
        ("RSCALE=CHINESE;FREQ=YEARLY", None),
        ("RSCALE=GREGORIAN;FREQ=DAILY", "FREQ=DAILY;UNTIL=20260502T235959Z"),
        ("FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5", None),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", None),
        ("FREQ=MONTHLY;INTERVAL=12;BYMONTH=4", None),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=FR", None),
        ("COUNT=2", None),
        ("", None),
    ],
)
def test_rules_end_close_to_the_wanted_days(rule: str, expected: str | None) -> None:
    assert safe_rule(rule, START, LAST) == expected


def test_an_hourly_rule_from_long_ago_is_refused() -> None:
    assert safe_rule("FREQ=HOURLY", datetime(2026, 3, 1), LAST) is not None
    assert safe_rule("FREQ=HOURLY", datetime(2020, 3, 1), LAST) is None


@pytest.mark.parametrize(
    ("old", "modern"),
    [
        ("D1 #5", "FREQ=DAILY;INTERVAL=1;COUNT=5"),
        ("W2 MO WE #10", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=10"),
        ("W1 TU #0", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU"),
        ("MP1 1+ MO 2- FR #0", "FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO,-2FR"),
        ("MD1 15 1- #0", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15,-1"),
        ("YM1 6 7 20300101T000000Z", "FREQ=YEARLY;INTERVAL=1;BYMONTH=6,7;UNTIL=20300101T000000Z"),
        ("D3", "FREQ=DAILY;INTERVAL=3;COUNT=2"),
        ("FREQ=DAILY", "FREQ=DAILY"),
        ("X9", "X9"),
    ],
)
def test_old_rules_in_todays_words(old: str, modern: str) -> None:
    assert modern_rule(old) == modern


@given(st.text(alphabet="FREQ=DAILYWEKUNTCOB;,0123456789MOTH-+ #", max_size=60))
def test_any_text_gives_a_rule_with_an_end_or_none(text: str) -> None:
    rule = safe_rule(modern_rule(text), START, LAST)
    assert rule is None or ";UNTIL=" in rule


_PARTS = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])},
    optional={
        "INTERVAL": st.sampled_from(["1", "2", "3"]),
        "BYMONTH": st.sampled_from(["3", "4,11", "2"]),
        "BYMONTHDAY": st.sampled_from(["1", "-1", "13,31", "30"]),
        "BYDAY": st.sampled_from(["MO", "TU,FR"]),
        "BYSETPOS": st.sampled_from(["1", "-1", "2"]),
    },
)


@given(_PARTS)
def test_a_rule_said_to_match_nothing_matches_nothing_in_the_library(parts: dict[str, str]) -> None:
    first, last = date(2024, 3, 9), date(2027, 4, 30)
    naive = datetime(first.year, first.month, first.day)
    rule = rrulestr(";".join(f"{key}={value}" for key, value in parts.items()), dtstart=naive)
    # The library is asked only where it can find something, for else it would search to the year 9999.
    if ever_matches(parts, first, date(2060, 1, 1)):
        match = rule.after(naive, inc=True)
        assert match is None or (match.date() <= last) == ever_matches(parts, first, last)
