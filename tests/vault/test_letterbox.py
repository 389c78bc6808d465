"""The drop-box's key: made with the diary, mended by opening it."""

from __future__ import annotations

from pathlib import Path

import pytest

from contactlog import vault
from contactlog.age import seal, unseal
from contactlog.age.x25519 import X25519Recipient
from contactlog.errors import Damaged, Refused, StorageFailed
from contactlog.vault import dropbox
from tests.vault.making import fixed, new_vault, reopened


def public(folder: Path) -> str:
    found = dropbox.published(folder)
    assert found is not None
    return found


def test_what_is_sealed_to_the_public_half_only_the_open_diary_reads(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    sealed = seal(b"coffee", [X25519Recipient.parse(public(tmp_path))])
    with reopened(tmp_path) as opened:
        assert unseal(sealed, [opened.dropbox_identity()]) == b"coffee"


@pytest.mark.parametrize("content", [None, b"", b"age1anothers\n"])
def test_a_public_half_that_was_lost_or_changed_is_put_back_by_opening(
    tmp_path: Path, content: bytes | None
) -> None:
    new_vault(tmp_path).close()
    sound = public(tmp_path)
    (tmp_path / dropbox.PUBLIC_KEY).unlink()
    if content is not None:
        (tmp_path / dropbox.PUBLIC_KEY).write_bytes(content)
    reopened(tmp_path).close()
    assert public(tmp_path) == sound


def test_a_diary_opens_where_the_public_half_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise StorageFailed("full")

    monkeypatch.setattr(dropbox, "publish", failing)
    new_vault(tmp_path).close()
    assert dropbox.published(tmp_path) is None


def test_a_diary_in_memory_has_no_drop_box() -> None:
    with vault.in_memory(fixed) as opened, pytest.raises(Refused):
        opened.dropbox_identity()


def test_a_lost_secret_half_is_said(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        opened._database.rows("DELETE FROM secret WHERE name = 'dropbox'")
        with pytest.raises(Damaged, match="drop-box"):
            opened.dropbox_identity()
