"""The hybrid logical clock by which two copies of a diary agree which change came last.

Each change carries a stamp: wall-clock milliseconds, a counter for changes within one millisecond (or while
the wall clock stands behind), and the number of the machine's copy, which breaks ties. Stamps compare as
text. After Kulkarni et al., "Logical Physical Clocks and Consistent Snapshots in Globally Distributed
Databases" (2014).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from contactlog.errors import Invalid

_FORM = re.compile(r"([0-9a-f]{12})-([0-9a-f]{4})-([0-9a-f]{8})")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COUNTER_LIMIT = 0xFFFF
_MILLISECONDS_LIMIT = (1 << 48) - 1


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """When a row was last changed, comparable between copies of a diary."""

    milliseconds: int
    """Since 1970, UTC; at most 48 bits."""
    counter: int
    """Orders changes with the same milliseconds; at most 16 bits."""
    node: int
    """The copy of the diary that made the change; 32 bits, random for each copy."""

    @property
    def moment(self) -> datetime:
        """The wall clock's part, UTC, to the second."""
        return EPOCH + timedelta(seconds=self.milliseconds // 1000)

    def __str__(self) -> str:
        return f"{self.milliseconds:012x}-{self.counter:04x}-{self.node:08x}"

    @classmethod
    def parse(cls, text: str) -> Stamp:
        """Read the text form.

        Raises:
            Invalid: it is not a stamp.
        """
        match = _FORM.fullmatch(text)
        if match is None:
            raise Invalid("A time stamp in this record is not in the form it must have.")
        return cls(*(int(part, 16) for part in match.groups()))


def next_stamp(latest: Stamp | None, now_milliseconds: int, node: int) -> Stamp:
    """Give the stamp of a change made now, later than every stamp seen before.

    Args:
        latest: the latest stamp this copy has made or taken in, if any.
        now_milliseconds: the wall clock.
        node: this copy's number.
    """
    now = min(max(now_milliseconds, 0), _MILLISECONDS_LIMIT)
    if latest is None or now > latest.milliseconds:
        return Stamp(now, 0, node)
    if latest.counter < _COUNTER_LIMIT:
        return Stamp(latest.milliseconds, latest.counter + 1, node)
    return Stamp(latest.milliseconds + 1, 0, node)
