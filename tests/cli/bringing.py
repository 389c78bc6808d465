"""Running import and export as processes, whether or not the table of commands lists them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tests.cli.conftest import Program

_RUN = """
import sys
from contactlog.cli.commands import COMMANDS
COMMANDS.setdefault("import", ("importing", "bring in"))
COMMANDS.setdefault("export", ("export", "write out"))
from contactlog.__main__ import main
sys.exit(main())
"""


def run(program: Program, *arguments: str, code: int = 0) -> str:
    """Run a command and give its output and its messages; the exit code must be ``code``."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=program.environment,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, (arguments, done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr if "--json" not in arguments else done.stdout


def run_json(program: Program, *arguments: str) -> Any:
    """Run a command with ``--json`` and give the value."""
    return json.loads(run(program, *arguments, "--json"))
