"""Every illness that is at hand: the package's fact sheet and the user's own files in the data folder.

A user's file lies readable in the folder ``illnesses`` beside the vault. It holds figures, nothing of the diary.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from contactlog import exposure
from contactlog.core.text import fold, one_line, shorten
from contactlog.diary.naming import find
from contactlog.errors import Invalid, NotFound, Refused, StorageFailed
from contactlog.exposure import Illness
from contactlog.exposure.own import BYTES

FOLDER = "illnesses"
"""Name of the folder inside the data folder."""
_MOST_FILES = 200
_WORD = 4
"""Letters from which on the beginning of a word inside a name is taken for it."""
_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Sheets:
    """The illnesses of one data folder; only the package's own when there is no folder."""

    data: Path | None = None

    def all(self) -> tuple[Illness, ...]:
        """Give every illness: the package's, replaced where the user has their own, then the rest of theirs."""
        own = {sheet.id: sheet for sheet in self.own()}
        known = [own.pop(sheet.id, sheet) for sheet in exposure.illnesses()]
        return (*known, *own.values())

    def own(self) -> tuple[Illness, ...]:
        """Give the user's own illnesses that can be read."""
        found = []
        for path in self._files():
            with suppress(Invalid, StorageFailed):
                found.append(read(path))
        return tuple(found)

    def unreadable(self) -> list[tuple[str, Invalid | StorageFailed]]:
        """Give the user's files that cannot be read, each with the reason."""
        found = []
        for path in self._files():
            try:
                read(path)
            except (Invalid, StorageFailed) as error:
                found.append((path.name, error))
        return found

    def get(self, id_: str) -> Illness:
        """Give an illness by its id; the user's own comes first.

        Raises:
            NotFound: there is none.
            Invalid: the user's own file cannot be read.
        """
        path = self._path(id_)
        if path is not None and path.is_file():
            return read(path)
        try:
            return exposure.illness(id_)
        except NotFound:
            raise NotFound(
                f"The illness “{shorten(one_line(id_), 40)}” is not in the fact sheet.",
                "If it was your own: contactlog illnesses add FILE",
            ) from None

    def name(self, id_: str) -> str:
        """Give the name of an illness, or its id when nothing is known of it any more."""
        try:
            return self.get(id_).name
        except (NotFound, Invalid):
            return id_

    def names(self, id_: str) -> tuple[str, ...]:
        """Give every name of an illness; its id when nothing is known of it any more."""
        try:
            return _names(self.get(id_))
        except (NotFound, Invalid):
            return (id_,)

    def find(self, typed: str) -> Illness:
        """Find an illness by its id, name, another name, or a part of one.

        Raises:
            NotFound: there is none; the next step names the nearest.
            Ambiguous: several answer to it.
        """
        with suppress(NotFound):
            return self.get(typed.strip().casefold())  # an id needs one file, a name all of them
        pool = self.all()
        wanted = _squeezed(typed)
        exact = next((sheet for sheet in pool if wanted in map(_squeezed, (sheet.id, *_names(sheet)))), None)
        if exact is not None:
            return exact
        try:
            found = find(
                typed,
                pool,
                what="illness in the fact sheet",
                id_of=lambda sheet: sheet.id,
                names_of=_names,
                shown=lambda sheet: sheet.name,
            )
        except NotFound as error:
            raise NotFound(error.sentence, _nearest(typed, pool)) from None
        if _is_fragment(typed, found):
            sentence = f"There is no illness in the fact sheet called “{shorten(one_line(typed), 40)}”."
            raise NotFound(sentence, _nearest(typed, pool))
        return found

    def check(self, path: Path) -> Illness:
        """Read a user's file without keeping it.

        Raises:
            Invalid: naming file, key and the nearest valid key.
            StorageFailed: it cannot be opened.
        """
        return read(path)

    def add(self, path: Path) -> tuple[Illness, bool]:
        """Check a user's file and keep a copy of it.

        Returns:
            The illness, and whether it takes the place of one of the package's.
        """
        sheet = read(path)
        target = self._path(sheet.id)
        if target is None:
            raise Refused("There is no data folder to keep it in.", "Create a diary with: contactlog init")
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _replace(target, _bytes(path))
        except OSError as error:
            raise StorageFailed(f"The file could not be kept ({error.strerror}).") from None
        return sheet, any(sheet.id == known.id for known in exposure.illnesses())

    def remove(self, id_: str) -> None:
        """Delete the copy of a user's file.

        Raises:
            NotFound: there is none of that id.
        """
        path = self._path(id_)
        if path is None or not path.is_file():
            raise NotFound("That is no illness of your own.", "See: contactlog illnesses list")
        try:
            path.unlink()
        except OSError as error:
            raise StorageFailed(f"The file could not be deleted ({error.strerror}).") from None

    def _path(self, id_: str) -> Path | None:
        if self.data is None or not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", id_):
            return None
        return self.data / FOLDER / f"{id_}.toml"

    def _files(self) -> Iterator[Path]:
        if self.data is None:
            return
        with suppress(OSError):
            yield from sorted((self.data / FOLDER).glob("*.toml"))[:_MOST_FILES]


def read(path: Path) -> Illness:
    """Read one file.

    Raises:
        Invalid: it cannot be used.
        StorageFailed: it cannot be opened.
    """
    return exposure.load_own(path, _bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(BYTES + 1)
    except OSError as error:
        raise StorageFailed(
            f"{one_line(path.name)[:80]} cannot be read ({error.strerror}).", "Check the path."
        ) from None


def _replace(target: Path, data: bytes) -> None:
    """Write the file whole or not at all, readable by the user only."""
    beside = target.with_suffix(".new")
    with suppress(FileNotFoundError):
        beside.unlink()
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(target)


def _squeezed(text: str) -> str:
    """Give letters and digits only, so that "Covid 19" and "covid-19" are one."""
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _names(sheet: Illness) -> tuple[str, ...]:
    """Give every name, also the name without what stands in brackets and what stands there."""
    inside = tuple(part.strip() for part in re.findall(r"\(([^)]*)\)", sheet.name))
    pieces = tuple(part.strip() for part in re.split(r"[/,]", _BRACKETS.sub("", sheet.name)))
    return tuple(dict.fromkeys((sheet.name, _BRACKETS.sub("", sheet.name), *inside, *pieces, *sheet.aliases)))


def _is_fragment(typed: str, sheet: Illness) -> bool:
    """Tell whether all that speaks for an illness is the beginning of a word inside its name: "foo" is no "foot"."""
    names = (sheet.id, sheet.name, *sheet.aliases)
    if any(_squeezed(name).startswith(_squeezed(typed)) for name in names):
        return False
    words = {word for name in _names(sheet) for word in re.findall(r"\w+", fold(name))}
    return any(len(word) < _WORD and word not in words for word in re.findall(r"\w+", fold(typed)))


def _nearest(typed: str, pool: tuple[Illness, ...]) -> str:
    names = {fold(name): sheet.name for sheet in pool for name in (*_names(sheet), sheet.id)}
    near = dict.fromkeys(names[key] for key in get_close_matches(fold(typed), list(names), n=4, cutoff=0.6))
    if near:
        return f"Did you mean {' or '.join(list(near)[:3])}?"
    return "See them all: contactlog illnesses list"
