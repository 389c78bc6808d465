"""Encounters, days and readings in the words of the screens: pieces of text, each with the name of its style."""

from __future__ import annotations

from datetime import date, timedelta

from contactlog import phrases
from contactlog.core.encounters import Encounter
from contactlog.core.times import to_local
from contactlog.core.values import Precision
from contactlog.diary.encounters import Reading

Parts = tuple[tuple[str, str], ...]
"""Text and the name of a component class; see `contactlog.tui.widgets.virtual_list.Row`."""
_LIMIT = 400
"""Characters of a name that are shown in a line; nobody reads more of it there."""

NOTHING_NOTED = """Nothing is noted yet.

Write in the line above whom you met
(Ctrl+N goes there), then press Enter:
Lunch with Ana at Café Nero 13:00 1h indoors

Met nobody today?  Esc, then N.
Ill now?  F4, then I.  Forgot whom you met?  F6.
Contacts or a calendar in a file?  F10.

F1 explains, Ctrl+P lists everything."""
"""What the diary says while it is empty, and what to press."""


def short(text: str) -> str:
    """Cut what is far too long for any line."""
    return text if len(text) <= _LIMIT else f"{text[:_LIMIT]}…"


def day(value: date, today: date) -> str:
    """Write a day, with the word for the days around today: ``Thu 2026-03-12  today``."""
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}.get((today - value).days, "")
    return f"{phrases.day(value)}  {near}".rstrip()


def clock(encounter: Encounter) -> str:
    """Write the time of an encounter in five characters; spaces where only the day is known."""
    if encounter.started_at is None:
        return "     "
    return f"{to_local(encounter.started_at, encounter.zone):%H:%M}"


def encounter(met: Encounter, names: phrases.Names) -> Parts:
    """Write an encounter below the heading of its day: when, who, then the rest quietly."""
    about = "~" if met.started_at is not None and met.precision is not Precision.EXACT else " "
    group, place = names.group(met.group), names.place(met.place)
    rest = [
        f"#{group}" if group else "",
        f"at {place}" if place else "",
        phrases.length(met.minutes),
        *phrases.encounter_conditions(met),
        f"“{met.note}”" if met.note else "",
    ]
    return (
        (f" {about}{clock(met)}  ", "quiet"),
        (short(phrases.encounter_who(met, names)), "strong"),
        (short("".join(f", {part}" for part in rest if part)), "quiet"),
    )


def detail(met: Encounter, names: phrases.Names) -> list[tuple[str, str]]:
    """Write everything that is known of an encounter: names of fields and their words."""
    group, place = names.group(met.group), names.place(met.place)
    known = [
        ("When", phrases.encounter_when(met)),
        ("Who", phrases.encounter_who(met, names)),
        ("Group", f"#{group}" if group else ""),
        ("Where", place or ""),
        ("How long", phrases.length(met.minutes)),
        ("How close", phrases.choice(met.distance) if met.distance else ""),
        ("Setting", phrases.choice(met.setting) if met.setting else ""),
        ("Space", phrases.choice(met.space) if met.space else ""),
        ("Air", phrases.choice(met.ventilation) if met.ventilation else ""),
        ("My mask", phrases.choice(met.mask_mine) if met.mask_mine else ""),
        ("Their mask", phrases.choice(met.mask_theirs) if met.mask_theirs else ""),
        ("Voices", phrases.choice(met.voice) if met.voice else ""),
        ("Face to face", {True: "yes", False: "no", None: ""}[met.face_to_face]),
        ("What passed", ", ".join(sorted(phrases.choice(kind) for kind in met.kinds))),
        ("Note", met.note),
    ]
    return [(name, words) for name, words in known if words]


_ASKED = {
    "How long": "how long",
    "How close": "how close",
    "Setting": "indoors or outdoors",
    "My mask": "masks",
}


def unknown(met: Encounter, names: phrases.Names) -> str:
    """Say what is not known of an encounter and would help most; empty when all of it is."""
    known = {name for name, _ in detail(met, names)}
    missing = [words for name, words in _ASKED.items() if name not in known]
    return f"Not noted: {', '.join(missing)}." if missing else ""


def reading(read: Reading, moved: int) -> Parts:
    """Write what was understood of a line while it is typed.

    Args:
        read: the reading.
        moved: days by which the user has nudged it.
    """
    on = read.local_date + timedelta(days=moved)
    at = f" {to_local(read.started_at, read.zone):%H:%M}" if read.started_at else ""
    people = [f"{one.name} (new)" if one.new else one.name for one in read.people]
    strangers = [f"{read.strangers} stranger{'' if read.strangers == 1 else 's'}"] if read.strangers else []
    group = [f"#{read.group.name}{' (new)' if read.group.new else ''}"] if read.group else []
    place = [f"at {read.place.name}{' (new)' if read.place.new else ''}"] if read.place else []
    rest = [*place, phrases.length(read.minutes), *phrases.encounter_conditions(_as_encounter(read))]
    parts: list[tuple[str, str]] = [(f"{phrases.day(on)}{at}", "accent")]
    if who := [*people, *strangers, *group]:
        parts.append((f"  {short(', '.join(who))}", "strong"))
    if known := [part for part in rest if part]:
        parts.append((short(f"  {', '.join(known)}"), ""))
    if read.not_understood:
        parts.append((short(f"  not understood: {' / '.join(read.not_understood)}"), "warn"))
    if read.question:
        parts.append((f"  ? {read.question}", "warn"))
    return tuple(parts)


def _as_encounter(read: Reading) -> Encounter:
    return Encounter(
        id="",
        local_date=read.local_date,
        zone=read.zone,
        distance=read.distance,
        setting=read.setting,
        space=read.space,
        ventilation=read.ventilation,
        mask_mine=read.mask_mine,
        mask_theirs=read.mask_theirs,
        voice=read.voice,
        face_to_face=read.face_to_face,
        kinds=read.kinds,
    )
