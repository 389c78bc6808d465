"""A message to one person holds nothing about anyone else, and says what it must."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Exposure, Tier
from contactlog.core.people import Person
from contactlog.core.values import Channel, Safety, Tone
from contactlog.drafts import safety
from contactlog.drafts.compose import compose
from contactlog.drafts.segments import SMS_LIMIT
from contactlog.drafts.subject import IllnessWords, Request, WordingClass

_MET = Encounter(
    "e", date(2026, 3, 10), "Europe/Lisbon", people=("ana", "ben"), place="p", note="with Benedikta"
)
_EXPOSURE = Exposure("ana", Tier.CLOSE, Tier.CLOSE, Tier.CLOSE, 1, 1, date(2026, 3, 10), ("e",))
_FLU = IllnessWords("influenza", "flu", WordingClass.RESPIRATORY)
_STI = IllnessWords("chlamydia", "chlamydia", WordingClass.STI, sensitive=True)


def _request(channel: Channel, **changes: object) -> Request:
    values: dict[str, object] = {
        "person": Person("ana", "Ana Silva"),
        "illness": _FLU,
        "channel": channel,
        "today": date(2026, 3, 12),
        "exposure": _EXPOSURE,
        "encounters": (_MET,),
        "places": {"p": "Café Nero"},
        "sender": "Marta",
        "others": (Person("ben", "Benedikta Roth", ("Bix",)),),
    }
    return Request(**(values | changes))  # type: ignore[arg-type]


@given(st.sampled_from(list(Channel)), st.sampled_from(list(Tone)), st.booleans())
def test_nobody_else_is_named_and_nothing_is_left_unfilled(
    channel: Channel, tone: Tone, anonymous: bool
) -> None:
    draft = compose(_request(channel, tone=tone, anonymous=anonymous))
    for word in ("Benedikta", "Roth", "Bix", "{", "}", "%", "infected", "contaminated"):
        assert word not in draft.text
    if channel is not Channel.IN_PERSON:  # face to face nobody says who they are
        assert ("Marta" in draft.text) is not anonymous


@pytest.mark.parametrize("tone", list(Tone))
def test_an_sms_stays_short(tone: Tone) -> None:
    draft = compose(_request(Channel.SMS, tone=tone))
    assert draft.segments is not None
    assert draft.segments <= SMS_LIMIT[tone]


@pytest.mark.parametrize("channel", [Channel.SMS, Channel.VOICEMAIL, Channel.MESSENGER])
def test_a_sensitive_illness_is_not_named_where_others_may_look(channel: Channel) -> None:
    assert "chlamydia" not in compose(_request(channel, illness=_STI)).text.casefold()


def test_where_violence_is_feared_a_message_only_asks_to_be_called() -> None:
    person = Person("ana", "Ana Silva", safety=frozenset({Safety.FEAR_OF_VIOLENCE}))
    draft = compose(_request(Channel.SMS, person=person, illness=_STI))
    assert "chlamydia" not in draft.text
    assert "not_alone" in {
        finding.code for finding in safety.stops(_request(Channel.SMS, person=person), asked=True)
    }


def test_a_place_that_carries_somebody_elses_name_is_left_out() -> None:
    draft = compose(_request(Channel.SMS, places={"p": "Benedikta's house"}))
    assert "Benedikta" not in draft.text


@pytest.mark.parametrize("place", ["Ana's", "Ana’s kitchen", "casa de Ana", "at Annie's"])
def test_nobody_is_told_their_own_name_as_a_place(place: str) -> None:
    person = Person("ana", "Ana Silva", ("Annie",))
    assert place not in compose(_request(Channel.SMS, person=person, places={"p": place})).text
