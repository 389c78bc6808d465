"""Moments and local days, across zones and clock changes.

The day on which two people met is the day the wall calendar showed them. It is worked out once, from the
zone of entry, and stored: it stays the same wherever the diary travels afterwards.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from contactlog.errors import Invalid


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """Give the time zone of an IANA name such as ``Europe/Lisbon``.

    Raises:
        Invalid: there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise Invalid(
            "That time zone is not known.", "Use a name such as Europe/Lisbon or America/New_York."
        ) from None


def to_utc(local: datetime, zone_name: str) -> datetime:
    """Give the moment at which a wall clock in the zone showed ``local``, to the second.

    When clocks went back the first of the two moments is meant. When clocks went forward and the time never
    was, the moment as far after the change is meant (02:30 that never was is 03:30).

    Args:
        local: a time without zone.
        zone_name: IANA name.
    """
    aware = local.replace(microsecond=0, tzinfo=zone(zone_name), fold=0)
    return aware.astimezone(UTC)


def to_local(moment: datetime, zone_name: str) -> datetime:
    """Give what a wall clock in the zone shows at the moment, with its zone."""
    return moment.astimezone(zone(zone_name))


def local_date(moment: datetime, zone_name: str) -> date:
    """Give the day the calendar shows in the zone at the moment."""
    return to_local(moment, zone_name).date()


def moment_text(moment: datetime) -> str:
    """Write a moment as ``2026-03-01T13:00:00Z``."""
    # strftime takes four times as long, and each row of a backup has two moments or three.
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def parse_moment(text: str) -> datetime:
    """Read a moment with a zone offset or ``Z``; the result is in UTC, to the second.

    Raises:
        Invalid: it is not an ISO 8601 date and time with an offset.
    """
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        raise Invalid("A time is not in the form 2026-03-01T13:00:00Z.") from None
    raise Invalid("A time has no zone: write Z or an offset such as +01:00 behind it.")


def parse_date(text: str) -> date:
    """Read a day as ``2026-03-01``.

    Raises:
        Invalid: it is not such a day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid("A day is not in the form 2026-03-01.") from None


def days_of(first: date, last: date) -> list[date]:
    """List the days from first to last, both included; empty when last lies before first."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
