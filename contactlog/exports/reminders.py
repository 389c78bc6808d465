"""Days to be reminded of, as a calendar file (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

_MORNING = timedelta(hours=9)


def calendar(entries: Iterable[tuple[date, str]], *, stamp: datetime, key: str) -> bytes:
    """Write all-day entries with an alarm at nine in the morning.

    Args:
        entries: day and title. A title should name no illness and nobody: calendars are often shared.
        stamp: the time now, UTC.
        key: makes the entries' ids the same every time, so that a second import replaces the first.
    """
    # A large library that is wanted on few days.
    from icalendar import Alarm, Calendar, Event

    book = Calendar()
    book.add("prodid", "-//contactlog//reminders//EN")
    book.add("version", "2.0")
    for number, (day, title) in enumerate(entries):
        event = Event()
        event.add("uid", f"{key}-{number}@contactlog.invalid")
        event.add("dtstamp", stamp)
        event.add("summary", title)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", _MORNING)
        event.add_component(alarm)
        book.add_component(event)
    return bytes(book.to_ical())
