"""Read the filter out of a running process and compare it with the table: a proof that trusts no process.

    sudo python3 -I -S .../contactlog/lockdown/verify.py PID

The kernel hands over the very program it runs (PTRACE_SECCOMP_GET_FILTER, ptrace(2)); it does so only for
the administrator. The process is stopped for a moment and goes on. The SHA-256 of the filter stands in
``docs/lockdown.md``, for who does not believe the table either.
"""

from __future__ import annotations

import ctypes
import os
import sys
from hashlib import sha256

if __name__ == "__main__":
    sys.path.append(__file__.rsplit("contactlog", 1)[0])

from contactlog.lockdown import bpf, linux
from contactlog.lockdown.libc import call, reason

TYPE_CHECKING = False  # As in typing.
if TYPE_CHECKING:
    from contactlog.lockdown.syscalls import Machine

_SEIZE, _INTERRUPT, _DETACH, _GET_FILTER = 0x4206, 0x4207, 17, 0x420C
_BYTES_PER_INSTRUCTION = 8


def filters(here: Machine, pid: int) -> list[bytes]:
    """Give all filters of a process, oldest first.

    Raises:
        OSError: not allowed, or no such process.
    """
    _trace(here, _SEIZE, pid)
    _trace(here, _INTERRUPT, pid)
    os.waitpid(pid, getattr(os, "__WALL", 0x40000000))
    try:
        found: list[bytes] = []
        while (code := _filter(here, pid, len(found))) is not None:
            found.append(code)
        return found
    finally:
        _trace(here, _DETACH, pid)


def _filter(here: Machine, pid: int, place: int) -> bytes | None:
    size, _ = call(here.at("ptrace"), _GET_FILTER, pid, place, 0)
    if size < 0:
        return None
    buffer = ctypes.create_string_buffer(size * _BYTES_PER_INSTRUCTION)
    _trace(here, _GET_FILTER, pid, place, ctypes.addressof(buffer))
    return buffer.raw


def _trace(here: Machine, request: int, pid: int, first: int = 0, second: int = 0) -> None:
    result, error = call(here.at("ptrace"), request, pid, first, second)
    if result < 0:
        raise OSError(error, f"the kernel does not let us look: {reason(error)}")


def main(arguments: list[str]) -> int:
    """Look at one process; give 0 when it runs exactly our filter, 1 when not, 2 when nothing is known."""
    here = linux.machine()
    if here is None or len(arguments) != 1 or not arguments[0].isdigit():
        sys.stderr.write("Usage: sudo python3 -I -S verify.py PID\n")
        return 2
    try:
        found = filters(here, int(arguments[0]))
    except OSError as problem:
        sys.stderr.write(f"{problem.strerror}\n")
        return 2
    expected = bpf.packed(bpf.program(here))
    for place, code in enumerate(found):
        equal = "the filter of contactlog" if code == expected else "another filter"
        count = len(code) // _BYTES_PER_INSTRUCTION
        digest = sha256(code).hexdigest()
        sys.stdout.write(f"filter {place}: {count} instructions, SHA-256 {digest}, {equal}\n")
    if not found:
        sys.stdout.write("no filter\n")
    return 0 if expected in found else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
