"""The names of the files in a diary's folder."""

from __future__ import annotations

import re
from pathlib import Path

KEYS = "diary.keys"
"""The header: which database, and the slots that open it."""

UNFINISHED = ".new"
"""Ends the name of a first database whose header is not written yet."""

ASIDE = "before-restore-"
"""Begins the name of the folder of a diary that a restore has put aside."""
BUILDING = "restoring-"
"""Begins the name of the folder in which a restore builds a diary."""

_DATABASE = re.compile(r"diary-([1-9][0-9]{0,8})\.db")


def database(generation: int) -> str:
    """Give the name of the database file of a generation (1, 2, ...)."""
    return f"diary-{generation}.db"


def generation_of(name: str) -> int | None:
    """Give the generation of a database file's name; None for any other name."""
    match = _DATABASE.fullmatch(name)
    return int(match[1]) if match else None


def databases(folder: Path) -> list[Path]:
    """List the finished database files in the folder, of any generation."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if generation_of(path.name) is not None)


def beside(database_file: Path) -> tuple[Path, Path]:
    """Give the two files that SQLite keeps beside a database: its log and the log's index."""
    return (
        database_file.with_name(database_file.name + "-wal"),
        database_file.with_name(database_file.name + "-shm"),
    )


def other_diaries(folder: Path) -> list[Path]:
    """List the folders of whole diaries that restores have put aside, or left unfinished when they were killed."""
    return sorted(path for begins in (ASIDE, BUILDING) for path in folder.glob(f"{begins}*") if path.is_dir())
