"""New keys: a new file under a new key, the header as the one moment of change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from contactlog import vault
from contactlog.core.people import Person
from contactlog.errors import Damaged, Refused, StorageFailed, WrongPassphrase
from contactlog.vault import atomic_file, names, rotation, slots
from contactlog.vault.kdf import CHEAPEST
from contactlog.vault.keys import MasterKey
from tests.vault.making import PASSPHRASE, fixed, new_vault, own_files, person, reopened, save


def test_everything_is_in_the_new_file_and_the_old_one_is_gone(tmp_path: Path) -> None:
    opened = new_vault(tmp_path)
    ana = person()
    save(opened, ana)
    opened.keep_secret("other", b"secret")
    old = (tmp_path / names.KEYS).read_bytes()
    identity = opened.dropbox_identity()
    rows, node = list(opened.stamped_rows()), opened.node
    opened.rekey("new words", params=CHEAPEST)
    assert list(opened.stamped_rows()) == rows
    assert opened.search("ana") == [ana]
    save(opened, person("Ben"))
    opened.close()
    assert own_files(tmp_path) == ["diary-2.db", "diary.keys"]
    with reopened(tmp_path, "new words") as again:
        assert again.count(Person) == 2
        assert again.node == node
        assert again.dropbox_identity().secret == identity.secret
        assert again.secret("other") == b"secret"
        assert [act.title for act in again.acts()] == ["add", "add"]
    with pytest.raises(WrongPassphrase):
        reopened(tmp_path)
    (tmp_path / names.KEYS).write_bytes(old)
    with pytest.raises(Damaged, match=r"diary-1\.db is missing"):
        reopened(tmp_path)


def test_an_old_header_opens_nothing_even_under_the_new_name(tmp_path: Path) -> None:
    opened = new_vault(tmp_path)
    old_master = bytes(opened._keys().master.raw())
    opened.rekey(PASSPHRASE, params=CHEAPEST)
    assert bytes(opened._keys().master.raw()) != old_master
    opened.close()


def test_recovery_words_stay_valid_and_other_passphrases_go(tmp_path: Path) -> None:
    opened, words = vault.create(tmp_path, PASSPHRASE, clock=fixed, kdf=CHEAPEST)
    assert words is not None
    opened.add_passphrase("second", params=CHEAPEST)
    opened.rekey(PASSPHRASE, params=CHEAPEST)
    opened.rekey(PASSPHRASE, params=CHEAPEST)
    opened.close()
    vault.open_with_recovery(tmp_path, words, clock=fixed).close()
    with pytest.raises(WrongPassphrase):
        reopened(tmp_path, "second")


def test_an_open_diary_follows_new_keys_under_the_same_passphrase(tmp_path: Path) -> None:
    with new_vault(tmp_path) as first, reopened(tmp_path) as second:
        before = second.data_version()
        for number in range(3):
            first.rekey(PASSPHRASE, params=CHEAPEST)
            save(first, person(f"F{number}"))
            assert second.count(Person) == 2 * number + 1
            save(second, person(f"S{number}"))
            assert first.count(Person) == 2 * number + 2
        assert second.data_version() != before
        second.rekey(PASSPHRASE, params=CHEAPEST)
        save(first, person())
        assert second.count(Person) == first.count(Person) == 7
    assert own_files(tmp_path) == ["diary-5.db", "diary.keys"]


def test_after_its_own_new_passphrase_a_diary_still_follows(tmp_path: Path) -> None:
    with new_vault(tmp_path) as first:
        first.change_passphrase("new words", params=CHEAPEST)
        with reopened(tmp_path, "new words") as second:
            second.rekey("new words", params=CHEAPEST)
            save(second, person())
        assert first.count(Person) == 1


def test_a_diary_opened_by_recovery_words_follows_until_they_are_replaced(tmp_path: Path) -> None:
    first, words = vault.create(tmp_path, PASSPHRASE, clock=fixed, kdf=CHEAPEST)
    assert words is not None
    with first, vault.open_with_recovery(tmp_path, words, clock=fixed) as second:
        assert first.rekey("new words", params=CHEAPEST) is None
        assert second.count(Person) == 0
        newer = first.rekey("new words", params=CHEAPEST, new_recovery=True)
        with pytest.raises(Refused, match="changed by another"):
            second.count(Person)
    assert newer is not None
    vault.open_with_recovery(tmp_path, newer, clock=fixed).close()
    with pytest.raises(WrongPassphrase):
        vault.open_with_recovery(tmp_path, words, clock=fixed)


def test_under_another_passphrase_the_diary_must_be_opened_again(tmp_path: Path) -> None:
    with new_vault(tmp_path) as first, reopened(tmp_path) as second:
        first.rekey("new words", params=CHEAPEST)
        for _ in range(2):
            with pytest.raises(Refused, match="changed by another"):
                second.count(Person)
            with pytest.raises(Refused, match="changed by another"):
                save(second, person())
        assert first.count(Person) == 0


@pytest.mark.parametrize("new_recovery", [False, True])
def test_old_keys_open_the_new_ones_only_through_recovery_words_that_stayed(
    tmp_path: Path, *, new_recovery: bool
) -> None:
    opened, _ = vault.create(tmp_path, PASSPHRASE, clock=fixed, kdf=CHEAPEST)
    old, master = opened._keys().header, MasterKey(bytes(opened._keys().master.raw()))
    opened.rekey("new words", params=CHEAPEST, new_recovery=new_recovery)
    new = opened._keys().header
    (paper,) = (slot for slot in old.slots if slot.kek is not None)
    kek = slots._unseal(master.slot_key(old.diary_id), paper.kek, paper.bound(old.diary_id))  # type: ignore[arg-type]
    ways = [slots.open_with(slot, kek, new.diary_id) for slot in new.slots]
    assert any(ways) is not new_recovery
    opened.close()


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def unlike(*_: object) -> None:
    raise Damaged("unlike")


@pytest.mark.parametrize(
    ("module", "name", "fault", "error"),
    [
        (atomic_file, "replace", full, StorageFailed),
        (atomic_file, "sync_folder", full, StorageFailed),
        (rotation, "_vacuum_into", full, StorageFailed),
        (rotation, "_compare", unlike, Damaged),
    ],
)
def test_a_fault_at_any_step_leaves_the_old_keys_and_no_new_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: object,
    name: str,
    fault: Callable[..., None],
    error: type[Exception],
) -> None:
    with new_vault(tmp_path) as opened:
        save(opened, person())
        monkeypatch.setattr(module, name, fault)
        with pytest.raises(error):
            opened.rekey("new words", params=CHEAPEST)
        monkeypatch.undo()
        save(opened, person())
        assert opened.count(Person) == 2
    assert own_files(tmp_path) == ["diary-1.db", "diary.keys"]
    with reopened(tmp_path) as again:
        assert again.count(Person) == 2


def test_a_copy_that_lacks_a_row_is_not_taken(tmp_path: Path) -> None:
    with new_vault(tmp_path / "one") as one, new_vault(tmp_path / "two") as two:
        save(one, person())
        with pytest.raises(Damaged, match="old one still holds"):
            rotation._compare(one._database, two._database)


def test_what_a_crash_left_of_the_next_generation_is_overwritten(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        save(opened, person())
        shutil.copy(tmp_path / "diary-1.db", tmp_path / "diary-2.db")
        opened.rekey(PASSPHRASE, params=CHEAPEST)
        assert opened.count(Person) == 1


def test_a_file_that_cannot_be_removed_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object, **__: object) -> None:
        raise PermissionError

    (tmp_path / "diary-1.db").write_bytes(b"old")
    monkeypatch.setattr(Path, "unlink", held)
    rotation.remove(tmp_path / "diary-1.db")
    assert (tmp_path / "diary-1.db").exists()
