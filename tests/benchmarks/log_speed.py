"""``contactlog log`` as a whole process, against Python doing nothing and against jrnl."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from contactlog import vault
from contactlog.vault.kdf import CHEAPEST
from tests.benchmarks import invented_vault as invented
from tests.benchmarks import side_by_side

_LINE = "coffee with Ana Silva at the library 1h indoors 1m"
_ENTRIES = 10_000
_SECRET = "four unrelated words here\n"
_SETTINGS = """\
journals:
  default:
    journal: {journal}
    encrypt: false
encrypt: false
template: false
highlight: false
version: v4.2
"""


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jrnl", type=Path, help="the jrnl program; left out when not given")
    parser.add_argument("--rounds", type=int, default=20)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="contactlog-bench-") as name:
        base = Path(name)
        ways = {"contactlog log": _log(base / "diary"), "python -c pass": _nothing}
        if arguments.jrnl:
            ways["jrnl, 10,000 entries"] = _jrnl(base, arguments.jrnl)
        side_by_side.report("one line kept", side_by_side.in_turns(ways, arguments.rounds), "contactlog log")


def _log(folder: Path) -> Callable[[], None]:
    made, _ = vault.create(folder, invented.PASSPHRASE, clock=invented.clock, kdf=CHEAPEST, recovery=False)
    made.close()
    program = Path(sys.executable).with_name("contactlog")
    surroundings = {**os.environ, "CONTACTLOG_DATA_DIR": str(folder)}

    def run() -> None:
        subprocess.run([program, "log", _LINE], env=surroundings, check=True, stdout=subprocess.DEVNULL)

    return run


def _nothing() -> None:
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def _jrnl(base: Path, program: Path) -> Callable[[], None]:
    journal, settings = base / "journal.txt", base / "jrnl.yaml"
    first = datetime(2020, 1, 1, 20, tzinfo=None)
    moments = (first + timedelta(hours=5 * number) for number in range(_ENTRIES))
    journal.write_text("".join(f"[{at:%Y-%m-%d %H:%M}] {_LINE}.\nA second line.\n\n" for at in moments))
    settings.write_text(_SETTINGS.format(journal=journal))
    surroundings = {
        **os.environ,
        "HOME": str(base),
        "XDG_CONFIG_HOME": str(base),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }

    def jrnl(answers: str, *arguments: str) -> None:
        # In a session of its own there is no terminal, so the password is taken from standard input.
        subprocess.run(
            [program, "--config-file", settings, *arguments],
            input=answers,
            text=True,
            env=surroundings,
            check=True,
            capture_output=True,
            start_new_session=True,
        )

    jrnl(f"{_SECRET}{_SECRET}n\n", "--encrypt")
    if journal.read_bytes().startswith(b"["):
        raise SystemExit("jrnl has not encrypted its journal")

    def add() -> None:
        before = journal.read_bytes()
        jrnl(_SECRET, f"today: {_LINE}")
        if journal.read_bytes() == before:
            raise SystemExit("jrnl has kept nothing")

    return add


if __name__ == "__main__":
    main()
