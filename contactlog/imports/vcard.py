"""Address books as vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350), the way phones and programs write them.

Nobody is dropped: a card without a name, or with a line that makes no sense, is still somebody. Pictures are
passed over without being decoded, birthdays are not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from contactlog.imports.card_names import nicknames, organisation, other_names, shown_name
from contactlog.imports.cards import Card, cards
from contactlog.imports.cleaning import name_of, note_of
from contactlog.imports.content_lines import ContentLine, split_unescaped, unescape
from contactlog.imports.encodings import charset_of
from contactlog.imports.limits import CARDS, VALUES
from contactlog.imports.phones import read_phone
from contactlog.imports.problems import Notes, Problems
from contactlog.imports.streams import watched

_NOT_PEOPLE = frozenset(("application", "device", "thing", "location"))
_SAYS_NOTHING = frozenset(("voice", "pref", "internet", "msg", "text", "other", "x-internet", ""))
_APPLE_LABEL = re.compile(r"^_\$!<(.*)>!\$_$")
_URN = re.compile(r"^urn:uuid:", re.IGNORECASE)
_BEGIN = re.compile(rb"BEGIN\s*:\s*VCARD", re.IGNORECASE)
_MEMBER = re.compile(rb"^[^:\r\n]*MEMBER[;:]", re.IGNORECASE | re.MULTILINE)
_OWN_GROUPS = frozenset(("mycontacts", "* mycontacts", "starred", "* starred"))
"""What Google writes into its cards by itself."""


def stream_vcards(
    data: bytes, options: Options, notes: Notes, progress: Progress = no_progress, stop: Stop = never_stop
) -> Iterator[PersonCandidate | GroupCandidate]:
    """Give groups, and then people, one after the other.

    Args:
        data: the file, in an encoding in which single bytes are ASCII.
        options: only the region is used, for numbers and for old encodings.
        notes: takes problems and what is left out.
        progress: called with (lines done, all lines).
        stop: asked at every card.

    Raises:
        Invalid: there is no card in it, or there are too many.
        Interrupted: stop said so.
    """
    if not _BEGIN.search(data):
        raise Invalid("There is no card in this file.", "Export the address book as vCard (.vcf).")
    total = data.count(b"\n") + 1
    usual = charset_of(options.region)
    if _MEMBER.search(data):
        yield from (_group(card) for card in cards(data, Problems(), usual) if _kind(card) == "group")
    book = watched(cards(data, notes.problems, usual), attrgetter("line"), total, progress, stop)
    for number, card in enumerate(book):
        if number >= CARDS:
            raise Invalid(f"The file holds more than {CARDS} cards.", "Split it.")
        kind = _kind(card)
        if kind in _NOT_PEOPLE:
            notes.leave_out("places and devices in the address book")
        elif kind != "group":
            yield _person(card, options.region, notes.problems)


def _kind(card: Card) -> str:
    return (card.first("KIND") or card.first("X-ADDRESSBOOKSERVER-KIND")).strip().lower()


def _person(card: Card, region: str | None, problems: Problems) -> PersonCandidate:
    name = shown_name(card)
    phones, labels = _phones(card, region)
    emails = _emails(card)
    if len(phones) > VALUES or len(emails) > VALUES:
        problems.add(
            card.line, f"this card has more than {VALUES} numbers or addresses; the rest was left out."
        )
    return PersonCandidate(
        name=name,
        nicknames=tuple(nick for nick in nicknames(card)[:VALUES] if nick != name),
        other_names=other_names(card, name),
        phones=phones[:VALUES],
        phone_labels=labels[:VALUES],
        emails=emails[:VALUES],
        address=_address(card),
        organisation=organisation(card),
        groups=_categories(card),
        language=name_of(card.first("LANG")) or None,
        note=note_of("\n".join(unescape(line.value) for line in card.named("NOTE"))),
        origin=_identity(card.first("UID")) or None,
        line=card.line,
    )


def _group(card: Card) -> GroupCandidate:
    members = [
        _identity(line.value)
        for line in card.lines
        if line.name in ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER") and line.value.strip()
    ]
    return GroupCandidate(shown_name(card), tuple(members[:VALUES]), card.line)


def _identity(value: str) -> str:
    return name_of(_URN.sub("", value.strip()))


def _phones(card: Card, region: str | None) -> tuple[tuple[Phone, ...], tuple[str, ...]]:
    phones: list[Phone] = []
    labels: list[str] = []
    for line in card.named("TEL"):
        phone = read_phone(unescape(line.value), region)
        if phone.typed:
            phones.append(phone)
            labels.append(_label(card, line))
    return tuple(phones), tuple(labels)


def _label(card: Card, line: ContentLine) -> str:
    """Give what a number is for: Apple's own label of the group, else the types."""
    if line.group:
        for other in card.lines:
            if other.group == line.group and other.name == "X-ABLABEL":
                text = name_of(unescape(other.value))
                match = _APPLE_LABEL.match(text)
                return (match[1] if match else text).lower()
    types = (value.lower() for value in line.all("TYPE"))
    words = dict.fromkeys("mobile" if word == "cell" else word for word in types)
    return name_of(" ".join(word for word in words if word not in _SAYS_NOTHING))


def _emails(card: Card) -> tuple[str, ...]:
    found = (name_of(unescape(line.value)) for line in card.named("EMAIL"))
    return tuple(mail.removeprefix("mailto:").strip() for mail in found if mail)


def _address(card: Card) -> str | None:
    """Give the home address, or the first, line by line."""
    lines = card.named("ADR")
    lines.sort(key=lambda line: "home" not in (value.lower() for value in line.all("TYPE")))
    for line in lines:
        label = line.get("LABEL")
        if label.strip():
            return note_of(label.replace("\\n", "\n"))
        box, extended, street, town, region, code, country, *_ = [
            name_of(unescape(part)) for part in split_unescaped(line.value, ";")
        ] + [""] * 7
        rows = (extended, street, box, " ".join(part for part in (code, town) if part), region, country)
        text = "\n".join(row for row in rows if row)
        if text:
            return note_of(text)
    return None


def _categories(card: Card) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for line in card.named("CATEGORIES"):
        for piece in split_unescaped(line.value, ","):
            name = name_of(unescape(piece))
            if name and name.lower() not in _OWN_GROUPS:
                found[name] = None
    return tuple(found)[:VALUES]
