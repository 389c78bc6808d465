"""Where a restored diary is built, and where the one before it goes."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from contactlog.diary import backups
from contactlog.errors import Refused
from tests.conftest import NOW


def test_what_a_killed_restore_left_goes_and_one_under_way_stays(tmp_path: Path) -> None:
    for name, age in (("restoring-old", timedelta(days=2)), ("restoring-new", timedelta(minutes=5))):
        (tmp_path / name).mkdir()
        moment = (NOW - age).timestamp()
        os.utime(tmp_path / name, (moment, moment))
    place = backups.building_place(tmp_path, NOW)
    assert [left.name for left in tmp_path.iterdir()] == ["restoring-new"]
    assert not place.exists()


def test_two_restores_in_one_second_keep_both_diaries(tmp_path: Path) -> None:
    first = backups.aside_place(tmp_path, NOW)
    first.mkdir()
    second = backups.aside_place(tmp_path, NOW)
    assert second != first
    assert second.match("before-restore-*")


def test_a_backup_from_a_pipe_is_refused_before_it_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    key = backups.passphrase_key("four unrelated words here")
    with pytest.raises(Refused, match="pipe"):
        backups.restore(tmp_path / "pipe", key, tmp_path / "new", "four unrelated words here")
    assert not (tmp_path / "new").exists()
