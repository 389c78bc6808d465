"""The contact journal of the Corona-Warn-App, as the text it shares.

A line is ``dd.mm.yyyy NAME``, then parts with ``; `` before each: telephone, mail, length, mask, in the open,
circumstances. Nothing marks persons and places; only their lengths are written differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from contactlog.core.values import Mask, Setting, Source
from contactlog.errors import Invalid
from contactlog.imports.candidates import (
    EncounterCandidate,
    Options,
    PersonCandidate,
    PlaceCandidate,
    Progress,
    Stop,
    never_stop,
    no_progress,
)
from contactlog.imports.cleaning import name_of, note_of
from contactlog.imports.encodings import decode
from contactlog.imports.journals.dates import read_day
from contactlog.imports.journals.origins import Origins
from contactlog.imports.limits import ROWS
from contactlog.imports.phones import read_phone
from contactlog.imports.physical_lines import physical_lines
from contactlog.imports.problems import Notes
from contactlog.imports.streams import watched

LINE = re.compile(r"^\s*(\d{2}\.\d{2}\.\d{4})\s+(\S.*)$")
"""What makes a line of this journal."""
_TEST = re.compile(r"^(?:PCR-Test registriert|Schnelltest durchgeführt)", re.IGNORECASE)
_CONTACT_LENGTH = re.compile(r"^Kontaktdauer\b", re.IGNORECASE)
_VISIT_LENGTH = re.compile(r"^Dauer (\d{1,3}):(\d{2})\s*h$", re.IGNORECASE)


@dataclass(slots=True)
class _Parts:
    """One line, taken apart."""

    name: str
    phone: str = ""
    mail: str = ""
    contact_length: str = ""
    minutes: float | None = None
    masked: bool | None = None
    setting: Setting | None = None
    rest: list[str] = field(default_factory=list)


def stream_corona_warn_app(
    data: bytes, options: Options, notes: Notes, progress: Progress = no_progress, stop: Stop = never_stop
) -> Iterator[EncounterCandidate]:
    """Give the entries of the shared text of the Corona-Warn-App.

    Args:
        data: the file, in an encoding in which single bytes are ASCII.
        options: `zone`, `region`, `first` and `last` are used.
        notes: counts what is left out.
        progress: called with (lines done, all lines).
        stop: asked at every line.

    Raises:
        Invalid: no line begins with a day and a name, or there are too many lines.
        Interrupted: stop said so.
    """
    lines = enumerate(physical_lines(data), 1)
    anything = False
    origins = Origins("corona-warn-app")
    for number, raw in watched(lines, itemgetter(0), data.count(b"\n") + 1, progress, stop):
        if number > ROWS:
            raise Invalid(f"The journal has more than {ROWS} lines.", "Split it.")
        match = LINE.match(decode(raw))
        day = read_day(match[1]) if match else None
        if match is None or day is None:
            continue
        anything = True
        if _TEST.match(match[2]):
            notes.leave_out("your own test results")
        elif (options.first is None or day >= options.first) and (
            options.last is None or day <= options.last
        ):
            yield _entry(number, day, match[2], options, origins)
    if not anything:
        raise Invalid("No line of this file begins with a day and a name.")


def _take_apart(text: str) -> _Parts:
    name, *pieces = text.split("; ")
    parts = _Parts(name_of(name))
    for piece in pieces:
        visit = _VISIT_LENGTH.match(piece)
        if piece.startswith("Tel. ") and not parts.phone:
            parts.phone = piece[5:]
        elif piece.startswith("eMail ") and not parts.mail:
            parts.mail = name_of(piece[6:])
        elif _CONTACT_LENGTH.match(piece) and not parts.contact_length:
            parts.contact_length = name_of(piece)
        elif visit and parts.minutes is None:
            parts.minutes = 60.0 * int(visit[1]) + int(visit[2])
        elif piece in ("mit Maske", "ohne Maske") and parts.masked is None:
            parts.masked = piece == "mit Maske"
        elif piece in ("im Freien", "im Gebäude") and parts.setting is None:
            parts.setting = Setting.OUTDOOR if piece == "im Freien" else Setting.INDOOR
        else:
            # Circumstances are free text and may hold the separator itself.
            parts.rest.append(piece)
    return parts


def _entry(number: int, day: date, text: str, options: Options, origins: Origins) -> EncounterCandidate:
    parts = _take_apart(text)
    phones = (read_phone(parts.phone, options.region or "DE"),) if parts.phone else ()
    emails = (parts.mail,) if parts.mail else ()
    is_place = parts.minutes is not None and not parts.contact_length
    # "With mask" says neither whose nor which, so it stays a remark; "without" says it of both.
    mask = Mask.NONE if parts.masked is False else None
    remarks = [parts.contact_length, "mit Maske" if parts.masked else "", "; ".join(parts.rest)]
    if is_place:
        reason = "a place; the file does not say who was there"
    elif parts.contact_length:
        reason = "the other diary lists this person"
    else:
        reason = "the other diary lists this as a person or a place, it does not say which"
    return EncounterCandidate(
        origin=origins.of(day, text),
        local_date=day,
        zone=options.zone,
        minutes=parts.minutes,
        title=parts.name,
        people=()
        if is_place
        else (PersonCandidate(name=parts.name, phones=phones, emails=emails, line=number),),
        place=PlaceCandidate(parts.name, phones=phones, emails=emails, line=number) if is_place else None,
        note=note_of("; ".join(remark for remark in remarks if remark)),
        setting=parts.setting,
        mask_mine=mask,
        mask_theirs=mask,
        source=Source.DIARY_FILE,
        likely_meeting=not is_place,
        worth_asking=True,
        reason=reason,
        line=number,
    )
