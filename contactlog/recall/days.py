"""Days in words."""

from __future__ import annotations

from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def day_words(day: date, today: date) -> str:
    """Give ``Thursday 12 March``, with ``today`` or ``yesterday`` where it is."""
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    near = {0: "today", 1: "yesterday"}.get((today - day).days)
    return f"{text}, {near}" if near else text


def short_day(day: date) -> str:
    """Give ``12 March``."""
    return f"{day.day} {_MONTHS[day.month - 1]}"
