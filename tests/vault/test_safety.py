"""Safety copies: made before large steps, bounded in number, and diaries of their own."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from contactlog import vault
from contactlog.core.people import Person
from contactlog.errors import Foreign, NotFound, StorageFailed, WrongPassphrase
from contactlog.vault import names, rotation, safety
from contactlog.vault.kdf import CHEAPEST
from contactlog.vault.migrations import ALL, Migration
from contactlog.vault.safety import Reason
from tests.vault.making import PASSPHRASE, Ticking, fixed, names_in, new_vault, person, reopened, save


def test_a_copy_is_a_diary_of_its_own(tmp_path: Path) -> None:
    ana = person()
    with new_vault(tmp_path) as opened:
        save(opened, ana)
        copy = opened.keep_safety_copy(Reason.IMPORT)
        save(opened, person("Ben"))
    assert copy is not None
    assert names_in(copy.path) == ["diary-1.db", "diary.keys"]
    with reopened(copy.path) as earlier:
        assert earlier.all(Person) == [ana]
    with pytest.raises(WrongPassphrase):
        reopened(copy.path, "another one")


def test_the_copy_has_a_key_of_its_own(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        copy = opened.keep_safety_copy(Reason.IMPORT)
    assert copy is not None
    (copy.path / "diary-1.db").write_bytes((tmp_path / "diary-1.db").read_bytes())
    with pytest.raises(Foreign):
        reopened(copy.path)


def test_only_the_newest_stay(tmp_path: Path) -> None:
    with new_vault(tmp_path, Ticking()) as opened:
        made = [opened.keep_safety_copy(Reason.IMPORT) for _ in range(safety.KEPT + 2)]
    kept = [copy.name for copy in safety.listed(tmp_path)]
    assert kept == [copy.name for copy in reversed(made) if copy][: safety.KEPT]


def test_a_clock_that_was_set_back_does_not_cost_the_new_copy(tmp_path: Path) -> None:
    clock = Ticking()
    with new_vault(tmp_path, clock) as opened:
        for _ in range(safety.KEPT):
            opened.keep_safety_copy(Reason.IMPORT)
        clock.at -= timedelta(days=400)
        made = opened.keep_safety_copy(Reason.REKEY)
    assert made in safety.listed(tmp_path)
    assert len(safety.listed(tmp_path)) == safety.KEPT


def test_two_copies_of_one_second_have_two_names(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        for _ in range(2):
            opened.keep_safety_copy(Reason.IMPORT)
    assert len({copy.name for copy in safety.listed(tmp_path)}) == 2


def test_a_migration_makes_one_of_the_diary_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_vault(tmp_path) as opened:
        save(opened, person())
    following = Migration(ALL[-1].version + 1, ("ALTER TABLE person ADD COLUMN more TEXT",))
    monkeypatch.setattr("contactlog.vault.migrations.ALL", (*ALL, following))
    with reopened(tmp_path) as opened:
        assert opened._database.row("PRAGMA user_version") == (following.version,)
    (copy,) = safety.listed(tmp_path)
    assert copy.reason is Reason.MIGRATION
    monkeypatch.undo()
    with reopened(copy.path) as earlier:
        assert earlier._database.row("PRAGMA user_version") == (ALL[-1].version,)
        assert earlier.count(Person) == 1


def test_a_diary_that_cannot_be_copied_is_not_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_vault(tmp_path).close()
    following = Migration(ALL[-1].version + 1, ("ALTER TABLE person ADD COLUMN more TEXT",))
    monkeypatch.setattr("contactlog.vault.migrations.ALL", (*ALL, following))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as fault:
        fault.setattr(rotation, "_vacuum_into", full)
        with pytest.raises(StorageFailed):
            reopened(tmp_path)
    assert safety.listed(tmp_path) == []
    assert names_in(tmp_path / safety.FOLDER) == []
    monkeypatch.undo()
    with reopened(tmp_path) as opened:
        assert opened._database.row("PRAGMA user_version") == (ALL[-1].version,)


def test_new_keys_leave_no_copy_under_the_old_ones(tmp_path: Path) -> None:
    with new_vault(tmp_path, Ticking()) as opened:
        save(opened, person())
        opened.keep_safety_copy(Reason.IMPORT)
        opened.rekey("new words", params=CHEAPEST)
    (copy,) = safety.listed(tmp_path)
    assert copy.reason is Reason.REKEY
    with pytest.raises(WrongPassphrase):
        reopened(copy.path)
    with reopened(copy.path, "new words") as earlier:
        assert earlier.count(Person) == 1


def test_copies_from_before_a_purge_go_after_their_days(tmp_path: Path) -> None:
    with new_vault(tmp_path, Ticking()) as opened:
        # The one from before an import is older, and holds what was purged as well.
        made = [opened.keep_safety_copy(why) for why in (Reason.IMPORT, Reason.PURGE, Reason.REKEY)]
    purge = made[1]
    assert purge is not None
    safety.remove_stale(tmp_path, purge.made_at + timedelta(days=safety.PURGE_DAYS))
    assert len(safety.listed(tmp_path)) == 3
    safety.remove_stale(tmp_path, purge.made_at + timedelta(days=safety.PURGE_DAYS, seconds=1))
    assert [copy.reason for copy in safety.listed(tmp_path)] == [Reason.REKEY]


def test_destroying_the_diary_destroys_its_copies(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        opened.keep_safety_copy(Reason.IMPORT)
    assert vault.destroy(tmp_path) == []


def test_other_files_in_the_folder_are_no_copies(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    place = tmp_path / safety.FOLDER
    for name in ("notes", "20260312T210000Z-lunch", "later-import"):
        (place / name).mkdir(parents=True)
    (place / "20260312T210000Z-import").write_bytes(b"")
    assert safety.listed(tmp_path) == []
    with pytest.raises(NotFound):
        safety.find(tmp_path, "latest")


def test_a_diary_in_memory_has_no_copies() -> None:
    with vault.in_memory(fixed) as opened:
        assert opened.keep_safety_copy(Reason.IMPORT) is None


def test_the_passphrase_of_that_day_opens_the_copy(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        copy = opened.keep_safety_copy(Reason.IMPORT)
        opened.change_passphrase("changed since", params=CHEAPEST)
    assert copy is not None
    assert (copy.path / names.KEYS).read_bytes() != (tmp_path / names.KEYS).read_bytes()
    reopened(copy.path, PASSPHRASE).close()
