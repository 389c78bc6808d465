"""Leaving this machine, or reaching anybody on it, as a table of attempts for Linux."""

from __future__ import annotations

import ctypes
import errno
import mmap
import os
import platform
from functools import partial

from contactlog.lockdown.probes import raw
from contactlog.lockdown.probes.outcomes import Attempt
from contactlog.lockdown.probes.surroundings import Targets

_GETPID_BY_INT_0X80 = bytes.fromhex("b814000000cd80c3")  # mov eax, 20; int 0x80; ret
_X32_GETPID = 0x40000000 | 39
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


ATTEMPTS = (
    *(
        Attempt(f"socket: {name}", "network", f"open a socket: {name}", partial(_open, family, kind))
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
        arrivals=raw.PAST_THE_FILTER,
    ),
    Attempt(
        "send: low address",
        "network",
        "send to an address in the lower 4 GiB",
        lambda _: _send_to(0x1000),
        arrivals=raw.PAST_THE_FILTER,
    ),
    Attempt(
        "send: high address",
        "network",
        "send to an address whose lower half is zero",
        lambda _: _send_to(1 << 32),
        arrivals=raw.PAST_THE_FILTER,
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
)
