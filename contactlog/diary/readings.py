"""One file, read as often as somebody looks at it; what a small one holds is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from contactlog.errors import Interrupted
from contactlog.imports.candidates import Candidate, Progress, Stop
from contactlog.imports.problems import Notes

KEPT = 1_000
"""Most candidates that are kept between two looks; to read more again costs time, to keep them memory."""
_STEP = 200

Reading = Callable[[Notes, Progress, Stop], Iterator[Candidate]]
"""Reads the file from its beginning."""


class Source:
    """Gives the candidates of a file.

    Attributes:
        notes: of the last complete reading.
    """

    def __init__(self, read: Reading) -> None:
        self.notes = Notes()
        self._read = read
        self._kept: list[Candidate] | None = None

    def candidates(self, progress: Progress, stop: Stop) -> Iterator[Candidate]:
        """Give them one after the other.

        Raises:
            Invalid: the file cannot be read.
            Interrupted: stop said so.
        """
        return self._again(progress, stop) if self._kept is None else self._from(self._kept, progress, stop)

    def _again(self, progress: Progress, stop: Stop) -> Iterator[Candidate]:
        notes = Notes()
        kept: list[Candidate] = []
        number = 0
        for number, candidate in enumerate(self._read(notes, progress, stop), 1):
            if number <= KEPT:
                kept.append(candidate)
            elif kept:
                kept = []
            yield candidate
        self.notes = notes
        self._kept = kept if number <= KEPT else None

    def _from(self, kept: list[Candidate], progress: Progress, stop: Stop) -> Iterator[Candidate]:
        for number, candidate in enumerate(kept):
            if number % _STEP == 0:
                progress(number, len(kept))
                if stop():
                    raise Interrupted("Stopped. Nothing was imported.")
            yield candidate
        progress(len(kept), len(kept))
