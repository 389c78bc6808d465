"""When the terminal goes away or stops the program: a program that nobody sees must not stay with an open diary."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

EXIT_CODE = 130
"""As for everything that is stopped from outside."""
_EVERY_SECONDS = 1.0


@contextmanager
def watched() -> Iterator[None]:
    """End the process at once when the terminal is closed, whatever the screens are doing.

    The screens write through a thread that dies with the terminal, and then wait for it for ever; an exception can
    be lost among their tasks. What was saved is on the disk, and the system takes the memory with the key back.
    """
    signalled = getattr(signal, "SIGHUP", None)
    before = None if signalled is None else signal.signal(signalled, lambda *_: _leave())
    over = threading.Event()
    if sys.stdin is not None and sys.stdin.isatty():
        # A hang-up can be missed, or kept away by a parent; a terminal that is gone is no terminal any more.
        watch = threading.Thread(target=_watch, args=(sys.stdin.fileno(), over), daemon=True, name="hangup")
        watch.start()
    try:
        yield
    finally:
        over.set()
        if signalled is not None:
            signal.signal(signalled, before or signal.SIG_DFL)


def before_stopping(close: Callable[[], None]) -> None:
    """Do something before job control stops the process (SIGTSTP).

    The library of the screens answers that signal by itself and tells nobody: it publishes a suspension only when
    the user asks for one with a key. Where it does not answer, as without a terminal, nothing is changed.
    """
    stop = getattr(signal, "SIGTSTP", None)
    known = None if stop is None else signal.getsignal(stop)
    if stop is None or not callable(known) or threading.current_thread() is not threading.main_thread():
        return

    def handler(number: int, frame: FrameType | None) -> None:
        close()
        known(number, frame)

    signal.signal(stop, handler)


def _watch(descriptor: int, over: threading.Event) -> None:
    while not over.wait(_EVERY_SECONDS):
        if not os.isatty(descriptor):
            _leave()


def _leave() -> None:
    os._exit(EXIT_CODE)
