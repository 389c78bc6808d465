"""The end of a diary."""

from __future__ import annotations

from pathlib import Path

import pytest

from contactlog import vault
from contactlog.errors import Refused, StorageFailed
from contactlog.vault import atomic_file, dropbox, names
from tests.vault.making import new_vault, reopened


def test_everything_of_the_diary_goes_and_everything_else_stays(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    (tmp_path / dropbox.FOLDER / "waiting.age").write_bytes(b"sealed")
    (tmp_path / "exports").mkdir()
    assert vault.destroy(tmp_path) == [tmp_path / "exports"]
    assert not vault.exists(tmp_path)
    with pytest.raises(Refused):
        vault.destroy(tmp_path)


def test_diaries_that_a_restore_has_put_aside_go_too(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / f"{names.ASIDE}20260310T100000Z", tmp_path / f"{names.BUILDING}0a"):
        new_vault(folder).close()
    (tmp_path / f"diary-1.db{names.UNFINISHED}").touch()
    assert vault.destroy(tmp_path) == []


def test_the_header_is_overwritten_in_its_place(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    (tmp_path / "link").hardlink_to(tmp_path / names.KEYS)
    before = (tmp_path / "link").read_bytes()
    vault.destroy(tmp_path)
    after = (tmp_path / "link").read_bytes()
    assert len(after) == len(before)
    assert after[:16] != before[:16]


def test_what_is_left_of_a_damaged_diary_goes_too(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    (tmp_path / names.KEYS).unlink()
    assert vault.destroy(tmp_path) == []


def test_a_disk_that_fails_is_said_and_the_database_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: int) -> None:
        raise OSError(5, "Input/output error")

    new_vault(tmp_path).close()
    monkeypatch.setattr(atomic_file, "sync", failing)
    with pytest.raises(StorageFailed):
        vault.destroy(tmp_path)
    assert (tmp_path / "diary-1.db").exists()


def test_a_new_diary_can_be_made_in_the_same_folder(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    vault.destroy(tmp_path)
    new_vault(tmp_path).close()
    reopened(tmp_path).close()
