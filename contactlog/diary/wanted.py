"""What the user wants written, and what a draft may draw on for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from contactlog import exposure
from contactlog.core.cases import Case
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Assessment, Exposure
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.values import Channel, Tone
from contactlog.diary.desk import Desk
from contactlog.diary.preferences import Preferences
from contactlog.drafts.check import Roster
from contactlog.drafts.names.book import NameBook
from contactlog.drafts.subject import IllnessWords, Purpose, Request, wording_class

_BY_REACH = (Channel.SMS, Channel.EMAIL, Channel.LETTER, Channel.CALL)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants written."""

    channel: Channel | None = None
    """None takes the person's own, else what they can be reached by."""
    tone: Tone = Tone.PLAIN
    language: str | None = None
    anonymous: bool = False
    purpose: Purpose = Purpose.NEWS
    plain_letters: bool | None = None
    """Write an sms without the accents that make it longer; None does what is usual in the language."""
    today: date | None = None
    """The day of writing; today when None."""
    wording: str | None = field(default=None, repr=False)
    """Name of an own wording to start from; None starts from the shipped ones."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is read from the diary once for all drafts of a case."""

    desk: Desk
    preferences: Preferences
    case: Case
    assessment: Assessment
    people: dict[str, Person]
    places: dict[str, Place]
    groups: dict[str, Group]
    book: NameBook

    @classmethod
    def of(
        cls, desk: Desk, preferences: Preferences, case: Case, assessment: Assessment, book: NameBook
    ) -> Gathered:
        """Read it."""
        vault = desk.vault
        return cls(
            desk,
            preferences,
            case,
            assessment,
            {person.id: person for person in vault.all(Person)},
            {place.id: place for place in vault.all(Place)},
            {group.id: group for group in vault.all(Group)},
            book,
        )

    def roster(self) -> Roster:
        """Give every place and group, for the check."""
        return Roster(
            {key: place.name for key, place in self.places.items()},
            {key: (group.name, frozenset(group.people)) for key, group in self.groups.items()},
            self.preferences.text("my_phone") or "",
        )

    def request(self, person: Person, wish: Wanted) -> Request:
        """Gather what words for one person may draw on: their own meetings and nothing else."""
        found = self.exposure(person)
        met = self._meetings(found)
        return self._request(person, wish, found, met, "")

    def for_group(self, group: Group, wish: Wanted) -> Request:
        """Gather what words for a group's organiser may draw on."""
        organiser = self.people.get(group.organiser or "") or Person(group.id)
        met = [each for each in self._in_window() if each.group == group.id]
        wish = _with(wish, Purpose.ORGANISER, channel_for(organiser))
        return self._request(organiser, wish, None, tuple(met), group.name)

    def for_place(self, place: Place, wish: Wanted) -> Request:
        """Gather what words for a place may draw on."""
        venue = Person(place.id, place.name, phones=place.phones, emails=place.emails)
        met = [each for each in self._in_window() if each.place == place.id]
        return self._request(venue, _with(wish, Purpose.VENUE, channel_for(venue)), None, tuple(met), "")

    def exposure(self, person: Person) -> Exposure | None:
        """Give a person's exposure in the case; None when there is none."""
        return next((item for item in self.assessment.exposures if item.person == person.id), None)

    def illness(self) -> IllnessWords:
        """Give the case's illness as messages speak of it."""
        sheet = exposure.illness(self.case.illness)
        kind = wording_class(
            sheet.category,
            public_health_led=sheet.public_health_led,
            identification_risk=sheet.identification_risk,
        )
        return IllnessWords(
            sheet.id,
            sheet.name,
            kind,
            sensitive=sheet.sensitive,
            identification_risk=sheet.identification_risk,
            public_health_led=sheet.public_health_led,
            official_source=self._source(),
        )

    def _source(self) -> str:
        """Name the country whose health body the receiver can ask: that of the rules, else where the user is."""
        region = (self.preferences.text("region") or "").upper()
        wanted = (self.case.country, _NAMED_OTHERWISE.get(region, region), "EU" if region in _EU else "")
        return next((country for country in wanted if country in _SOURCED), "")

    def _request(
        self,
        person: Person,
        wish: Wanted,
        found: Exposure | None,
        met: tuple[Encounter, ...],
        gathering: str,
    ) -> Request:
        return Request(
            person=person,
            illness=self.illness(),
            channel=wish.channel or channel_for(person),
            today=wish.today or self.desk.today(),
            exposure=found,
            encounters=met,
            places={key: self.places[key].name for each in met if (key := each.place) in self.places and key},
            sender=self.preferences.text("my_name") or "",
            tone=wish.tone,
            language=wish.language or person.language or self.preferences.text("language") or "en",
            illness_days=tuple(day.first for day in self.case.anchors.values() if day.certain),
            users_language=self.preferences.text("language") or wish.language or "en",
            purpose=wish.purpose,
            anonymous=wish.anonymous,
            gathering=gathering,
            plain_letters=wish.plain_letters,
            others=tuple(other for other in self.people.values() if other.id != person.id),
            book=self.book,
        )

    def _meetings(self, found: Exposure | None) -> tuple[Encounter, ...]:
        if found is None:
            return ()
        each = (self.desk.vault.get(Encounter, key) for key in found.encounters)
        return tuple(met for met in each if met is not None)

    def _in_window(self) -> list[Encounter]:
        window = self.assessment.window
        last = min(window.wide_last, self.desk.today())
        return list(self.desk.vault.encounters_between(window.wide_first, last))


def _with(wish: Wanted, purpose: Purpose, channel: Channel) -> Wanted:
    return replace(wish, purpose=purpose, channel=wish.channel or channel)


_SOURCED = frozenset({"UK", "US", "EU", "AU", "NZ", "CA"})
"""Countries with a body whom the receiver can ask; the wordings name it. No name is right everywhere."""
_NAMED_OTHERWISE = {"GB": "UK"}
_EU = frozenset(
    country
    for line in (
        "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE",
        "IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK",
    )
    for country in line.split()
)
"""Countries that the ECDC serves: those of the European Union, with Iceland, Liechtenstein and Norway."""


def channel_for(person: Person) -> Channel:
    """Choose the way to reach a person: their own wish, else what the diary has."""
    if person.channel is not None:
        return person.channel
    has = {
        Channel.SMS: bool(person.phones),
        Channel.EMAIL: bool(person.emails),
        Channel.LETTER: bool(person.address),
        Channel.CALL: True,
    }
    return next(channel for channel in _BY_REACH if has[channel])
