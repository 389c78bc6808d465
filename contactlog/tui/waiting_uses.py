"""What waits in the drop-box: it runs in the diary's thread."""

from __future__ import annotations

from contactlog.core.times import to_local
from contactlog.diary.door import Diary
from contactlog.diary.encounters import Reading
from contactlog.diary.waiting import Unreadable, Waiting
from contactlog.errors import ContactlogError
from contactlog.tui import words
from contactlog.tui.widgets.virtual_list import Row


def count(diary: Diary) -> int:
    """Count what waits, for a mark on other screens; 0 for a diary in memory."""
    return len(_all(diary))


def _all(diary: Diary) -> list[Waiting | Unreadable]:
    return diary.waiting.all() if diary.desk.vault.folder is not None else []


def rows(diary: Diary) -> list[Row]:
    """List what waits, the oldest first, each with what was understood of it."""
    return [_row(diary, item) for item in _all(diary)]


def _row(diary: Diary, item: Waiting | Unreadable) -> Row:
    if isinstance(item, Unreadable):
        return Row(item.name, (("✗ cannot be read: ", "bad"), (item.problem, "quiet")))
    written = f"{to_local(item.written_at, item.zone):%a %d %b %H:%M}"
    return Row(
        item.name,
        (
            (f"{written}  ", "accent"),
            (words.short(item.text), "strong"),
            (f"  → {understood(diary, item)}", "quiet"),
        ),
    )


def understood(diary: Diary, item: Waiting) -> str:
    """Write what was understood of a line."""
    try:
        return "".join(text for text, _ in words.reading(diary.waiting.read(item), 0))
    except ContactlogError as error:
        return error.sentence


def text_of(diary: Diary, name: str) -> str:
    """Give the words of a waiting line.

    Raises:
        ContactlogError: it is gone, or cannot be read.
    """
    return diary.waiting.find(name).text


def read(diary: Diary, name: str, text: str) -> Reading:
    """Read corrected words as of when the line was written."""
    return diary.waiting.read(diary.waiting.find(name), text)


def accept(diary: Diary, name: str, text: str | None = None) -> None:
    """Take a line in."""
    diary.waiting.accept(diary.waiting.find(name), text)


def accept_all(diary: Diary) -> tuple[int, int]:
    """Take in every line that needs no question; gives how many came in, and how many go on waiting."""
    accepted, problems = diary.waiting.accept_some()
    return len(accepted), len(problems)


def drop(diary: Diary, name: str) -> None:
    """Throw one away."""
    diary.waiting.drop(name)
