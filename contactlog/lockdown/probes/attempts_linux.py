"""The forbidden things on Linux besides the sweep, as a table: network, children, memory."""

from __future__ import annotations

import ctypes
import errno
import mmap
import os
import platform
import resource
import sys
from functools import partial

from contactlog.lockdown import rules
from contactlog.lockdown.probes import raw
from contactlog.lockdown.probes.outcomes import Attempt
from contactlog.lockdown.probes.surroundings import Targets

_GETPID_BY_INT_0X80 = bytes.fromhex("b814000000cd80c3")  # mov eax, 20; int 0x80; ret
_X32_GETPID = 0x40000000 | 39
_PTRACE_SEIZE = 0x4206
_AT_EMPTY_PATH = 0x1000
_TIOCSCTTY = 0x540E
_PR_SET_MM_MAP_SIZE = 15
_PAST_THE_FILTER = frozenset(
    {errno.EBADF, errno.EFAULT, errno.EINVAL, errno.EISCONN, errno.ENOTTY, errno.EOPNOTSUPP, errno.ENOTCONN}
)
_KILLED = frozenset({raw.KILLED})
_FAMILIES = (
    ("IPv4 stream", raw.AF_INET, raw.SOCK_STREAM),
    ("IPv4 datagram", raw.AF_INET, raw.SOCK_DGRAM),
    ("IPv6 stream", raw.AF_INET6, raw.SOCK_STREAM),
    ("Unix stream", raw.AF_UNIX, raw.SOCK_STREAM),
    ("netlink", raw.AF_NETLINK, raw.SOCK_RAW),
)


def _open(family: int, kind: int, _: Targets) -> int:
    return raw.open_and_close("socket", family, kind, 0)


def _send_datagram(targets: Targets) -> int:
    descriptor = raw.made("socket", raw.AF_INET, raw.SOCK_DGRAM, 0)
    try:
        address = raw.loopback(targets.udp_port)
        buffer = ctypes.create_string_buffer(address, len(address))
        where = ctypes.addressof(buffer)
        return raw.error_of("sendto", descriptor, where, 1, 0, where, len(address))
    finally:
        os.close(descriptor)


def _socket_pair(family: int, kind: int) -> int:
    pair = (ctypes.c_int * 2)()
    error = raw.error_of("socketpair", family, kind, 0, ctypes.addressof(pair))
    if not error:
        os.close(pair[0])
        os.close(pair[1])
    return error


def _send_to(address: int) -> int:
    pair = (ctypes.c_int * 2)()
    error = raw.error_of("socketpair", raw.AF_UNIX, raw.SOCK_STREAM, 0, ctypes.addressof(pair))
    if error:
        return errno.ENOSYS  # No pair, so nothing is known about sending.
    try:
        return raw.error_of("sendto", pair[0], ctypes.addressof(pair), 1, 0, address, 16)
    finally:
        os.close(pair[0])
        os.close(pair[1])


def _ring(_: Targets) -> int:
    parameters = ctypes.create_string_buffer(120)
    return raw.open_and_close("io_uring_setup", 1, ctypes.addressof(parameters))


def _use_inherited(targets: Targets) -> int:
    os.write(targets.inherited, b"x")
    return 0


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


def _foreign_getpid(_: Targets) -> int:
    if platform.machine() != "x86_64":
        return errno.ENOSYS

    def run() -> int:
        page = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        page.write(_GETPID_BY_INT_0X80)
        function = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
        return 0 if function() > 0 else errno.ENOSYS

    return raw.in_child(run)


def _x32_getpid(_: Targets) -> int:
    if platform.machine() != "x86_64":
        return errno.ENOTSUP

    def run() -> int:
        ctypes.CDLL(None).syscall(ctypes.c_long(_X32_GETPID))
        return 0  # Whatever the kernel said to it: we are still alive.

    return raw.in_child(run)


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


_NETWORK = (
    *(
        Attempt(f"socket: {name}", "network", f"open an {name} socket", partial(_open, family, kind))
        for name, family, kind in _FAMILIES
    ),
    Attempt(
        "connect: this machine",
        "network",
        "connect to a listener on 127.0.0.1",
        lambda t: raw.connect(raw.AF_INET, raw.SOCK_STREAM, raw.loopback(t.tcp_port)),
    ),
    Attempt("datagram: this machine", "network", "send a datagram to 127.0.0.1", _send_datagram),
    Attempt(
        "connect: local service",
        "network",
        "connect to a service's socket in the file system",
        lambda t: raw.connect(raw.AF_UNIX, raw.SOCK_STREAM, raw.unix(os.fsencode(t.unix_path))),
    ),
    Attempt(
        "connect: abstract service",
        "network",
        "connect to a service's abstract socket",
        lambda t: raw.connect(raw.AF_UNIX, raw.SOCK_STREAM, raw.unix(b"\0" + os.fsencode(t.abstract_name))),
    ),
    Attempt(
        "pair: datagram",
        "network",
        "make a datagram pair, which could be aimed at a stranger",
        lambda _: _socket_pair(raw.AF_UNIX, raw.SOCK_DGRAM),
    ),
    Attempt(
        "pair: other family",
        "network",
        "make a pair of another family",
        lambda _: _socket_pair(raw.AF_INET, raw.SOCK_STREAM),
        arrivals=_PAST_THE_FILTER,
    ),
    Attempt(
        "send: low address",
        "network",
        "send to an address in the lower 4 GiB",
        lambda _: _send_to(0x1000),
        arrivals=_PAST_THE_FILTER,
    ),
    Attempt(
        "send: high address",
        "network",
        "send to an address whose lower half is zero",
        lambda _: _send_to(1 << 32),
        arrivals=_PAST_THE_FILTER,
    ),
    Attempt("ring", "network", "make an io_uring", _ring),
    Attempt(
        "inherited socket",
        "network",
        "write to a connected socket that the parent left open",
        _use_inherited,
        refusals=frozenset({errno.EBADF}),
    ),
    Attempt(
        "int 0x80",
        "network",
        "call the kernel by the 32-bit numbers",
        _foreign_getpid,
        refusals=_KILLED,
    ),
    Attempt("x32", "network", "call the kernel by the x32 numbers", _x32_getpid, refusals=_KILLED),
    Attempt(
        "terminal: input",
        "children",
        "type into the input of a terminal",
        _type_into,
    ),
    *(
        Attempt(
            f"terminal: {name}",
            "children",
            f"ask a terminal for {name}",
            partial(_ask_terminal, request),
            arrivals=_PAST_THE_FILTER,
        )
        for name, request in (
            ("TIOCSTI", rules.TIOCSTI),
            ("TIOCLINUX", rules.TIOCLINUX),
            ("TIOCSETD", rules.TIOCSETD),
        )
    ),
)
_CHILDREN = (
    Attempt("start a program", "children", "start Python from its file", _start_program),
    Attempt("start from memory", "children", "start a script that exists only in memory", _start_from_memory),
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
        arrivals=_PAST_THE_FILTER,
    ),
    Attempt(
        "change the memory map",
        "memory",
        "ask for changes of this process's memory map",
        lambda _: raw.error_of("prctl", rules.PR_SET_MM, _PR_SET_MM_MAP_SIZE, -1, 0, 0),
        arrivals=_PAST_THE_FILTER,
    ),
)
ATTEMPTS = (*_NETWORK, *_CHILDREN, *_MEMORY)
