"""Helpers of the Linux attempts: system calls past Python's own checks, if need be in a child."""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Callable

from contactlog.lockdown import libc, linux

AF_UNIX, AF_INET, AF_INET6, AF_NETLINK = 1, 2, 10, 16
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW = 1, 2, 3
KILLED = 255
"""What `in_child` gives when the kernel killed the child for its system call (SIGSYS)."""
PAST_THE_FILTER = frozenset(
    {errno.EBADF, errno.EFAULT, errno.EINVAL, errno.EISCONN, errno.ENOTTY, errno.EOPNOTSUPP, errno.ENOTCONN}
)
"""Answers the kernel gives to empty arguments only after the filter has let a call in."""
_SIGSYS, _ODD_END = 31, 254


def call(name: str, *arguments: int) -> tuple[int, int]:
    """Make a system call by name; gives the result and the error number."""
    here = linux.machine()
    number = None if here is None else here.number(name)
    return (-1, errno.ENOSYS) if number is None else libc.call(number, *arguments)


def error_of(name: str, *arguments: int) -> int:
    """Make a system call and give its error number, 0 for success."""
    return call(name, *arguments)[1]


def made(name: str, *arguments: int) -> int:
    """Make a system call that gives a descriptor.

    Raises:
        OSError: it gave none.
    """
    result, error = call(name, *arguments)
    if result < 0:
        raise OSError(error, os.strerror(error))
    return result


def open_and_close(name: str, *arguments: int) -> int:
    """Make a descriptor by a system call and close it again; gives 0 or raises OSError."""
    os.close(made(name, *arguments))
    return 0


def connect(family: int, kind: int, address: bytes) -> int:
    """Open a socket and connect it; gives an error number."""
    descriptor = made("socket", family, kind, 0)
    try:
        buffer = ctypes.create_string_buffer(address, len(address))
        return error_of("connect", descriptor, ctypes.addressof(buffer), len(address))
    finally:
        os.close(descriptor)


def loopback(port: int) -> bytes:
    """Give ``struct sockaddr_in`` of 127.0.0.1."""
    return struct.pack("=H", AF_INET) + struct.pack("!H", port) + bytes((127, 0, 0, 1)) + bytes(8)


def unix(path: bytes) -> bytes:
    """Give ``struct sockaddr_un``; an abstract name begins with a zero byte."""
    return struct.pack("=H", AF_UNIX) + path + (b"" if path.startswith(b"\0") else b"\0")


def in_child(work: Callable[[], int]) -> int:
    """Do the work in a forked child and give the error number it ended with, or `KILLED`."""
    pid = os.fork()
    if pid == 0:
        code = _ODD_END
        try:
            code = work()
        except OSError as problem:
            code = problem.errno or _ODD_END
        finally:
            os._exit(code & 0xFF)
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return KILLED if os.WTERMSIG(status) == _SIGSYS else _ODD_END
    return os.WEXITSTATUS(status)
