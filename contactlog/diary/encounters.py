"""Encounters: reading a line, adding, changing, removing, finding; and quiet days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from contactlog import quickentry
from contactlog.core.cases import DoubtfulDay
from contactlog.core.encounters import Encounter, QuietDay
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.settings import Preference
from contactlog.core.times import to_local, to_utc
from contactlog.core.values import Source
from contactlog.diary.desk import Desk
from contactlog.diary.making import Making
from contactlog.diary.naming import find
from contactlog.errors import Invalid, Refused
from contactlog.quickentry import Lexicon, NamedOne, Reading, Suggestion, Unclear

__all__ = ["Encounters", "Lexicon", "NamedOne", "Reading", "Suggestion", "Unclear"]

_SHARED = (
    "local_date",
    "zone",
    "started_at",
    "precision",
    "minutes",
    "distance",
    "setting",
    "space",
    "ventilation",
    "mask_mine",
    "mask_theirs",
    "voice",
    "face_to_face",
    "kinds",
    "strangers",
    "note",
)
"""The fields that a reading and an encounter have in common."""


@dataclass(frozen=True, slots=True)
class Encounters:
    """Everything the user does with encounters and quiet days."""

    desk: Desk

    def lexicon(self) -> Lexicon:
        """Give the names the diary knows, for reading many lines."""
        vault = self.desk.vault
        return Lexicon(vault.all(Person), vault.all(Place), vault.all(Group))

    def read(
        self,
        line: str,
        *,
        as_of: datetime | None = None,
        zone: str | None = None,
        lang: str | None = None,
        lexicon: Lexicon | None = None,
    ) -> Reading:
        """Read a line. Saves nothing.

        Args:
            line: as typed.
            as_of: when it was written, UTC; now when None.
            zone: IANA name; the user's when None.
            lang: tag of the language; the one the user writes in when None.
            lexicon: from `lexicon`, where many lines are read.
        """
        return quickentry.read(
            line,
            now=as_of or self.desk.now(),
            zone=zone or self.desk.zone,
            lexicon=lexicon or self.lexicon(),
            lang=lang or self.language(),
        )

    def complete(
        self, line: str, cursor: int, *, lexicon: Lexicon | None = None, limit: int = 8
    ) -> tuple[Suggestion, ...]:
        """Offer how what stands before the cursor could go on; see `contactlog.quickentry.complete`."""
        return quickentry.complete(
            line, cursor, lexicon=lexicon or self.lexicon(), lang=self.language(), limit=limit
        )

    def language(self) -> str:
        """Give the language in which lines are read: the user's where quick entry knows it, else English."""
        known = self.desk.vault.get(Preference, "language")
        tag = str(known.value) if known is not None and known.value else "en"
        return (
            tag
            if tag.casefold().replace("_", "-").partition("-")[0] in quickentry.known_languages()
            else "en"
        )

    def read_day_span(self, text: str, *, lang: str | None = None) -> DoubtfulDay:
        """Read a day that may be in doubt, such as ``8..10 Mar``, or in the user's language ``8. bis 10. März``."""
        now, zone, lang = self.desk.now(), self.desk.zone, lang or self.language()
        try:
            return quickentry.read_day_span(text, now=now, zone=zone, lang=lang)
        except Invalid:  # or as the manual writes it
            return quickentry.read_day_span(text, now=now, zone=zone)

    def save(
        self,
        reading: Reading,
        *,
        source: Source = Source.TYPED,
        origin: str | None = None,
        fields: Mapping[str, Any] | None = None,
    ) -> Encounter:
        """Save what was read, with the people, places and groups that are new.

        Args:
            reading: with nothing left to ask.
            source: how it came in.
            origin: what it was made from.
            fields: values that the user gave outright; they beat what was read.

        Raises:
            Refused: something must be asked first, or nobody is named.
        """
        if reading.question:
            raise Refused(reading.question, "Say it more exactly, then try again.")
        making = Making(self.desk)
        people = [making.person(named) for named in reading.people]
        group = making.group(reading.group, people)
        given = {key: value for key in _SHARED if (value := getattr(reading, key)) is not None}
        encounter = Encounter(
            id=self.desk.new_id(),
            people=tuple(dict.fromkeys(people)),
            place=making.place(reading.place),
            group=group.id if group else None,
            source=source,
            origin=origin,
            **given,
        )
        encounter = replace(encounter, **(fields or {}))
        if not (encounter.people or encounter.strangers or encounter.group):
            raise Refused("The line names nobody.", "Name somebody: with Ana, +Ana, #choir or 12 strangers.")
        with self.desk.vault.change("add encounter") as change:
            for noun in making.fresh:
                change.put(noun)
            change.put(encounter)
        return encounter

    def join(self, encounter: Encounter, reading: Reading) -> Encounter:
        """Add the people of a line to a meeting that is noted already.

        Raises:
            Refused: something must be asked first.
        """
        if reading.question:
            raise Refused(reading.question, "Say it more exactly, then try again.")
        making = Making(self.desk)
        people = (*encounter.people, *(making.person(named) for named in reading.people))
        joined = replace(encounter, people=tuple(dict.fromkeys(people)))
        with self.desk.vault.change("add people to encounter") as change:
            for noun in making.fresh:
                change.put(noun)
            change.put(joined)
        return joined

    def settle(
        self,
        reading: Reading,
        unclear: Unclear,
        chosen: NamedOne | None,
        *,
        as_of: datetime | None = None,
        lang: str | None = None,
    ) -> Reading:
        """Give the reading in which the user said who is meant by one name; None for a word, which goes to the note."""
        rest = tuple(item for item in reading.ambiguous if item is not unclear)
        if not rest:
            # Whatever else must be asked only shows when nobody is unclear any more.
            others = replace(reading, line=reading.line.replace(unclear.text, " ", 1))
            question = self.read(others.line, as_of=as_of, zone=reading.zone, lang=lang).question
        else:
            question = reading.question
        meaning = f"{chosen.name}{' (new)' if chosen.new else ''}" if chosen else unclear.text
        understood = tuple(
            replace(piece, meaning=meaning, field="people" if chosen else "note")
            if piece.field == "people" and piece.words == unclear.text
            else piece
            for piece in reading.understood
        )
        settled = replace(reading, ambiguous=rest, question=question, understood=understood)
        if chosen is None:
            return replace(settled, note=f"{unclear.text} {reading.note}".strip())
        return replace(settled, people=(*reading.people, chosen))

    def moved(self, encounter: Encounter | Reading, day: date) -> dict[str, Any]:
        """Give the fields that put an encounter on another day, at the same time on the wall clock."""
        if encounter.started_at is None:
            return {"local_date": day}
        local = to_local(encounter.started_at, encounter.zone)
        moved = to_utc(datetime.combine(day, local.time()), encounter.zone)
        return {"local_date": day, "started_at": moved}

    def add_line(self, line: str, *, as_of: datetime | None = None) -> Encounter:
        """Read and save a line that needs no question.

        Raises:
            Refused: something must be asked first.
        """
        return self.save(self.read(line, as_of=as_of))

    def edit(self, encounter: Encounter, **fields: Any) -> Encounter:
        """Change some fields of an encounter."""
        changed = replace(encounter, **fields)
        with self.desk.vault.change("change encounter") as change:
            change.put(changed)
        return changed

    def remove(self, encounter: Encounter) -> None:
        """Remove an encounter; undo brings it back."""
        with self.desk.vault.change("remove encounter") as change:
            change.delete(Encounter, encounter.id)

    def find(self, typed: str) -> Encounter:
        """Find an encounter by its id, or the beginning or end of it; "last" is the one noted last.

        Raises:
            NotFound: there is none.
            Ambiguous: several have such an id.
        """
        vault = self.desk.vault
        exact = vault.get(Encounter, typed.strip())
        if exact is not None:
            return exact
        known = vault.all(Encounter)
        if typed.strip().casefold() == "last" and known:
            return max(known, key=lambda encounter: encounter.id)
        return find(
            typed,
            known,
            what="encounter",
            id_of=lambda encounter: encounter.id,
            names_of=lambda _: (),
            shown=lambda encounter: encounter.local_date.isoformat(),
        )

    def between(self, first: date, last: date) -> list[Encounter]:
        """List the encounters of some local days, the oldest first."""
        return self.desk.vault.encounters_between(first, last)

    def search(self, text: str, limit: int) -> list[Encounter]:
        """Find encounters by words of names, places and notes."""
        vault = self.desk.vault
        direct: dict[str, Encounter] = {}
        for noun in vault.search(text, limit):
            if isinstance(noun, Encounter):
                direct[noun.id] = noun
            elif isinstance(noun, Person):
                direct.update((met.id, met) for met in vault.encounters_of(noun.id))
        newest = sorted(direct.values(), key=lambda met: (met.local_date, met.id), reverse=True)
        return newest[:limit]

    def quiet_days(self, first: date, last: date) -> list[QuietDay]:
        """List the quiet days of a span, the oldest first."""
        days = {day.date: day for day in self.desk.vault.all(QuietDay) if first <= day.date <= last}
        return [days[key] for key in sorted(days)]

    def add_quiet(self, day: date) -> QuietDay:
        """Note that nobody was met on a day.

        Raises:
            Refused: the day lies ahead or has encounters.
        """
        if day > self.desk.today():
            raise Refused("That day lies ahead.")
        if self.between(day, day):
            raise Refused("There are encounters on that day.", f"See: contactlog diary list --from {day}")
        for known in self.quiet_days(day, day):
            return known
        quiet = QuietDay(self.desk.new_id(), day)
        with self.desk.vault.change("note quiet day") as change:
            change.put(quiet)
        return quiet

    def remove_quiet(self, day: date) -> None:
        """Take a quiet day back."""
        with self.desk.vault.change("take back quiet day") as change:
            for quiet in self.quiet_days(day, day):
                change.delete(QuietDay, quiet.id)

    def empty_days(self, first: date, last: date) -> list[date]:
        """List the days of a span on which nothing is noted, not even that nobody was met."""
        noted = self.desk.vault.days_with_entries(first, last)
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return [day for day in days if day not in noted]
