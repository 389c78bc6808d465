"""The parts for macOS and Windows, as far as they can be read without such a machine."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from contactlog import lockdown
from contactlog.lockdown import macos, windows


def test_the_profile_denies_every_way_out_and_opens_the_named_paths(tmp_path: Path) -> None:
    (tmp_path / 'a "quoted" folder').mkdir()
    lines = macos.profile([str(tmp_path / 'a "quoted" folder'), str(tmp_path / "file")]).splitlines()
    assert lines[:2] == ["(version 1)", "(allow default)"]
    for denied in ("network*", "system-socket", "mach-lookup", "appleevent-send", "lsopen", "process-exec*"):
        assert f"(deny {denied})" in lines
    denial = lines.index("(deny file-write*)")
    assert rf'(subpath "{tmp_path}/a \"quoted\" folder")' in lines[denial + 1]
    assert f'(literal "{tmp_path}/file")' in lines[denial + 1]
    assert "/dev/tty" in lines[denial + 2]


@pytest.mark.parametrize("text", [macos.profile([]), macos.profile(["/Users/ana/diary"])])
def test_the_profile_is_balanced(text: str) -> None:
    assert text.count("(") == text.count(")")
    assert text.count('"') % 2 == 0


def test_a_path_that_cannot_be_quoted_is_refused() -> None:
    with pytest.raises(ValueError, match="control character"):
        macos.profile(["/tmp/a\n(allow network*)"])


def test_windows_keeps_its_access_list_to_the_rights_that_read_nothing() -> None:
    synchronize, query_limited, terminate = 0x100000, 0x1000, 0x1
    rights = f"0x{synchronize | query_limited | terminate:08X}"
    assert f"(A;;{rights};;;OW)" in windows._OWNER_RIGHTS_ONLY
    assert f"(A;;{rights};;;BA)" in windows._OWNER_RIGHTS_ONLY
    assert "WD" not in windows._OWNER_RIGHTS_ONLY


@pytest.mark.skipif(sys.platform not in ("darwin", "win32"), reason="needs a Mac or Windows")
def test_the_lock_of_this_machine_reports_its_levels(tmp_path: Path) -> None:
    from tests.lockdown.support import locked

    levels = locked("print(json.dumps(lockdown.report().levels))", tmp_path / "data")
    expected = lockdown.KERNEL if sys.platform == "darwin" else lockdown.INTERPRETER
    assert levels["network"] == expected
    assert levels["children"] == lockdown.KERNEL
