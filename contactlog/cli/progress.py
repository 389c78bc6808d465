"""How far a long job is: one line that is overwritten on a terminal, a count now and then anywhere else."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass

from contactlog.cli import notices

_WIDTH = 24
_EVERY = 0.1
"""Seconds between two pictures of the bar."""
_SHARE = 4
"""Without a terminal: how many times it is told how far a job is, at most."""
_LEAST = 5_000
"""Without a terminal: jobs smaller than this tell nothing."""


@dataclass
class Bar:
    """A progress callback with a word for what is being done."""

    doing: str
    _shown_at: float = 0.0
    _told: int = 0

    def __call__(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` are done."""
        if sys.stderr.isatty():
            now = time.monotonic()
            if now - self._shown_at >= _EVERY or done >= total:
                self._shown_at = now
                filled = _WIDTH if total <= 0 else min(_WIDTH, _WIDTH * done // total)
                notices.progress(
                    f"{self.doing} [{'#' * filled}{'.' * (_WIDTH - filled)}] {done:,} of {total:,}"
                )
        elif total >= _LEAST and done * _SHARE // total > self._told:
            self._told = done * _SHARE // total
            notices.note(f"{self.doing}: {done:,} of {total:,}")
        if done >= total:
            notices.progress_done()
