"""Where things came from: one record for each import, with what the interview may ask about.

A record is a setting inside the vault, so that it is encrypted, merged and taken back like everything else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from contactlog.core.settings import JsonValue, Preference
from contactlog.core.text import shorten
from contactlog.core.times import moment_text, parse_date, parse_moment, to_local
from contactlog.diary.setting_names import IMPORTS
from contactlog.errors import Invalid
from contactlog.imports.candidates import EncounterCandidate
from contactlog.imports.marked import Marked
from contactlog.recall.view import CalendarCue
from contactlog.vault import Vault

LEFT_DAYS = 120
"""Calendar entries older than this are not kept for the interview."""
LEFT_MOST = 500
"""Most calendar entries that one record keeps."""
_TITLE = 120
_GUESTS = 12


@dataclass(frozen=True, slots=True)
class ImportedFrom:
    """One import."""

    id: str
    at: datetime
    """UTC."""
    file: str = field(repr=False)
    format: str
    people: int
    """New ones."""
    encounters: int
    """New ones."""
    ids: tuple[str, str] = ("", "")
    """First and last id of the encounters it made, which tell them apart from all others; empty without any."""
    left: tuple[CalendarCue, ...] = field(default=(), repr=False)
    """Calendar entries that were not taken and may yet remind somebody."""

    def to_preference(self) -> Preference:
        """Write it as a setting."""
        value: dict[str, JsonValue] = {
            "at": moment_text(self.at),
            "file": self.file,
            "format": self.format,
            "people": self.people,
            "encounters": self.encounters,
            "ids": [*self.ids],
            "left": [_cue_json(cue) for cue in self.left],
        }
        return Preference(f"{IMPORTS}{self.id}", value)


def imports(vault: Vault, *, taken_back: bool = False) -> list[ImportedFrom]:
    """List what came in from files, the newest first; a record that cannot be read is passed over.

    Args:
        vault: the open vault.
        taken_back: also those that were undone.
    """
    rows = vault.all(Preference, include_deleted=taken_back)
    found = [_read(setting) for setting in rows if setting.id.startswith(IMPORTS)]
    return sorted((item for item in found if item is not None), key=lambda item: item.id, reverse=True)


def taken_origins(vault: Vault) -> Marked:
    """Give what must not come in again: everything that did, also what the user removed since.

    What an import brought that was taken back as a whole may come in again.
    """
    living = {item.id for item in imports(vault)}
    undone = [item.ids for item in imports(vault, taken_back=True) if item.id not in living and item.ids[0]]
    found = Marked()
    for met, origin, deleted in vault.origins():
        if not deleted or not any(first <= met <= last for first, last in undone):
            found.add(origin, 0)
    return found


def calendar_left(vault: Vault) -> tuple[CalendarCue, ...]:
    """Give the calendar entries that became no encounter, each once."""
    cues = {cue.origin: cue for item in imports(vault) for cue in item.left}
    return tuple(cues.values())


class LeftOver:
    """Which entries that were not taken are worth a question of the interview: the latest, and no more than some.

    Args:
        today: the local day.
    """

    def __init__(self, today: date) -> None:
        self._first, self._last = today - timedelta(days=LEFT_DAYS), today
        self._kept: list[CalendarCue] = []

    def add(self, item: EncounterCandidate) -> None:
        """Consider an entry."""
        if item.worth_asking and self._first <= item.local_date <= self._last:
            self._kept.append(_cue(item))
            if len(self._kept) >= 2 * LEFT_MOST:
                self._kept = self.cues()

    def cues(self) -> list[CalendarCue]:
        """Give them, the latest first."""
        return sorted(self._kept, key=lambda cue: (cue.day, cue.origin), reverse=True)[:LEFT_MOST]


def _cue(item: EncounterCandidate) -> CalendarCue:
    clock = f"{to_local(item.started_at, item.zone):%H:%M}" if item.started_at else ""
    return CalendarCue(
        item.origin,
        item.local_date,
        shorten(item.title, _TITLE),
        tuple(person.shown for person in item.people[:_GUESTS]),
        shorten(item.place.name, _TITLE) if item.place else "",
        clock,
    )


def _cue_json(cue: CalendarCue) -> dict[str, JsonValue]:
    return {
        "origin": cue.origin,
        "day": cue.day.isoformat(),
        "title": cue.title,
        "people": [*cue.people],
        "place": cue.place,
        "clock": cue.clock,
    }


def _read(setting: Preference) -> ImportedFrom | None:
    value = setting.value
    if not isinstance(value, dict):
        return None
    left, ids = value.get("left"), value.get("ids")
    first, last = ids if isinstance(ids, list) and len(ids) == 2 else ("", "")
    try:
        return ImportedFrom(
            setting.id.removeprefix(IMPORTS),
            parse_moment(str(value.get("at"))),
            str(value.get("file", "")),
            str(value.get("format", "")),
            int(str(value.get("people", 0))),
            int(str(value.get("encounters", 0))),
            (str(first), str(last)),
            tuple(_read_cue(cue) for cue in left if isinstance(cue, dict)) if isinstance(left, list) else (),
        )
    except (Invalid, ValueError):
        return None


def _read_cue(value: dict[str, JsonValue]) -> CalendarCue:
    people = value.get("people")
    return CalendarCue(
        str(value.get("origin", "")),
        parse_date(str(value.get("day"))),
        str(value.get("title", "")),
        tuple(str(name) for name in people) if isinstance(people, list) else (),
        str(value.get("place", "")),
        str(value.get("clock", "")),
    )
