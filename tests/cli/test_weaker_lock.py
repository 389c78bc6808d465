"""A machine on which the lock is weaker than the system could make it: the user is asked, once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Program
from tests.lockdown.support import needs_kernel_lock

pytestmark = needs_kernel_lock

_WITHOUT_FILE_RULES = """
import sys
from contactlog.lockdown import bpf, linux, rules, seccomp
refused = rules.Rule("", "", ("landlock_create_ruleset",), "", ())
seccomp.no_new_privileges()
seccomp.install(linux.machine(), bpf.program(linux.machine(), [refused]))
from contactlog.__main__ import main
sys.exit(main())
"""


def weaker(program: Program, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command as on a kernel without rules for files."""
    return subprocess.run(
        [sys.executable, "-c", _WITHOUT_FILE_RULES, *arguments],
        capture_output=True,
        text=True,
        env=program.environment,
        input="",
        timeout=60,
        check=False,
    )


def test_the_diary_stays_closed_until_the_user_agrees_once(program: Program) -> None:
    program("people", "add", "Zaphod Beeblebrox")
    closed = weaker(program, "people", "list")
    assert closed.returncode == 1
    assert "a compromised library could write files outside the diary's folder" in closed.stderr
    assert "Agree once: contactlog doctor --accept" in closed.stderr
    assert "Zaphod" not in closed.stdout + closed.stderr
    weaker(program, "doctor", "--accept")
    opened = weaker(program, "people", "list")
    assert (opened.returncode, opened.stderr) == (0, "")
    assert "Zaphod" in opened.stdout


def test_no_backup_is_opened_and_no_diary_made_before_that_either(program: Program, tmp_path: Path) -> None:
    key = ("--backup-passphrase-file", str(program.passphrase_file))
    backup = program.json("backup", "create", *key)["path"]
    elsewhere = ("--data-dir", str(tmp_path / "elsewhere"))
    for command in (
        ("backup", "verify", backup, *key),
        ("backup", "show", backup, *key),
        (*elsewhere, "backup", "restore", backup, *key, "--no-recovery"),
        ("backup", "restore", "--safety", "latest", "--yes"),
        (*elsewhere, "init", "--no-recovery"),
    ):
        closed = weaker(program, *command)
        assert (closed.returncode, closed.stdout) == (1, ""), command
        assert "Agree once: contactlog doctor --accept" in closed.stderr, command
    weaker(program, *elsewhere, "doctor", "--accept")
    assert weaker(program, *elsewhere, "init", "--no-recovery").returncode == 0


def test_the_doctor_fails_on_such_a_machine_although_the_user_agreed(program: Program) -> None:
    found = weaker(program, "doctor", "--accept")
    assert found.returncode == 1
    assert "files: none" in found.stdout
    assert "OPEN create a file outside the folders" in found.stdout
