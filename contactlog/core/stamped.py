"""A stored row with its times, and the join by which two copies of a diary become one.

The join takes the greater of two rows in one total order, so merging is commutative, associative and
idempotent by construction: being forgotten beats everything, then the later stamp, then deletion.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from contactlog.core import records, shapes
from contactlog.core.records import Noun
from contactlog.core.settings import JsonValue
from contactlog.core.stamps import Stamp
from contactlog.core.times import moment_text, parse_moment
from contactlog.errors import Invalid

_TIMES = ("created_at", "changed_at", "deleted", "forgotten")


@dataclass(frozen=True, slots=True)
class Stamped:
    """One row as it is stored, backed up and merged."""

    kind: str
    """The record's ``type``."""
    id: str
    noun: Noun | None
    """None when the row was forgotten: nothing but its id is left."""
    created_at: datetime
    """UTC, to the second."""
    changed_at: Stamp
    deleted: bool = False
    """A tombstone: gone from every list, kept until purge so that undo and merge know."""

    @property
    def forgotten(self) -> bool:
        """True when the content was erased for good."""
        return self.noun is None

    def to_record(self) -> dict[str, JsonValue]:
        """Write the row as a record of the diary line format."""
        record: dict[str, JsonValue] = (
            {"type": self.kind, "id": self.id} if self.noun is None else records.to_record(self.noun)
        )
        record["created_at"] = moment_text(self.created_at)
        record["changed_at"] = str(self.changed_at)
        if self.deleted:
            record["deleted"] = True
        if self.noun is None:
            record["forgotten"] = True
        return record


def from_record(record: Mapping[str, JsonValue]) -> Stamped:
    """Read a row that carries its times.

    Raises:
        Invalid: a time is missing or a field has the wrong form.
    """
    created, changed = record.get("created_at"), record.get("changed_at")
    if not isinstance(created, str) or not isinstance(changed, str):
        raise Invalid("A record lacks created_at or changed_at.")
    kind, row_id = record.get("type"), record.get("id")
    if not isinstance(kind, str) or kind not in records.BY_NAME or not isinstance(row_id, str) or not row_id:
        raise Invalid("A record lacks its type or its id.")
    forgotten = _flag(record, "forgotten")
    content = {key: value for key, value in record.items() if key not in _TIMES}
    if forgotten and set(content) != {"type", "id"}:
        raise Invalid("A forgotten record must hold nothing but its id.")
    return Stamped(
        kind=kind,
        id=row_id,
        noun=None if forgotten else records.from_record(content),
        created_at=parse_moment(created),
        changed_at=Stamp.parse(changed),
        deleted=_flag(record, "deleted") or forgotten,
    )


def _flag(record: Mapping[str, JsonValue], key: str) -> bool:
    value = record.get(key, False)
    return bool(shapes.BOOLEAN.from_json(value))


def join(mine: Stamped, theirs: Stamped) -> Stamped:
    """Give the one of two rows with the same kind and id that the merged diary keeps."""
    return max(mine, theirs, key=_rank)


def _rank(row: Stamped) -> tuple[bool, Stamp, bool, str]:
    # The last part only decides between rows that differ in spite of equal stamps, which a copied file
    # edited by hand can bring about; it keeps the order total.
    canonical = json.dumps(row.to_record(), sort_keys=True, ensure_ascii=False)
    return (row.forgotten, row.changed_at, row.deleted, canonical)
