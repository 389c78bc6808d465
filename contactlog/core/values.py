"""The closed lists of words that describe people and encounters.

Every member's value is the word used in records, on the command line and in the database. Where a field
may be unknown its type is ``X | None``; there is no "unknown" member, so that nobody can compare with it.
"""

from __future__ import annotations

from enum import StrEnum


class Distance(StrEnum):
    """How close two people came, at the closest for any length of time that mattered."""

    TOUCH = "touch"
    """Skin or clothes touched."""
    UNDER_1M = "lt1"
    """Closer than one metre."""
    ONE_TO_2M = "1to2"
    """One to two metres."""
    OVER_2M = "gt2"
    """More than two metres, in the same conversation."""
    FAR = "far"
    """Far apart: across a hall, at a window."""


class Setting(StrEnum):
    """How open to the air the place was."""

    INDOOR = "indoor"
    VEHICLE = "vehicle"
    PARTLY_OPEN = "partly_open"
    """A roof and open sides, a large gate left open."""
    OUTDOOR = "outdoor"


class Space(StrEnum):
    """How large the shared air was."""

    ROOM = "room"
    HALL = "hall"
    VEHICLE = "vehicle"
    OPEN = "open"


class Ventilation(StrEnum):
    """How well the shared air was changed or cleaned."""

    POOR = "poor"
    ORDINARY = "ordinary"
    GOOD = "good"
    FILTERED = "filtered"


class Mask(StrEnum):
    """What somebody wore over nose and mouth."""

    NONE = "none"
    CLOTH = "cloth"
    SURGICAL = "surgical"
    RESPIRATOR = "respirator"


class Voice(StrEnum):
    """How loud the talking was."""

    SILENT = "silent"
    NORMAL = "normal"
    LOUD = "loud"
    """Singing, shouting, cheering."""


class ContactKind(StrEnum):
    """What passed between two people, beyond being near each other."""

    HANDSHAKE = "handshake"
    HUGGED = "hugged"
    KISSED = "kissed"
    SEXUAL = "sexual"
    SKIN_CONTACT = "skin_contact"
    TOUCHED_RASH = "touched_rash"
    SHARED_UTENSILS = "shared_utensils"
    SHARED_MEAL = "shared_meal"
    ATE_FOOD_I_PREPARED = "ate_food_i_prepared"
    COUGHED_ON = "coughed_on"
    IN_ROOM_WHEN_VOMITED = "in_room_when_vomited"
    CARE = "care"
    SLEPT_SAME_ROOM = "slept_same_room"
    SHARED_BEDDING = "shared_bedding"
    SAME_CHILDCARE = "same_childcare"
    SHARED_NEEDLE = "shared_needle"
    LIVES_WITH = "lives_with"


class Flag(StrEnum):
    """What makes an illness weigh more, or less, for a person."""

    PREGNANT = "pregnant"
    BABY = "baby"
    WEAK_IMMUNITY = "weak_immunity"
    NOT_IMMUNE = "not_immune"
    """Known not to be vaccinated or immune."""
    IMMUNE = "immune"
    """Known to be vaccinated or immune."""
    CARE_WORKER = "care_worker"
    OLDER = "older"
    """65 or older."""
    LONG_TERM_ILLNESS = "long_term_illness"
    """Of heart, lungs or kidneys, diabetes and the like."""
    LIVER_DISEASE = "liver_disease"
    """A lasting one, or hepatitis B or C."""


class Safety(StrEnum):
    """Why a message to somebody needs more care than usual."""

    SHARED_PHONE = "shared_phone"
    WORK_MAIL = "work_mail"
    FEAR_OF_VIOLENCE = "fear_of_violence"


class Channel(StrEnum):
    """How words reach a person."""

    CALL = "call"
    IN_PERSON = "in_person"
    SMS = "sms"
    MESSENGER = "messenger"
    EMAIL = "email"
    LETTER = "letter"
    VOICEMAIL = "voicemail"


class Tone(StrEnum):
    """How words sound."""

    PLAIN = "plain"
    WARM = "warm"
    BRIEF = "brief"


class Precision(StrEnum):
    """How exactly the start of an encounter is known."""

    EXACT = "exact"
    ABOUT = "about"
    PART_OF_DAY = "part_of_day"
    """Only "morning", "evening": ``started_at`` is the middle of that part."""
    DAY = "day"
    """Only the day: ``started_at`` is None."""


class Source(StrEnum):
    """How an entry came into the diary."""

    TYPED = "typed"
    DROPBOX = "dropbox"
    CALENDAR = "calendar"
    ADDRESS_BOOK = "address_book"
    DIARY_FILE = "diary_file"
    RECALL = "recall"
    MERGE = "merge"
