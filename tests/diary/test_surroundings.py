"""What around the diary could weaken it is noticed; what cannot be seen is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from contactlog.diary.surroundings import code_before_ours, file_system, surroundings

MOUNTS = """\
21 1 8:1 / / rw - ext4 /dev/sda1 rw
30 21 0:40 / /home/ana rw - nfs4 server:/home rw
31 21 0:41 / /mnt/my\\040disk rw - vfat /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/diary", "ext4"),
        ("/home/ana/diary", "nfs4"),
        ("/home/anabel", "ext4"),
        ("/mnt/my disk/d", "vfat"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(folder: str, kind: str) -> None:
    assert file_system(Path(folder), MOUNTS) == kind


def test_without_a_list_of_mounts_nothing_is_claimed() -> None:
    assert file_system(Path("/var"), "") == ""


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Work", "Nextcloud2"])
def test_a_folder_inside_a_synced_one_is_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "contactlog"
    folder.mkdir(parents=True)
    (synced,) = [finding for finding in surroundings(folder) if name in finding.text]
    assert not synced.ok


def test_a_syncthing_folder_is_known_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    folder = tmp_path / "diary"
    folder.mkdir()
    assert not surroundings(folder)[0].ok


def test_only_files_that_run_code_are_named(tmp_path: Path) -> None:
    (tmp_path / "path.pth").write_text("/usr/lib/elsewhere\n")
    (before,) = code_before_ours([str(tmp_path)])
    assert (before.ok, before.notice) == (True, False)
    (tmp_path / "hook.pth").write_text("import os; os.nothing\n")
    (named,) = code_before_ours([str(tmp_path)])
    assert named.notice
    assert "hook.pth" in named.text
    assert "path.pth" not in named.text
