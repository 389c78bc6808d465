"""Names for entries of files that give their entries none, the same at every reading."""

from __future__ import annotations

import hashlib
from collections import Counter


class Origins:
    """Makes an origin from what an entry says; the second of two equal entries gets another."""

    def __init__(self, format_name: str) -> None:
        self._format = format_name
        self._seen: Counter[str] = Counter()

    def of(self, *parts: object) -> str:
        """Give the origin of an entry from everything that makes it what it is."""
        text = "\n".join(str(part) for part in parts)
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]
        self._seen[digest] += 1
        again = f"#{self._seen[digest]}" if self._seen[digest] > 1 else ""
        return f"{self._format}:{digest}{again}"
