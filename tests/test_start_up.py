"""What each command loads. Milliseconds differ from machine to machine; the list of modules does not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from contactlog import vault
from contactlog.vault.kdf import CHEAPEST
from tests.conftest import NOW

_TOP = Path(__file__).parents[1]
_REPORT = (
    "import sys\n"
    "before = set(sys.modules)\n"
    "from contactlog.__main__ import main\n"
    "sys.argv[0] = 'contactlog'\n"
    "try:\n"
    "    code = main()\n"
    "except SystemExit as end:\n"
    "    code = end.code\n"
    "print('MODULES', *(set(sys.modules) - before))\n"
    "sys.exit(code)\n"
)
_PASSPHRASE = "four unrelated words here"

_HEAVY = frozenset(
    {
        "asyncio",
        "babel",
        "concurrent",
        "dateutil",
        "email",
        "fontTools",
        "fpdf",
        "http",
        "icalendar",
        "logging",
        "mnemonic",
        "multiprocessing",
        "phonenumbers",
        "recurring_ical_events",
        "segno",
        "shtab",
        "socket",
        "sqlite3",
        "ssl",
        "subprocess",
        "textual",
        "uharfbuzz",
        "unittest",
        "xml",
    }
)
"""Loaded by none of the everyday commands."""


def _loaded(folder: Path, *arguments: str) -> set[str]:
    environment = {
        **os.environ,
        "CONTACTLOG_DATA_DIR": str(folder),
        "PYTHONPATH": str(_TOP),
    }
    done = subprocess.run(
        [sys.executable, "-c", _REPORT, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    listed = [line for line in done.stdout.splitlines() if line.startswith("MODULES ")]
    assert len(listed) == 1, done.stdout
    return set(listed[0].split()[1:])


def _roots(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made, _ = vault.create(tmp_path / "diary", _PASSPHRASE, clock=lambda: NOW, kdf=CHEAPEST, recovery=False)
    made.close()
    (tmp_path / "passphrase").write_text(_PASSPHRASE)
    return tmp_path / "diary"


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_help_and_version_load_no_command_and_no_library(tmp_path: Path, option: str) -> None:
    loaded = _loaded(tmp_path, option)
    assert not _roots(loaded) & (_HEAVY | {"apsw", "cryptography"})
    assert not {name for name in loaded if name.startswith(("contactlog.diary", "contactlog.cli.commands."))}


def test_dropping_a_line_loads_neither_the_engine_nor_the_nouns(folder: Path) -> None:
    loaded = _loaded(folder, "log", "coffee with Ana")
    assert not _roots(loaded) & (_HEAVY | {"apsw", "zoneinfo", "hashlib", "tomllib"})
    ours = {name for name in loaded if name.startswith("contactlog.")}
    for unwanted in (
        "core.records",
        "core.encounters",
        "diary.door",
        "exposure",
        "quickentry",
        "vault.store",
    ):
        assert f"contactlog.{unwanted}" not in ours
    assert len(list((folder / "dropbox").iterdir())) == 1


def test_dropping_a_line_loads_the_primitives_without_the_rest_of_their_library(folder: Path) -> None:
    loaded = _loaded(folder, "log", "coffee with Ana")
    assert not {
        name for name in loaded if name.startswith(("cryptography.x509", "cryptography.hazmat.backends"))
    }


def test_listing_people_loads_no_model_no_reader_of_lines_and_no_backups(folder: Path) -> None:
    passphrase = str(folder.parent / "passphrase")
    loaded = _loaded(folder, "--passphrase-file", passphrase, "people", "list")
    assert "statistics" not in loaded
    for unwanted in (
        "exposure",
        "quickentry",
        "diary.cases",
        "diary.encounters",
        "diary.backups",
        "diary.ledger",
    ):
        assert f"contactlog.{unwanted}" not in loaded


def test_listing_the_diary_loads_no_words_no_imports_and_no_screens(folder: Path) -> None:
    passphrase = str(folder.parent / "passphrase")
    loaded = _loaded(folder, "--passphrase-file", passphrase, "diary", "list")
    assert not _roots(loaded) & {
        "textual",
        "babel",
        "icalendar",
        "dateutil",
        "phonenumbers",
        "segno",
        "shtab",
    }
    ours = {name for name in loaded if name.startswith("contactlog.")}
    assert "contactlog.vault.store" in ours
    for unwanted in ("drafts", "imports", "recall"):
        assert f"contactlog.{unwanted}" not in ours


def test_the_first_paint_of_the_screens_waits_for_no_diary() -> None:
    report = "import sys, contactlog.cli.commands.home, contactlog.tui.app; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", report],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(_TOP)},
        timeout=60,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert not loaded & {"contactlog.diary.door", "contactlog.diary.health", "contactlog.tui.screens.diary"}
    assert not _roots(loaded) & {"apsw", "cryptography", "babel", "phonenumbers"}
