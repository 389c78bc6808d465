"""Messages written in every language: short, whole, about the two only, and free of findings."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from contactlog.core.exposures import Advice
from contactlog.core.people import Person
from contactlog.core.values import Channel, Tone
from contactlog.drafts import facts, formats, gsm, languages, safety
from contactlog.drafts.check import Roster, check, known
from contactlog.drafts.check.days import find_days
from contactlog.drafts.check.phrases import phrases
from contactlog.drafts.compose import compose
from contactlog.drafts.formats import Length
from contactlog.drafts.pieces import Writer
from contactlog.drafts.segments import SMS_LIMIT, measure
from contactlog.drafts.subject import Purpose, Request
from tests.drafts.languages_cases import (
    ALL_PURPOSES,
    ILLNESSES,
    LANGUAGES,
    TODAY,
    deadline,
    names,
    own_texts,
    request,
)

_WIDE = {"ar", "uk"}
"""Languages whose letters are outside the GSM alphabet."""
_CLASSES = ("measles", "chlamydia", "norovirus")
"""One illness of each way of telling: with a deadline's advice, not named where others look, and the plain kind."""


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("tone", list(Tone))
def test_an_sms_is_short_and_stays_in_the_gsm_alphabet_where_the_language_can(tag: str, tone: Tone) -> None:
    for illness in ILLNESSES:
        text = compose(request(tag, illness, Channel.SMS, tone)).text
        size = measure(text)
        assert size.encoding == ("ucs2" if tag in _WIDE else "gsm"), (illness, gsm.outside(text))
        assert size.segments <= SMS_LIMIT[tone], (illness, text)


_LONG = {
    "uk": ("Олександра-Вікторія Загоруйко-Непийвода", "Володимир-Станіслав Переверзєв"),
    "ar": ("عبد الرحمن بن عبد العزيز", "محمد عبد اللطيف الشرقاوي"),
}


def _long_names(tag: str) -> tuple[str, str]:
    return _LONG.get(tag, ("Maximiliane-Charlotte von Hohenfels", "Bartholomea Wolkenstein-Trostburg"))


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("what", ["vaccine", "medicine", "immunoglobulin", "see_doctor"])
def test_an_sms_keeps_the_day_until_which_something_can_be_done(tag: str, what: str, long: bool) -> None:
    receiver, sender, _ = names(tag)
    receiver, sender = _long_names(tag) if long else (receiver, sender)
    for tone in Tone:
        asked = request(tag, "measles", Channel.SMS, tone, person=Person("r", receiver), sender=sender)
        assert asked.exposure is not None
        asked = replace(asked, exposure=replace(asked.exposure, deadline=deadline(what)))
        text = compose(asked).text
        days = find_days(text, languages.load(tag), TODAY)
        assert any(day.is_one_of([date(2026, 3, 13)]) and day.weekday is None for day in days), text
        assert measure(text).segments <= SMS_LIMIT[tone], text


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("tone", [Tone.PLAIN, Tone.WARM])
def test_an_sms_keeps_what_to_do_and_how_to_trust_it(tag: str, tone: Tone) -> None:
    words = languages.load(tag)
    for illness in ILLNESSES:
        asked = request(tag, illness, Channel.SMS, tone)
        text = compose(asked).text
        assert _advice(asked) & set(_sentences(text)), text
        assert find_days(text, words, TODAY)[0].is_one_of([date(2026, 3, 4), date(2026, 3, 10)]), text
        assert phrases(words.words("check", "call_back")).found_in(text), text
        assert phrases(words.words("check", "never")).found_in(text), text


def _advice(asked: Request) -> set[str]:
    """Every sentence with which the most urgent advice for somebody may begin."""
    words = languages.load(asked.language)
    allowed = safety.allowed(asked)
    full, short, tiny = (facts.values(asked, words, allowed, length) for length in Length)
    first = Writer(asked, words, allowed, full, short, tiny).advice(1)[0]
    return {_sentences(each)[0] for each in (first.text, first.short, first.tiny)}


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.:;]) ", gsm.unaccent(text))


@pytest.mark.parametrize("tag", sorted(set(LANGUAGES) - _WIDE))
def test_a_brief_sms_of_one_part_has_room_for_the_promise(tag: str) -> None:
    for illness in ILLNESSES:
        text = compose(request(tag, illness, Channel.SMS, Tone.BRIEF)).text
        assert phrases(languages.load(tag).words("check", "never")).found_in(text), text


def test_a_brief_sms_of_seventy_letters_says_who_what_and_call() -> None:
    text = compose(request("uk", "covid19", Channel.SMS, Tone.BRIEF)).text
    assert text == "Це Тарас. У мене COVID-19. Бачились 10.03. Подзвони мені на мій номер."


def test_the_accents_of_an_sms_stay_where_the_user_wants_them() -> None:
    asked = request("pt", "influenza", Channel.SMS)
    assert "março" not in compose(asked).text
    kept = compose(replace(asked, plain_letters=False))
    assert "março" in kept.text
    assert measure(kept.text).segments <= SMS_LIMIT[Tone.PLAIN]


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("channel", list(Channel))
def test_the_check_has_nothing_against_our_own_words(tag: str, channel: Channel) -> None:
    for illness, tone in zip(_CLASSES, Tone, strict=True):
        asked = request(tag, illness, channel, tone)
        draft = compose(asked)
        found = check(draft.text, draft.subject, known(asked, Roster(), draft.text))
        assert [finding for finding in found if finding.serious] == [], (illness, tone, draft.text)
        assert "{" not in draft.text


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("purpose", [each for each in ALL_PURPOSES if each is not Purpose.NEWS])
def test_later_messages_are_whole_and_without_findings(tag: str, purpose: Purpose) -> None:
    receiver, _, place = names(tag)
    person = Person("v", place) if purpose is Purpose.VENUE else Person("r", receiver)
    for illness in ("covid19", "chlamydia"):
        for channel in (Channel.SMS, Channel.EMAIL):
            asked = request(tag, illness, channel, purpose=purpose, person=person, gathering="Alto 1")
            draft = compose(asked)
            found = check(draft.text, draft.subject, known(asked, Roster(), draft.text))
            assert [finding for finding in found if finding.serious] == [], draft.text
            assert len(draft.text) > 30
            assert "{" not in draft.text


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_message_asks_to_be_called_and_promises_to_ask_for_nothing(tag: str) -> None:
    words = languages.load(tag)
    for illness in ("influenza", "chlamydia"):
        for channel in Channel:
            text = compose(request(tag, illness, channel)).text
            assert phrases(words.words("check", "call_back")).found_in(text), text
            assert phrases(words.words("check", "never")).found_in(text), text


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_days_and_the_place_are_those_of_the_two_and_no_others(tag: str) -> None:
    asked = request(tag, "influenza", Channel.MESSENGER)
    text = compose(asked).text
    words = languages.load(tag)
    allowed = [date(2026, 3, day) for day in (4, 10, 17, 24)]
    found = find_days(text, words, TODAY)
    assert len(found) >= 2
    assert all(day.is_one_of(allowed) for day in found)
    assert names(tag)[2] in text
    for day in (4, 10):
        assert formats.day(date(2026, 3, day), tag, today=TODAY) in text


@pytest.mark.parametrize("tag", LANGUAGES)
def test_an_illness_that_can_be_named_is_named_and_another_is_not(tag: str) -> None:
    words = languages.load(tag)
    for illness in ILLNESSES:
        for channel in (Channel.EMAIL, Channel.SMS, Channel.VOICEMAIL):
            asked = request(tag, illness, channel)
            text = compose(asked).text
            named = phrases(words.words("check", "illnesses", illness)).found_in(text)
            may = channel is Channel.EMAIL or (channel is Channel.SMS and not asked.illness.sensitive)
            assert named is may, (illness, channel, text)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_many_meetings_are_counted_and_the_count_bends_as_the_language_wants(tag: str) -> None:
    forms = languages.load(tag).raw("messages", "times")
    written = {formats.counted(number, forms, tag) for number in (4, 5, 11, 21, 22)}
    assert len(written) == 5
    if tag in ("uk", "ar"):
        assert len({re.sub(r"\d+ ?", "", each) for each in written}) >= 2


@pytest.mark.parametrize(
    ("tag", "long", "short"),
    [
        ("es", "domingo 1 de marzo", "1 de marzo"),
        ("fr", "dimanche 1er mars", "1er mars"),
        ("de", "Sonntag, 1. März", "So., 1. März"),
        ("pt", "1 de março (domingo)", "1 de março"),
        ("it", "domenica 1 marzo", "dom 1 marzo"),
        ("pl", "1 marca (niedziela)", "1 marca"),
        ("uk", "1 березня (неділя)", "1 березня"),
        ("ar", "الأحد 1 مارس", "1 مارس"),
        ("ar-SY", "الأحد 1 آذار", "1 آذار"),
        ("de-AT", "Sonntag, 1. März", "So., 1. März"),
        ("en-GB", "Sunday 1 March", "Sun 1 Mar"),
    ],
)
def test_days_are_written_as_the_language_writes_them(tag: str, long: str, short: str) -> None:
    day = date(2026, 3, 1)
    assert formats.day(day, tag, today=TODAY) == long
    assert formats.day(day, tag, today=TODAY, length=Length.SHORT) == short


def test_a_list_of_days_repeats_what_stands_before_each() -> None:
    written = [formats.day(date(2026, 3, day), "es", today=TODAY) for day in (2, 3)]
    assert formats.days(written, "es") == "el lunes 2 de marzo y el martes 3 de marzo"
    assert formats.days(["الأحد", "الاثنين"], "ar") == "يوم الأحد ويوم الاثنين"


def test_a_name_that_runs_against_the_text_is_fenced_off_where_the_channel_carries_the_marks() -> None:
    for tag, name in (("ar", "Ana"), ("en", "سامي")):
        fenced = f"\u2068{name}\u2069"
        person = Person("r", f"{name} Ω")
        assert fenced in compose(request(tag, "influenza", Channel.MESSENGER, person=person)).text
        assert "\u2068" not in compose(request(tag, "influenza", Channel.SMS, person=person)).text
    plain = replace(request("ar", "influenza", Channel.MESSENGER), sender="سامي")
    plain = replace(plain, illness=replace(plain.illness, official_source=""))
    assert "\u2068" not in compose(plain).text


def test_a_value_that_ends_in_a_point_brings_no_second_one() -> None:
    draft = compose(request("en", "influenza", Channel.MESSENGER, places={"p": "Bean Co."}))
    assert ".." not in draft.text


# Forms of "you" and "I" that say whether a man or a woman is meant, where the languages of Slavic grammar and the
# adjectives of the Romance ones give it away.
_GENDERED = {
    "pl": r"\w+[aeiouyąęó]ł(?:em|am|eś|aś)\b|\b(?:powinieneś|powinnaś|gotow[ya]|chciał(?:by|aby)m)\b",
    "uk": r"\b(?:я|ти)\s+\w+(?:в|ла)\b|\b(?:готовий|готова|радий|рада|повинен|повинна)\b",
    "es": r"\bjunt[oa]s?\b|\b(?:preocupad[oa]|encantad[oa]|list[oa])\b",
    "fr": r"\b(?:désolée?|contente?|sûre?|prête?)\b|\bvu(?:e?s)\b",
    "it": r"\b(?:vist[iea]|sicur[oa]|pront[oa]|preoccupat[oa]|stat[oa])\b",
    "pt": r"\bjunt[oa]s?\b|\b(?:obrigad[oa]|preocupad[oa]|pront[oa])\b",
}


@pytest.mark.parametrize("tag", sorted(_GENDERED))
def test_nothing_tells_whether_a_man_or_a_woman_speaks_or_is_spoken_to(tag: str) -> None:
    for path, text in own_texts(tag):
        found = re.findall(_GENDERED[tag], text, re.IGNORECASE)
        assert not found, (path, text)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_draft_in_words_that_nobody_has_read_says_so(tag: str) -> None:
    codes = {finding.code for finding in compose(request(tag, "influenza", Channel.EMAIL)).warnings}
    assert ("unread" in codes) is (tag != "en")


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("tone", list(Tone))
def test_an_anonymous_message_never_says_i_and_a_place_is_addressed_as_one(tag: str, tone: Tone) -> None:
    words = languages.load(tag)
    for illness, channel in (
        ("covid19", Channel.SMS),
        ("chlamydia", Channel.SMS),
        ("covid19", Channel.EMAIL),
    ):
        asked = request(tag, illness, channel, tone, anonymous=True)
        told = safety.allowed(asked).value
        (news,) = words.templates("messages", "news", told, "anonymous")
        begins = news.text.partition("{")[0].rstrip()
        assert gsm.unaccent(begins) in gsm.unaccent(compose(asked).text)
        place = Person("v", names(tag)[2])
        draft = compose(request(tag, illness, channel, tone, purpose=Purpose.VENUE, person=place))
        friends = {each.text.partition("{")[0] for each in words.templates("messages", "greeting", "brief")}
        assert channel is Channel.EMAIL or not draft.text.startswith(tuple(friends - {"Hello"})), draft.text


@pytest.mark.parametrize(("soon", "said"), [(("vaccine",), True), (("watch", "no_exclusion"), False)])
def test_nobody_is_asked_to_act_soon_where_nothing_is_to_be_done_soon(
    soon: tuple[str, ...], said: bool
) -> None:
    asked = request("en", "tuberculosis", Channel.LETTER)
    assert asked.exposure is not None
    advice = tuple(Advice(each, each, "WHO") for each in soon)
    text = compose(replace(asked, exposure=replace(asked.exposure, advice=advice))).text
    assert ("act soon" in text) is said
