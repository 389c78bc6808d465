"""Kernels that offer less, made by refusing the lock's own system calls beforehand, with our own filter."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path
from typing import Any

import pytest

from contactlog import lockdown
from contactlog.lockdown import landlock, levels, linux
from contactlog.lockdown.levels import INTERPRETER, KERNEL, NONE, SUBJECTS, Report
from tests.lockdown.support import ROOT, locked, needs_kernel_lock, python

_POORER = """
import sys, json; sys.path.insert(0, {root!r})
from contactlog import lockdown
from contactlog.lockdown import bpf, linux, rules, seccomp
seccomp.no_new_privileges()
seccomp.install(linux.machine(), bpf.program(linux.machine(), [rules.Rule("", "", {calls!r}, "", {clauses})]))
report = lockdown.lock({data!r})
print(json.dumps({{**report.as_dict(), "shortfalls": report.shortfalls, "footer": report.footer}}))
"""


def newest_landlock() -> int:
    machine = linux.machine()
    return 0 if machine is None else landlock.version(machine)


def poorer(calls: tuple[str, ...], data: Path, clauses: str = "()") -> Any:
    return json.loads(
        python(_POORER.format(root=str(ROOT), calls=calls, data=str(data), clauses=clauses)).stdout
    )


@needs_kernel_lock
def test_without_landlock_files_are_open_and_the_user_is_asked(tmp_path: Path) -> None:
    found = poorer(("landlock_create_ruleset",), tmp_path)
    assert found["levels"] == {"network": KERNEL, "children": KERNEL, "files": NONE, "memory": KERNEL}
    assert found["needs_consent"]
    assert found["shortfalls"] == ["a compromised library could write files outside the diary's folder"]
    assert found["footer"] == "network: blocked by the kernel"
    assert {"name": "file rules", "ok": False, "detail": "this kernel has no Landlock"} in found["steps"]


@needs_kernel_lock
@pytest.mark.parametrize("version", [1, 2, 3, 4, 5, 6])
def test_the_rules_of_an_older_landlock_still_hold(tmp_path: Path, version: int) -> None:
    if version > newest_landlock():
        pytest.skip(f"this kernel has no Landlock {version}")
    (tmp_path / "outside").write_text("somebody's file")
    code = f"""
import sys, json, os; sys.path.insert(0, {str(ROOT)!r})
from contactlog import lockdown
from contactlog.lockdown import landlock
landlock.version = lambda machine: {version}
report = lockdown.lock({str(tmp_path / "data")!r}, create=True)
open({str(tmp_path / "data" / "own")!r}, "w").close()
refused = []
for name, work in (
    ("write", lambda: open({str(tmp_path / "outside")!r}, "a")),
    ("remove", lambda: os.unlink({str(tmp_path / "outside")!r})),
    ("create", lambda: open({str(tmp_path / "new")!r}, "x")),
    ("truncate", lambda: os.truncate({str(tmp_path / "outside")!r}, 0)),
):
    try:
        work()
    except PermissionError:
        refused.append(name)
detail = next(step.detail for step in report.steps if step.name == "file rules")
print(json.dumps([report.levels["files"], refused, detail]))
"""
    level, refused, detail = json.loads(python(code).stdout)
    assert level == KERNEL
    assert refused == ["write", "remove", "create", *(["truncate"] if version >= 3 else [])]
    assert ("truncation" in detail) == (version < 3)
    assert ("signals" in detail) == (version < 6)


def test_each_version_of_landlock_is_asked_only_for_what_it_knows() -> None:
    sizes = [len(landlock.ruleset(version)) for version in range(1, 10)]
    assert sizes == [8, 8, 8, 16, 16, 24, 24, 24, 24]
    newest = [landlock.handled_rights(version).bit_length() for version in range(1, 10)]
    assert newest == [13, 14, 15, 15, 16, 16, 16, 16, 16]
    reading = 1 << 2 | 1 << 3
    assert not landlock.handled_rights(9) & reading


@needs_kernel_lock
def test_without_seccomp_only_python_refuses(tmp_path: Path) -> None:
    found = poorer(("seccomp",), tmp_path)
    assert found["levels"] == {
        "network": INTERPRETER,
        "children": INTERPRETER,
        "files": KERNEL,
        "memory": KERNEL,
    }
    assert found["needs_consent"]
    assert found["footer"] == "network: blocked inside Python only"


@needs_kernel_lock
def test_a_process_that_stays_dumpable_is_not_called_closed(tmp_path: Path) -> None:
    found = poorer(("prctl",), tmp_path, "((rules.Test(0, True, rules.PR_SET_DUMPABLE),),)")
    assert found["levels"]["memory"] == NONE
    assert not found["needs_consent"]


@needs_kernel_lock
def test_threads_that_ran_before_cost_the_level_of_files(tmp_path: Path) -> None:
    code = f"""
import sys, json, threading; sys.path.insert(0, {str(ROOT)!r})
from contactlog import lockdown
end = threading.Event()
threading.Thread(target=end.wait).start()
report = lockdown.lock({str(tmp_path)!r})
end.set()
print(json.dumps([report.levels["files"], [s.name for s in report.steps if not s.ok]]))
"""
    if newest_landlock() >= landlock.ALL_THREADS_FROM:
        pytest.skip("this kernel reaches running threads")
    assert json.loads(python(code).stdout) == [NONE, ["one thread", "file rules"]]


@needs_kernel_lock
def test_inherited_sockets_are_closed_and_pipes_kept(tmp_path: Path) -> None:
    near, far = socket.socketpair()
    read, write = os.pipe()
    os.write(write, b"words")
    with near, far:
        code = f"""
import os
try:
    os.write({near.fileno()}, b"x")
    kept = True
except OSError:
    kept = False
print(json.dumps([kept, os.read({read}, 5).decode()]))
"""
        try:
            found = locked(code, tmp_path / "data", pass_fds=(near.fileno(), read))
        finally:
            os.close(read)
            os.close(write)
    assert found == [False, "words"]


@needs_kernel_lock
def test_a_standard_descriptor_that_is_a_socket_is_named(tmp_path: Path) -> None:
    near, far = socket.socketpair()
    with near, far:
        steps = locked(
            "print(json.dumps(lockdown.report().as_dict()['steps']))", tmp_path / "data", stdin=near
        )
    (step,) = [step for step in steps if step["name"] == "inherited sockets closed"]
    assert step == {
        "name": "inherited sockets closed",
        "ok": False,
        "detail": "standard descriptor 0 is a socket of whoever started us",
    }


def report_of(platform: str, **found: str) -> Report:
    return Report(platform, {**dict.fromkeys(SUBJECTS, KERNEL), **found}, (), levels.ORDINARY)


@pytest.mark.parametrize("platform", ["linux", "darwin"])
@pytest.mark.parametrize("subject", ["network", "children", "files"])
def test_below_the_kernel_the_user_is_asked(platform: str, subject: str) -> None:
    assert report_of(platform, **{subject: INTERPRETER}).needs_consent
    assert len(report_of(platform, **{subject: NONE}).shortfalls) == 1


def test_windows_is_not_asked_but_told() -> None:
    report = report_of("win32", network=INTERPRETER)
    assert not report.needs_consent
    assert report.footer == "network: blocked inside Python only"
    assert report_of("win32", network=NONE).footer == "network: NOT blocked"


def test_before_the_lock_nothing_is_claimed() -> None:
    assert set(lockdown.report().levels.values()) == {NONE}
    assert lockdown.report().steps == ()
