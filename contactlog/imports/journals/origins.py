"""Names for entries of files that give their entries none, the same at every reading."""

from __future__ import annotations

import hashlib
from collections import Counter

from contactlog.imports.marked import Numbering


class Origins:
    """Makes an origin from what an entry says; the second of two equal entries gets another."""

    def __init__(self, format_name: str) -> None:
        self._format = format_name
        self._seen = Numbering()
        self._again: Counter[str] = Counter()

    def of(self, *parts: object) -> str:
        """Give the origin of an entry from everything that makes it what it is."""
        text = "\n".join(str(part) for part in parts)
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]
        if self._seen.is_new(digest):
            return f"{self._format}:{digest}"
        self._again[digest] += 1
        return f"{self._format}:{digest}#{self._again[digest] + 1}"
