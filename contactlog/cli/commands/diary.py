"""``contactlog diary``: list, add, show, change and search encounters, and note quiet days."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from contactlog.cli import output, prompt, session, show
from contactlog.core.encounters import Encounter
from contactlog.core.settings import JsonValue
from contactlog.core.times import moment_text, to_local
from contactlog.core.values import ContactKind, Distance, Mask, Setting, Space, Ventilation, Voice
from contactlog.diary.door import Diary
from contactlog.diary.encounters import Reading
from contactlog.diary.entries import day_span
from contactlog.errors import Usage

_WORDS: dict[str, Any] = {
    "distance": Distance,
    "setting": Setting,
    "space": Space,
    "ventilation": Ventilation,
    "mask_mine": Mask,
    "mask_theirs": Mask,
    "voice": Voice,
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    listing = verbs.add_parser("list", help="the last fourteen days, or the span you name")
    listing.add_argument("--from", dest="first", metavar="DATE", help="first day")
    listing.add_argument("--to", dest="last", metavar="DATE", help="last day; today when left out")
    listing.add_argument("--person", metavar="PERSON", help="only meetings with this person")
    add = verbs.add_parser("add", help="note a meeting in one line")
    add.add_argument(
        "line", nargs="+", metavar="LINE", help='such as "lunch with Ana at Café Nero 13:00 1h indoors"'
    )
    add.add_argument("--dry-run", action="store_true", help="show what is understood; save nothing")
    add.add_argument("--as-of", metavar="MOMENT", help="read the line as if written then (2026-03-12T21:00)")
    add.add_argument("--lang", default="en", help="language of the line")
    showing = verbs.add_parser("show", help="one meeting with every field")
    edit = verbs.add_parser("edit", help="change a meeting")
    edit.add_argument(
        "--person", action="append", metavar="PERSON", help="who was there, instead of those noted"
    )
    edit.add_argument("--place", help="where, by the name of a known place")
    edit.add_argument("--day", metavar="DATE", help="which day it was")
    remove = verbs.add_parser("remove", help="remove a meeting")
    remove.add_argument("--yes", action="store_true", help="do not ask")
    for verb in (showing, edit, remove):
        verb.add_argument("encounter", metavar="ID", help="its id, or last")
    for verb in (add, edit):
        _field_options(verb)
    search = verbs.add_parser("search", help="find meetings by name, place or note")
    search.add_argument("text", nargs="+", metavar="TEXT")
    search.add_argument("--limit", type=int, default=50, metavar="N", help="at most this many (50)")
    quiet = verbs.add_parser("quiet", help="note a day on which you met nobody")
    quiet.add_argument("day", nargs="?", default="today", metavar="DATE", help="today when left out")
    quiet.add_argument("--take-back", action="store_true", help="it was not quiet after all")
    table: tuple[tuple[argparse.ArgumentParser, Callable[[argparse.Namespace], int]], ...] = (
        (listing, run_list),
        (add, run_add),
        (showing, run_show),
        (edit, run_edit),
        (remove, run_remove),
        (search, run_search),
        (quiet, run_quiet),
    )
    for verb, run in table:
        session.add_json(verb)
        verb.set_defaults(run=run)


def _field_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("fields", "they beat what the line says")
    for field, enum in _WORDS.items():
        group.add_argument(f"--{field.replace('_', '-')}", choices=[member.value for member in enum])
    group.add_argument("--minutes", type=float, metavar="N", help="how long it lasted")
    group.add_argument("--face-to-face", choices=("yes", "no"))
    group.add_argument(
        "--kind",
        action="append",
        choices=[kind.value for kind in ContactKind],
        metavar="KIND",
        help=f"may be repeated: {', '.join(kind.value for kind in ContactKind)}",
    )
    group.add_argument("--strangers", type=int, metavar="N", help="how many people you do not know")
    group.add_argument("--note", help="anything else")


def _fields(arguments: argparse.Namespace) -> dict[str, Any]:
    fields: dict[str, Any] = {
        field: enum(getattr(arguments, field)) for field, enum in _WORDS.items() if getattr(arguments, field)
    }
    if arguments.minutes is not None:
        if not 0 <= arguments.minutes <= 60 * 24 * 60:
            raise Usage("--minutes takes a number from 0 to 86400.")
        fields["minutes"] = arguments.minutes
    if arguments.face_to_face:
        fields["face_to_face"] = arguments.face_to_face == "yes"
    if arguments.kind:
        fields["kinds"] = frozenset(ContactKind(kind) for kind in arguments.kind)
    if arguments.strangers is not None:
        if not 0 <= arguments.strangers <= 1_000_000:
            raise Usage("--strangers takes a number from 0 up.")
        fields["strangers"] = arguments.strangers
    if arguments.note is not None:
        fields["note"] = arguments.note
    return fields


def names(diary: Diary) -> show.Names:
    """Give the names for showing encounters."""
    return show.Names(diary.people.by_id(), diary.places.by_id(), diary.groups.by_id())


def run_list(arguments: argparse.Namespace) -> int:
    """List encounters by day, with quiet days and days on which nothing is noted."""
    with session.diary(arguments) as diary:
        first, last = day_span(diary, arguments.first, arguments.last)
        met = diary.encounters.between(first, last)
        if arguments.person:
            person = diary.people.find(arguments.person).id
            met = [encounter for encounter in met if person in encounter.people]
        quiet = [day.date for day in diary.encounters.quiet_days(first, last)]
        empty = diary.encounters.empty_days(first, last)
        shown = names(diary)
    if arguments.json:
        listed: list[JsonValue] = [show.encounter_json(encounter, shown) for encounter in met]
        output.json_value(
            {
                "first": first.isoformat(),
                "last": last.isoformat(),
                "encounters": listed,
                "quiet_days": [day.isoformat() for day in quiet],
                "empty_days": [day.isoformat() for day in empty],
            }
        )
        return 0
    _list_days(first, last, met, quiet, shown, every_day=not arguments.person)
    return 0


def _list_days(
    first: date, last: date, met: list[Encounter], quiet: list[date], shown: show.Names, *, every_day: bool
) -> None:
    by_day: dict[date, list[Encounter]] = {}
    for encounter in met:
        by_day.setdefault(encounter.local_date, []).append(encounter)
    few = (last - first).days <= 62
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        output.lines(
            f"{show.encounter_line(encounter, shown)}  ({encounter.id[-8:]})"
            for encounter in by_day.get(day, [])
        )
        if day in by_day or not every_day:
            continue
        if day in quiet:
            output.line(f"{show.day(day)}  nobody, you said")
        elif few:
            output.line(f"{show.day(day)}  -")
    if not met and not quiet:
        output.line('Nothing noted here. Add a meeting: contactlog diary add "Lunch with Ana 1h indoors"')


def run_add(arguments: argparse.Namespace) -> int:
    """Note a meeting in one line."""
    with session.diary(arguments) as diary:
        as_of = _as_of(arguments, diary)
        reading = diary.encounters.read(" ".join(arguments.line), as_of=as_of, lang=arguments.lang)
        fields = _fields(arguments)
        reading = _asked(diary, reading, arguments, as_of)
        saved = None
        if not arguments.dry_run and reading.question is None:
            saved = diary.encounters.save(reading, fields=fields)
        shown = names(diary)
    if arguments.json:
        output.json_value(reading_json(reading, fields, saved, shown))
    else:
        _say(reading, saved, shown)
    return 0 if reading.question is None else 1


def _as_of(arguments: argparse.Namespace, diary: Diary) -> datetime | None:
    return session.as_of(arguments, diary.desk.zone)


def _asked(diary: Diary, reading: Reading, arguments: argparse.Namespace, as_of: datetime | None) -> Reading:
    """Ask which of several people is meant, where somebody is there to answer."""
    while reading.ambiguous and prompt.is_interactive() and not arguments.json:
        unclear = reading.ambiguous[0]
        options = [f"{person.name}{' (new)' if person.new else ''}" for person in unclear.candidates]
        chosen = unclear.candidates[prompt.choose(f"Who is “{unclear.text}”?", options)]
        reading = diary.encounters.settle(reading, unclear, chosen, as_of=as_of, lang=arguments.lang)
    return reading


def _say(reading: Reading, saved: Encounter | None, shown: show.Names) -> None:
    for piece in reading.understood:
        output.line(f"  {piece.words}: {piece.field.replace('_', ' ')}, {piece.meaning}")
    for words in reading.not_understood:
        output.line(f"  {words}: not understood")
    if saved is not None:
        output.line(f"Saved: {show.encounter_line(saved, shown)}")
        output.line(f"Id {saved.id}. Take back with: contactlog undo")
    elif reading.question:
        output.line(f"Not saved. {reading.question}")
    else:
        output.line("Nothing was saved (--dry-run).")


def reading_json(
    reading: Reading, fields: dict[str, Any], saved: Encounter | None, shown: show.Names
) -> dict[str, JsonValue]:
    """Write what was read, and saved, as JSON."""
    if saved is not None:
        value = show.encounter_json(saved, shown)
        new = [person.new for person in reading.people]
        listed = value["people"]
        assert isinstance(listed, list)  # noqa: S101 - made so by encounter_json
        for number, person in enumerate(listed):
            if isinstance(person, dict):
                person["new"] = number < len(new) and new[number]
    else:
        value = _unsaved_json(reading, fields)
    value["understood"] = [
        {
            "start": piece.start,
            "end": piece.end,
            "field": piece.field,
            "words": piece.words,
            "meaning": piece.meaning,
        }
        for piece in reading.understood
    ]
    value["not_understood"] = list(reading.not_understood)
    value["ambiguous"] = [
        {
            "text": unclear.text,
            "candidates": [
                {"id": person.id, "name": person.name, "new": person.new} for person in unclear.candidates
            ],
        }
        for unclear in reading.ambiguous
    ]
    value["question"] = reading.question
    return value


def _unsaved_json(reading: Reading, fields: dict[str, Any]) -> dict[str, JsonValue]:
    merged = {
        field: fields.get(field, getattr(reading, field))
        for field in (*_WORDS, "minutes", "strangers", "note")
    }
    kinds = fields.get("kinds", reading.kinds)
    return {
        "id": None,
        "local_date": reading.local_date.isoformat(),
        "zone": reading.zone,
        "started_at": moment_text(reading.started_at) if reading.started_at else None,
        "precision": reading.precision.value,
        "people": [{"id": person.id, "name": person.name, "new": person.new} for person in reading.people],
        "place": reading.place.name if reading.place else None,
        "place_id": reading.place.id if reading.place else None,
        "group": reading.group.name if reading.group else None,
        "group_id": reading.group.id if reading.group else None,
        "face_to_face": fields.get("face_to_face", reading.face_to_face),
        "kinds": [kind.value for kind in ContactKind if kind in kinds],
        **merged,
    }


def run_show(arguments: argparse.Namespace) -> int:
    """Show one meeting."""
    with session.diary(arguments) as diary:
        encounter = diary.encounters.find(arguments.encounter)
        shown = names(diary)
    if arguments.json:
        output.json_value(show.encounter_json(encounter, shown))
        return 0
    output.line(show.encounter_line(encounter, shown))
    if encounter.started_at:
        output.line(
            f"Began {to_local(encounter.started_at, encounter.zone):%Y-%m-%d %H:%M} ({encounter.zone})."
        )
    output.line(f"Came in: {show.words(encounter.source)}. Id: {encounter.id}")
    return 0


def run_edit(arguments: argparse.Namespace) -> int:
    """Change a meeting."""
    with session.diary(arguments) as diary:
        encounter = diary.encounters.find(arguments.encounter)
        fields = _fields(arguments)
        if arguments.person:
            fields["people"] = tuple(diary.people.find(typed).id for typed in arguments.person)
        if arguments.place:
            fields["place"] = diary.places.find(arguments.place).id
        if arguments.day:
            fields |= diary.encounters.moved(encounter, diary.encounters.read_day_span(arguments.day).first)
        if not fields:
            raise Usage("Nothing to change was given.", "See: contactlog diary edit --help")
        encounter = diary.encounters.edit(encounter, **fields)
        shown = names(diary)
    if arguments.json:
        output.json_value(show.encounter_json(encounter, shown))
    else:
        output.line(f"Changed: {show.encounter_line(encounter, shown)}")
    return 0


def run_remove(arguments: argparse.Namespace) -> int:
    """Remove a meeting."""
    with session.diary(arguments) as diary:
        encounter = diary.encounters.find(arguments.encounter)
        shown = names(diary)
        prompt.confirm(f"Remove {show.encounter_line(encounter, shown)}?", yes=arguments.yes)
        diary.encounters.remove(encounter)
    if arguments.json:
        output.json_value(show.encounter_json(encounter, shown))
    else:
        output.line("Removed. Take back with: contactlog undo")
    return 0


def run_search(arguments: argparse.Namespace) -> int:
    """Find meetings."""
    with session.diary(arguments) as diary:
        found = diary.encounters.search(" ".join(arguments.text), max(1, arguments.limit))
        shown = names(diary)
    if arguments.json:
        listed: list[JsonValue] = [show.encounter_json(encounter, shown) for encounter in found]
        output.json_value({"encounters": listed})
    else:
        output.lines(
            [f"{show.encounter_line(item, shown)}  ({item.id[-8:]})" for item in found] or ["Nothing found."]
        )
    return 0


def run_quiet(arguments: argparse.Namespace) -> int:
    """Note a quiet day."""
    with session.diary(arguments) as diary:
        day = diary.encounters.read_day_span(arguments.day).first
        if arguments.take_back:
            diary.encounters.remove_quiet(day)
        else:
            diary.encounters.add_quiet(day)
    if arguments.json:
        output.json_value({"date": day.isoformat(), "quiet": not arguments.take_back})
    else:
        output.line(f"{show.day(day)}: {'taken back' if arguments.take_back else 'nobody, noted'}.")
    return 0
