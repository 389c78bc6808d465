"""Real erasure: nothing of it left in the decrypted image, the log or the history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from contactlog.core.encounters import Encounter, QuietDay
from contactlog.core.people import Person
from contactlog.errors import NotFound
from contactlog.vault import Vault
from tests.vault.making import encounter, new_vault, person, save

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
