"""Hand the filter to the kernel, for every thread at once (``seccomp(2)``)."""

from __future__ import annotations

import ctypes
import struct

from contactlog.lockdown.bpf import Instruction, packed
from contactlog.lockdown.libc import call, library, reason
from contactlog.lockdown.syscalls import Machine

TYPE_CHECKING = False  # As in typing, whose import would take longer than the lock.
if TYPE_CHECKING:
    from collections.abc import Sequence

PR_SET_NO_NEW_PRIVS = 38
_SET_MODE_FILTER, _ALL_THREADS = 1, 1


def no_new_privileges() -> str:
    """Give up gaining privileges, without which an ordinary user may install no filter.

    Returns:
        An empty string, or the reason why it failed.
    """
    result = library().prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return "" if result == 0 else reason(ctypes.get_errno())


def install(machine: Machine, instructions: Sequence[Instruction]) -> str:
    """Install the filter. It can never be taken away again, and children inherit it.

    Returns:
        An empty string, or the reason why it failed.
    """
    code = packed(instructions)
    buffer = ctypes.create_string_buffer(code, len(code))
    header = struct.pack("@HP", len(instructions), ctypes.addressof(buffer))  # struct sock_fprog
    fprog = ctypes.create_string_buffer(header, len(header))
    result, error = call(machine.at("seccomp"), _SET_MODE_FILTER, _ALL_THREADS, ctypes.addressof(fprog))
    if result > 0:
        return "a thread could not be reached"
    return "" if result == 0 else reason(error)
