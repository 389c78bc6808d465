"""What must go on working under the lock: without these, a lock that breaks everything would look perfect."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable

from contactlog.lockdown.probes.outcomes import FAILS, WORKS
from contactlog.lockdown.probes.surroundings import Targets

_PATIENCE = 5.0
"""Seconds; a loop that is not woken would sleep until then."""


def _loop_wakes(_: Targets) -> bool:
    async def wait() -> bool:
        woken = asyncio.Event()
        loop = asyncio.get_running_loop()
        threading.Timer(0.01, lambda: loop.call_soon_threadsafe(woken.set)).start()
        try:
            await asyncio.wait_for(woken.wait(), _PATIENCE)
        except TimeoutError:
            return False
        return await asyncio.to_thread(lambda: True)

    return asyncio.run(wait())


def _folder_writes(targets: Targets) -> bool:
    first, second = (os.path.join(targets.data, name) for name in ("positive", "positive-after"))
    descriptor = os.open(first, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, b"x")
        os.fsync(descriptor)
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)
    os.rename(first, second)
    os.unlink(second)
    return True


def _reads_outside(targets: Targets) -> bool:
    with open(os.path.join(targets.outside, "written"), "rb") as file:
        return bool(file.read())


def _random(_: Targets) -> bool:
    return len(os.urandom(16)) == 16


_POSITIVES: tuple[tuple[str, str, Callable[[Targets], bool]], ...] = (
    ("event loop", "an event loop is woken by another thread", _loop_wakes),
    ("diary folder", "the diary's folder is written, synced, renamed in and cleared", _folder_writes),
    ("reading", "a file elsewhere is read", _reads_outside),
    ("random numbers", "the system gives random numbers", _random),
)


def positives(targets: Targets) -> list[dict[str, str]]:
    """Try each and give name, what it means, and `WORKS` or `FAILS`."""
    return [{"name": name, "what": what, "outcome": _try(run, targets)} for name, what, run in _POSITIVES]


def _try(run: Callable[[Targets], bool], targets: Targets) -> str:
    try:
        return WORKS if run(targets) else FAILS
    except OSError:
        return FAILS
