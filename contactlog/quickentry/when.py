"""What a line says of when it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from contactlog.core.values import Precision


@dataclass(slots=True)
class When:
    """What a line says of when it was."""

    day: date | None = None
    hour: int | None = None
    minute: int = 0
    precision: Precision = Precision.DAY
    minutes: float | None = None
    """Length, where the line gives start and end."""
    part_hour: int | None = None
    """Middle of the part of the day that was named."""
    halves: list[tuple[int, int, int]] = field(default_factory=list)
    """Start and end of words that say which half of the day an hour before them is in, and the middle of that part."""
    parts_at: list[tuple[int, int]] = field(default_factory=list)
    """Where in the line a part of the day is named."""
    end: tuple[int, int] | None = None
    """Hour and minute of the end, where the line says "until"."""
    moment: datetime | None = None
    """Start counted back from now ("two hours ago"), UTC."""
    question: str | None = None


def shown(day: date) -> str:
    """Write a day with its weekday."""
    return f"{day:%a} {day.isoformat()}"
