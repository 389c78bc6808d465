"""The demonstration: an invented diary in memory, and nothing on the disk."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Program


def _everything(folder: Path) -> list[Path]:
    return sorted(path.relative_to(folder) for path in folder.rglob("*"))


def test_the_demonstration_shows_the_main_way_and_writes_nothing(
    empty_program: Program, tmp_path: Path
) -> None:
    empty_program.environment |= {"HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    before = _everything(tmp_path)
    shown = empty_program("demo", "--plain")
    assert all(command in shown for command in ("contactlog exposures", "contactlog draft", "invented"))
    assert _everything(tmp_path) == before
