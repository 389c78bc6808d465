"""Words for somebody who was told and, by the dates as they are now, need not have been."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contactlog.core.exposures import Tier
from contactlog.core.people import Person
from contactlog.core.values import Channel, Tone
from contactlog.drafts.check import Roster, check, known
from contactlog.drafts.compose import compose
from contactlog.drafts.subject import Disclosure, Purpose, Request
from tests.drafts.languages_cases import LANGUAGES, request


def _asked(tag: str, channel: Channel, tone: Tone = Tone.PLAIN, **changes: object) -> Request:
    changes = {"purpose": Purpose.CORRECTION, "exposure": None, "encounters": ()} | changes
    return request(tag, "influenza", channel, tone, **changes)


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("channel", [Channel.SMS, Channel.EMAIL, Channel.MESSENGER])
def test_nothing_is_asked_of_them_any_more(tag: str, tone: Tone, channel: Channel) -> None:
    base = request(tag, "influenza", channel, Tone.PLAIN)
    asked = _asked(tag, channel, tone)
    draft = compose(asked)
    found = check(draft.text, draft.subject, known(asked, Roster(), f"{draft.subject or ''}\n{draft.text}"))
    assert [each.key for each in found if each.serious] == []
    assert not any(sign.isdigit() for sign in draft.text), "no day counts for them"
    assert any(sign.isdigit() for sign in compose(replace(base, purpose=Purpose.CORRECTION)).text)
    if channel is Channel.SMS and tone is Tone.BRIEF:
        assert draft.segments == 1


def test_it_says_that_the_meeting_does_not_count_and_that_nothing_need_be_done() -> None:
    text = compose(_asked("en", Channel.SMS)).text
    assert "by the new ones our meeting does not count" in text
    assert "You do not need to do anything" in text
    assert "doctor" not in text


def test_somebody_hardly_exposed_by_the_new_dates_is_released_too() -> None:
    base = request("en", "influenza", Channel.SMS, purpose=Purpose.CORRECTION)
    assert base.exposure is not None
    for tier in Tier:
        asked = replace(base, exposure=replace(base.exposure, tier=tier))
        assert ("does not count" in compose(asked).text) is (tier < Tier.POSSIBLE)


def test_a_confidential_person_is_not_shown_to_have_been_met() -> None:
    text = compose(_asked("en", Channel.SMS, person=Person("r", "Ana", confidential=True))).text
    assert "meeting" not in text
    assert "You do not need to do anything because of it." in text


def test_who_is_only_asked_to_call_hears_nothing_else() -> None:
    text = compose(_asked("en", Channel.EMAIL, disclosure=Disclosure.CALL_ONLY)).text
    assert "There is a change to what I told you." in text
    assert "dates" not in text
