"""What a draft is about: the illness in words for others, and everything one draft may draw on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Exposure, Tier
from contactlog.core.people import Person
from contactlog.core.values import Channel, Tone
from contactlog.drafts.names.book import NameBook


class WordingClass(StrEnum):
    """Illnesses that are told in the same way."""

    RESPIRATORY = "respiratory"
    RASH = "rash"
    """Childhood and rash illnesses that a vaccine can prevent."""
    STOMACH = "stomach"
    STI = "sti"
    SKIN = "skin"
    """Skin, eyes, lice."""
    SERIOUS = "serious"
    """Serious illnesses in which a public health team traces contacts itself."""
    GENERAL = "general"


_CLASSES = {
    "respiratory": WordingClass.RESPIRATORY,
    "vaccine_preventable": WordingClass.RASH,
    "gastrointestinal": WordingClass.STOMACH,
    "sti": WordingClass.STI,
    "skin": WordingClass.SKIN,
}


def wording_class(category: str, *, public_health_led: bool, identification_risk: str) -> WordingClass:
    """Choose the class of words for an illness of the fact sheet.

    Args:
        category: the sheet's ``category``.
        public_health_led: health teams do the telling in this illness.
        identification_risk: ``low``, ``medium`` or ``high``, as in the sheet.
    """
    chosen = _CLASSES.get(category, WordingClass.GENERAL)
    distinct = chosen in (WordingClass.STI, WordingClass.SKIN, WordingClass.STOMACH)
    if public_health_led and identification_risk == "high" and not distinct:
        return WordingClass.SERIOUS
    return chosen


@dataclass(frozen=True, slots=True)
class IllnessWords:
    """The illness as a message speaks of it."""

    id: str
    """Id in the fact sheet; picks the illness's name in each language."""
    name: str
    """Name for the public, in English or as the user wrote it; used where a language has no own name."""
    kind: WordingClass = WordingClass.GENERAL
    sensitive: bool = False
    """Naming it can harm: sexually transmitted, or stigmatised."""
    identification_risk: str = "medium"
    """How easily the receiver of an anonymous message guesses the sender: ``low``, ``medium``, ``high``."""
    public_health_led: bool = False
    official_source: str = ""
    """Whom the receiver can ask: a country of ``[sources]`` in the wordings, else a name as it is said."""


class Purpose(StrEnum):
    """What a message is for."""

    NEWS = "news"
    """Telling for the first time."""
    CORRECTION = "correction"
    """The dates have changed since the person was told."""
    ALL_CLEAR = "all_clear"
    """It was not this illness after all."""
    REMINDER = "reminder"
    """Nothing was heard since the person was told."""
    THANKS = "thanks"
    ORGANISER = "organiser"
    """Asks somebody to pass it on to a group; names nobody."""
    VENUE = "venue"
    """Tells a place; names nobody."""


class Disclosure(StrEnum):
    """How much of the matter a message may give away."""

    FULL = "full"
    """The illness by its name."""
    GENTLE = "gentle"
    """That it is about health, without the name."""
    CALL_ONLY = "call_only"
    """Nothing but "please call me"."""


@dataclass(frozen=True, slots=True)
class Request:
    """Everything one draft may draw on. Holds nothing of other people but what must be kept out."""

    person: Person
    """Who is told. For a group its organiser; for a venue a person with the venue's name and numbers."""
    illness: IllnessWords
    channel: Channel
    today: date
    """The day of writing, local to the user."""
    exposure: Exposure | None = None
    """This person's own; None for a group, a venue or a thank-you."""
    encounters: tuple[Encounter, ...] = field(default=(), repr=False)
    """This person's own meetings that count."""
    places: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Names of the places of those meetings, by id."""
    sender: str = field(default="", repr=False)
    """The name by which the person knows the user."""
    tone: Tone = Tone.PLAIN
    language: str = "en"
    """BCP 47 tag; the nearest shipped language is used."""
    users_language: str = ""
    """BCP 47 tag of what is for the user's own eyes, such as the steps of a call; empty takes that of the words."""
    illness_days: tuple[date, ...] = ()
    """Days of the user's own illness, such as the first of symptoms; the user may speak of them."""
    purpose: Purpose = Purpose.NEWS
    anonymous: bool = False
    disclosure: Disclosure | None = None
    """How much to say; None takes what `safety.disclosure` advises."""
    gathering: str = field(default="", repr=False)
    """Name of the group or event, for an organiser or a venue."""
    plain_letters: bool | None = None
    """In an sms, write letters outside the GSM alphabet without their accents where that is possible; None does
    what is usual in the language."""
    others: tuple[Person, ...] = field(default=(), repr=False)
    """Other people of the diary; a place that carries one of their names is left out."""
    book: NameBook = field(default_factory=NameBook, repr=False, compare=False)
    """Their names, taken apart once for all drafts of an open diary."""

    @property
    def no_longer(self) -> bool:
        """Tell whether this is for somebody who was told and, by the dates as they are now, need not have been."""
        if self.purpose is not Purpose.CORRECTION:
            return False
        return self.exposure is None or self.exposure.tier < Tier.POSSIBLE
