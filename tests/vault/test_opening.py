"""Creating and opening: four ways to fail, four different sentences, and never a new diary by mistake."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from contactlog import vault
from contactlog.core.people import Person
from contactlog.errors import (
    ContactlogError,
    Damaged,
    Foreign,
    Invalid,
    Refused,
    StorageFailed,
    TooNew,
    WrongPassphrase,
)
from contactlog.vault import atomic_file, connection, engine, header, keyring, names
from contactlog.vault.kdf import CHEAPEST
from contactlog.vault.keys import MasterKey
from tests.vault.making import PASSPHRASE, fixed, new_vault, own_files, person, reopened, save

posix = pytest.mark.skipif(sys.platform == "win32", reason="file modes are of POSIX systems")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A diary with one person, closed."""
    place = tmp_path / "diary"
    with new_vault(place) as opened:
        save(opened, person())
    return place


def refusal(folder: Path, passphrase: str = PASSPHRASE) -> ContactlogError:
    with pytest.raises(ContactlogError) as caught:
        reopened(folder, passphrase)
    return caught.value


def test_what_was_saved_is_there_again(folder: Path) -> None:
    with reopened(folder) as opened:
        assert [each.name for each in opened.all(Person)] == ["Ana Silva"]


def test_recovery_words_open_the_diary_too(tmp_path: Path) -> None:
    made, words = vault.create(tmp_path, PASSPHRASE, clock=fixed, kdf=CHEAPEST)
    made.close()
    assert words is not None
    with vault.open_with_recovery(tmp_path, words, clock=fixed) as opened:
        assert opened.diary_id == made.diary_id


def test_words_of_another_diary_and_no_words_at_all_are_told_apart(tmp_path: Path) -> None:
    new_vault(tmp_path / "one", recovery=True).close()
    other, words = vault.create(tmp_path / "two", PASSPHRASE, clock=fixed, kdf=CHEAPEST)
    other.close()
    assert words is not None
    with pytest.raises(WrongPassphrase):
        vault.open_with_recovery(tmp_path / "one", words, clock=fixed)
    with pytest.raises(Invalid):
        vault.open_with_recovery(tmp_path / "one", "not these", clock=fixed)


def test_a_wrong_passphrase_is_wrong_and_nothing_is_damaged(folder: Path) -> None:
    error = refusal(folder, "something else")
    assert isinstance(error, WrongPassphrase)
    reopened(folder).close()


def test_no_diary_is_not_damage(tmp_path: Path) -> None:
    assert isinstance(refusal(tmp_path), Refused)
    assert isinstance(refusal(tmp_path / "nowhere"), Refused)
    assert not vault.exists(tmp_path / "nowhere")


def test_a_missing_header_beside_a_database_is_damage_and_never_a_new_diary(folder: Path) -> None:
    (folder / names.KEYS).unlink()
    error = refusal(folder)
    assert isinstance(error, Damaged)
    assert "diary.keys is missing" in error.sentence
    assert "backup" in error.next_step
    assert vault.exists(folder)
    with pytest.raises(Refused):
        vault.create(folder, PASSPHRASE, clock=fixed, kdf=CHEAPEST)


@pytest.mark.parametrize("content", [b"", b"contactlog", b"contactlog keys\n"])
def test_an_empty_or_cut_header_is_damage(folder: Path, content: bytes) -> None:
    (folder / names.KEYS).write_bytes(content)
    error = refusal(folder)
    assert isinstance(error, Damaged)
    assert "diary.keys" in error.sentence


def test_a_file_of_another_program_is_foreign(folder: Path) -> None:
    (folder / names.KEYS).write_bytes(b"%PDF-1.7 and so on, for a while at least" * 9)
    assert isinstance(refusal(folder), Foreign)


def test_a_missing_database_is_damage(folder: Path) -> None:
    (folder / "diary-1.db").unlink()
    error = refusal(folder)
    assert isinstance(error, Damaged)
    assert "diary-1.db is missing" in error.sentence


@pytest.mark.parametrize("length", [0, 1, 15, 16, 100, 4095])
def test_an_emptied_or_cut_database_is_damage_and_never_a_new_diary(folder: Path, length: int) -> None:
    database = folder / "diary-1.db"
    database.write_bytes(database.read_bytes()[:length])
    error = refusal(folder)
    assert isinstance(error, Damaged)
    assert "diary-1.db" in error.sentence


def test_a_header_written_by_something_else_is_damage_though_the_passphrase_fits(folder: Path) -> None:
    found = header.parse((folder / names.KEYS).read_bytes())
    (folder / names.KEYS).write_bytes(header.write(found, MasterKey.fresh()))
    error = refusal(folder)
    assert isinstance(error, Damaged)
    assert "diary.keys was changed" in error.sentence


def test_the_database_of_another_diary_is_foreign(folder: Path, tmp_path: Path) -> None:
    new_vault(tmp_path / "other").close()
    shutil.copy(tmp_path / "other" / "diary-1.db", folder / "diary-1.db")
    error = refusal(folder)
    assert isinstance(error, Foreign)
    assert "diary-1.db" in error.sentence


def test_the_header_of_another_diary_does_not_open_this_database(folder: Path, tmp_path: Path) -> None:
    new_vault(tmp_path / "other").close()
    shutil.copy(tmp_path / "other" / names.KEYS, folder / names.KEYS)
    assert isinstance(refusal(folder), Foreign)


def test_a_plaintext_database_is_refused(folder: Path) -> None:
    database = folder / "diary-1.db"
    database.unlink()
    plain = apsw.Connection(str(database))
    plain.execute("CREATE TABLE meta (name, value)")
    plain.close()
    assert isinstance(refusal(folder), Damaged)


def test_a_database_without_schema_under_the_right_key_is_damage(folder: Path) -> None:
    keys = keyring.unlock_with_passphrase(folder, PASSPHRASE)
    raw = open_raw(keys)
    raw.execute("PRAGMA application_id = 0")
    raw.close()
    assert isinstance(refusal(folder), Damaged)


def open_raw(keys: keyring.Keyring) -> apsw.Connection:
    return connection.open_file(keys.database, keys.database_key(), "chacha20", keys.header.mark)


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE meta SET value = 'another' WHERE name = 'diary'", Foreign),
        ("DELETE FROM meta WHERE name = 'diary'", Damaged),
        ("UPDATE meta SET value = 7 WHERE name = 'generation'", Damaged),
        ("DELETE FROM meta WHERE name = 'node'", Damaged),
    ],
)
def test_a_database_that_says_another_thing_than_the_header_is_refused(
    folder: Path, statement: str, kind: type[ContactlogError]
) -> None:
    keys = keyring.unlock_with_passphrase(folder, PASSPHRASE)
    raw = open_raw(keys)
    raw.execute(statement)
    raw.close()
    assert type(refusal(folder)) is kind


def test_a_newer_schema_names_the_version_to_get(folder: Path) -> None:
    keys = keyring.unlock_with_passphrase(folder, PASSPHRASE)
    raw = open_raw(keys)
    raw.execute("PRAGMA user_version = 99")
    raw.execute("UPDATE meta SET value = '47.11' WHERE name = 'written_by'")
    raw.close()
    error = refusal(folder)
    assert isinstance(error, TooNew)
    assert "47.11" in error.sentence
    assert "47.11" in error.next_step


def test_a_second_diary_in_one_folder_is_refused(folder: Path) -> None:
    with pytest.raises(Refused, match="already"):
        vault.create(folder, "another", clock=fixed, kdf=CHEAPEST)
    reopened(folder).close()


def test_an_empty_passphrase_makes_no_diary(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        vault.create(tmp_path / "new", " ", clock=fixed, kdf=CHEAPEST)
    assert not (tmp_path / "new").exists()


@posix
def test_only_the_user_may_look(tmp_path: Path) -> None:
    with new_vault(tmp_path / "new") as opened:
        save(opened, person())
        assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
        files = [path for path in (tmp_path / "new").iterdir() if path.is_file()]
        assert len(files) == 5
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_closing_leaves_the_two_files_and_no_log(folder: Path) -> None:
    assert own_files(folder) == ["diary-1.db", "diary.keys"]


def test_a_crash_before_the_header_leaves_no_diary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic_file, "replace", full)
    with pytest.raises(StorageFailed, match="full"):
        new_vault(tmp_path)
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []
    new_vault(tmp_path).close()


def test_what_a_crash_left_before_the_header_is_swept_away_by_the_next_creation(tmp_path: Path) -> None:
    (tmp_path / "diary-1.db.new").write_bytes(b"half")
    assert not vault.exists(tmp_path)
    new_vault(tmp_path).close()
    assert not (tmp_path / "diary-1.db.new").exists()


def test_a_crash_after_the_header_is_finished_by_the_next_opening(folder: Path) -> None:
    (folder / "diary-1.db").rename(folder / "diary-1.db.new")
    with reopened(folder) as opened:
        assert opened.count(Person) == 1
    assert (folder / "diary-1.db").exists()


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StorageFailed):
        new_vault(tmp_path / "new")


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("a file")
    with pytest.raises(StorageFailed):
        new_vault(tmp_path / "new")


def test_a_closed_diary_answers_no_question(folder: Path) -> None:
    opened = reopened(folder)
    opened.close()
    opened.close()
    assert repr(opened) == "<Vault closed>"
    with pytest.raises(Refused, match="locked"):
        opened.all(Person)
    with pytest.raises(Refused, match="locked"), opened.change("x"):
        pass


def test_a_diary_in_memory_has_everything_but_a_passphrase() -> None:
    with vault.in_memory(fixed) as opened:
        save(opened, person("José"))
        assert opened.folder is None
        assert [each.id for each in opened.search("jose")] == [each.id for each in opened.all(Person)]
        assert len(list(opened.stamped_rows())) == 1
        assert not opened.kdf_needs_upgrade
        with pytest.raises(Refused):
            opened.new_recovery()
        with pytest.raises(Refused):
            opened.slots()


def test_importing_the_vault_loads_no_engine_and_no_cryptography() -> None:
    probe = (
        "import sys, contactlog.vault as v;"
        "print([m for m in ('apsw', 'cryptography', 'mnemonic') if m in sys.modules]);"
        "print('create' in dir(v), v.create.__module__)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "True contactlog.vault.opening"]
    assert {"create", "Vault", "destroy"} <= set(dir(vault))
    with pytest.raises(AttributeError):
        vault.nothing_of_the_kind  # noqa: B018


class _Plain:
    @staticmethod
    def sqlite_lib_version() -> str:
        return "3.99.0"


class _Old:
    mc_version = "SQLite3 Multiple Ciphers 1.0"

    @staticmethod
    def sqlite_lib_version() -> str:
        return "3.51.2"


def test_an_engine_that_does_not_encrypt_or_is_too_old_is_refused() -> None:
    engine.check()
    with pytest.raises(Refused, match="does not encrypt"):
        engine.check(_Plain)
    with pytest.raises(Refused, match="too old"):
        engine.check(_Old)


def test_every_safeguard_of_a_connection_is_on(folder: Path) -> None:
    raw = open_raw(keyring.unlock_with_passphrase(folder, PASSPHRASE))
    expected = {
        "cipher": "chacha20",
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
    }
    assert {name: raw.pragma(name) for name in expected} == expected
    assert raw.execute("SELECT v FROM search_config WHERE k = 'secure-delete'").fetchall() == [(1,)]
    raw.close()


def test_an_engine_that_ignores_a_setting_is_noticed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_SETTINGS", (("synchronous", "FULL", 99),))
    with pytest.raises(AssertionError, match="synchronous"):
        reopened(folder)
    with pytest.raises(AssertionError, match="synchronous"):
        connection.create_file(tmp_path / "new.db", bytes(32), "chacha20")


@pytest.mark.parametrize(
    ("key", "cipher"), [(bytes(31), "chacha20"), (bytes(32), "chacha2O"), (bytes(32), "'")]
)
def test_a_short_key_or_an_unknown_cipher_never_makes_a_database(
    tmp_path: Path, key: bytes, cipher: str
) -> None:
    with pytest.raises((AssertionError, apsw.Error)):
        connection.create_file(tmp_path / "new.db", key, cipher)
    assert (tmp_path / "new.db").stat().st_size == 0


@posix
def test_a_folder_made_beforehand_is_closed_to_others_unless_it_holds_other_things(tmp_path: Path) -> None:
    empty, used = tmp_path / "empty", tmp_path / "used"
    for folder in (empty, used):
        folder.mkdir()
        folder.chmod(0o755)
    (used / "letter.txt").touch()
    for folder in (empty, used):
        new_vault(folder).close()
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (empty, used)] == [0o700, 0o755]


@posix
@pytest.mark.parametrize("name", [names.KEYS, names.database(1)])
@pytest.mark.parametrize("put", [os.mkfifo, os.mkdir])
def test_a_pipe_or_a_folder_in_a_files_place_is_damage_and_nothing_waits(
    folder: Path, name: str, put: Callable[[Path], None]
) -> None:
    (folder / name).unlink()
    put(folder / name)
    assert isinstance(refusal(folder), Damaged)


@posix
def test_a_log_that_was_made_while_the_database_could_not_be_written_does_not_stay_so(folder: Path) -> None:
    database = folder / names.database(1)
    for each, mode in zip(names.beside(database), (0o444, 0o400), strict=True):
        each.touch()
        each.chmod(mode)
    with reopened(folder) as opened:
        save(opened, person("Ben"))
        modes = {stat.S_IMODE(each.stat().st_mode) for each in names.beside(database)}
    assert modes == {0o600}
