"""Reminders to try again, as a calendar file. A calendar may be shared: it names nobody and no illness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256


def follow_up_calendar(days: Iterable[date], made: datetime, diary: str) -> bytes:
    """Write one all-day event for each day on which somebody is to be tried again.

    Args:
        days: a day for each try.
        made: the moment of writing, UTC.
        diary: an id that makes the events' ids; the same day gives the same event again.
    """
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//contactlog//follow-up//EN")
    calendar.add("version", "2.0")
    for day, tries in sorted(Counter(days).items()):
        event = Event()
        event.add("uid", f"{sha256(f'{diary}|{day}'.encode()).hexdigest()[:32]}@contactlog")
        event.add("dtstamp", made.astimezone(UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add(
            "summary", f"contactlog: {tries} to try again" if tries > 1 else "contactlog: one to try again"
        )
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", "contactlog")
        alarm.add("trigger", timedelta(hours=time(10).hour))
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
