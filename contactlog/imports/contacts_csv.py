"""Address books as tables: Google, Outlook, Thunderbird, and any other by naming its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from contactlog.core.people import Phone
from contactlog.core.text import fold
from contactlog.errors import Invalid
from contactlog.imports.candidates import (
    Options,
    PersonCandidate,
    Progress,
    Stop,
    never_stop,
    no_progress,
)
from contactlog.imports.cleaning import name_of, note_of
from contactlog.imports.columns import Field, field_of, heading_key, label_of
from contactlog.imports.limits import VALUES
from contactlog.imports.phones import read_phone
from contactlog.imports.problems import Notes
from contactlog.imports.streams import watched
from contactlog.imports.tables import open_table

_SEVERAL = ":::"
"""What Google puts between several values in one cell."""
_SPOKEN = (Field.PREFIX, Field.GIVEN, Field.MIDDLE, Field.FAMILY, Field.SUFFIX)
_NAMES = frozenset((Field.NAME, Field.GIVEN, Field.FAMILY, Field.NICKNAME))
_OWN_GROUPS = ("mycontacts", "my contacts", "starred")
_DIGIT = re.compile(r"\d")
_MAIL = re.compile(r"[^\s<>@]+@[^\s<>@]+")
"""An address, alone or behind a name in pointed brackets."""

Layout = Sequence[Field | None]
"""What each column means, from left to right."""


def layout_of(headings: Sequence[str], mapping: Mapping[str, str]) -> list[Field | None]:
    """Work out what each column means.

    Args:
        headings: of the table.
        mapping: heading to field name, by the user; headings named there are taken as told, the others by
            their words.

    Raises:
        Invalid: the mapping names a heading or a field that does not exist.
    """
    told: dict[str, Field] = {}
    keys = {heading_key(heading) for heading in headings}
    for heading, field in mapping.items():
        if heading_key(heading) not in keys:
            raise Invalid("The table has no column of one of the names you gave.", _list_of(headings))
        if field not in Field._value2member_map_:
            raise Invalid("A column cannot hold that.", f"It can hold: {', '.join(Field)}.")
        told[heading_key(heading)] = Field(field)
    return [told.get(heading_key(heading)) or field_of(heading) for heading in headings]


def _list_of(headings: Sequence[str]) -> str:
    return f"Its columns are: {', '.join(name_of(heading)[:40] for heading in headings[:40])}."


def looks_like_contacts(headings: Sequence[str]) -> bool:
    """Tell whether the headings are those of an address book: a name, and a way to reach somebody."""
    fields = set(layout_of(headings, {}))
    return bool(fields & _NAMES) and bool(fields & {Field.PHONE, Field.EMAIL})


def stream_contacts_table(
    data: bytes, options: Options, notes: Notes, progress: Progress = no_progress, stop: Stop = never_stop
) -> Iterator[PersonCandidate]:
    """Give the people of a table of contacts, one after the other.

    Args:
        data: the file, in an encoding in which single bytes are ASCII.
        options: `region` and `columns` are used.
        notes: stays empty: a row that can be read is somebody.
        progress: called with (rows done, an estimate of all).
        stop: asked at every row.

    Raises:
        Invalid: no column holds a name, a number or an address.
        Interrupted: stop said so.
    """
    table = open_table(data, options.region)
    layout = layout_of(table.headings, dict(options.columns))
    if not set(layout) & (_NAMES | {Field.PHONE, Field.EMAIL}):
        raise Invalid(
            "None of the columns is known to hold a name, a number or an address.",
            f'{_list_of(table.headings)} Say what they hold: --column "HEADING=name".',
        )
    labels = [label_of(heading) for heading in table.headings]
    _label_columns(table.headings, labels)
    google = _google_labels(table.headings)
    for line, row in watched(table.rows(), itemgetter(0), table.lines, progress, stop):
        yield _person(row, line, layout, labels, google, options.region)


def _label_columns(headings: Sequence[str], labels: list[str]) -> None:
    """Leave only labels of columns that hold numbers: ``Home City`` labels nothing."""
    for index, heading in enumerate(headings):
        if field_of(heading) is not Field.PHONE:
            labels[index] = ""


def _google_labels(headings: Sequence[str]) -> dict[int, int]:
    """Give, for each ``Phone 1 - Value`` column, the column of its label."""
    keys = [heading_key(heading) for heading in headings]
    found: dict[int, int] = {}
    for index, key in enumerate(keys):
        if key.startswith("phone") and key.endswith("value"):
            for word in ("label", "type"):
                partner = key.removesuffix("value") + word
                if partner in keys:
                    found[index] = keys.index(partner)
    return found


def _person(
    row: list[str],
    line: int,
    layout: Layout,
    labels: Sequence[str],
    google: Mapping[int, int],
    region: str | None,
) -> PersonCandidate:
    cells: dict[Field, list[str]] = {}
    phones: list[Phone] = []
    phone_labels: list[str] = []
    for index, (field, cell) in enumerate(zip(layout, row, strict=False)):
        if field is None or not cell.strip():
            continue
        values = cell.split(_SEVERAL) if field in (Field.PHONE, Field.EMAIL, Field.GROUP) else [cell]
        if field is Field.GROUP:  # Outlook's way to name several
            values = [piece for value in values for piece in value.split(";")]
        if field is Field.PHONE:
            label = row[google[index]] if index in google and google[index] < len(row) else labels[index]
            for value in values:
                phone = read_phone(value, region)
                if _DIGIT.search(phone.typed):
                    phones.append(phone)
                    phone_labels.append(name_of(label).lstrip("* ").lower())
        else:
            cells.setdefault(field, []).extend(values)
    return person_from_cells(cells, line, tuple(phones[:VALUES]), tuple(phone_labels[:VALUES]))


def person_from_cells(
    cells: Mapping[Field, list[str]],
    line: int,
    phones: tuple[Phone, ...],
    labels: tuple[str, ...],
    *,
    origin: str | None = None,
) -> PersonCandidate:
    """Make a candidate of what the columns, or the attributes of a directory, hold.

    Args:
        cells: the values of each field, in their order.
        line: where the entry begins.
        phones: its numbers.
        labels: what each number is for.
        origin: the source's own id.
    """
    first = {field: name_of(values[0]) for field, values in cells.items()}
    spoken = " ".join(part for field in _SPOKEN if (part := first.get(field, "")))
    organisation = first.get(Field.ORGANISATION, "")
    nicknames = tuple(nick for value in cells.get(Field.NICKNAME, ()) if (nick := name_of(value)))
    name = (
        _whole(first.get(Field.NAME, ""), first)
        or spoken
        or first.get(Field.FILE_AS)
        or (nicknames[0] if nicknames else "")
        or organisation
    )
    found = (_MAIL.search(name_of(value)) for value in cells.get(Field.EMAIL, ()))
    emails = tuple(mail[0] for mail in found if mail)
    groups = (name_of(value).lstrip("* ") for value in cells.get(Field.GROUP, ()))
    short = f"{first.get(Field.GIVEN, '')} {first.get(Field.FAMILY, '')}".strip()
    return PersonCandidate(
        name=name,
        nicknames=tuple(nick for nick in nicknames[:VALUES] if nick != name),
        other_names=tuple(
            other for other in dict.fromkeys((spoken, short)) if other and fold(other) != fold(name)
        ),
        phones=phones,
        phone_labels=labels,
        emails=emails[:VALUES],
        address=_address(cells, first),
        organisation=organisation,
        groups=tuple(dict.fromkeys(group for group in groups if group and fold(group) not in _OWN_GROUPS)),
        language=first.get(Field.LANGUAGE) or None,
        note=note_of("\n".join(cells.get(Field.NOTE, ()))),
        origin=origin,
        line=line,
    )


def _whole(name: str, first: Mapping[Field, str]) -> str:
    """Give the whole name: many lists call the family name "Name", beside the given name."""
    given = first.get(Field.GIVEN, "")
    if not name or not given or Field.FAMILY in first or fold(given) in fold(name):
        return name
    return f"{given} {name}"


def _address(cells: Mapping[Field, list[str]], first: Mapping[Field, str]) -> str | None:
    if Field.ADDRESS in cells:
        return note_of(cells[Field.ADDRESS][0]) or None
    town = f"{first.get(Field.POSTCODE, '')} {first.get(Field.TOWN, '')}".strip()
    rows = (first.get(Field.STREET, ""), town, first.get(Field.REGION, ""), first.get(Field.COUNTRY, ""))
    return note_of("\n".join(row for row in rows if row)) or None
