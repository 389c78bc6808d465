"""Words for each person: what a draft may draw on is gathered here, and nothing else reaches it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contactlog import exposure
from contactlog.core.cases import Case, CaseState
from contactlog.core.drafts import Draft
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Assessment, Exposure
from contactlog.core.notices import REACHED
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.values import Channel, Tone
from contactlog.diary.cases import Cases
from contactlog.diary.desk import Desk
from contactlog.diary.ledger import Ledger
from contactlog.diary.preferences import Preferences
from contactlog.drafts.compose import compose
from contactlog.drafts.subject import IllnessWords, Purpose, Request, wording_class

__all__ = ["Purpose", "Wanted", "Words", "channel_for"]
from contactlog.errors import Refused

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
    plain_letters: bool = False
    today: date | None = None
    """The day of writing; today when None."""


@dataclass(frozen=True, slots=True)
class Words:
    """Everything the user does with drafts."""

    desk: Desk
    preferences: Preferences

    def drafts(
        self, case: Case, assessment: Assessment, people: Sequence[Person] = (), wanted: Wanted | None = None
    ) -> list[Draft]:
        """Write a draft for each of some people; for everybody still to tell when none are named.

        Raises:
            Refused: somebody was not exposed by this diary.
        """
        wish = wanted or Wanted()
        exposures = {item.person: item for item in assessment.exposures}
        everybody = {person.id: person for person in self.desk.vault.all(Person)}
        chosen = list(people) or [
            everybody[key] for key in self._open(case, assessment, wish) if key in everybody
        ]
        return [self._draft(case, exposures.get(person.id), person, everybody, wish) for person in chosen]

    def _open(self, case: Case, assessment: Assessment, wish: Wanted) -> list[str]:
        ledger = Ledger(self.desk)
        if wish.purpose in (Purpose.ALL_CLEAR, Purpose.THANKS):
            return [notice.person for notice in ledger.notices(case).values() if notice.state in REACHED]
        if wish.purpose is Purpose.CORRECTION:
            return [
                notice.person
                for notice in ledger.to_correct(case, Cases(self.desk, self.preferences).facts(case))
            ]
        return [item.person for item in ledger.still_to_tell(case, assessment)]

    def _draft(
        self, case: Case, found: Exposure | None, person: Person, everybody: dict[str, Person], wish: Wanted
    ) -> Draft:
        if found is None and wish.purpose is Purpose.NEWS:
            raise Refused(
                "The diary shows no meeting with this person in the time that counts.",
                "See: contactlog exposures --all",
            )
        if case.state is CaseState.CALLED_OFF and wish.purpose is Purpose.NEWS:
            raise Refused("The case is called off.", "For those who were told: contactlog draft --all-clear")
        met = self._met(found)
        places = {
            key: place.name for key in {item.place for item in met} if key and (place := self._place(key))
        }
        return compose(
            Request(
                person=person,
                illness=self._illness(case),
                channel=wish.channel or channel_for(person),
                today=wish.today or self.desk.today(),
                exposure=found,
                encounters=met,
                places=places,
                sender=self.preferences.text("my_name") or "",
                tone=wish.tone,
                language=wish.language or person.language or self.preferences.text("language") or "en",
                purpose=wish.purpose,
                anonymous=wish.anonymous,
                plain_letters=wish.plain_letters,
                others=tuple(other for other in everybody.values() if other.id != person.id),
            )
        )

    def _met(self, found: Exposure | None) -> tuple[Encounter, ...]:
        if found is None:
            return ()
        each = (self.desk.vault.get(Encounter, key) for key in found.encounters)
        return tuple(met for met in each if met is not None)

    def _place(self, key: str) -> Place | None:
        return self.desk.vault.get(Place, key)

    def _illness(self, case: Case) -> IllnessWords:
        sheet = exposure.illness(case.illness)
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
            official_source=_SOURCES.get(case.country, ""),
        )


_SOURCES = {
    "UK": "the NHS",
    "US": "the CDC",
    "EU": "the ECDC",
    "AU": "the Australian health department",
    "NZ": "Health New Zealand",
    "CA": "the Public Health Agency of Canada",
}
"""Whom the receiver can ask, by name; there is no name that is right everywhere."""


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
