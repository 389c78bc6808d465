"""Reading docs/json.md, and holding values against what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from contactlog.core.times import parse_date, parse_moment

PAGE = Path(__file__).parents[2] / "docs" / "json.md"
_ROW = re.compile(r"^\| `([^`]+)` \| ([^|]+?) \| ?(.*?) ?\|$", re.MULTILINE)
_HEADING = re.compile(r"^### (.+)$", re.MULTILINE)
_LINK = re.compile(r"\[\w+\]\(#(\w+)\)")


@dataclass
class Fields:
    """What an object may hold."""

    name: str
    types: dict[str, Kind] = field(default_factory=dict)
    may_lack: set[str] = field(default_factory=set)
    homes: dict[str, str] = field(default_factory=dict)
    """Under which heading each field stands."""

    def put(self, path: str, kind: Kind, *, may_lack: bool, home: str = "") -> None:
        """Add the field at a path such as ``window.first`` or ``people[].id``."""
        here, _, rest = path.partition(".")
        home = home or self.name
        key = here.rstrip("[]")
        depth = here.count("[]")
        if rest:
            inside = self.types.get(key) or wrapped(Kind("object", of=Fields(f"{self.name} {key}")), depth)
            self.types[key] = inside
            self.homes.setdefault(key, home)
            unwrapped(inside).put(rest, kind, may_lack=may_lack, home=f"{home} {key}")
            return
        self.types[key] = wrapped(kind, depth)
        self.homes[key] = home
        if may_lack:
            self.may_lack.add(key)


@dataclass
class Kind:
    """What a value may be: a word, a list of something, or an object."""

    word: str
    of: Any = None
    null: bool = False


def wrapped(kind: Kind, depth: int) -> Kind:
    for _ in range(depth):
        kind = Kind("list", of=kind)
    return kind


def unwrapped(kind: Kind) -> Fields:
    while kind.word == "list":
        kind = kind.of
    assert isinstance(kind.of, Fields)
    return kind.of


@dataclass
class Page:
    """The shapes and the commands of the page, and which of their fields were met."""

    shapes: dict[str, Fields]
    commands: dict[str, Fields]
    met: set[tuple[str, str]] = field(default_factory=set)

    def wrong(self, command: str, value: Any) -> Iterator[str]:
        """Say what of a command's value is not as the page has it."""
        yield from self._object(value, self.commands[command], command)

    def _object(self, value: Any, fields: Fields, path: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{path}: not an object"
            return
        for key in fields.types.keys() - value.keys() - fields.may_lack:
            yield f"{path}: {key} is not there"
        for key, inside in value.items():
            if key not in fields.types:
                yield f"{path}: {key} is not on the page"
                continue
            if inside not in (None, [], ""):
                self.met.add((fields.homes[key], key))
            yield from self._value(inside, fields.types[key], f"{path}.{key}")

    def _value(self, value: Any, kind: Kind, path: str) -> Iterator[str]:
        if value is None and (kind.null or kind.word in ("object", "anything")):
            return
        if kind.word == "list" and isinstance(value, list):
            for each in value:
                yield from self._value(each, kind.of, f"{path}[]")
        elif kind.word == "phone" and isinstance(value, str):
            return
        elif kind.word in self.shapes:
            yield from self._object(value, self.shapes[kind.word], path)
        elif kind.word == "object":
            yield from self._object(value, kind.of, path)
        elif kind.word not in _WORDS or not _WORDS[kind.word](value):
            yield f"{path}: {type(value).__name__} is no {kind.word}"

    def unmet(self) -> list[str]:
        """List the fields that no value has had."""
        there = {key for each in (*self.shapes.values(), *self.commands.values()) for key in _keys(each)}
        return sorted(f"{home}: {key}" for home, key in there - self.met)


def _keys(fields: Fields) -> Iterator[tuple[str, str]]:
    for key, kind in fields.types.items():
        yield fields.homes[key], key
        while kind.word == "list":
            kind = kind.of
        if kind.word == "object":
            yield from _keys(kind.of)


def _holds(check: Callable[[str], object]) -> Callable[[Any], bool]:
    def holds(value: Any) -> bool:
        return isinstance(value, str) and check(value) is not None

    return holds


_WORDS: dict[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "whole number": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "yes or no": lambda value: isinstance(value, bool),
    "day": _holds(parse_date),
    "moment": _holds(parse_moment),
    "anything": lambda value: True,
}


def read() -> Page:
    """Read the page."""
    shapes_text, _, commands_text = PAGE.read_text("utf-8").partition("\n## Commands\n")
    page = Page({}, {})
    for title, text in _sections(shapes_text.partition("\n## Shapes\n")[2]):
        page.shapes[title.lower()] = _fields(page, title.lower(), text)
    for title, text in _sections(commands_text):
        found = _fields(page, title, text)
        page.commands.update(dict.fromkeys(re.findall(r"`([^`]+)`", title), found))
    return page


def _sections(text: str) -> Iterator[tuple[str, str]]:
    found = list(_HEADING.finditer(text))
    for number, heading in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        yield heading[1], text[heading.end() : end]


def _fields(page: Page, name: str, text: str) -> Fields:
    """Give the fields of a section: those of the shapes it names first, and its own."""
    fields = Fields(name)
    for shape in _LINK.findall(text.partition("| Field")[0]):
        theirs = page.shapes[shape]
        fields.types.update(deepcopy(theirs.types))
        fields.homes.update(theirs.homes)
        fields.may_lack |= theirs.may_lack
    for path, kind, meaning in _ROW.findall(text):
        fields.put(path, _kind(kind), may_lack="left out" in meaning)
    return fields


def _kind(text: str) -> Kind:
    if text.endswith(" or null"):
        return Kind(*_plain(text.removesuffix(" or null")), null=True)
    return Kind(*_plain(text))


def _plain(text: str) -> tuple[str, Any]:
    if text.startswith("list of "):
        return "list", Kind(*_plain(text.removeprefix("list of ")))
    return text, None
