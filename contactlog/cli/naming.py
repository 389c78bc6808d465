"""The names of everybody and everything, for showing meetings."""

from __future__ import annotations

from contactlog.cli import show
from contactlog.diary.door import Diary


def names(diary: Diary) -> show.Names:
    """Give the names for showing encounters."""
    return show.Names(diary.people.by_id(), diary.places.by_id(), diary.groups.by_id())
