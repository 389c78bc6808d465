"""The doctor proves the lock on the machine the tests run on."""

from __future__ import annotations

import subprocess
import sys

import pytest

from contactlog.lockdown import launch
from tests.cli.conftest import Program


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel lock was only run on Linux")
def test_the_doctor_finds_nothing_open(program: Program) -> None:
    found = program.json("doctor")
    assert found["probes_ran"]
    assert found["ok"], [result for result in found["probes"] if result["verdict"] in ("open", "fails")]
    assert found["levels"]["network"] == "kernel"


def test_the_doctor_sees_a_readable_folder(program: Program) -> None:
    program.folder.chmod(0o755)
    assert program.json("doctor", code=1)["ok"] is False


def test_the_doctor_fails_when_one_attempt_went_through(empty_program: Program) -> None:
    opened = {
        "kind": "attempt",
        "what": "open a socket",
        "control": "open",
        "locked": "open",
        "verdict": "open",
    }
    code = f"import sys; from contactlog.cli.entry import main; sys.exit(main(['doctor'], [{opened!r}]))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=empty_program.environment,
        check=False,
    )
    assert done.returncode == 1
    assert "OPEN open a socket: unlocked open, locked open" in done.stdout
    assert "Something is open" in done.stdout


def test_a_proof_that_could_not_run_is_no_proof(empty_program: Program) -> None:
    code = "import sys; from contactlog.cli.entry import main; sys.exit(main(['doctor'], None))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=empty_program.environment,
        check=False,
    )
    assert done.returncode == 1
    assert "LOOK The proof could not run" in done.stdout


def test_how_needs_no_diary(empty_program: Program) -> None:
    assert "strace" in empty_program("doctor", "--how")


def test_the_open_diary_is_looked_over(program: Program) -> None:
    program("diary", "add", "lunch with Zaphod 1h")
    found = program.json("doctor", "--diary")
    texts = " ".join(finding["text"] for finding in found["files"])
    assert "every page in use was read and is sound" in texts
    assert "1 encounter" in texts
    assert "Zaphod" not in texts


@pytest.mark.parametrize("named", ["diary.keys", "exports/table.csv"])
def test_a_file_that_others_may_read_is_named(program: Program, named: str) -> None:
    made = program.folder / named
    made.parent.mkdir(mode=0o700, exist_ok=True)
    made.touch(mode=0o600)
    made.chmod(0o644)
    said = program("doctor", code=1)
    assert f"LOOK {made.name} can be read by others (mode 644)" in said
    assert said.splitlines()[-1].startswith("Something is open")


def test_a_plain_database_is_named(program: Program) -> None:
    (program.folder / "diary-2.db").write_bytes(b"SQLite format 3\x00" * 10)
    (program.folder / "diary-2.db").chmod(0o600)
    assert "LOOK diary-2.db is NOT encrypted" in program("doctor", code=1)


def test_the_doctor_says_how_it_was_started_and_what_it_cannot_show(program: Program) -> None:
    said = program("doctor")
    assert "Started by the ordinary script" in said
    assert f"-I -S {launch.__file__} COMMAND" in said
    assert "Not shown, because no program can show it of itself" in said
    assert "Not looked at without the passphrase: pages, search index, row counts. Add --diary." in said
    assert said.splitlines()[-1] == "Nothing that was tried is open."
    started = [*launch.command(), "doctor"]
    done = subprocess.run(started, capture_output=True, text=True, env=program.environment, check=True)
    assert "Started by the launcher" in done.stdout
    assert "COMMAND" not in done.stdout
