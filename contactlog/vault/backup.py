"""Encrypted backups: an age file that holds gzipped JSON lines, and opens without contactlog.

A backup is called one only after it was decrypted again and found equal. It appears under its name whole,
or not at all, and never in the place of another file.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from contactlog.age import (
    DecryptReader,
    EncryptWriter,
    Identity,
    Recipient,
    ScryptIdentity,
    ScryptRecipient,
    X25519Identity,
)
from contactlog.core.stamped import Stamped
from contactlog.errors import Damaged, Refused
from contactlog.vault import atomic_file, faults, lines
from contactlog.vault.lines import Summary

LOG_N = 18
"""Cost of a backup's passphrase: scrypt with N = 2**18 takes about a second and 256 MiB."""
_LEVEL = 6
_BUFFER = 1 << 16

Watch = Callable[[int], None]
"""Called with the number of records so far; may raise to stop."""


@dataclass(frozen=True, slots=True)
class Lock:
    """For whom a backup is encrypted, and what proves here that it opens."""

    recipients: tuple[Recipient, ...]
    proof: Identity


@dataclass(frozen=True, slots=True)
class BackupResult:
    """A backup that was read again."""

    path: Path
    records: int
    bytes: int
    """Size of the file."""
    summary: Summary


def passphrase_lock(passphrase: str, *, log_n: int = LOG_N) -> Lock:
    """Encrypt to a passphrase."""
    return Lock((ScryptRecipient(passphrase, log_n=log_n),), ScryptIdentity(passphrase))


def recipients_lock(recipients: Sequence[Recipient]) -> Lock:
    """Encrypt to age recipients, whose identities are elsewhere.

    To prove that the file opens, it is also encrypted to a key that is made now and thrown away.
    """
    passing = X25519Identity.generate()
    return Lock((*recipients, passing.recipient), passing)


def create(
    rows: Iterable[Stamped],
    target: Path,
    lock: Lock,
    *,
    diary: str,
    now: datetime,
    watch: Watch | None = None,
) -> BackupResult:
    """Write a backup and read it again.

    Args:
        rows: every row, from one state of the diary.
        target: the new file.
        lock: for whom.
        diary: id of the diary.
        now: the time, UTC.
        watch: called as it goes on.

    Raises:
        Refused: there is a file of that name.
        StorageFailed: it could not be written; nothing is left behind.
        Damaged: what was read again is not what was written; nothing is left behind.
    """
    beside = target.with_name(f".{target.name}.{os.urandom(6).hex()}.tmp")
    with faults.translated(target.name):
        if target.exists():
            raise _taken(target)
        try:
            summary, digest = _write(rows, beside, lock, diary, now, watch)
            if _digest(beside, lock.proof) != digest:
                raise Damaged(
                    "The backup is not what the diary is. Nothing was kept.",
                    "Check the disk, then try again.",
                )
            size = beside.stat().st_size
            # Unlike a rename, a link never takes the place of a file that has appeared meanwhile.
            _give_name(beside, target)
        finally:
            with suppress(OSError):
                beside.unlink()
        try:
            atomic_file.sync_folder(target.parent)
        except OSError:
            with suppress(OSError):
                target.unlink()
            raise
    return BackupResult(target, summary.records, size, summary)


def _write(
    rows: Iterable[Stamped], path: Path, lock: Lock, diary: str, now: datetime, watch: Watch | None
) -> tuple[Summary, bytes]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, atomic_file.FILE_MODE)
    with os.fdopen(descriptor, "wb") as file:
        with EncryptWriter(file, list(lock.recipients)) as sealed:
            squeezed = _Squeezed(sealed)
            summary = lines.write(rows, cast("BinaryIO", squeezed), diary=diary, now=now, watch=watch)
            squeezed.finish()
        file.flush()
        atomic_file.sync(file.fileno())
    return summary, squeezed.digest.digest()


def _digest(path: Path, proof: Identity) -> bytes:
    """Decrypt what was just written and give the SHA-256 of its bytes.

    Equal bytes are equal rows: making nouns of them again, as `verify` does, would prove nothing more.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file, _damage_named(), _plain(file, [proof]) as plain:
        while piece := plain.read(_BUFFER):
            digest.update(piece)
    return digest.digest()


class _Squeezed:
    """Gzips what is written, for an encrypted file behind it.

    Python's own gzip file writes what is left over when it is thrown away, even after a failure has closed the
    file behind it; this one drops it.
    """

    def __init__(self, sealed: EncryptWriter) -> None:
        self.digest = hashlib.sha256()
        """Of everything that was written, before it was gzipped."""
        self._sealed = sealed
        # 31: a gzip header without name and time, and the largest window.
        self._compressor = zlib.compressobj(_LEVEL, wbits=31)

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        squeezed = self._compressor.compress(data)
        if squeezed:
            self._sealed.write(squeezed)
        return len(data)

    def finish(self) -> None:
        self._sealed.write(self._compressor.flush())


def _give_name(beside: Path, target: Path) -> None:
    try:
        os.link(beside, target)
    except FileExistsError:
        raise _taken(target) from None
    except (OSError, NotImplementedError):
        # Some file systems have no links.
        if os.path.lexists(target):
            raise _taken(target) from None
        beside.rename(target)


def _taken(target: Path) -> Refused:
    return Refused(f"There is a file {target} already.", "Choose another name.")


def verify(path: Path, identities: Sequence[Identity], watch: Watch | None = None) -> BackupResult:
    """Decrypt a backup and check every byte of it.

    Args:
        path: the backup.
        identities: what may open it.
        watch: told after each record how many were read; may raise to stop.

    Raises:
        WrongPassphrase: it does not open with this.
        Damaged: it is cut off or changed.
        Foreign: it is no backup of contactlog.
        TooNew: a later contactlog wrote it.
        StorageFailed: it cannot be read.
    """
    summary = Summary()
    for number, _ in enumerate(rows(path, identities, summary), 1):
        if watch is not None:
            watch(number)
    with faults.translated(path.name):
        size = path.stat().st_size
    return BackupResult(path, summary.records, size, summary)


def rows(path: Path, identities: Sequence[Identity], summary: Summary) -> Iterator[Stamped]:
    """Give the rows of a backup one by one; only after the last is the whole known to be true.

    Run `verify` first where rows are to be believed one by one.
    """
    with faults.translated(path.name), path.open("rb") as file, _damage_named():
        plain = _plain(file, identities)
        yield from lines.read(
            cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", plain), _BUFFER)), summary
        )


def _plain(file: BinaryIO, identities: Sequence[Identity]) -> gzip.GzipFile:
    sealed = DecryptReader(file, list(identities))
    return gzip.GzipFile(mode="rb", fileobj=io.BufferedReader(sealed, _BUFFER))


@contextmanager
def _damage_named() -> Iterator[None]:
    try:
        yield
    except (zlib.error, EOFError, gzip.BadGzipFile):
        raise Damaged("The backup is damaged inside.", "Use another backup.") from None
