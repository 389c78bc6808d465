"""The doctor proves the lock on the machine the tests run on."""

from __future__ import annotations

import sys

import pytest

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


def test_how_needs_no_diary(empty_program: Program) -> None:
    assert "strace" in empty_program("doctor", "--how")


def test_the_open_diary_is_looked_over(program: Program) -> None:
    program("diary", "add", "lunch with Zaphod 1h")
    found = program.json("doctor", "--diary")
    texts = " ".join(finding["text"] for finding in found["files"])
    assert "every page in use was read and is sound" in texts
    assert "1 encounter" in texts
    assert "Zaphod" not in texts
