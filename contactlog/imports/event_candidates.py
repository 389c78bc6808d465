"""From an event to candidates: one for each occurrence, with people, place and a suggestion."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from contactlog.core.times import local_date, to_utc
from contactlog.core.values import Precision, Source
from contactlog.imports.calendar_blocks import Block
from contactlog.imports.candidates import OTHER_DAYS, EncounterCandidate, Options, PlaceCandidate
from contactlog.imports.cleaning import name_of
from contactlog.imports.content_lines import unescape
from contactlog.imports.event_hints import Hint, hint, is_video, place_of
from contactlog.imports.event_people import Guests, guests
from contactlog.imports.event_series import EARLIEST, LATEST, Reading
from contactlog.imports.event_times import Occurrence, RawEvent, key_of, occurrences
from contactlog.imports.limits import OCCURRENCES_EACH
from contactlog.imports.repeat_rules import too_quick

_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_UID_LENGTH = 200
_WITHOUT_RANGE = timedelta(days=3 * 366)
_LINKS = ("URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "DESCRIPTION")


def candidates(events: list[RawEvent], reading: Reading) -> Iterator[EncounterCandidate]:
    """Give the candidates of one series inside the wanted days.

    Args:
        events: the series and its exceptions.
        reading: options; takes problems and what is left out.
    """
    options = reading.options
    base = events[0]
    day = base.start.date() if isinstance(base.start, datetime) else base.start
    first = max(options.first or min(day, LATEST), EARLIEST)
    last = min(options.last or max(day, first) + _WITHOUT_RANGE, LATEST)
    if any(too_quick(line.value, base.start) for line in base.block.named("RRULE")):
        reading.problems.add(
            base.block.line, "this event repeats every minute or second; only its first time was kept."
        )
    found: list[Occurrence] = []
    try:
        found.extend(occurrences(events, reading.zones, first, last, OCCURRENCES_EACH))
    except ValueError:
        reading.problems.add(
            base.block.line, "this event's rule of repetition cannot be followed; it was left out."
        )
    if len(found) == OCCURRENCES_EACH:
        reading.problems.add(
            base.block.line, f"this event repeats {OCCURRENCES_EACH} times or more; the rest was left out."
        )
    for occurrence in found:
        candidate = _candidate(occurrence, base, reading)
        if candidate is not None:
            yield candidate


def _candidate(occurrence: Occurrence, base: RawEvent, reading: Reading) -> EncounterCandidate | None:
    options, block = reading.options, occurrence.event.block
    start = occurrence.start
    moment, zone = _moment(start, options.zone)
    day = local_date(moment, zone) if moment else start
    end_day = _last_day(occurrence, day)
    if (options.first and end_day < options.first) or (options.last and day > options.last):
        if not occurrence.key:
            reading.leave_out(OTHER_DAYS)
        return None
    if block.text("STATUS").strip().upper() == "CANCELLED" or block.head.method == "CANCEL":
        reading.leave_out("cancelled")
        return None
    guest_list = guests(block, _owner(block, options))
    if guest_list.owner_declined:
        reading.leave_out("declined by you")
        return None
    all_day = moment is None
    place = name_of(place_of(unescape(block.text("LOCATION")))) or name_of("; ".join(guest_list.rooms))
    suggestion = _suggestion(block, guest_list, place, all_day=all_day)
    return EncounterCandidate(
        origin=_origin(occurrence, base),
        local_date=day,
        zone=zone,
        started_at=moment,
        precision=Precision.DAY if all_day else Precision.EXACT,
        minutes=None if all_day else _minutes(occurrence, zone),
        last_date=end_day if all_day and end_day > day else None,
        title=_text(block, "SUMMARY"),
        people=guest_list.people,
        groups=guest_list.groups,
        place=PlaceCandidate(place, line=block.line) if place else None,
        source=Source.CALENDAR,
        likely_meeting=suggestion.likely,
        worth_asking=suggestion.worth_asking,
        reason=suggestion.reason,
        line=block.line,
    )


def _suggestion(block: Block, guest_list: Guests, place: str, *, all_day: bool) -> Hint:
    title = _text(block, "SUMMARY")
    return hint(
        title=title,
        others=len(guest_list.people) + 2 * len(guest_list.groups),
        place=place,
        video=is_video([title, unescape(block.text("LOCATION")), *(block.text(name) for name in _LINKS)]),
        all_day=all_day,
        marked_free=block.text("TRANSP").strip().upper() == "TRANSPARENT"
        or block.text("X-MICROSOFT-CDO-BUSYSTATUS").strip().upper() in ("FREE", "OOF"),
    )


def _moment(start: date | datetime, user_zone: str) -> tuple[datetime | None, str]:
    """Give the UTC moment and the zone whose wall clock counts: the event's own, else the user's."""
    if not isinstance(start, datetime):
        return None, user_zone
    if start.tzinfo is None:
        return to_utc(start, user_zone), user_zone
    own = getattr(start.tzinfo, "key", None)
    return start.astimezone(UTC).replace(microsecond=0), own if isinstance(own, str) else user_zone


def _last_day(occurrence: Occurrence, day: date) -> date:
    """Give the last day on which it goes on; the end itself is no longer part of it."""
    start, end = occurrence.start, occurrence.end
    if end is None:
        return day
    if isinstance(end, datetime) and isinstance(start, datetime):
        return day + (end - start - timedelta(seconds=1) + _since_midnight(start)) // timedelta(
            days=1
        ) * timedelta(1)
    return max(day, end - timedelta(days=1))


def _since_midnight(moment: datetime) -> timedelta:
    return timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)


def _minutes(occurrence: Occurrence, zone: str) -> float | None:
    """Give the time that went by; without a zone of its own, on the user's clock, which may change in between."""
    start, end = occurrence.start, occurrence.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return None
    began, ended = (when.astimezone(UTC) if when.tzinfo else to_utc(when, zone) for when in (start, end))
    return (ended - began) / timedelta(minutes=1)


def _owner(block: Block, options: Options) -> frozenset[str]:
    """Give the owner's addresses. Google names a calendar after its owner's address."""
    name = unescape(block.head.name).strip().lower()
    own = {mail.strip().lower() for mail in options.owner_emails}
    return frozenset(own | {name} if _MAIL.fullmatch(name) else own)


def _origin(occurrence: Occurrence, base: RawEvent) -> str:
    uid = name_of(base.uid)
    if not uid or len(uid) > _UID_LENGTH:
        seed = "\n".join((base.uid, key_of(base.start), _text(base.block, "SUMMARY")))
        uid = hashlib.sha256(seed.encode("utf-8", "replace")).hexdigest()[:32]
    return f"ics:{uid}#{occurrence.key}" if occurrence.key else f"ics:{uid}"


def _text(block: Block, name: str) -> str:
    return name_of(unescape(block.text(name)))
