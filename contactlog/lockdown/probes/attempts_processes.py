"""Starting programs and reaching into other processes, as a table of attempts for Linux."""

from __future__ import annotations

import ctypes
import errno
import mmap
import os
import resource
import sys
from functools import partial

from contactlog.lockdown import rules
from contactlog.lockdown.probes import raw
from contactlog.lockdown.probes.outcomes import Attempt
from contactlog.lockdown.probes.surroundings import Targets

_PTRACE_SEIZE = 0x4206
_AT_EMPTY_PATH = 0x1000
_TIOCSCTTY = 0x540E
_PR_SET_MM_MAP_SIZE = 15
_TERMINAL_REQUESTS = (
    ("TIOCSTI", rules.TIOCSTI),
    ("TIOCLINUX", rules.TIOCLINUX),
    ("TIOCSETD", rules.TIOCSETD),
)


def _argv() -> tuple[ctypes.Array[ctypes.c_char_p], ctypes.Array[ctypes.c_char_p]]:
    words = [os.fsencode(sys.executable), b"-I", b"-S", b"-c", b"pass", None]
    return (ctypes.c_char_p * len(words))(*words), (ctypes.c_char_p * 1)(None)


def _start_program(_: Targets) -> int:
    argv, environment = _argv()
    path = ctypes.c_char_p(os.fsencode(sys.executable))
    address = ctypes.cast(path, ctypes.c_void_p).value or 0
    where = (ctypes.addressof(argv), ctypes.addressof(environment))
    return raw.in_child(lambda: raw.error_of("execve", address, *where))


def _start_from_memory(_: Targets) -> int:
    descriptor = os.memfd_create("probe")
    try:
        os.write(descriptor, b"#!" + os.fsencode(sys.executable) + b" -ISV\n")
        argv, environment = _argv()
        empty = ctypes.create_string_buffer(1)
        where = (
            ctypes.addressof(empty),
            ctypes.addressof(argv),
            ctypes.addressof(environment),
            _AT_EMPTY_PATH,
        )

        def start() -> int:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.set_inheritable(descriptor, True)
            return raw.error_of("execveat", descriptor, *where)

        return raw.in_child(start)
    finally:
        os.close(descriptor)


def _type_into(targets: Targets) -> int:
    """Take a terminal as ours, then push a character into its input."""
    if targets.terminal_descriptor < 0:
        return errno.ENOSYS
    letter = ctypes.create_string_buffer(b"x")
    where = ctypes.addressof(letter)

    def run() -> int:
        os.setsid()
        raw.error_of("ioctl", targets.terminal_descriptor, _TIOCSCTTY, 0)
        return raw.error_of("ioctl", targets.terminal_descriptor, rules.TIOCSTI, where)

    return raw.in_child(run)


def _ask_terminal(request: int, _: Targets) -> int:
    return raw.error_of("ioctl", -1, request, 0)


def _trace(targets: Targets) -> int:
    return raw.in_child(lambda: raw.error_of("ptrace", _PTRACE_SEIZE, targets.victim, 0, 0))


def _read_other(targets: Targets) -> int:
    buffer = ctypes.create_string_buffer(8)
    local = (ctypes.c_uint64 * 2)(ctypes.addressof(buffer), 8)
    remote = (ctypes.c_uint64 * 2)(0x1000, 8)
    where = (ctypes.addressof(local), 1, ctypes.addressof(remote), 1, 0)
    return raw.error_of("process_vm_readv", targets.victim, *where)


def _open_other_memory(targets: Targets) -> int:
    os.close(os.open(f"/proc/{targets.victim}/mem", os.O_RDWR))
    return 0


def _take_descriptor(targets: Targets) -> int:
    pidfd = os.pidfd_open(targets.victim)
    try:
        return raw.open_and_close("pidfd_getfd", pidfd, 0, 0)
    finally:
        os.close(pidfd)


def _signal_other(targets: Targets) -> int:
    os.kill(targets.victim, 0)
    return 0


def _shared_memory(_: Targets) -> int:
    result, error = raw.call("shmget", 0, mmap.PAGESIZE, 0o600)
    if result >= 0:
        raw.call("shmctl", result, 0, 0)  # IPC_RMID
    return error


def _dump_core(targets: Targets) -> int:
    """Crash in the diary's folder with as large a dump as the limits allow; EPERM when there was none."""
    pid = os.fork()
    if pid == 0:
        os.chdir(targets.data)
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
        os.abort()
    _, status = os.waitpid(pid, 0)
    return 0 if os.WCOREDUMP(status) else errno.EPERM


_CHILDREN = (
    Attempt("start a program", "children", "start Python from its file", _start_program),
    Attempt("start from memory", "children", "start a script that exists only in memory", _start_from_memory),
    Attempt("terminal: input", "children", "type into the input of a terminal", _type_into),
    *(
        Attempt(
            f"terminal: {name}",
            "children",
            f"ask a terminal for {name}",
            partial(_ask_terminal, request),
            arrivals=raw.PAST_THE_FILTER,
        )
        for name, request in _TERMINAL_REQUESTS
    ),
)
_MEMORY = (
    Attempt("trace another", "files", "trace an unlocked process", _trace),
    Attempt(
        "read another",
        "files",
        "read the memory of an unlocked process",
        _read_other,
        arrivals=frozenset({errno.EFAULT}),
    ),
    Attempt(
        "write another", "files", "open the memory of an unlocked process for writing", _open_other_memory
    ),
    Attempt("rob another", "files", "take an open descriptor from an unlocked process", _take_descriptor),
    Attempt(
        "signal another", "files", "send a signal to an unlocked process", _signal_other, landlock_since=6
    ),
    Attempt("shared memory", "files", "make shared memory for other processes", _shared_memory),
    Attempt("core dump", "memory", "crash, with as large a core dump as allowed", _dump_core),
    Attempt(
        "dumpable again",
        "memory",
        "switch core dumps on again",
        lambda _: raw.error_of("prctl", rules.PR_SET_DUMPABLE, 1, 0, 0, 0),
    ),
    Attempt(
        "invite a tracer",
        "memory",
        "let another process trace this one",
        lambda _: raw.error_of("prctl", rules.PR_SET_PTRACER, os.getpid(), 0, 0, 0),
        arrivals=raw.PAST_THE_FILTER,
    ),
    Attempt(
        "change the memory map",
        "memory",
        "ask for changes of this process's memory map",
        lambda _: raw.error_of("prctl", rules.PR_SET_MM, _PR_SET_MM_MAP_SIZE, -1, 0, 0),
        arrivals=raw.PAST_THE_FILTER,
    ),
)
ATTEMPTS = (*_CHILDREN, *_MEMORY)
