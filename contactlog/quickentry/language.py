"""The words of one language, loaded from its data file and prepared for matching."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from contactlog.core.text import fold
from contactlog.errors import NotFound


@dataclass(frozen=True)
class Language:
    """The words of one language."""

    tag: str
    data: Mapping[str, Any]

    def phrases(self, *path: str) -> dict[str, Any]:
        """Give a table of phrases, each folded, as it stands in the data file."""
        table: Any = self.data
        for key in path:
            table = table.get(key, {})
        return {fold(phrase): value for phrase, value in table.items() if not isinstance(value, dict)}

    def words(self, *path: str) -> list[str]:
        """Give a list of words, each folded."""
        table: Any = self.data
        for key in path[:-1]:
            table = table.get(key, {})
        return [fold(word) for word in table.get(path[-1], [])]

    @cached_property
    def months(self) -> dict[str, int]:
        """Give the number of each month's name."""
        return _numbered(self.data["months"]["names"], 1)

    @cached_property
    def weekdays(self) -> dict[str, int]:
        """Give the number of each weekday's name; Monday is 0."""
        return _numbered(self.data["weekdays"]["names"], 0)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Give the value of each number word."""
        return {fold(word): int(value) for word, value in self.data["numbers"].items()}

    @cached_property
    def number(self) -> str:
        """Give a pattern for a number in digits or words."""
        return rf"(?:\d{{1,4}}|{alternatives(self.numbers)})"

    def value(self, text: str) -> int:
        """Give the value of what `number` matched."""
        return int(text) if text.isdigit() else self.numbers[text]


def _numbered(names: list[list[str]], first: int) -> dict[str, int]:
    return {fold(name): number for number, all_names in enumerate(names, first) for name in all_names}


def alternatives(words: Iterable[str]) -> str:
    """Give a pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


@lru_cache(maxsize=8)
def language(tag: str) -> Language:
    """Load a language by its tag; ``pt-PT`` falls back to ``pt``.

    Raises:
        NotFound: quick entry does not know it.
    """
    folder = files(__package__) / "languages"
    for name in (tag.casefold(), tag.casefold().split("-")[0]):
        file = folder / f"{name}.toml"
        if name.isalpha() and file.is_file():
            return Language(name, tomllib.loads(file.read_text("utf-8")))
    raise NotFound("Quick entry does not know that language.", f"It knows: {', '.join(known())}.")


def known() -> list[str]:
    """List the tags of the languages that quick entry knows."""
    folder = files(__package__) / "languages"
    return sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml"))
