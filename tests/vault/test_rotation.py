"""New keys: a new file under a new key, the header as the one moment of change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from contactlog import vault
from contactlog.core.people import Person
from contactlog.errors import Damaged, Refused, StorageFailed, WrongPassphrase
from contactlog.vault import atomic_file, names, rotation
from contactlog.vault.kdf import CHEAPEST
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


def test_another_process_must_open_the_diary_again(tmp_path: Path) -> None:
    with new_vault(tmp_path) as first, reopened(tmp_path) as second:
        first.rekey("new words", params=CHEAPEST)
        with pytest.raises(Refused, match="changed by another"):
            second.count(Person)
        with pytest.raises(Refused, match="changed by another"):
            save(second, person())
        assert first.count(Person) == 0


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
