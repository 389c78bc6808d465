"""Names for entries of files that give their entries none, the same at every reading."""

from __future__ import annotations

import hashlib
from collections import Counter


class Origins:
    """Makes an origin from what an entry says; the second of two equal entries gets another.

    Of an entry that comes once only a number is kept.
    """

    def __init__(self, format_name: str) -> None:
        self._format = format_name
        self._seen: set[int] = set()
        self._again: Counter[int] = Counter()

    def of(self, *parts: object) -> str:
        """Give the origin of an entry from everything that makes it what it is."""
        text = "\n".join(str(part) for part in parts)
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]
        key = int(digest[:15], 16)
        if key not in self._seen:
            self._seen.add(key)
            return f"{self._format}:{digest}"
        self._again[key] += 1
        return f"{self._format}:{digest}#{self._again[key] + 1}"
