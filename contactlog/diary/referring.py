"""From diary lines to nouns: whom and what a line names is looked up, or made new. Never by guessing."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from contactlog.core import records
from contactlog.core.encounters import Encounter, QuietDay
from contactlog.core.groups import Group
from contactlog.core.ids import is_id
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.records import Noun
from contactlog.core.text import fold
from contactlog.core.times import local_date
from contactlog.core.values import Precision
from contactlog.diary.desk import Desk
from contactlog.errors import Ambiguous
from contactlog.imports.diary_lines import Line

_NAMED = {"person": Person, "place": Place, "group": Group}
_PERSON_KEYS = ("organiser", "told_by", "person")


@dataclass(slots=True)
class Names:
    """Who answers to a name or an id, in one kind: people, places or groups."""

    kind: type[Any]
    ids: set[str] = field(default_factory=set)
    by_name: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, noun: Person | Place | Group) -> None:
        """Make a noun known."""
        self.ids.add(noun.id)
        nicknames = noun.nicknames if isinstance(noun, Person) else ()
        for name in {fold(text) for text in (noun.name, *nicknames)} - {""}:
            self.by_name[name].append(noun.id)

    def find(self, typed: str, number: int = 0) -> str | None:
        """Give the id that is meant; None when nothing answers to it.

        Raises:
            Ambiguous: several do.
        """
        found = self.by_name.get(fold(typed), [])
        if typed in self.ids or (is_id(typed) and not found):
            return typed
        if len(found) > 1:
            raise Ambiguous(
                f"Line {number}: more than one {self.kind.__name__.lower()} has that name.",
                "Write the id in its place.",
                tuple((one, typed) for one in found[:20]),
            )
        return found[0] if found else None


class Referring:
    """Makes the nouns of diary lines; gathers those that are not in the diary yet in `new`."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.new: list[Noun] = []
        """What would be added, in the order in which it must be saved."""
        self.skipped = 0
        """Lines whose record is in the diary already."""
        self._names = {name: Names(kind) for name, kind in _NAMED.items()}
        self._stored = {(row.kind, row.id) for row in desk.vault.stamped_rows()}
        self._content: dict[str, set[bytes]] = {}
        kinds: tuple[type[Person | Place | Group], ...] = (Person, Place, Group)
        for kind in kinds:
            for noun in desk.vault.all(kind):
                self._names[records.BY_NOUN[kind].name].add(noun)
        self._members = {group.id: group.people for group in desk.vault.all(Group)}
        self._quiet = {quiet.date for quiet in desk.vault.all(QuietDay)}
        self._origins = {item.origin for item in desk.vault.all(Encounter, include_deleted=True)}
        self._seen: dict[str, int] = defaultdict(int)

    def take(self, lines: Iterable[Line]) -> None:
        """Go through the lines, what is referred to first, whatever their order in the file."""
        order = {kind.name: place for place, kind in enumerate(records.KINDS)}
        for line in sorted(lines, key=lambda line: order[line.kind]):
            noun = self._noun(line)
            if noun is None:
                self.skipped += 1
            else:
                self._keep(line.kind, noun)

    def _keep(self, kind: str, noun: Noun) -> None:
        self.new.append(noun)
        self._stored.add((kind, noun.id))
        if isinstance(noun, Person | Place | Group):
            self._names[kind].add(noun)
        if isinstance(noun, Group):
            self._members[noun.id] = noun.people
        if isinstance(noun, QuietDay):
            self._quiet.add(noun.date)

    def _noun(self, line: Line) -> Noun | None:
        """Make the noun of a line; None when the diary has it."""
        values = dict(line.values)
        own_id = values.get("id")
        if own_id is not None and (line.kind, own_id) in self._stored:
            return None
        if own_id is None and line.kind in self._names and self._named(line, values.get("name", "")):
            return None
        if line.kind == "quiet_day" and values["date"] in self._quiet:
            return None
        if line.kind == "encounter":
            if own_id is None and not self._mark_origin(line, values):
                return None
            self._work_out(values)
        self._resolve(line, values)
        values["id"] = own_id or self.desk.new_id()
        noun: Noun = records.BY_NAME[line.kind].noun(**values)
        return None if own_id is None and self._equal_one(line.kind, noun) else noun

    def _named(self, line: Line, name: str) -> bool:
        return bool(name) and self._names[line.kind].find(name, line.number) is not None

    def _mark_origin(self, line: Line, values: dict[str, Any]) -> bool:
        """Remember what an encounter without id was made from; False when it came in before."""
        shapes = records.ENCOUNTER.shapes
        written = {key: shapes[key].to_json(value) for key, value in line.values.items()}
        digest = hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()[:32]
        self._seen[digest] += 1
        values.setdefault("origin", f"line:{digest}:{self._seen[digest]}")
        return values["origin"] not in self._origins

    def _work_out(self, values: dict[str, Any]) -> None:
        zone = values.setdefault("zone", self.desk.zone)
        started = values.get("started_at")
        if started is not None:
            values.setdefault("local_date", local_date(started, zone))
            values.setdefault("precision", Precision.EXACT)

    def _resolve(self, line: Line, values: dict[str, Any]) -> None:
        number = line.number
        if line.kind in ("encounter", "group") and "people" in values:
            ids = (self._reference("person", name, number) for name in values["people"])
            values["people"] = tuple(dict.fromkeys(ids))
        for key in _PERSON_KEYS:
            if values.get(key):
                values[key] = self._reference("person", values[key], number)
        if line.kind != "encounter":
            return
        if values.get("place"):
            values["place"] = self._reference("place", values["place"], number)
        if values.get("group"):
            values["group"] = self._reference("group", values["group"].removeprefix("#"), number)
            if not values.get("people") and "id" not in values:
                values["people"] = self._members.get(values["group"], ())

    def _reference(self, kind: str, typed: str, number: int) -> str:
        found = self._names[kind].find(typed, number)
        if found is None:
            noun: Noun = _NAMED[kind](self.desk.new_id(), typed)
            self._keep(kind, noun)
            return noun.id
        return found

    def _equal_one(self, kind: str, noun: Noun) -> bool:
        """Tell whether the diary holds the same under another id; the contents of a kind are gathered once."""
        if kind not in self._content:
            self._content[kind] = {_content(other) for other in self.desk.vault.all(type(noun))}
        return _content(noun) in self._content[kind]


def _content(noun: Noun) -> bytes:
    """Give a digest of everything but the id."""
    record = records.to_record(noun)
    record.pop("id")
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode("utf-8", "replace")).digest()
