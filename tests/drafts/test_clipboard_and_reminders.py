"""What the terminal is asked to copy, and reminders that tell nothing."""

from __future__ import annotations

import base64
import re
from datetime import UTC, date, datetime

from icalendar import Calendar, Component

from contactlog.drafts.delivery import clipboard
from contactlog.drafts.delivery.reminders import follow_up_calendar


def test_the_words_are_in_the_sequence() -> None:
    found = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", clipboard.copy("Olá, Ana 😀"))
    assert found
    assert base64.b64decode(found[1]).decode() == "Olá, Ana 😀"
    assert clipboard.clear() == "\x1b]52;c;\x07"


def test_tmux_gets_the_sequence_and_hands_it_on() -> None:
    sequence = clipboard.copy("x", in_tmux=True)
    plain = clipboard.copy("x")
    assert sequence == f"{plain}\x1bPtmux;\x1b{plain}\x1b\\"


def test_it_is_never_said_that_the_words_were_copied() -> None:
    assert "cannot be known" in clipboard.HONEST
    assert "copied" not in clipboard.HONEST.casefold()


def _events(data: bytes) -> list[Component]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_a_reminder_for_each_day_names_nobody() -> None:
    days = [date(2026, 3, 14), date(2026, 3, 14), date(2026, 3, 16)]
    data = follow_up_calendar(days, datetime(2026, 3, 12, 21, tzinfo=UTC), "case")
    events = _events(data)
    assert [event.decoded("dtstart") for event in events] == [date(2026, 3, 14), date(2026, 3, 16)]
    assert [str(event["SUMMARY"]) for event in events] == [
        "contactlog: 2 to try again",
        "contactlog: one to try again",
    ]
    assert all(str(event["CLASS"]) == "PRIVATE" for event in events)
    again = follow_up_calendar(days, datetime(2026, 3, 12, 22, tzinfo=UTC), "case")
    assert [event["UID"] for event in _events(again)] == [event["UID"] for event in events]
