"""What was changed when: each act of the user with the rows it changed, as they were before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from contactlog.core.records import Noun
from contactlog.core.stamped import Stamped
from contactlog.core.times import moment_text
from contactlog.errors import NotFound, Refused
from contactlog.vault import tables
from contactlog.vault.database import Database

_LISTED = "number, id, at, title, undoes"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing the user did: one transaction."""

    id: str
    at: datetime
    """UTC, to the second."""
    title: str
    """Such as ``add encounter``; never words of the diary."""
    number: int
    """Counts the acts of this copy of the diary."""
    undoes: int | None = None
    """The number of the act that this one took back."""


@dataclass(frozen=True, slots=True)
class Version:
    """What an entry was before one act."""

    act: Act
    """The act that replaced it."""
    before: Noun | None
    """None when that act made the entry."""
    deleted: bool = False
    """It was deleted then."""


def begin(database: Database, act_id: str, at: datetime, title: str, undoes: int | None) -> int:
    """Note a new act and give its number."""
    database.connection.execute(
        "INSERT INTO act (id, at, title, undoes) VALUES (?, ?, ?, ?)",
        (act_id, moment_text(at), title, undoes),
    )
    return database.connection.last_insert_rowid()


def note(database: Database, act: int, kind: str, row_id: str, before: Stamped | None) -> None:
    """Note what a row was before an act; only the first time in each act counts."""
    image = None if before is None else tables.BY_NAME[kind].image(before)
    database.connection.execute(
        "INSERT OR IGNORE INTO history (act, kind, row_id, before) VALUES (?, ?, ?, ?)",
        (act, kind, row_id, image),
    )


def acts(database: Database, limit: int) -> list[Act]:
    """List the last acts, newest first."""
    return [
        _act(row)
        for row in database.rows(f"SELECT {_LISTED} FROM act ORDER BY number DESC LIMIT ?", (limit,))  # noqa: S608
    ]


def versions(database: Database, kind: str, row_id: str) -> list[Version]:
    """List what an entry was, newest first."""
    found = database.rows(
        f"SELECT {_LISTED}, before FROM history JOIN act ON act.number = history.act"  # noqa: S608
        " WHERE row_id = ? AND kind = ? ORDER BY number DESC",
        (row_id, kind),
    )
    return [_version(kind, row) for row in found]


def act_with(database: Database, act_id: str) -> Act:
    """Give an act by its id.

    Raises:
        NotFound: there is none, or it was forgotten.
    """
    row = database.row(f"SELECT {_LISTED} FROM act WHERE id = ?", (act_id,))  # noqa: S608
    if row is None:
        raise NotFound("That change is no longer in the diary's history.")
    return _act(row)


def images(database: Database, act: Act) -> list[tuple[str, str, Stamped | None]]:
    """List the rows of an act: kind, id, and what it was before or None when the act made it.

    Raises:
        Refused: a later act stands on one of the rows.
    """
    if _stands_under(database, act):
        raise Refused(
            "Something in that change was changed again later.", "Take back the later change first."
        )
    found = database.rows("SELECT kind, row_id, before FROM history WHERE act = ?", (act.number,))
    return [
        (kind, row_id, None if image is None else tables.BY_NAME[kind].from_image(image))
        for kind, row_id, image in found
    ]


def forget(database: Database, kind: str, row_id: str) -> None:
    """Erase what the history knows of a row."""
    database.rows("DELETE FROM history WHERE row_id = ? AND kind = ?", (row_id, kind))


def drop_empty_acts(database: Database) -> None:
    """Erase acts of which nothing is left."""
    database.rows("DELETE FROM act WHERE NOT EXISTS (SELECT 1 FROM history WHERE history.act = act.number)")


def empty(database: Database) -> None:
    """Erase all of the history."""
    database.rows("DELETE FROM history")
    database.rows("DELETE FROM act")


def _stands_under(database: Database, act: Act) -> bool:
    later = database.rows(
        "SELECT DISTINCT act.number, act.undoes FROM history AS mine"
        " JOIN history AS other ON other.row_id = mine.row_id AND other.kind = mine.kind"
        " JOIN act ON act.number = other.act"
        " WHERE mine.act = ?1 AND act.number > ?1 ORDER BY act.number DESC",
        (act.number,),
    )
    taken_back: set[int] = set()
    for number, undoes in later:
        if number in taken_back:
            continue
        if undoes is None or undoes <= act.number:
            return True
        taken_back.add(undoes)
    return False


def _act(row: tuple[int, str, str, str, int | None]) -> Act:
    number, act_id, at, title, undoes = row
    return Act(act_id, datetime.fromisoformat(at), title, number, undoes)


def _version(kind: str, row: tuple[int, str, str, str, int | None, str | None]) -> Version:
    *about, image = row
    act = _act(tuple(about))  # type: ignore[arg-type]
    if image is None:
        return Version(act, None)
    before = tables.BY_NAME[kind].from_image(image)
    return Version(act, before.noun, before.deleted)
