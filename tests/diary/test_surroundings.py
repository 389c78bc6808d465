"""What around the diary could weaken it is noticed; what cannot be seen is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from contactlog.diary.surroundings import (
    code_before_ours,
    compiled,
    file_system,
    stays_secret,
    surroundings,
)

MOUNTS = """\
21 1 8:1 / / rw - ext4 /dev/sda1 rw
30 21 0:40 / /home/ana rw - nfs4 server:/home rw
31 21 0:41 / /mnt/my\\040disk rw - vfat /dev/sdb1 rw
32 21 0:42 / /mnt/café rw - cifs //server/share rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/diary", "ext4"),
        ("/home/ana/diary", "nfs4"),
        ("/home/anabel", "ext4"),
        ("/mnt/my disk/d", "vfat"),
        ("/mnt/café/d", "cifs"),
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


def test_a_link_into_a_synced_folder_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "contactlog").mkdir(parents=True)
    (tmp_path / "diary").symlink_to(tmp_path / "Dropbox" / "contactlog")
    assert not surroundings(tmp_path / "diary")[0].ok


def test_swap_in_memory_or_encrypted_is_told_from_plain_swap(tmp_path: Path) -> None:
    for name, uuid in (("dm-1", "CRYPT-PLAIN-swap\n"), ("dm-2", "LVM-abc\n")):
        (tmp_path / name / "dm").mkdir(parents=True)
        (tmp_path / name / "dm" / "uuid").write_text(uuid)
    found = [stays_secret(f"/dev/{name}", str(tmp_path)) for name in ("zram0", "dm-1", "dm-2", "sda2")]
    assert found == [True, True, False, False]


def test_libraries_that_are_not_compiled_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fresh_library.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert compiled("fresh_library")[0].notice
    assert compiled("no_such_library") == []
