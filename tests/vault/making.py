"""What the tests of the vault make again and again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from contactlog import vault
from contactlog.core.encounters import Encounter
from contactlog.core.people import Person
from contactlog.vault import Vault
from contactlog.vault.clockwork import new_id
from contactlog.vault.kdf import CHEAPEST
from tests.conftest import NOW

PASSPHRASE = "four unrelated words here"


class Ticking:
    """A clock that goes on one second each time it is asked."""

    def __init__(self, start: datetime = NOW) -> None:
        self.at = start

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def fixed() -> datetime:
    """A clock that stands still."""
    return NOW


def new_vault(folder: Path, clock: Callable[[], datetime] = fixed, *, recovery: bool = False) -> Vault:
    made, _ = vault.create(folder, PASSPHRASE, clock=clock, kdf=CHEAPEST, recovery=recovery)
    return made


def reopened(folder: Path, passphrase: str = PASSPHRASE) -> Vault:
    return vault.open_with_passphrase(folder, passphrase, clock=fixed)


def person(name: str = "Ana Silva", **details: object) -> Person:
    return Person(new_id(NOW), name, **details)  # type: ignore[arg-type]


def encounter(day: date = date(2026, 3, 10), **details: object) -> Encounter:
    return Encounter(new_id(NOW), day, "Europe/Lisbon", **details)  # type: ignore[arg-type]


def own_files(folder: Path) -> list[str]:
    """The names of the files of the diary itself; drop-box and safety copies have tests of their own."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith(("dropbox", "safety")))


def at(hour: int, day: date = date(2026, 3, 10)) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def save(opened: Vault, *nouns: Person | Encounter, title: str = "add") -> None:
    with opened.change(title) as change:
        for noun in nouns:
            change.put(noun)


def names_in(folder: Path) -> list[str]:
    """The names of everything in a folder."""
    return sorted(path.name for path in folder.iterdir())
