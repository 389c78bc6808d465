"""System calls without a third-party module: ``syscall(2)`` of the C library through ctypes."""

from __future__ import annotations

import ctypes
import errno

_loaded: list[ctypes.CDLL] = []


def library() -> ctypes.CDLL:
    """Give the C library of this process. Finding it by name would start programs (``ldconfig``)."""
    if not _loaded:
        _loaded.append(ctypes.CDLL(None, use_errno=True))
    return _loaded[0]


def call(number: int, *arguments: int) -> tuple[int, int]:
    """Make a system call.

    Args:
        number: of the call on this machine.
        arguments: whole numbers; an address is passed as a number.

    Returns:
        The result and, when that is -1, the error number; else 0.
    """
    ctypes.set_errno(0)
    function = library().syscall
    function.restype = ctypes.c_long
    result = int(function(ctypes.c_long(number), *(ctypes.c_long(argument) for argument in arguments)))
    return result, ctypes.get_errno() if result == -1 else 0


def reason(error: int) -> str:
    """Give the symbol of an error number, such as ``EPERM``."""
    return errno.errorcode.get(error, str(error)) if error else "no error"
