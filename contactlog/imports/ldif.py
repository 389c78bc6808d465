"""Address books as LDIF (RFC 2849), the way Thunderbird and directories write them.

Records are parted by empty lines; a line that begins with a blank goes on with the one before; two colons stand
before Base64. Lists become groups of the entries they name.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from contactlog.core.people import Phone
from contactlog.errors import Invalid
from contactlog.imports.candidates import (
    GroupCandidate,
    Options,
    PersonCandidate,
    Progress,
    Stop,
    never_stop,
    no_progress,
)
from contactlog.imports.cleaning import name_of
from contactlog.imports.columns import Field
from contactlog.imports.contacts_csv import person_from_cells
from contactlog.imports.encodings import decode
from contactlog.imports.limits import CARDS, LINE_BYTES, VALUES
from contactlog.imports.phones import read_phone
from contactlog.imports.physical_lines import physical_lines
from contactlog.imports.problems import Notes, Problems
from contactlog.imports.streams import watched

_FIELDS = {
    Field.NAME: ("cn", "commonname", "displayname"),
    Field.GIVEN: ("givenname", "gn"),
    Field.FAMILY: ("sn", "surname"),
    Field.NICKNAME: ("mozillanickname", "xmozillanickname"),
    Field.EMAIL: ("mail", "mozillasecondemail", "xmozillasecondemail"),
    Field.ORGANISATION: ("o", "company"),
    Field.NOTE: ("description", "notes"),
    Field.STREET: ("mozillahomestreet", "homestreet", "street", "streetaddress"),
    Field.TOWN: ("mozillahomelocalityname", "l", "locality"),
    Field.REGION: ("mozillahomestate", "st", "region"),
    Field.POSTCODE: ("mozillahomepostalcode", "postalcode", "zip"),
    Field.COUNTRY: ("mozillahomecountryname", "c", "countryname"),
}
"""Attributes, the one that counts more first."""
_FIELD_OF = {name: what for what, names in _FIELDS.items() for name in names}
_PHONES = {
    "mobile": "mobile",
    "cellphone": "mobile",
    "homephone": "home",
    "telephonenumber": "work",
    "pager": "pager",
    "pagerphone": "pager",
}
_NAMING = frozenset((Field.NAME, Field.GIVEN, Field.FAMILY, Field.NICKNAME, Field.ORGANISATION))
_OWN_NAME = re.compile(r"(?:cn|uid|displayname)=([^,+]+)", re.IGNORECASE)
"""A distinguished name that begins with the name of somebody."""
_LISTS = frozenset(("groupofnames", "groupofuniquenames"))
_LIST = re.compile(rb"^objectclass:[ \t]*groupof", re.IGNORECASE | re.MULTILINE)
_NOBODY = frozenset(
    (
        *("organization", "organizationalunit", "domain", "dcobject", "locality", "country", "posixgroup"),
        *("applicationprocess", "device", "alias", "referral"),
    )
)
"""What a directory holds beside people: its own shelves, and machines."""
_PEOPLE = re.compile(r"person|account|contact")
_READ = frozenset((*_FIELD_OF, *_PHONES, "dn", "objectclass", "member", "uniquemember"))
"""Attributes that are kept of an entry; a picture is not."""
_LINE = re.compile(rb"([A-Za-z0-9][A-Za-z0-9.-]*)(?:;[^:]*)?:([:<]?)[ \t]*(.*)", re.DOTALL)


@dataclass(slots=True)
class Record:
    """One entry: its attributes in the order of the file, names in lower case."""

    line: int
    values: list[tuple[str, str]] = field(default_factory=list)

    def all(self, name: str) -> list[str]:
        """Give all values of an attribute."""
        return [value for key, value in self.values if key == name]

    @property
    def is_list(self) -> bool:
        """Tell whether it is a list of other entries."""
        return bool(self._kinds() & _LISTS)

    @property
    def is_nobody(self) -> bool:
        """Tell whether it is a shelf of the directory, or a machine."""
        kinds = self._kinds()
        return bool(kinds & _NOBODY) and not any(_PEOPLE.search(kind) for kind in kinds)

    def _kinds(self) -> set[str]:
        return {kind.lower() for kind in self.all("objectclass")}


def stream_ldif(
    data: bytes, options: Options, notes: Notes, progress: Progress = no_progress, stop: Stop = never_stop
) -> Iterator[PersonCandidate | GroupCandidate]:
    """Give the lists, and then the people, one after the other.

    Args:
        data: the file, in an encoding in which single bytes are ASCII.
        options: only the region is used.
        notes: takes problems.
        progress: called with (lines done, all lines).
        stop: asked at every entry.

    Raises:
        Invalid: there is no entry in it, or there are too many.
        Interrupted: stop said so.
    """
    if _LIST.search(data):
        yield from (_group(record) for record in records(data, Problems()) if record.is_list)
    total, number = data.count(b"\n") + 1, 0
    book = watched(records(data, notes.problems), attrgetter("line"), total, progress, stop)
    for number, record in enumerate(book, 1):
        if number > CARDS:
            raise Invalid(f"The file holds more than {CARDS} entries.", "Split it.")
        if record.is_nobody and not record.is_list:
            notes.leave_out("entries of the directory that are nobody")
        elif not record.is_list:
            yield _person(record, options.region)
    if not number:
        raise Invalid("There is no entry in this file.", "Export the address book as LDIF.")


def records(data: bytes, problems: Problems) -> Iterator[Record]:
    """Give the entries of a file, one after the other; a line that makes no sense costs only itself."""
    record: Record | None = None
    for number, line in _unfolded(data):
        if not line.strip():
            if record is not None:
                yield record
                record = None
            continue
        match = None if line.startswith(b"#") else _LINE.fullmatch(line)
        if match is None:
            if not line.startswith(b"#"):
                problems.add(number, "this line has no attribute and colon; it was passed over.")
            continue
        name = match[1].decode("ascii").lower()
        if name not in _READ:
            continue
        value = _value(match[2], match[3])
        if record is not None and name == "dn":
            yield record
            record = None
        if record is None:
            record = Record(number)  # Some programs write entries without a name of their own.
        if value is None:
            problems.add(number, "this value cannot be read; it was passed over.")
        elif value.strip():
            record.values.append((name, value))
    if record is not None:
        yield record


def _unfolded(data: bytes) -> Iterator[tuple[int, bytes]]:
    first, parts, size = 0, [b""], 0
    for number, line in enumerate(physical_lines(data), 1):
        if line.startswith(b" ") and parts[0]:
            size += len(line)
            if size <= LINE_BYTES:
                parts.append(line[1:])
            continue
        if first:
            yield first, b"".join(parts)
        first, parts, size = number, [line], len(line)
    yield first, b"".join(parts)


def _value(sign: bytes, raw: bytes) -> str | None:
    if sign == b"<":
        return ""  # An address of a file elsewhere, which is never fetched.
    if sign != b":":
        return decode(raw)
    try:
        return decode(base64.b64decode(b"".join(raw.split()), validate=True))
    except (binascii.Error, ValueError):
        return None


def _person(record: Record, region: str | None) -> PersonCandidate:
    cells: dict[Field, list[str]] = {}
    order = list(_FIELD_OF)
    for name, value in sorted(
        record.values, key=lambda item: order.index(item[0]) if item[0] in order else -1
    ):
        what = _FIELD_OF.get(name)
        if what is not None:
            cells.setdefault(what, []).append(value)
    phones: list[Phone] = []
    labels: list[str] = []
    for name, value in record.values:
        if name in _PHONES and len(phones) < VALUES:
            phones.append(read_phone(value, region))
            labels.append(_PHONES[name])
    origin = _name(record)
    if origin and not cells.keys() & _NAMING:
        # Nothing else says who it is.
        own = _OWN_NAME.match(origin)
        cells[Field.NAME] = [own[1] if own else "" if "=" in origin else origin]
    return person_from_cells(cells, record.line, tuple(phones), tuple(labels), origin=origin)


def _group(record: Record) -> GroupCandidate:
    members = [name_of(value) for value in (*record.all("member"), *record.all("uniquemember"))]
    name = next((name_of(value) for value in record.all("cn")), "")
    return GroupCandidate(name, tuple(members[:VALUES]), record.line)


def _name(record: Record) -> str | None:
    """Give the distinguished name, by which lists refer to an entry."""
    return next((name_of(value) for value in record.all("dn")), "") or None
