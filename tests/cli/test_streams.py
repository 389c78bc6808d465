"""Standard streams that are closed, full or not text: a sentence or nothing, never a traceback or a wrong word."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Program

FULL = Path("/dev/full")
linux = pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")


def _shell(program: Program, line: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line in which ``contactlog`` is the program."""
    return subprocess.run(
        ["bash", "-c", f'contactlog() {{ "$PYTHON" -m contactlog "$@"; }}; {line}'],
        capture_output=True,
        env={**program.environment, "PYTHON": sys.executable},
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_fault_and_no_file_gets_its_number(program: Program, closed: str) -> None:
    done = _shell(program, f"contactlog people add Ana {closed}; echo $?")
    assert (done.stdout.split()[-1], done.stderr) == (b"0", b"")
    # What a library prints then must not end in the diary.
    assert [person["name"] for person in program.json("people", "list")["people"]] == ["Ana"]


def test_help_and_version_need_no_output(empty_program: Program) -> None:
    assert _shell(empty_program, "contactlog --help >&- && contactlog --version >&-").stderr == b""


@linux
def test_an_answer_that_cannot_be_written_does_not_say_that_nothing_was_done(program: Program) -> None:
    done = _shell(program, "contactlog people add Ana >/dev/full")
    assert done.returncode == 1
    assert b"The answer could not be written" in done.stderr
    assert b"Nothing was changed" not in done.stderr
    assert len(program.json("people", "list")["people"]) == 1
    assert _shell(program, "contactlog people add Ben 2>/dev/full").returncode == 0


def test_letters_that_are_no_text_are_refused_not_left_out_of_a_name(program: Program) -> None:
    for line, code in (
        ("contactlog diary add $'Caf\\xe9 with Zo\\xeb 20m'", 2),
        ("contactlog log $'Zo\\xeb'", 2),
        ("printf 'tea\\nZo\\xeb' | contactlog log -", 1),
        ("contactlog --data-dir $'/tmp/Zo\\xeb' people list", 2),
    ):
        done = _shell(program, line)
        assert (done.returncode, b"not UTF-8" in done.stderr) == (code, True), line
    assert program.json("people", "list")["people"] == []
    assert program.json("waiting", "list")["waiting"] == []


@pytest.mark.parametrize("number", ["-1", "987", "99999999999999999999"])
def test_a_descriptor_that_is_none_is_a_sentence(program: Program, number: str) -> None:
    del program.environment["CONTACTLOG_PASSPHRASE_FILE"]
    assert "cannot be read from there" in program("--passphrase-fd", number, "people", "list", code=1)


def test_new_keys_need_the_descriptor_only_once(program: Program) -> None:
    secret = program.environment.pop("CONTACTLOG_PASSPHRASE_FILE")
    done = _shell(program, f"contactlog --passphrase-fd 3 rekey --yes 3<'{secret}'")
    assert (done.returncode, done.stderr) == (0, b"")
