"""Landlock: nothing outside the named folders can be written, created, renamed or removed.

Reading stays free: a user names files to import wherever they are. Landlock is not our network lock (it
lets datagrams and path sockets through); it covers files, the memory files of other processes, signals
and abstract sockets, each as far as the running kernel's version of it goes.

Sources: ``linux/landlock.h`` and ``Documentation/userspace-api/landlock.rst``.
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct

from contactlog.lockdown.libc import call, reason
from contactlog.lockdown.syscalls import Machine

TYPE_CHECKING = False  # As in typing, whose import would take longer than the lock.
if TYPE_CHECKING:
    from collections.abc import Iterable

EXECUTE, WRITE_FILE, REMOVE_DIR, REMOVE_FILE = 1 << 0, 1 << 1, 1 << 4, 1 << 5
MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK, MAKE_FIFO, MAKE_BLOCK, MAKE_SYM = (1 << bit for bit in range(6, 13))
REFER, TRUNCATE, IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
BIND_TCP, CONNECT_TCP = 1, 2
SCOPE_ABSTRACT_SOCKETS, SCOPE_SIGNALS = 1, 2
ALL_THREADS_FROM = 8
"""The version from which the restriction can reach threads that already run."""

_CREATE_VERSION, _PATH_BENEATH, _RESTRICT_ALL_THREADS = 1, 1, 1 << 3
_IN_FOLDERS = WRITE_FILE | TRUNCATE | MAKE_REG | MAKE_DIR | REMOVE_FILE | REMOVE_DIR | REFER
_IN_FILES = WRITE_FILE | TRUNCATE
_IN_DEVICES = WRITE_FILE | TRUNCATE | IOCTL_DEV
_DEVICES = ("/dev/null", "/dev/tty")


def version(machine: Machine) -> int:
    """Ask the kernel which version of Landlock it speaks, 0 for none."""
    found, _ = call(machine.at("landlock_create_ruleset"), 0, 0, _CREATE_VERSION)
    return max(0, found)


def handled_rights(abi: int) -> int:
    """Give the rights on files that a kernel with this version can withhold, without those of reading."""
    rights = EXECUTE | WRITE_FILE | REMOVE_DIR | REMOVE_FILE
    rights |= MAKE_CHAR | MAKE_DIR | MAKE_REG | MAKE_SOCK | MAKE_FIFO | MAKE_BLOCK | MAKE_SYM
    for since, right in ((2, REFER), (3, TRUNCATE), (5, IOCTL_DEV)):
        rights |= right if abi >= since else 0
    return rights


def ruleset(abi: int) -> bytes:
    """Give ``struct landlock_ruleset_attr`` in the size this version knows."""
    words = [handled_rights(abi)]
    if abi >= 4:
        words.append(BIND_TCP | CONNECT_TCP)
    if abi >= 6:
        words.append(SCOPE_ABSTRACT_SOCKETS | SCOPE_SIGNALS)
    return struct.pack(f"={len(words)}Q", *words)


def restrict(machine: Machine, abi: int, writable: Iterable[str]) -> str:
    """Withhold every right to write, except beneath the named folders and on the named files.

    Args:
        machine: whose numbers to use.
        abi: what `version` gave, at least 1.
        writable: folders and files; one that does not exist is left out.

    Returns:
        An empty string when the restriction holds, else the reason why it does not.
    """
    attributes = ruleset(abi)
    buffer = ctypes.create_string_buffer(attributes, len(attributes))
    made, error = call(machine.at("landlock_create_ruleset"), ctypes.addressof(buffer), len(attributes), 0)
    if made < 0:
        return f"rule set: {reason(error)}"
    try:
        for path in (*writable, *_DEVICES):
            refused = _allow(machine, made, path, handled_rights(abi))
            if refused:
                return refused
        flags = _RESTRICT_ALL_THREADS if abi >= ALL_THREADS_FROM else 0
        done, error = call(machine.at("landlock_restrict_self"), made, flags)
        return "" if done == 0 else f"restricting: {reason(error)}"
    finally:
        os.close(made)


def _allow(machine: Machine, made: int, path: str, handled: int) -> str:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return ""
    try:
        attribute = struct.pack("=Qi", rights_for(os.fstat(place).st_mode) & handled, place)
        buffer = ctypes.create_string_buffer(attribute, len(attribute))
        done, error = call(machine.at("landlock_add_rule"), made, _PATH_BENEATH, ctypes.addressof(buffer), 0)
        return "" if done == 0 else f"rule: {reason(error)}"
    finally:
        os.close(place)


def rights_for(mode: int) -> int:
    """Give what may be done beneath a folder, or to a single file or device, of this mode."""
    if stat.S_ISDIR(mode):
        return _IN_FOLDERS
    return _IN_DEVICES if stat.S_ISCHR(mode) else _IN_FILES
