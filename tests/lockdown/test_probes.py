"""The proof itself: on this machine, as whoever runs the tests and as an ordinary user."""

from __future__ import annotations

import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from contactlog.lockdown.levels import SUBJECTS
from contactlog.lockdown.probes import BEYOND, NOT_SHOWN, REFUSED, WORKS, Result, failures, run_probes
from tests.lockdown.support import ROOT, needs_kernel_lock

pytestmark = needs_kernel_lock

_PROBE = """
import sys, json; sys.path.insert(0, {root!r})
from contactlog.lockdown.probes import run_probes
print(json.dumps(run_probes()))
"""
_MUST_BE_SHOWN = {
    *("socket: IPv4 stream", "socket: Unix stream", "connect: local service", "pair: datagram"),
    *("start a program", "start from memory", "create", "remove", "move out", "dumpable again"),
}
"""Possible for an unlocked process on every Linux, so that their refusal always proves something."""


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return run_probes()


def test_nothing_forbidden_is_open_and_nothing_needed_is_broken(results: list[Result]) -> None:
    assert failures(results) == []


def test_the_refusals_are_shown_against_an_unlocked_control(results: list[Result]) -> None:
    shown = {result["name"] for result in results if result["verdict"] == REFUSED}
    assert shown >= _MUST_BE_SHOWN
    assert len(shown) > 80


def test_the_results_are_plain_values_with_a_subject(results: list[Result]) -> None:
    assert json.loads(json.dumps(results)) == results
    for result in results:
        assert result["verdict"] in (REFUSED, NOT_SHOWN, BEYOND, WORKS)
        assert result["subject"] in SUBJECTS or result["kind"] == "positive"
    assert len({(result["kind"], result["name"]) for result in results}) == len(results)


def test_the_probes_leave_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as short:
        monkeypatch.setattr(tempfile, "tempdir", short)
        run_probes()
        assert list(Path(short).iterdir()) == []


def test_the_probes_run_where_the_name_of_a_socket_would_be_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / ("long" * 20)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    assert failures(run_probes()) == []


def test_a_process_that_is_locked_already_cannot_probe(tmp_path: Path) -> None:
    code = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
from contactlog import lockdown
from contactlog.lockdown.probes import run_probes
lockdown.lock({str(tmp_path)!r})
try:
    run_probes()
except PermissionError:
    print("refused")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n"


@pytest.fixture
def public_copy() -> Iterator[Path]:
    """A copy of the package that every user may read."""
    folder = Path(tempfile.mkdtemp(prefix="contactlog-public-"))
    shutil.copytree(ROOT / "contactlog" / "lockdown", folder / "contactlog" / "lockdown")
    shutil.copy(ROOT / "contactlog" / "__init__.py", folder / "contactlog")
    subprocess.run(["chmod", "-R", "a+rX", str(folder)], check=True)
    yield folder
    shutil.rmtree(folder)


def _as_nobody(command: list[str]) -> subprocess.CompletedProcess[str]:
    nobody = pwd.getpwnam("nobody")
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        user=nobody.pw_uid,
        group=nobody.pw_gid,
        extra_groups=[],
        cwd="/",
        env={"PATH": "/usr/bin:/bin"},
    )


def _python_for_everyone() -> str:
    for candidate in (sys.executable, "/usr/bin/python3"):
        try:
            done = _as_nobody([candidate, "-c", "import sys; print(sys.version_info >= (3, 11))"])
        except PermissionError:
            continue
        if done.stdout == "True\n":
            return candidate
    pytest.skip("no Python that another user may run")


def test_an_ordinary_user_is_locked_as_well_and_cannot_be_read_by_others(public_copy: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("already run by an ordinary user: the tests above are this one")
    done = _as_nobody([_python_for_everyone(), "-c", _PROBE.format(root=str(public_copy))])
    assert done.returncode == 0, done.stderr
    found: list[Result] = json.loads(done.stdout)
    assert failures(found) == []
    shown = {result["name"] for result in found if result["verdict"] == REFUSED}
    assert shown >= _MUST_BE_SHOWN | {"read by another"}
