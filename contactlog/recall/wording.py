"""What the interview says, in the language the user writes in; a data file for each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

ENGLISH = "en"


@dataclass(frozen=True, eq=False, slots=True)
class Wording:
    """The sentences of one language."""

    data: Mapping[str, Any]

    def say(self, key: str, /, **values: object) -> str:
        """Give a sentence with its blanks filled in; it begins with a capital where the sentence does.

        What is filled in may hold braces: it is never read as a pattern.
        """
        return str(self.data["say"][key]).format(**values)

    def sentence(self, key: str, /, **values: object) -> str:
        """Give a sentence that stands by itself: its first letter is a capital."""
        text = self.say(key, **values)
        return text[:1].upper() + text[1:]

    def domain(self, key: str) -> tuple[str, str]:
        """Give question and help about a part of life."""
        text, help_text = self.data["domains"][key]
        return str(text), str(help_text)

    def weekday(self, day: date) -> str:
        """Give ``Tuesday``."""
        return str(self.data["weekdays"][day.weekday()])

    def many(self, weekday: int) -> str:
        """Give ``Tuesdays`` for 1."""
        return str(self.data["many"][weekday])

    def day(self, day: date, today: date) -> str:
        """Give ``Thursday 12 March``, with ``today`` or ``yesterday`` where it is."""
        month = self.data["months"][day.month - 1]
        text = self.say("date", weekday=self.weekday(day), day=day.day, month=month)
        near = {0: "today", 1: "yesterday"}.get((today - day).days)
        return self.say(near, date=text) if near else text

    def short_date(self, day: date) -> str:
        """Give ``12 March``."""
        return self.say("short_date", day=day.day, month=self.data["months"][day.month - 1])


@lru_cache(maxsize=8)
def wording(lang: str | None) -> Wording:
    """Give the words of a language; English where there are none."""
    folder = files(__package__) / "wordings"
    base = (lang or ENGLISH).casefold().replace("_", "-").partition("-")[0]
    known = {file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")}
    file = folder / f"{base if base in known else ENGLISH}.toml"
    return Wording(tomllib.loads(file.read_text("utf-8")))
