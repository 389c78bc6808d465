"""Real erasure: nothing of it left in the decrypted image, the log or the history."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from contactlog.core.encounters import Encounter, QuietDay
from contactlog.core.people import Person
from contactlog.errors import NotFound
from contactlog.vault import Vault
from contactlog.vault.database import Database
from tests.vault.making import encounter, new_vault, person, reopened, save

SECRETS = ("Zacharias Quillfeather", "zacharias", "quillfeather", "whispered about bagpipes", "bagpipes")


def image(opened: Vault) -> bytes:
    """The database as it would be without encryption, free pages too."""
    return opened._database.connection.serialize("main").lower()


def residues(opened: Vault) -> list[str]:
    found = image(opened)
    return [secret for secret in SECRETS if secret.lower().encode() in found]


@pytest.fixture
def opened(tmp_path: Path) -> Vault:
    made = new_vault(tmp_path)
    # Enough others that the index has several pages and merges its segments.
    save(
        made, *(person(f"Somebody{number} Else{number}", note=f"word{number} " * 20) for number in range(400))
    )
    return made


def test_a_forgotten_person_leaves_nothing_behind(opened: Vault) -> None:
    whom = person(SECRETS[0], note=f"{SECRETS[3]} " * 50)
    save(opened, whom)
    save(opened, replace(whom, nicknames=("Bagpipes",)))
    with opened.change("remove") as change:
        change.delete(Person, whom.id)
    opened.undo()
    assert residues(opened) == list(SECRETS)
    opened.forget(Person, whom.id)
    assert residues(opened) == []
    assert opened.get(Person, whom.id) is None
    assert opened.history(Person, whom.id) == []
    assert opened.search("bagpipes") == []
    assert (opened.folder / "diary-1.db-wal").stat().st_size == 0  # type: ignore[operator]
    opened.close()


def test_the_id_stays_so_that_merging_knows(opened: Vault) -> None:
    whom = person()
    save(opened, whom)
    opened.forget(Person, whom.id)
    row = next(each for each in opened.stamped_rows() if each.id == whom.id)
    assert row.forgotten
    assert row.deleted
    opened.forget(Person, whom.id)
    assert next(each for each in opened.stamped_rows() if each.id == whom.id) == row
    with pytest.raises(NotFound):
        opened.forget(Person, "nobody")
    opened.close()


def test_undo_does_not_bring_back_what_was_forgotten(opened: Vault) -> None:
    whom, other = person(), person("Ben")
    save(opened, whom, other, title="two")
    opened.forget(Person, whom.id)
    opened.undo()
    assert opened.get(Person, whom.id) is None
    assert opened.get(Person, other.id) is None
    opened.undo()
    assert opened.get(Person, whom.id) is None
    assert opened.get(Person, other.id) == other
    opened.close()


def test_a_purge_erases_old_days_deleted_entries_and_the_history(opened: Vault) -> None:
    old = encounter(date(2026, 1, 31), note=SECRETS[3], people=("someone",))
    kept = encounter(date(2026, 2, 1), note="kept")
    gone = person(SECRETS[0])
    save(opened, old, kept, gone)
    with opened.change("quiet") as change:
        change.put(QuietDay(person().id, date(2026, 1, 30)))
        change.delete(Person, gone.id)
    assert opened.purge(date(2026, 2, 1)) == 3
    assert residues(opened) == []
    assert opened.all(Encounter) == [kept]
    assert opened.count(QuietDay) == 0
    assert opened.encounters_of("someone") == []
    assert opened.acts() == []
    assert opened.undo() is None
    assert opened.count(Person) == 400
    opened.close()


def test_a_purge_without_a_day_keeps_every_day(opened: Vault) -> None:
    old = encounter(date(2020, 1, 1))
    save(opened, old)
    assert opened.purge() == 0
    assert opened.all(Encounter) == [old]
    assert opened.acts() == []
    opened.close()


def _moved_about(folder: Path, seed: int) -> tuple[Vault, list[Person]]:
    """Make a diary whose rows have grown and shrunk, so that its pages were split and joined."""
    chance = random.Random(seed)
    people = [person(f"Quill{number:03}feather", note="n" * chance.randrange(900)) for number in range(200)]
    opened = new_vault(folder)
    save(opened, *people)
    for _ in range(3):
        people = [
            replace(each, note="m" * chance.randrange(1500)) if chance.random() < 0.3 else each
            for each in people
        ]
        save(opened, *people)
    return opened, people


def _forget(opened: Vault, people: list[Person]) -> list[str]:
    with opened.change("forget") as change:
        for each in people:
            change.forget(Person, each.id)
        change.purge()
    found = image(opened)
    return [each.name for each in people if each.name.lower().encode() in found]


def test_what_page_splits_have_left_behind_goes_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in (1, 4):
        opened, people = _moved_about(tmp_path / str(seed), seed)
        with opened:
            assert _forget(opened, people[::4]) == []
            assert not opened.has_residue()
            assert opened.count(Person) == 150
            assert all(look.ok for look in opened.inspect())
    # The test can fail: overwriting deleted rows alone leaves copies behind.
    monkeypatch.setattr(Database, "rebuild", lambda _: True)
    opened, people = _moved_about(tmp_path / "control", 1)
    with opened:
        assert _forget(opened, people[::4]) != []


def test_what_could_not_be_cleared_while_another_program_reads_is_said_and_cleared_later(
    tmp_path: Path,
) -> None:
    opened, people = _moved_about(tmp_path, 1)
    with reopened(tmp_path) as other:
        with other._database.reading():
            other.count(Person)
            _forget(opened, people[::4])
            assert opened.has_residue()
            assert [look.what for look in opened.inspect() if not look.ok] == ["traces"]
        opened.close()
    with reopened(tmp_path) as again:
        assert not again.has_residue()
        found = image(again)
        assert [each.name for each in people[::4] if each.name.lower().encode() in found] == []
