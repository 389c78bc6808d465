"""Reading one line: each finder takes what it understands, and what is left is shown as not understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from contactlog.core.text import fold, one_line, shorten
from contactlog.core.times import local_date, to_utc
from contactlog.core.values import Precision, Setting
from contactlog.quickentry.absent import take_absent
from contactlog.quickentry.after_with import take_after_with
from contactlog.quickentry.amounts import ALL_OF_US, take_amounts
from contactlog.quickentry.called import take_called
from contactlog.quickentry.clock import take_clock
from contactlog.quickentry.conditions import take_phrases
from contactlog.quickentry.counted import take_counted
from contactlog.quickentry.days import take_days
from contactlog.quickentry.distant import mark_distant
from contactlog.quickentry.first_names import take_first_names
from contactlog.quickentry.groups import take_group
from contactlog.quickentry.journeys import take_journey, take_numbered, take_origin
from contactlog.quickentry.language import Language, language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.masks import MINE_IF_ALONE, take_masks
from contactlog.quickentry.name_words import done_word
from contactlog.quickentry.named_places import take_named_place
from contactlog.quickentry.names import Names, take_known_long, take_known_people, take_marked
from contactlog.quickentry.new_names import take_new_names
from contactlog.quickentry.place_names import take_known_place, take_place
from contactlog.quickentry.place_nouns import take_dated_nouns
from contactlog.quickentry.reading import NamedOne, Reading, Unclear
from contactlog.quickentry.roles import take_coming_from, take_described, take_kin_of_others, take_roles
from contactlog.quickentry.sheet import Sheet, folded_alike
from contactlog.quickentry.strange_days import doubt_days
from contactlog.quickentry.surroundings import setting_of
from contactlog.quickentry.title import take_title
from contactlog.quickentry.touched import ask_for_object, take_touched
from contactlog.quickentry.when import When, shown

_AHEAD = timedelta(minutes=5)
"""Clocks of two machines may differ by so much before a time counts as lying ahead."""
_LONGEST = 4000
"""Characters of a line that are read; nobody types more on one line."""


def read(line: str, *, now: datetime, zone: str, lexicon: Lexicon, lang: str = "en") -> Reading:
    """Read a line.

    Args:
        line: as typed; beyond 4000 characters it is cut.
        now: the moment at which it was written, with a zone.
        zone: IANA name of the zone in which its words are meant.
        lexicon: the names the diary knows.
        lang: tag of the language of the line, such as ``en`` or ``en-GB``.

    Returns:
        What was understood; `Reading.question` says what must be asked before it is saved.

    Raises:
        NotFound: quick entry does not know the language.
        Invalid: there is no such time zone.
    """
    words = language(lang)
    line = one_line(line)[:_LONGEST].rstrip()
    # Where everything is in capitals they say nothing of names.
    sheet = Sheet(line.lower() if line.isupper() and " " in line else line)
    today = local_date(now, zone)
    names, when, found = Names(), When(), dict[str, Any]()
    note = _take_note(sheet, words)
    take_marked(sheet, words, lexicon, names)
    absent = take_absent(sheet, words, lexicon)
    mark_distant(sheet, words)
    take_known_long(sheet, words, lexicon, names)
    take_known_place(sheet, words, lexicon, names, least=2)
    take_group(sheet, words, lexicon, names)
    take_named_place(sheet, words, lexicon, names)
    take_kin_of_others(sheet, words, lexicon, names)
    take_called(sheet, words, lexicon, names)
    take_described(sheet, words, lexicon, names)
    take_coming_from(sheet, words, lexicon, names)
    take_masks(sheet, words, lexicon, found)
    numbered = take_numbered(sheet, words)
    take_phrases(sheet, words, found)
    take_counted(sheet, words, found)
    take_dated_nouns(sheet, words, lexicon, names)
    take_days(sheet, words, today, when, lexicon)
    take_clock(sheet, words, now, when)
    take_amounts(sheet, words, found)
    doubt_days(sheet, words, lexicon, when)
    origin = take_origin(sheet, words, lexicon)
    journey = take_journey(sheet, words, lexicon) if found.get("setting") is Setting.VEHICLE else ""
    _take_who_and_where(sheet, words, lexicon, names)
    setting = setting_of(words, names.place)
    if setting is not None:
        found.setdefault("setting", setting)
    title, left = take_title(sheet, words)
    _doubt_first_names(sheet, words, lexicon, names, left)
    said = "; ".join(filter(None, (title, absent, numbered, origin, journey, note)))
    return _reading(sheet, names, when, found, now, zone, today, said, left)


def _take_who_and_where(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    take_touched(sheet, words, lexicon, names)
    take_place(sheet, words, lexicon, names)
    take_known_people(sheet, words, lexicon, names)
    take_first_names(sheet, words, lexicon, names)
    take_new_names(sheet, words, lexicon, names)
    take_after_with(sheet, words, lexicon, names)
    take_roles(sheet, words, lexicon, names)
    take_after_with(sheet, words, lexicon, names)  # "mein Bruder und seine Freundin"
    ask_for_object(sheet, words, names)
    also = re.search(rf"(?<!\w)(?:{words.any_of('words', 'also')})(?!\w)", folded_alike(sheet.line))
    if len(names.hosts) == 1 and (also or not (names.people or names.unclear)):
        names.add(names.hosts[0], len(sheet.line))


def _reading(
    sheet: Sheet,
    names: Names,
    when: When,
    found: dict[str, Any],
    now: datetime,
    zone: str,
    today: date,
    note: str,
    left: list[tuple[int, int]],
) -> Reading:
    minutes = found.pop("minutes", None) or when.minutes
    unnamed = found.pop(ALL_OF_US, 0) - 1 - len(names.people) - len(names.unclear)
    if unnamed > 0 and names.group is None:
        found.setdefault("strangers", unnamed)
    if found.pop(MINE_IF_ALONE, False) and not (names.people or names.unclear or found.get("strangers")):
        found["mask_theirs"] = None
    started_at, day, precision = _start(when, when.day or today, minutes, zone)
    if when.day is None and started_at is not None and minutes is not None and started_at > now + _AHEAD:
        end = started_at + timedelta(minutes=minutes)
        if local_date(end, zone) > day:  # a night that lies ahead was the last one
            started_at, day, precision = _start(when, day - timedelta(days=1), minutes, zone)
    return Reading(
        line=sheet.line,
        local_date=day,
        zone=zone,
        started_at=started_at,
        precision=precision,
        minutes=minutes,
        people=names.in_order(),
        place=names.place,
        group=names.group,
        note=note,
        understood=tuple(sorted(sheet.understood, key=lambda piece: piece.start)),
        not_understood=tuple(sheet.line[start:end] for start, end in left),
        not_understood_at=tuple(left),
        ambiguous=tuple(names.unclear),
        question=_question(when, names, day, today, started_at, precision, now),
        **found,
    )


def _start(
    when: When, day: date, minutes: float | None, zone: str
) -> tuple[datetime | None, date, Precision]:
    if when.moment is not None:
        moment = when.moment.astimezone(UTC).replace(microsecond=0)
        return moment, local_date(moment, zone), Precision.ABOUT
    hour, minute, precision = when.hour, when.minute, when.precision
    if (when.end is not None and minutes is not None) and (
        hour is None or precision is Precision.PART_OF_DAY
    ):
        start = (when.end[0] * 60 + when.end[1] - int(minutes)) % (24 * 60)
        hour, minute, precision = start // 60, start % 60, Precision.EXACT
    if hour is None:
        return None, day, Precision.DAY
    return to_utc(datetime(day.year, day.month, day.day, hour, minute), zone), day, precision


def _take_note(sheet: Sheet, words: Language) -> str:
    match = re.search(rf"(?<!\w)(?:{words.any_of('words', 'note')}) ?: ?(.*)$", sheet.text)
    if match is None:
        return ""
    note = sheet.line[match.start(1) :].strip()
    sheet.take(match.start(), len(sheet.line), "note", "note")
    return note


def _doubt_first_names(
    sheet: Sheet, words: Language, lexicon: Lexicon, names: Names, left: list[tuple[int, int]]
) -> None:
    """Ask when a word that was not understood stands behind a first name: it may be another's surname."""
    for piece in list(sheet.understood):
        if piece.field != "people" or lexicon.exactly(piece.words):
            continue
        following = next(
            (span for span in left if span[0] == piece.end + 1 and span not in sheet.blocked), None
        )
        known = lexicon.people(piece.words)
        if following is None or len(known) != 1 or known[0] not in names.people:
            continue
        typed = sheet.line[piece.start : following[1]]
        second = sheet.line[following[0]]
        if done_word(words, sheet.line[following[0] : following[1]]):
            continue  # "taxi mit pierre geteilt"
        if not second.isalpha() or (typed[0].isupper() and second.islower()):
            continue  # "Lena goodnight", "Ana 3": whoever writes capitals writes them for surnames too.
        names.people.remove(known[0])
        names.unclear.append(Unclear(typed, (known[0], NamedOne(typed))))


def _question(
    when: When,
    names: Names,
    day: date,
    today: date,
    started_at: datetime | None,
    precision: Precision,
    now: datetime,
) -> str | None:
    if names.unclear:
        first = names.unclear[0]
        choices = ", or ".join(_choice(person, first.candidates) for person in first.candidates)
        return f"Who is “{shorten(first.text, 40)}”: {choices}?"
    if when.question:
        return when.question
    if day > today:
        return f"{shown(day)} lies ahead. Which day was it?"
    exact = precision in (Precision.EXACT, Precision.ABOUT)
    if exact and started_at is not None and started_at > now + _AHEAD:
        return "That time lies ahead. When was it?"
    return None


def _choice(person: NamedOne, candidates: Sequence[NamedOne]) -> str:
    if not person.new:
        return person.name
    taken = any(not other.new and fold(other.name) == fold(person.name) for other in candidates)
    return f'somebody new (write {"another name, such as " * taken}+"{person.name}{" B." * taken}")'
