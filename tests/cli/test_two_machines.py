"""Two diaries kept together by backups in a folder between them, as docs/two-machines.md tells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.conftest import Program, make_cheap


def test_two_machines_end_in_the_same_diary(program: Program, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    key = ("--backup-passphrase-file", str(program.passphrase_file))
    other = ("--data-dir", str(tmp_path / "other"))

    def sent(*where: str) -> str:
        path: str = program.json(*where, "backup", "create", "--to", str(shared), *key)["path"]
        moved = Path(path).rename(shared / f"{len(list(shared.iterdir()))}-{Path(path).name}")
        return str(moved)

    def days(*where: str) -> Any:
        return program.json(*where, "diary", "list", "--from", "2026-03-01", "--to", "2026-03-12")[
            "encounters"
        ]

    program("diary", "add", "2026-03-09 10:00 tea with +Ana Silva 1h")
    program(*other, "backup", "restore", "--no-recovery", sent(), *key)
    make_cheap(tmp_path / "other")
    program(*other, "diary", "add", "2026-03-10 11:00 walk with +Ben Okafor 2h outdoors")
    program("diary", "add", "2026-03-11 12:00 lunch with +Clara Weiss 30 min")
    program("people", "forget", "Ana Silva", "--yes")
    first, second = sent(), sent(*other)
    program(*other, "backup", "merge", first, *key)
    program("backup", "merge", second, *key)
    assert days() == days(*other)
    assert len(days()) == 3
    names = [person["name"] for person in program.json("people", "list")["people"]]
    assert names == ["Ben Okafor", "Clara Weiss"]
    assert program.json("backup", "merge", second, *key)["taken"] == 0
