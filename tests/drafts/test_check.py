"""The draft check, finding by finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from contactlog.core.drafts import Finding
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Exposure, Tier
from contactlog.core.people import Person, Phone
from contactlog.core.values import Channel, Safety
from contactlog.drafts.check import Roster, check, known, mended, parted
from contactlog.drafts.compose import compose
from contactlog.drafts.subject import IllnessWords, Purpose, Request, WordingClass

_ANA = Person(
    "ana", "Ana Silva", phones=(Phone("912 000 102", "+351912000102"),), emails=("ana@example.org",)
)
_OTHERS = (
    Person(
        "ben",
        "Benedikta Roth",
        ("Bix",),
        (Phone("+351 912 000 103", "+351912000103"),),
        address="5 Elm Row\nX",
    ),
    Person("will", "Will Smith"),
    Person("may", "May"),
    Person("dog", "the man with the dog"),
    Person("al", "Al"),
    Person("lu", "Luisa from the bakery"),
)
_MET = Encounter("e", date(2026, 3, 10), "Europe/Lisbon", people=("ana",), place="p")
_EXPOSURE = Exposure("ana", Tier.CLOSE, Tier.CLOSE, Tier.CLOSE, 1, 1, date(2026, 3, 10), ("e",))
_FLU = IllnessWords("influenza", "flu", WordingClass.RESPIRATORY)
_STI = IllnessWords("chlamydia", "chlamydia", WordingClass.STI, sensitive=True)
_ROSTER = Roster(
    {"p": "Café Nero", "q": "Tasca Azul", "r": "Riverside Court"},
    {"g": ("Rowing Club", frozenset({"ben"})), "h": ("choir", frozenset({"ana"}))},
    "+351912000100",
)
_END = " Call me on the number you have."


def _request(**changes: Any) -> Request:
    request = Request(
        person=_ANA,
        illness=_FLU,
        channel=Channel.SMS,
        today=date(2026, 3, 12),
        exposure=_EXPOSURE,
        encounters=(_MET,),
        places={"p": "Café Nero"},
        sender="Marta",
        others=_OTHERS,
    )
    return replace(request, **changes)


def _check(text: str, subject: str | None = None, **changes: Any) -> tuple[Finding, ...]:
    request = _request(**changes)
    return check(text, subject, known(request, _ROSTER, compose(request).text))


def _codes(text: str, **changes: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in _check(text + _END, **changes):
        found.setdefault(each.code, each.words)
    return found


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("I met Benedikta too.", "other_person", "Benedikta"),
        ("BIX knows.", "other_person", "BIX"),
        ("Will was there.", "other_person", "Will"),
        ("I was with will.", "other_person", "will"),
        ("May and you sat there.", "other_person", "May"),
        ("The man with a big dog was there.", "other_person", "man"),
        ("Al says hi.", "other_person", "Al"),
        ("We met on March Will 10.", "other_person", "Will"),
        ("I saw luisa.", "other_person", "luisa"),
        ("Ask 912 000 103.", "other_phone", "912 000 103"),
        ("Ring 0800 123 4567 now.", "other_phone", "0800 123 4567"),
        ("Write to bix@example.com.", "other_mail", "bix@example.com"),
        ("I live at 5 elm row now.", "other_address", "5 elm row"),
        ("We met on March 8.", "other_date", "March 8"),
        ("We met on 8/3.", "other_date", "8/3"),
        ("We met on 2026-03-08.", "other_date", "2026-03-08"),
        ("We met on Saturday.", "other_date", "Saturday"),
        ("We met yesterday.", "other_date", "yesterday"),
        ("It was the 8th.", "other_date", "8"),
        ("At Tasca Azul.", "other_place", "Tasca Azul"),
        ("In the Riverside building.", "other_place", "Riverside"),
        ("The rowing club met.", "other_group", "rowing club"),
        ("See bit.ly/abc.", "link", "bit.ly/abc"),
        ("See https://nhs.uk/flu.", "link", "https://nhs.uk/flu"),
        ("Go to example . com now.", "link", "example . com"),
        ("It costs £20.", "asks", "£20"),
        ("It is 20 zł, send it.", "asks", "20 zł"),
        ("You infected me.", "blame", "infected"),
        ("It is your  fault.", "blame", "your  fault"),
        ("It is deadly.", "fear", "deadly"),
        ("Send your bank card.", "asks", "bank"),
        ("Hi {first}.", "unfilled", "{first}"),
        ("Hi [name].", "unfilled", "[name]"),
    ],
)
def test_is_found(text: str, code: str, words: str) -> None:
    assert _codes(text).get(code) == words


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ana Silva, this is Marta.",
        "I will call you and you may call me.",
        "We met on March 10, on Tuesday, at Café Nero.",
        "We met on 10.03.2026, two days ago, for 2-3 hours.",
        "Please test today or tomorrow.",
        "The choir met.",
        "I will never ask you for money or a password.",
        "In case you feel ill, ask a doctor.",
        "My number is +351 912 000 100, yours 912000102.",
        "Also, alas, always.",
        "A dog barked at the man.",
        "I went to the bakery.",
    ],
)
def test_is_fine(text: str) -> None:
    serious = [each for each in _check(text + _END) if each.serious]
    assert not serious


def test_an_ordinary_word_that_is_a_name_is_asked_about_once_it_is_new() -> None:
    # Our own text has one "will" already: "I will never ask you".
    found = [each for each in _check("Today will came and I will go." + _END) if each.code == "maybe_person"]
    assert len(found) == 1
    assert not any(each.serious for each in found)


@pytest.mark.parametrize(
    "text", ["Year 0000 of March 13", "8.3.0000", "31.2.2026", "9999-12-31", "2026-02-30", "31 June"]
)
def test_days_that_do_not_exist_are_no_trouble(text: str) -> None:
    _check(text)


def test_a_month_is_no_person() -> None:
    assert "other_person" not in _codes("We met on May 10.")


def test_a_sensitive_illness_is_stopped_where_others_look() -> None:
    codes = _codes("I have chlamydia.", illness=_STI)
    assert codes["unsafe_channel"] == "chlamydia"
    assert "unsafe_channel" not in _codes("I have chlamydia.", illness=_STI, channel=Channel.EMAIL)


def test_where_violence_is_feared_nothing_of_health_passes() -> None:
    person = replace(_ANA, safety=frozenset({Safety.FEAR_OF_VIOLENCE}))
    assert _codes("Please see a doctor.", person=person)["unsafe_channel"] == "doctor"


def test_a_confidential_person_is_not_told_how_they_are_known() -> None:
    person = replace(_ANA, confidential=True)
    assert _codes("After our session on March 10.", person=person)["relation"] == "session"


def test_an_anonymous_message_does_not_carry_ones_own_name() -> None:
    assert _codes("Best, Marta.", anonymous=True)["own_name"] == "Marta"


def test_a_missing_call_back_is_asked_for_and_can_be_added() -> None:
    text = "Hi Ana, I have the flu."
    finding = next(each for each in _check(text) if each.code == "no_call_back")
    assert not finding.serious
    better = mended(text, finding)
    assert better is not None
    assert not any(each.code == "no_call_back" for each in _check(better))


def test_the_sentence_to_trust_is_asked_for_in_a_mail() -> None:
    codes = {each.code for each in _check("Hi Ana, call me." + _END, channel=Channel.EMAIL)}
    assert "no_trust" in codes


def test_thanks_need_no_call_back() -> None:
    assert not _check("Thank you, Ana.", purpose=Purpose.THANKS)


def test_a_long_sms_is_worth_a_look() -> None:
    finding = next(each for each in _check("Well then. " * 60 + _END) if each.code == "length")
    assert not finding.serious


def test_an_empty_text_is_stopped() -> None:
    assert any(each.code == "empty" and each.serious for each in _check("  "))


def test_every_finding_with_a_place_points_at_its_words() -> None:
    text = "Benedikta and will met May on Saturday at Tasca Azul: www.x.org, infected." + _END
    for finding in _check(text):
        if finding.start is not None:
            assert text[finding.start : finding.start + len(finding.words)] == finding.words


def test_mending_takes_the_words_out() -> None:
    text = "Hi Ana, Benedikta and I met you." + _END
    finding = next(each for each in _check(text) if each.code == "other_person")
    assert mended(text, finding) == "Hi Ana, and I met you." + _END
    assert mended("something else", finding) is None


def test_a_wrong_day_is_mended_to_the_right_one() -> None:
    text = "We met on March 8." + _END
    finding = next(each for each in _check(text) if each.code == "other_date")
    assert mended(text, finding) == "We met on Tuesday, March 10." + _END


def test_overruling_goes_by_code_and_words() -> None:
    findings = _check("Benedikta was there, infected." + _END)
    standing, over = parted(findings, ["other_person:benedikta"])
    assert [each.code for each in over] == ["other_person"]
    assert "blame" in {each.code for each in standing}


def test_the_subject_is_looked_through_as_well() -> None:
    found = _check("Hi Ana." + _END, "About Benedikta", channel=Channel.EMAIL)
    assert [(each.where, each.words) for each in found if each.code == "other_person"] == [
        ("subject", "Benedikta")
    ]


@pytest.mark.parametrize(("tag", "text"), [("pl", "Zadzwoń do lekarza."), ("uk", "Подзвони лікарю.")])
def test_to_call_a_doctor_is_not_to_call_back(tag: str, text: str) -> None:
    found = _check(text, language=tag, channel=Channel.MESSENGER)
    assert "no_call_back" in {each.code for each in found}


def test_the_promise_is_asked_for_in_an_sms_that_has_room_for_it() -> None:
    short, long = "I have the flu. Call me.", "I have the flu. Call me. " * 18
    codes = [{each.code for each in _check(text)} for text in (short, long)]
    assert "no_trust" in codes[0]
    assert "no_trust" not in codes[1]


@pytest.mark.parametrize(
    "link", ["goo.gl/x", "x.test/abc", "hxxp://a.b", "bit.ly/1", "www.x.org", "clinic.example.nz/a?b"]
)
def test_a_link_of_any_ending_is_found(link: str) -> None:
    assert "link" in {each.code for each in _check(f"See {link} now.")}
