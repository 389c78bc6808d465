"""What a file of another program offers: people, encounters, places, groups, and what was not readable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from contactlog.core.people import Phone
from contactlog.core.values import ContactKind, Mask, Precision, Setting, Source


@dataclass(frozen=True, slots=True)
class PersonCandidate:
    """Somebody an address book, an invitation or a journal names. Repeated numbers stay, as in the file."""

    name: str = field(default="", repr=False)
    """One line, as the source shows it; empty when it gives no name, which is no reason to leave out."""
    nicknames: tuple[str, ...] = field(default=(), repr=False)
    other_names: tuple[str, ...] = field(default=(), repr=False)
    """Further spellings (given name before family name); for matching, not for showing."""
    phones: tuple[Phone, ...] = field(default=(), repr=False)
    phone_labels: tuple[str, ...] = ()
    """What each of `phones` is for ("mobile", "work"), in the same order; empty where the file is silent."""
    emails: tuple[str, ...] = field(default=(), repr=False)
    address: str | None = field(default=None, repr=False)
    """Postal address with line breaks."""
    organisation: str = field(default="", repr=False)
    groups: tuple[str, ...] = field(default=(), repr=False)
    """Names of the categories or labels the person carries in the source."""
    language: str | None = None
    """BCP 47 tag."""
    note: str = field(default="", repr=False)
    origin: str | None = field(default=None, repr=False)
    """The source's own id (UID of a card); None when it has none."""
    line: int = 0
    """Where it begins in the file, counted from 1; 0 when unknown."""

    @property
    def shown(self) -> str:
        """The name, or the best that stands in for one."""
        return next(
            (text for text in (self.name, *self.emails, *(phone.typed for phone in self.phones)) if text),
            "no name",
        )


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """Somewhere a calendar or a journal names."""

    name: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    phones: tuple[Phone, ...] = field(default=(), repr=False)
    emails: tuple[str, ...] = field(default=(), repr=False)
    line: int = 0


@dataclass(frozen=True, slots=True)
class GroupCandidate:
    """A named set of cards, as an address book keeps it."""

    name: str = field(default="", repr=False)
    members: tuple[str, ...] = field(default=(), repr=False)
    """`PersonCandidate.origin` of each member."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class EncounterCandidate:
    """One occurrence in a calendar or one entry of a journal: perhaps a meeting. The user decides."""

    origin: str = field(repr=False)
    """What it was made from, the same at every reading, so that a second import adds nothing."""
    local_date: date
    """The day a wall calendar showed where it took place."""
    zone: str
    """IANA name of the zone in which `local_date` was worked out."""
    started_at: datetime | None = None
    """UTC, to the second; None when only the day is known."""
    precision: Precision = Precision.DAY
    minutes: float | None = None
    last_date: date | None = None
    """Last day of an all-day entry that lasts several days; None for everything else."""
    title: str = field(default="", repr=False)
    people: tuple[PersonCandidate, ...] = field(default=(), repr=False)
    """Others who were there, without the owner of the file, rooms and those who declined."""
    groups: tuple[str, ...] = field(default=(), repr=False)
    """Names of groups or mailing lists that were there."""
    place: PlaceCandidate | None = field(default=None, repr=False)
    note: str = field(default="", repr=False)
    setting: Setting | None = None
    mask_mine: Mask | None = None
    mask_theirs: Mask | None = None
    kinds: frozenset[ContactKind] = frozenset()
    source: Source = Source.CALENDAR
    likely_meeting: bool = False
    """A suggestion only: the user meets somebody there."""
    worth_asking: bool = False
    """When it is not taken: it may remind the user of somebody (no call, no time alone, no holiday)."""
    reason: str = ""
    """Why it is suggested or not, in words for the user."""
    line: int = 0


OTHER_DAYS = "on other days"
"""Why an entry outside of the wanted days is left out."""
Candidate = PersonCandidate | PlaceCandidate | GroupCandidate | EncounterCandidate


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be read, and where."""

    line: int
    """Counted from 1; 0 when it concerns the whole file."""
    text: str
    """One sentence, without text from the file."""

    def __str__(self) -> str:
        """Give ``line 12: sentence``."""
        return f"line {self.line}: {self.text}" if self.line else self.text


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Everything one file offers."""

    format: str
    """One of the names in `contactlog.imports.registry.FORMATS`."""
    people: tuple[PersonCandidate, ...] = ()
    encounters: tuple[EncounterCandidate, ...] = ()
    places: tuple[PlaceCandidate, ...] = ()
    groups: tuple[GroupCandidate, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    """What was read and left out on purpose, as (reason, how many), such as ("cancelled", 3)."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader needs to know beside the bytes."""

    zone: str = "UTC"
    """IANA name of the user's zone: for times without one."""
    region: str | None = None
    """Two-letter country for numbers written without a country code; None when unknown."""
    first: date | None = None
    """First day wanted of calendars and journals; None for the earliest."""
    last: date | None = None
    """Last day wanted."""
    owner_emails: frozenset[str] = frozenset()
    """The user's own addresses, so that invitations do not list them as somebody met."""
    columns: tuple[tuple[str, str], ...] = ()
    """For a table of unknown make: (column heading, field) pairs; for fields see `columns.Field`."""


Progress = Callable[[int, int], None]
"""Called with (done, all) in bytes, lines or entries, whichever the reader counts."""

Stop = Callable[[], bool]
"""Asked often; True ends the reading with `contactlog.errors.Interrupted`."""


def no_progress(done: int, total: int) -> None:
    """Ignore progress."""


def never_stop() -> bool:
    """Never ask to stop."""
    return False
