"""Damage to the database: noticed, named, never read as data."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from contactlog.core.encounters import Encounter
from contactlog.core.people import Person
from contactlog.errors import ContactlogError, Damaged, Foreign
from contactlog.vault.kdf import CHEAPEST
from tests.conftest import heavy_size
from tests.vault.making import encounter, new_vault, person, reopened, save

PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with new_vault(tmp_path) as opened:
        ana = person()
        save(
            opened, ana, *(encounter(people=(ana.id,), note=f"note {number} " * 30) for number in range(300))
        )
    return tmp_path


def everything(folder: Path) -> list[object]:
    """Read every page that holds something."""
    with reopened(folder) as opened:
        found: list[object] = [*opened.stamped_rows(), *opened.acts(), *opened.search("note", 1000)]
        found.extend(opened.history(Encounter, row.id) for row in opened.all(Encounter))
        for row in opened.all(Person):
            found.extend(opened.encounters_of(row.id))
        if opened._database.rows("PRAGMA integrity_check") != [("ok",)]:
            raise Damaged("integrity")
        return found


@pytest.mark.heavy
def test_a_flipped_bit_anywhere_is_noticed_or_was_never_read(folder: Path) -> None:
    database = folder / "diary-1.db"
    sound, expected = database.read_bytes(), everything(folder)
    dice = random.Random(20260312)
    noticed = 0
    rounds = heavy_size(2000, 40)
    for _ in range(rounds):
        place = dice.randrange(len(sound))
        changed = bytearray(sound)
        changed[place] ^= 1 << dice.randrange(8)
        database.write_bytes(changed)
        try:
            assert everything(folder) == expected
        except (Damaged, Foreign) as error:
            noticed += 1
            assert "diary-1.db" in error.sentence or error.sentence == "integrity"
    # What is not noticed lies in pages that nothing uses any more.
    assert noticed >= 0.9 * rounds


@pytest.mark.heavy
def test_every_page_emptied_or_exchanged_is_noticed(folder: Path) -> None:
    database = folder / "diary-1.db"
    sound = database.read_bytes()
    pages = len(sound) // PAGE
    expected = everything(folder)
    dice = random.Random(1)
    for page in dice.sample(range(pages), min(pages, heavy_size(pages, 8))):
        other = dice.choice([each for each in range(pages) if each != page])
        for content in (bytes(PAGE), sound[other * PAGE : (other + 1) * PAGE]):
            database.write_bytes(sound[: page * PAGE] + content + sound[(page + 1) * PAGE :])
            try:
                assert everything(folder) == expected
            except ContactlogError as error:
                assert isinstance(error, Damaged | Foreign)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_cut_database_is_named(folder: Path, share: float) -> None:
    database = folder / "diary-1.db"
    sound = database.read_bytes()
    database.write_bytes(sound[: int(len(sound) * share)])
    with pytest.raises(Damaged, match=r"diary-1\.db|integrity"):
        everything(folder)


def test_a_page_of_an_earlier_file_of_the_same_diary_is_refused(folder: Path) -> None:
    old = (folder / "diary-1.db").read_bytes()
    with reopened(folder) as opened:
        opened.rekey("four unrelated words here", params=CHEAPEST)
    database = folder / "diary-2.db"
    sound = database.read_bytes()
    database.write_bytes(sound[:PAGE] + old[PAGE : 3 * PAGE] + sound[3 * PAGE :])
    with pytest.raises(Damaged):
        everything(folder)


def test_a_log_that_was_cut_shows_the_diary_of_an_earlier_moment_and_never_half_an_entry(
    tmp_path: Path,
) -> None:
    """What docs/privacy.md says is not noticed; the passive checkpoint after each save leaves little of it."""
    with new_vault(tmp_path) as opened:
        save(opened, person("Ana"))
        # A reader in another process keeps the log from being emptied into the database.
        with reopened(tmp_path) as reader, reader._database.reading():
            reader._database.row("SELECT count(*) FROM person")
            save(opened, person("Ben"))
            database = (tmp_path / "diary-1.db").read_bytes()
            keys = (tmp_path / "diary.keys").read_bytes()
    other = tmp_path / "cut"
    other.mkdir()
    (other / "diary-1.db").write_bytes(database)
    (other / "diary.keys").write_bytes(keys)
    with reopened(other) as earlier:
        assert [one.name for one in earlier.all(Person)] == ["Ana"]
        assert all(look.ok for look in earlier.inspect())


def test_without_its_log_a_diary_that_nobody_else_reads_has_lost_nothing(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        save(opened, person("Ana"))
        save(opened, person("Ben"))
        other = tmp_path / "cut"
        other.mkdir()
        for name in ("diary-1.db", "diary.keys"):
            (other / name).write_bytes((tmp_path / name).read_bytes())
    with reopened(other) as kept:
        assert [one.name for one in kept.all(Person)] == ["Ana", "Ben"]
