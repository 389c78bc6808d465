"""Memory for a key: out of other programs' sight where the kernel can do that, not swapped, wiped at the end.

What it gives: no file, dump, swap area or other program gets the bytes from *this* buffer, and after `close`
they are gone. What it cannot give: the copies others make. ``bytes(view)`` and `SecretBytes.reveal` make one
on Python's heap that lives until the memory is used again; a cipher object holds its own expanded key as long
as it lives; a passphrase typed by a person has been an ordinary ``str`` and cannot be erased.

Standard library only, imports nothing of ours. Sources: memfd_secret(2), mlock(2), madvise(2), VirtualLock.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import sys
from types import TracebackType
from typing import Self

SECRET = "secret"  # noqa: S105 - the name of a kind of memory
"""Taken out of the kernel's own map (memfd_secret): not even the administrator reads it from outside."""
LOCKED = "locked"
"""Ordinary memory, kept out of swap and out of dumps."""
PLAIN = "plain"
"""Ordinary memory; the system refused to lock it. It is still wiped."""

_MEMFD_SECRET = 447  # The same number on every machine of Linux.


class SecretBytes:
    """A buffer of fixed size for a secret.

    Use it as a context manager, or call `close`. Fill it in place: ``kdf.derive_into(words, secret.view)``.

    Attributes:
        kind: `SECRET`, `LOCKED` or `PLAIN`.
    """

    __slots__ = ("_map", "_owner", "_size", "_view", "kind")

    def __init__(self, size: int) -> None:
        """Reserve memory, all zero.

        Args:
            size: in bytes, at least 1.

        Raises:
            ValueError: the size is not positive.
        """
        if size < 1:
            raise ValueError("a secret has at least one byte")
        self._size = size
        self._owner = os.getpid()
        self._map, self.kind = _reserve(-(-size // mmap.PAGESIZE) * mmap.PAGESIZE)
        self._view = memoryview(self._map)[:size]

    @classmethod
    def taken_from(cls, source: bytearray) -> Self:
        """Move the bytes of ``source`` in, and wipe it."""
        secret = cls(len(source))
        secret.view[:] = source
        source[:] = bytes(len(source))
        return secret

    @property
    def view(self) -> memoryview:
        """The bytes, writable, without a copy.

        Raises:
            ValueError: the secret is closed.
        """
        if self.closed:
            raise ValueError("the secret is closed")
        return self._view

    @property
    def closed(self) -> bool:
        """Whether the bytes are gone."""
        return self._size == 0

    def reveal(self) -> bytes:
        """Copy the bytes for a library that takes only ``bytes``; that copy cannot be wiped.

        Raises:
            ValueError: the secret is closed.
        """
        return bytes(self.view)

    def close(self) -> None:
        """Wipe the bytes and give the memory back; a second call does nothing."""
        if self.closed:
            return
        if self._owner == os.getpid():  # A forked child shares secret memory: its end is not ours.
            self._view[:] = bytes(self._size)
        self._size = 0
        try:
            self._view.release()
            self._map.close()
        except BufferError:  # Somebody still holds a view; it shows zeros, and the memory goes with it.
            return

    def __len__(self) -> int:
        return self._size

    def __repr__(self) -> str:
        return f"<SecretBytes: {self.kind}, {'closed' if self.closed else 'open'}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        if hasattr(self, "_view"):  # Not when reserving had failed.
            self.close()


def _reserve(size: int) -> tuple[mmap.mmap, str]:
    hidden = _secret_map(size) if sys.platform == "linux" else None
    if hidden is not None:
        return hidden, SECRET
    made = mmap.mmap(-1, size) if sys.platform == "win32" else mmap.mmap(-1, size, flags=_PRIVATE)
    for advice in ("MADV_DONTDUMP", "MADV_WIPEONFORK"):
        if hasattr(mmap, advice):
            _advise(made, getattr(mmap, advice))
    return made, LOCKED if _lock(made, size) else PLAIN


_PRIVATE = getattr(mmap, "MAP_PRIVATE", 0) | getattr(mmap, "MAP_ANONYMOUS", getattr(mmap, "MAP_ANON", 0))


def _secret_map(size: int) -> mmap.mmap | None:
    descriptor = ctypes.CDLL(None).syscall(ctypes.c_long(_MEMFD_SECRET), ctypes.c_long(os.O_CLOEXEC))
    if descriptor < 0:
        return None
    try:
        os.ftruncate(descriptor, size)
        made = mmap.mmap(descriptor, size)
    except OSError:  # The limit on locked memory is reached.
        return None
    else:
        return made
    finally:
        os.close(descriptor)


def _advise(made: mmap.mmap, advice: int) -> None:
    try:
        made.madvise(advice)
    except OSError:  # An older kernel; the memory is locked and wiped all the same.
        return


def _lock(made: mmap.mmap, size: int) -> bool:
    first = ctypes.c_char.from_buffer(made)
    address = ctypes.c_void_p(ctypes.addressof(first))
    if sys.platform == "win32":
        return bool(vars(ctypes)["WinDLL"]("kernel32").VirtualLock(address, ctypes.c_size_t(size)))
    return bool(ctypes.CDLL(None).mlock(address, ctypes.c_size_t(size)) == 0)
