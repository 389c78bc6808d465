"""What came in from files, and taking the last import back: it runs in the diary's thread."""

from __future__ import annotations

from contactlog import phrases
from contactlog.diary.door import Diary
from contactlog.errors import Refused
from contactlog.tui import words
from contactlog.tui.widgets.virtual_list import Row


def rows(diary: Diary) -> list[Row]:
    """List the imports, the newest first."""
    return [
        Row(
            source.id,
            (
                (f"{source.at:%Y-%m-%d %H:%M} UTC  ", "accent"),
                (words.short(source.file), "strong"),
                (f"  {source.format}: {phrases.came_in(source.people, source.encounters)}", "quiet"),
            ),
        )
        for source in diary.bringing_in.sources()
    ]


def question(diary: Diary) -> str:
    """Ask before the last import is taken back, naming it.

    Raises:
        Refused: there is none.
    """
    act = diary.bringing_in.last()
    if act is None:
        raise Refused("Nothing was brought in that could be taken back.")
    # Diary lines leave no record of the file they came from.
    source = next(iter(diary.bringing_in.sources()), None) if act.title == "import" else None
    which = (
        f": {words.short(source.file)}, {phrases.came_in(source.people, source.encounters)}" if source else ""
    )
    return (
        f"Take back the import of {act.at:%Y-%m-%d %H:%M} UTC{which}?\n\n"
        "All that came with it goes, whatever was noted since. Ctrl+Z puts it back."
    )


def take_back(diary: Diary) -> None:
    """Take the last import back.

    Raises:
        Refused: something of it was changed later.
    """
    diary.bringing_in.take_back()
