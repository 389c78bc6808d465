"""What an outsider sees: strace beside a locked process, and the kernel's own record of it."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from contactlog.lockdown import bpf, linux, verify
from tests.lockdown.support import LOCK, ROOT, locked, needs_kernel_lock, python
from tests.lockdown.tracing import Seen, traced
from tests.programs import program

pytestmark = needs_kernel_lock

_DAY = """
import apsw, asyncio, threading
db = apsw.Connection({data!r} + "/d.db")
for pragma in ("key='a key of the test'", "journal_mode=wal", "synchronous=full", "temp_store=memory"):
    db.execute("pragma " + pragma).get
db.execute("create table t (n integer)")
async def main():
    loop = asyncio.get_running_loop()
    for n in range(20):
        woken = asyncio.Event()
        threading.Thread(target=loop.call_soon_threadsafe, args=(woken.set,)).start()
        await woken.wait()
        with db:
            db.execute("insert into t values (?)", (n,))
asyncio.run(main())
db.close()
"""


def test_strace_sees_one_pair_of_sockets_and_no_other(tmp_path: Path) -> None:
    data, trace = tmp_path / "data", tmp_path / "trace"
    data.mkdir()
    code = LOCK.format(root=str(ROOT), data=str(data)) + _DAY.format(data=str(data))
    # One file for each thread, so that no line is cut in two by another.
    python(code, wrapper=(program("strace", "strace"), *traced(trace)))
    seen = Seen.read(trace)
    assert seen.reached_out == []
    assert seen.done["execve"] == 1  # strace starting Python, before anything of ours.
    assert seen.done["socketpair"] == 1
    assert seen.done["sendto"] >= 20
    # The lock's own self-test, and nobody else, asked for a socket and a program.
    assert seen.refused == ["execve", "socket"]


def test_the_kernel_says_so_to_anyone_who_asks(tmp_path: Path) -> None:
    lines = locked('print(json.dumps(open("/proc/self/status").read().splitlines()))', tmp_path / "data")
    status = dict(line.split(":\t", 1) for line in lines)
    assert (status["NoNewPrivs"], status["Seccomp"]) == ("1", "2")


def test_the_tripwire_names_the_offender_in_a_traceback(tmp_path: Path) -> None:
    code = """
import asyncio, os, socket, subprocess, urllib.request
from contactlog.lockdown import tripwire
def attempt(work):
    try:
        work()
    except (PermissionError, urllib.error.URLError) as error:
        return str(getattr(error, "reason", error))
tries = [
    lambda: socket.socket(),
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.getaddrinfo("example.invalid", 80),
    lambda: urllib.request.urlopen("http://127.0.0.1:9/"),
    lambda: asyncio.run(asyncio.open_connection("127.0.0.1", 9)),
    lambda: subprocess.run(["true"]),
    lambda: os.system("true"),
    lambda: os.posix_spawn("/bin/true", ["true"], {}),
    lambda: os.execv("/bin/true", ["true"]),
]
print(json.dumps([[attempt(work) for work in tries], tripwire.hits()]))
"""
    said, hits = locked(code, tmp_path / "data")
    assert all("contactlog is locked against this" in words for words in said), said
    assert len(hits) == len(said)
    assert set(hits) >= {"socket.__new__", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}


def test_the_tripwire_alone_refuses_as_well(tmp_path: Path) -> None:
    code = f"""
import sys, json; sys.path.insert(0, {str(ROOT)!r})
from contactlog.lockdown import tripwire
tripwire.arm(); tripwire.arm()
import socket
socket.socketpair()
try:
    socket.socket(socket.AF_INET)
except PermissionError:
    print(json.dumps(tripwire.hits()))
"""
    assert json.loads(python(code).stdout) == ["socket.__new__"]


def _verified(start: str) -> tuple[int, str]:
    """Start a process and let the administrator's tool look at it."""
    started = [sys.executable, "-c", start + "print(flush=True); sys.stdin.read()"]
    with subprocess.Popen(started, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        command = [sys.executable, "-I", "-S", verify.__file__, str(process.pid)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert process.returncode == 0  # It went on as if nothing had been.
    if done.returncode == 2:
        pytest.skip(f"not the administrator: {done.stderr.strip()}")
    return done.returncode, done.stdout


def test_the_kernel_runs_exactly_the_program_of_the_table(tmp_path: Path) -> None:
    machine = linux.machine()
    assert machine is not None
    program = bpf.program(machine)
    digest = sha256(bpf.packed(program)).hexdigest()
    code, said = _verified(LOCK.format(root=str(ROOT), data=str(tmp_path)))
    assert (code, said.splitlines()[-1].split(": ")[1]) == (
        0,
        f"{len(program)} instructions, SHA-256 {digest}, the filter of contactlog",
    )


def test_another_filter_or_none_is_told_apart(tmp_path: Path) -> None:
    assert "the filter of contactlog" not in _verified("import sys\n")[1]
    change = "import contactlog.lockdown.rules as r, contactlog.lockdown.linux as x, functools as f\n"
    change += "x.lock = f.partial(x.lock, filter_rules=r.RULES[:-1])\n"
    lock = LOCK.format(root=str(ROOT), data=str(tmp_path))
    code, said = _verified(lock.replace("lockdown.lock(", change + "lockdown.lock(", 1))
    assert code == 1
    assert said.endswith("another filter\n")
