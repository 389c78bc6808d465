"""The diary's folder is where the system wants it, and where the user says."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from contactlog import localzone, paths


def test_the_default_folder_is_the_one_platformdirs_names(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.data_dir(None) == Path(platformdirs.user_data_dir("contactlog", appauthor=False))
    monkeypatch.delenv("XDG_DATA_HOME")
    assert paths.default_data_dir() == Path(platformdirs.user_data_dir("contactlog", appauthor=False))


def test_the_command_line_beats_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CONTACTLOG_DATA_DIR", str(tmp_path / "environment"))
    assert paths.data_dir(None) == tmp_path / "environment"
    assert paths.data_dir(str(tmp_path / "option")) == tmp_path / "option"


def test_the_exports_lie_inside_the_folder(tmp_path: Path) -> None:
    assert paths.exports_dir(tmp_path).parent == tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="TZ means nothing there")
def test_the_zone_is_the_one_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Asia/Kathmandu")
    assert localzone.local_zone() == "Asia/Kathmandu"
