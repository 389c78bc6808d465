"""What the tests of every language share: its texts, and requests in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from contactlog import exposure
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Advice, Deadline, Exposure, Tier
from contactlog.core.people import Person
from contactlog.core.values import Channel, Tone
from contactlog.drafts import languages
from contactlog.drafts.subject import IllnessWords, Purpose, Request, wording_class

TODAY = date(2026, 3, 12)
ILLNESSES = tuple(sorted(each.id for each in exposure.illnesses()))
LANGUAGES = languages.tags()
WORDING_FILES = ("messages", "advice", "illnesses", "calls", "follow_ups", "trust", "tiny")

_NAMES = {"uk": ("Оксана Коваль", "Тарас", "Львів"), "ar": ("ليلى حداد", "سامي", "مقهى النيل")}
_ACTIONS = (
    "watch", "test", "vaccine", "prophylaxis", "immunoglobulin", "treat", "check", "check_immunity", "stay_home",
    "stay_away_from", "exclude_setting", "hygiene", "precautions", "abstain_sex", "see_doctor", "no_exclusion",
    "test_and_prophylaxis", "none",
)  # fmt: skip


def names(tag: str) -> tuple[str, str, str]:
    """Give a receiver, a sender and a place whose letters suit the language."""
    return _NAMES.get(tag, ("Ana Silva", "Marta", "Café Nero"))


def illness_words(key: str) -> IllnessWords:
    """Give an illness of the fact sheet as a message speaks of it."""
    sheet = exposure.illness(key)
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
        official_source="UK",
    )


def request(tag: str, illness: str, channel: Channel, tone: Tone = Tone.PLAIN, **changes: Any) -> Request:
    """Make a request in a language, with every action of the fact sheet as advice."""
    receiver, sender, place = names(tag)
    days = (date(2026, 3, 4), date(2026, 3, 10))
    sheet = exposure.illness(illness)
    actions = [each for each in _ACTIONS if any(each == item.action for item in sheet.contact_advice)]
    advice = tuple(Advice(each, each, "WHO", date(2026, 3, 17), date(2026, 3, 24)) for each in actions)
    values: dict[str, Any] = {
        "person": Person("r", receiver),
        "illness": illness_words(illness),
        "channel": channel,
        "today": TODAY,
        "exposure": Exposure(
            "r", Tier.CLOSE, Tier.CLOSE, Tier.CLOSE, 1, 1, days[-1], ("a", "b"), advice=advice
        ),
        "encounters": tuple(
            Encounter(key, day, "Europe/Kyiv", people=("r",), place="p")
            for key, day in zip("ab", days, strict=True)
        ),
        "places": {"p": place},
        "sender": sender,
        "tone": tone,
        "language": tag,
    }
    return Request(**(values | changes))


def deadline(what: str) -> Deadline:
    """Give a deadline on a Friday."""
    on = date(2026, 3, 13)
    return Deadline(datetime(2026, 3, 13, 18, tzinfo=UTC), on, what, "ask a doctor or pharmacist")


def texts(node: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give every sentence of a table with its path."""
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, dict):
        for key, value in node.items():
            if key != "say":  # names of parts
                yield from texts(value, (*path, key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from texts(value, (*path, str(place)))


def own_texts(tag: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give every sentence that a language's wordings can put in front of a person."""
    tables = languages.load(tag).tables
    yield from texts({name: tables[name] for name in WORDING_FILES})


ALL_PURPOSES = tuple(Purpose)
