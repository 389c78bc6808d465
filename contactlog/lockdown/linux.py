"""The lock on Linux, in the order that holds: each step only narrows, and none is hidden when it fails.

Needs no privilege. The network lock is seccomp, the file lock is Landlock; they are reported apart, because
older or special kernels have only the first.
"""

from __future__ import annotations

import ctypes
import errno
import os
import stat

from contactlog.lockdown import bpf, landlock, rules, seccomp
from contactlog.lockdown.levels import KERNEL, NONE, Step
from contactlog.lockdown.libc import call, library, reason
from contactlog.lockdown.syscalls import MACHINES, Machine

TYPE_CHECKING = False  # As in typing, whose import would take longer than the lock.
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RLIMIT_CORE = 4
_UNLIMITED = (1 << 64) - 1
_AF_INET = 2


def machine() -> Machine | None:
    """Give the machine whose numbers this process uses, None when the table has none for it."""
    if ctypes.sizeof(ctypes.c_void_p) != 8:  # A 32-bit Python on a 64-bit kernel calls by other numbers.
        return None
    return MACHINES.get(os.uname().machine)


def lock(
    writable: Sequence[str], filter_rules: Sequence[rules.Rule] = rules.RULES
) -> tuple[dict[str, str], list[Step]]:
    """Lock this process.

    Args:
        writable: folders and files that stay writable, all existing.
        filter_rules: the table the filter is made from; only tests give another one.

    Returns:
        The level of each subject, and the steps taken.
    """
    here = machine()
    if here is None:
        unknown = Step("system call filter", False, f"no table for {os.uname().machine}")
        steps = [_not_dumpable(), _closed_descriptors(), unknown]
        return _levels(KERNEL if steps[0].ok else NONE, NONE, NONE, NONE), steps
    steps = [_core_limit(here), _not_dumpable(), _closed_descriptors(), _one_thread()]
    memory = KERNEL if steps[1].ok else NONE
    alone = steps[3].ok
    privileges = seccomp.no_new_privileges()
    steps.append(Step("no new privileges", not privileges, privileges))
    files_step = _landlock(here, writable, alone)
    refused = seccomp.install(here, bpf.program(here, filter_rules))
    steps += [files_step, Step("system call filter", not refused, refused or f"{len(filter_rules)} rules")]
    network, children, verified = _verify(here)
    steps.append(verified)
    return _levels(memory, network, children, _verified_files(files_step.ok)), steps


def _levels(memory: str, network: str, children: str, files: str) -> dict[str, str]:
    return {"network": network, "children": children, "files": files, "memory": memory}


def _core_limit(here: Machine) -> Step:
    # 1, not 0: a limit of 0 is ignored when dumps are piped to a program, and unlike the flag below the
    # limit outlives a program start. Where the hard limit is 0 it cannot be raised, and need not be.
    old = (ctypes.c_uint64 * 2)()
    call(here.at("prlimit64"), 0, _RLIMIT_CORE, 0, ctypes.addressof(old))
    wanted = min(1, old[1])
    new = (ctypes.c_uint64 * 2)(wanted, wanted)
    result, error = call(here.at("prlimit64"), 0, _RLIMIT_CORE, ctypes.addressof(new), 0)
    return Step("core dump limit", result == 0, f"{wanted} byte" if result == 0 else reason(error))


def _not_dumpable() -> Step:
    # The kernel then refuses other programs of the same user: no tracing, no /proc/PID/mem, no dumps.
    result = library().prctl(rules.PR_SET_DUMPABLE, 0, 0, 0, 0)
    return Step("not dumpable", result == 0, "" if result == 0 else reason(ctypes.get_errno()))


def _closed_descriptors() -> Step:
    # Sockets and kernel objects (rings, maps, watchers) that whoever started us left open. Pipes stay, so
    # that a passphrase can come through one; the three standard descriptors belong to the user.
    closed, kept = 0, []
    for name in os.listdir("/proc/self/fd"):
        number = int(name)
        try:
            is_socket = stat.S_ISSOCK(os.fstat(number).st_mode)
            is_object = os.readlink(f"/proc/self/fd/{name}").startswith("anon_inode:")
        except OSError:  # The descriptor of the listing itself is gone by now.
            continue
        if number <= 2 and is_socket:
            kept.append(name)
        elif number > 2 and (is_socket or is_object):
            os.close(number)
            closed += 1
    found = f"standard descriptor {', '.join(kept)} is a socket of whoever started us" if kept else ""
    return Step("inherited sockets closed", not kept, found or f"{closed} closed")


def _one_thread() -> Step:
    count = len(os.listdir("/proc/self/task"))
    return Step("one thread", count == 1, f"{count} running")


def _landlock(here: Machine, writable: Iterable[str], alone: bool) -> Step:
    abi = landlock.version(here)
    if abi == 0:
        return Step("file rules", False, "this kernel has no Landlock")
    refused = landlock.restrict(here, abi, writable)
    covered = alone or abi >= landlock.ALL_THREADS_FROM
    missing = [
        what for since, what in ((3, "truncation"), (6, "signals and abstract sockets")) if abi < since
    ]
    detail = refused or f"Landlock {abi}" + (f", without {' and '.join(missing)}" if missing else "")
    if not covered:
        detail += ", but other threads were running already"
    return Step("file rules", not refused and covered, detail)


def _verify(here: Machine) -> tuple[str, str, Step]:
    """Try the two things that matter most, past Python: open a socket, start a program from nowhere."""
    made, socket_error = call(here.at("socket"), _AF_INET, rules.SOCK_STREAM, 0)
    if made >= 0:
        os.close(made)
    _, program_error = call(here.at("execve"), 0, 0, 0)
    network = KERNEL if socket_error == errno.EPERM else NONE
    children = KERNEL if program_error == errno.EPERM else NONE
    detail = f"socket: {reason(socket_error)}, execve: {reason(program_error)}"
    return network, children, Step("verified", network == children == KERNEL, detail)


def _verified_files(restricted: bool) -> str:
    """Open a harmless device for writing, which everyone may do but a process under our file rules."""
    try:
        os.close(os.open("/dev/zero", os.O_WRONLY | os.O_CLOEXEC))
    except PermissionError:
        return KERNEL if restricted else NONE
    except OSError:  # A container without that device: what the kernel answered to the rules stands alone.
        return KERNEL if restricted else NONE
    return NONE
