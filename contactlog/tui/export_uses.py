"""Writing the whole diary in readable form into ``exports``: it runs in the diary's thread."""

from __future__ import annotations

from pathlib import Path

from contactlog.diary.door import Diary
from contactlog.diary.exporting import Exporting
from contactlog.errors import Refused
from contactlog.paths import exports_dir

FORMS = (
    ("json", "Diary lines in one file, which contactlog can bring in again"),
    ("csv", "A folder of tables, one for each kind of record"),
    ("sqlite", "One SQLite database"),
)
"""What it can be written as, with the words for it."""
_SUFFIXES = {"json": ".jsonl", "csv": "", "sqlite": ".sqlite"}


def target(diary: Diary, form: str) -> Path:
    """Give the path that would be written, which is free; writes nothing.

    Raises:
        Refused: the diary is in memory only, or the folder is full of exports of the day.
    """
    folder, day = diary.desk.vault.folder, diary.desk.today().isoformat()
    if folder is None:
        raise Refused("This diary is in memory only; it writes no files.")
    names = (f"diary-{day}-{number:02}{_SUFFIXES[form]}" for number in range(1, 100))
    path = next((path for name in names if not (path := exports_dir(folder) / name).exists()), None)
    if path is None:
        raise Refused("The folder is full of such files.", "Move or delete some.")
    return path


def write(diary: Diary, form: str, path: Path) -> int:
    """Write it; gives how many records.

    Raises:
        ContactlogError: there is something of that name meanwhile, or it could not be written.
    """
    path.parent.mkdir(mode=0o700, exist_ok=True)
    exporting = Exporting(diary.desk)
    forms = {"json": exporting.json, "csv": exporting.csv, "sqlite": exporting.sqlite}
    return forms[form](path)
