"""The words of one language, loaded from its data file and prepared for matching."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from contactlog.errors import NotFound
from contactlog.quickentry.nouns import Nouns
from contactlog.quickentry.phrasebook import Phrasebook
from contactlog.quickentry.sheet import folded_alike, spellings

PHRASE_FIELDS = ("face_to_face", "ventilation", "space", "voice", "setting", "kinds", "distance", "minutes")
"""The fields whose values a language names by fixed phrases."""


@dataclass(frozen=True, eq=False)
class Language:
    """The words of one language."""

    tag: str
    """The tag asked for, such as ``en-GB``."""
    data: Mapping[str, Any]
    _words: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _patterns: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    def words(self, table: str, key: str) -> list[str]:
        """Give a list of words, folded; empty when the language has none."""
        if (table, key) not in self._words:
            listed = self.data.get(table, {}).get(key, ())
            self._words[table, key] = [folded_alike(form) for word in listed for form in spellings(word)]
        return self._words[table, key]

    def any_of(self, table: str, *keys: str) -> str:
        """Give a pattern for any word of the lists."""
        if (table, keys) not in self._patterns:
            self._patterns[table, keys] = alternatives(
                word for key in keys for word in self.words(table, key)
            )
        return self._patterns[table, keys]

    def book(self, *tables: str) -> Phrasebook[tuple[str, str]]:
        """Give the phrases of tables that list phrases under a value, as (table, value)."""
        book: Phrasebook[tuple[str, str]] = Phrasebook()
        for table in tables:
            for value, phrases in self.data.get(table, {}).items():
                for phrase in phrases:
                    for form in spellings(phrase):
                        book.add(form, (table, value))
        return book

    @cached_property
    def phrases(self) -> Phrasebook[tuple[str, str]]:
        """The phrases that fill a field."""
        return self.book(*PHRASE_FIELDS)

    @cached_property
    def days(self) -> Phrasebook[tuple[str, str]]:
        """The phrases that name a day, a part of the day, both, or an unclear day."""
        return self.book("days", "parts", "day_parts", "unclear")

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every single word with a meaning of its own: no such word is the end of a name."""
        silent = {word for key in self.data["words"] for word in self.words("words", key)}
        return frozenset(silent | set(self.months) | set(self.weekdays) | set(self.activities))

    @cached_property
    def activities(self) -> frozenset[str]:
        """What people do together; goes to the note."""
        return frozenset(self.words("activities", "any") + self.words("activities", "evening"))

    @cached_property
    def nouns(self) -> Nouns:
        """The nouns for places and for people by work and kinship."""
        return Nouns(
            self.words,
            head_first=self.data["head_first"],
            accented=self.data.get("unnamed", {}).get("accented", ()),
        )

    @cached_property
    def months(self) -> dict[str, int]:
        """The number of each month's name."""
        return _numbered(self.data["months"]["names"], 1)

    @cached_property
    def months_behind_number(self) -> dict[str, int]:
        """Short names of months that only a number before them makes months: "9-mar" beside "mar" for Tuesday."""
        listed: dict[str, int] = self.data["months"].get("behind_number", {})
        return {folded_alike(word): number for word, number in listed.items()}

    @cached_property
    def weekdays(self) -> dict[str, int]:
        """The number of each weekday's name; Monday is 0."""
        return _numbered(self.data["weekdays"]["names"], 0)

    @cached_property
    def ordinals(self) -> dict[str, int]:
        """The day of the month that a word such as "third" names."""
        return _numbered(self.data["months"].get("ordinal_words", []), 1)

    @cached_property
    def glued_parts(self) -> dict[str, int]:
        """The hour of each part of the day that is written onto the name of the weekday."""
        table: dict[str, list[str]] = self.data.get("glued_parts", {})
        return {folded_alike(word): int(hour) for hour, listed in table.items() for word in listed}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The value of each number word, also of those put together of two: "forty-five", "fünfundvierzig"."""
        listed = {
            folded_alike(form): int(value)
            for word, value in self.data["numbers"].items()
            for form in spellings(word)
        }
        compounds = self.data.get("number_compounds", {"templates": (), "ones": ()})
        tens = [
            word
            for word, value in listed.items()
            if value in range(20, 100, 10) and word in {*map(folded_alike, compounds.get("tens", (word,)))}
        ]
        made = {
            template.format(ten=ten, one=one): listed[ten] + listed[one]
            for template in compounds["templates"]
            for ten in tens
            for one in {folded_alike(form) for word in compounds["ones"] for form in spellings(word)}
        }
        return made | listed

    @cached_property
    def number(self) -> str:
        """A pattern for a number in digits or words."""
        return rf"(?:\d{{1,4}}|{alternatives(self.numbers)})"

    def value(self, text: str) -> int:
        """Give the value of what `number` matched."""
        return int(text) if text.isdigit() else self.numbers[text]

    @cached_property
    def date_order(self) -> str:
        """How 3/4 is read: ``dmy``, ``mdy`` or ``ask``."""
        region = self.tag.partition("-")[2].casefold()
        regions: dict[str, str] = self.data.get("regions", {})
        return regions.get(region, str(self.data["date_order"]))


def _numbered(names: list[list[str]], first: int) -> dict[str, int]:
    return {
        folded_alike(form): number
        for number, all_names in enumerate(names, first)
        for name in all_names
        for form in spellings(name)
    }


def alternatives(words: Iterable[str]) -> str:
    """Give a pattern that matches any of the words, the longest first.

    They are grouped by their first letter, which makes long lists quick.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted({*words} - {""}, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    return (
        "|".join(
            re.escape(letter) + (f"(?:{'|'.join(rest)})" if len(rest) > 1 else rest[0])
            for letter, rest in by_letter.items()
        )
        or r"(?!)"
    )


def whole(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that matches whole words only."""
    return re.compile(rf"(?<![\w+#]){pattern}(?!\w)")


@lru_cache(maxsize=16)
def language(tag: str) -> Language:
    """Load a language by its tag; ``es-MX`` falls back to ``es``.

    Raises:
        NotFound: quick entry does not know it.
    """
    base = tag.casefold().replace("_", "-").partition("-")[0]
    if base not in known():
        raise NotFound("Quick entry does not know that language.", f"It knows: {', '.join(known())}.")
    folder = files(__package__) / "languages"
    data = tomllib.loads((folder / f"{base}.toml").read_text("utf-8"))
    data["places"] = _lists(folder / "places" / f"{base}.toml")
    data["unnamed"] |= _lists(folder / "roles" / f"{base}.toml")
    data["activities"]["any"] += _lists(folder / "activities" / f"{base}.toml")["any"]
    data["words"]["relations"] += data["unnamed"].pop("kin", [])
    return Language(tag.replace("_", "-"), data)


def _lists(file: Traversable) -> dict[str, list[str]]:
    """Read the long lists of a language, in which the words stand between commas."""
    listed: dict[str, str] = tomllib.loads(file.read_text("utf-8"))
    return {key: [" ".join(word.split()) for word in text.split(",")] for key, text in listed.items()}


@lru_cache(maxsize=1)
def known() -> tuple[str, ...]:
    """List the tags of the languages that quick entry knows."""
    folder = files(__package__) / "languages"
    return tuple(
        sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml"))
    )
