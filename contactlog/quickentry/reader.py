"""Reading one line: each finder takes what it understands, and what is left is shown as not understood."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from contactlog.core.text import one_line, shorten
from contactlog.core.times import local_date
from contactlog.quickentry.fields import read_fields, read_minutes
from contactlog.quickentry.language import Language, alternatives, language
from contactlog.quickentry.lexicon import Lexicon, same_length
from contactlog.quickentry.names import Names, read_marked, read_people, read_place
from contactlog.quickentry.reading import Reading
from contactlog.quickentry.sheet import Sheet
from contactlog.quickentry.when import When, moment, read_clock, read_day, shown


def read(line: str, *, now: datetime, zone: str, lexicon: Lexicon, lang: str = "en") -> Reading:
    """Read a line.

    Args:
        line: as typed.
        now: the moment at which it was written, with a zone.
        zone: IANA name of the zone in which its words are meant.
        lexicon: the names the diary knows.
        lang: tag of the language of the line.

    Returns:
        What was understood; `Reading.question` says what must be asked before it is saved.
    """
    words = language(lang)
    sheet = Sheet(one_line(line))
    today = local_date(now, zone)
    note = _take_note(sheet, words)
    names = Names()
    read_marked(sheet, lexicon, names)
    when = read_day(sheet, words, today)
    minutes = read_minutes(sheet, words)
    read_clock(sheet, words, when)
    found = read_fields(sheet, words)
    found["minutes"] = when.minutes if minutes is None else minutes
    read_place(sheet, words, lexicon, names)
    read_people(sheet, words, lexicon, names)
    activity, left = _rest(sheet, words)
    day = when.day or today
    started_at = moment(when, day, zone)
    return Reading(
        line=sheet.line,
        local_date=day,
        zone=zone,
        started_at=started_at,
        precision=when.precision,
        people=tuple(names.people),
        place=names.place,
        group=names.group,
        note="; ".join(filter(None, (activity, note))),
        understood=tuple(sorted(sheet.understood, key=lambda piece: piece.start)),
        not_understood=tuple(left),
        ambiguous=tuple(names.unclear),
        question=_question(when, names, day, today, started_at, now),
        **found,
    )


def _take_note(sheet: Sheet, words: Language) -> str:
    lead = alternatives(words.words("connectives", "note"))
    match = re.search(rf"(?<!\w)(?:{lead}): ?(.*)$", sheet.folded)
    if match is None:
        return ""
    note = sheet.line[match.start(1) :].strip()
    sheet.take(match.start(), len(sheet.line), "note", "note")
    return note


def _rest(sheet: Sheet, words: Language) -> tuple[str, list[str]]:
    """Split what is left into what was done ("lunch") and what was not understood."""
    activities = set(words.words("activities", "words"))
    silent = {*words.words("connectives", "filler"), *words.words("connectives", "with")}
    silent |= {*words.words("connectives", "at"), *words.words("lengths", "lead"), "&", "-", "–", "+"}
    said: list[str] = []
    left: list[str] = []
    for start, end in sheet.left():
        typed = sheet.line[start:end]
        folded = same_length(typed)
        if folded in activities:
            said.append(typed)
            sheet.take(start, end, "note", typed)
        elif folded not in silent and any(character.isalnum() for character in typed):
            left.append(typed)
    return " ".join(said), left


def _question(
    when: When,
    names: Names,
    day: date,
    today: date,
    started_at: datetime | None,
    now: datetime,
) -> str | None:
    if names.unclear:
        first = names.unclear[0]
        return f"Who is “{shorten(first.text, 40)}”: {', or '.join(_choice(person.name, new=person.new) for person in first.candidates)}?"
    if when.question:
        return when.question
    if day > today:
        return f"{shown(day)} lies ahead. Which day was it?"
    if started_at is not None and started_at > now + timedelta(minutes=5):
        return "That time lies ahead. When was it?"
    return None


def _choice(name: str, *, new: bool) -> str:
    return f'somebody new (write +"{name}")' if new else name
