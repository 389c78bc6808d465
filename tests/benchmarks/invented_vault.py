"""Diaries of any size: the real one, and the same database in plain SQLite."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import apsw

from contactlog import vault
from contactlog.core.encounters import Encounter
from contactlog.core.ids import uuid7
from contactlog.core.people import Person
from contactlog.core.values import ContactKind, Distance, Precision, Setting
from contactlog.vault import Vault, connection, keyring
from contactlog.vault.database import Database
from contactlog.vault.kdf import CHEAPEST

PASSPHRASE = "four unrelated words here"
TODAY = date(2026, 3, 12)
"""The day of the latest encounter."""
PER_DAY = 40
"""Encounters a day, at every size: the questions about days then have the same answer at every size."""
_PEOPLE = 500
_CHUNK = 20_000
_dice = random.Random(7)
_PLACES = ("library", "station", "office", "garden", "market", "choir", "kitchen")


def clock() -> datetime:
    """Give the time now."""
    return datetime.now(UTC)


def new_id(number: int) -> str:
    """Make an id; later numbers come later."""
    return uuid7(1_700_000_000_000 + number, _dice.randbytes(10))


def people() -> list[Person]:
    """Make the people."""
    return [Person(new_id(number), f"Person Number{number}") for number in range(_PEOPLE)]


def encounter(number: int, day: date, known: list[Person]) -> Encounter:
    """Make one encounter of a day."""
    started = datetime.combine(day, time(8 + number % 14, number % 60), UTC)
    return Encounter(
        new_id(_PEOPLE + number),
        day,
        "Europe/Lisbon",
        started_at=started,
        precision=Precision.EXACT,
        minutes=float(_dice.choice((10, 30, 60, 90))),
        people=tuple(person.id for person in _dice.sample(known, 2)),
        distance=_dice.choice(list(Distance)),
        setting=_dice.choice(list(Setting)),
        kinds=frozenset({ContactKind.HANDSHAKE}),
        note=f"talked about {_dice.choice(_PLACES)} and {_dice.choice(_PLACES)}",
    )


def encounters(size: int, known: list[Person], per_day: int = PER_DAY) -> Iterator[Encounter]:
    """Make that many encounters, the latest today."""
    first = TODAY - timedelta(days=(size - 1) // per_day)
    for number in range(size):
        yield encounter(number, first + timedelta(days=number // per_day), known)


def make(folder: Path, size: int, per_day: int = PER_DAY) -> list[Person]:
    """Fill a new diary through the vault's own changes, and give its people."""
    known = people()
    opened, _ = vault.create(folder, PASSPHRASE, clock=clock, kdf=CHEAPEST, recovery=False)
    with opened, opened.change("fill", undoable=False) as change:
        for person in known:
            change.put(person)
    coming = encounters(size, known, per_day)
    with open_real(folder) as opened:
        for _ in range(0, size, _CHUNK):
            with opened.change("fill", undoable=False) as change:
                for _, each in zip(range(_CHUNK), coming, strict=False):
                    change.put(each)
    return known


def open_real(folder: Path) -> Vault:
    """Open the diary; its key derivation costs nothing."""
    return vault.open_with_passphrase(folder, PASSPHRASE, clock=clock)


def make_plain(folder: Path, target: Path) -> None:
    """Write the same database without encryption: same tables, same rows, same pages."""
    keys = keyring.unlock_with_passphrase(folder, PASSPHRASE)
    copy = target.with_suffix(".sealed")
    shutil.copy(keys.database, copy)
    key, header = keys.database_key(), keys.header
    opened = connection.open_file(copy, key, header.cipher, header.mark)
    opened.execute("PRAGMA journal_mode = DELETE").fetchall()
    opened.execute("PRAGMA rekey = ''").fetchall()
    opened.close()
    keys.close()
    copy.rename(target)


def connect_plain(path: Path) -> apsw.Connection:
    """Open the plain database with the pragmas that the vault uses."""
    opened = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    opened.set_busy_timeout(connection.BUSY_MILLISECONDS)
    opened.execute("PRAGMA journal_mode = WAL").fetchall()
    for name, wanted, _ in connection._SETTINGS:
        opened.execute(f"PRAGMA {name} = {wanted}").fetchall()
    return opened


def open_plain(path: Path) -> Vault:
    """Put the vault's own code upon the plain database."""
    return Vault(Database(connect_plain(path), path.name), None, "plain", clock)
