"""The memory of keys: what it is made of, and that it is empty afterwards."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from contactlog.secretmem import LOCKED, PLAIN, SECRET, SecretBytes

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("size", [1, 32, 4096, 10_000])
def test_it_holds_exactly_its_bytes(size: int) -> None:
    with SecretBytes(size) as secret:
        assert (len(secret), bytes(secret.view)) == (size, bytes(size))
        secret.view[:] = b"\xa5" * size
        assert secret.reveal() == b"\xa5" * size
        assert secret.kind in (SECRET, LOCKED, PLAIN)


def test_taking_bytes_wipes_where_they_came_from() -> None:
    source = bytearray(b"key of the diary")
    with SecretBytes.taken_from(source) as secret:
        assert bytes(secret.view) == b"key of the diary"
    assert source == bytes(len(source))


def test_a_view_that_outlives_it_shows_zeros() -> None:
    secret = SecretBytes.taken_from(bytearray(b"key"))
    kept = secret.view[:]
    secret.close()
    secret.close()
    assert (bytes(kept), secret.closed, len(secret)) == (bytes(3), True, 0)


def test_a_closed_secret_gives_nothing() -> None:
    secret = SecretBytes(4)
    secret.close()
    with pytest.raises(ValueError, match="closed"):
        _ = secret.view
    with pytest.raises(ValueError, match="closed"):
        secret.reveal()


@pytest.mark.parametrize("size", [0, -1])
def test_it_needs_a_size(size: int) -> None:
    with pytest.raises(ValueError, match="at least one byte"):
        SecretBytes(size)
    gc.collect()


def test_it_does_not_show_itself() -> None:
    with SecretBytes.taken_from(bytearray(b"hunter2")) as secret:
        assert "hunter2" not in f"{secret!r} {secret}"


@needs_linux
def test_a_forked_child_that_ends_leaves_the_parents_key_alone() -> None:
    secret = SecretBytes.taken_from(bytearray(b"still here"))
    child = os.fork()
    if child == 0:
        secret.close()
        os._exit(0)
    os.waitpid(child, 0)
    with secret:
        assert secret.reveal() == b"still here"


@needs_linux
def test_the_memory_is_what_it_says_and_goes_away() -> None:
    # In a process of its own, so that the limits of this one play no part.
    code = """
import sys; sys.path.insert(0, sys.argv[1])
from contactlog.secretmem import SecretBytes
def regions():
    return [line for line in open("/proc/self/smaps").read().split("VmFlags:")[:-1] if "secretmem" in line]
def locked():
    return int(next(l for l in open("/proc/self/status") if l.startswith("VmLck")).split()[1])
before = locked()
with SecretBytes(32) as secret:
    found = {"secret": bool(regions()), "locked": locked() > before, "plain": True}[secret.kind]
    print(secret.kind, found)
print(bool(regions()), locked() == before)
"""
    done = subprocess.run([sys.executable, "-c", code, str(ROOT)], capture_output=True, text=True, check=True)
    first, second = done.stdout.splitlines()
    assert first in ("secret True", "locked True", "plain True")
    assert second == "False True"


@needs_linux
def test_without_secret_memory_it_is_locked_and_without_locking_it_is_plain() -> None:
    code = """
import sys; sys.path.insert(0, sys.argv[1])
import resource
from contactlog import secretmem
secretmem._secret_map = lambda size: None
kinds = [secretmem.SecretBytes(32).kind]
resource.setrlimit(resource.RLIMIT_MEMLOCK, (0, 0))
import os
if os.geteuid() == 0:
    os.setuid(65534)
kinds.append(secretmem.SecretBytes(32).kind)
print(*kinds)
"""
    done = subprocess.run([sys.executable, "-c", code, str(ROOT)], capture_output=True, text=True, check=True)
    assert done.stdout == "locked plain\n"


@needs_linux
def test_not_even_the_administrator_reads_secret_memory_from_outside() -> None:
    if os.geteuid() != 0:
        pytest.skip("needs the administrator")
    code = """
import sys, ctypes; sys.path.insert(0, sys.argv[1])
from contactlog.secretmem import SecretBytes
secret = SecretBytes(32)
print(secret.kind, ctypes.addressof(ctypes.c_char.from_buffer(secret.view)), flush=True)
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(ROOT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        kind, address = child.stdout.readline().split()
        if kind != SECRET:
            child.kill()
            pytest.skip("this kernel has no secret memory")
        with Path(f"/proc/{child.pid}/mem").open("rb", buffering=0) as memory:
            memory.seek(int(address))
            with pytest.raises(OSError, match="Input/output error"):
                memory.read(32)
