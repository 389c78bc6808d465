"""Words through the door: written, checked, edited, overruled, taken back, kept; and what comes first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.exposures import Assessment
from contactlog.core.people import Person
from contactlog.core.values import Channel, Safety, Tone
from contactlog.diary.demonstration import demonstration, fall_ill
from contactlog.diary.door import Diary
from contactlog.diary.words import Purpose, Wanted
from contactlog.errors import NotFound, Refused
from tests.conftest import NOW

_SMS = Wanted(channel=Channel.SMS)


class _Ill:
    """The invented diary with its case."""

    def __init__(self, diary: Diary, case: Case) -> None:
        self.diary, self.case = diary, case
        self.words = diary.words

    @property
    def found(self) -> Assessment:
        return self.diary.cases.assess(self.case)

    def person(self, name: str) -> Person:
        return self.diary.people.find(name)


@pytest.fixture
def ill() -> Iterator[_Ill]:
    with demonstration(clock=lambda: NOW, zone="Europe/Lisbon") as diary:
        yield _Ill(diary, fall_ill(diary))


@pytest.fixture
def sti() -> Iterator[_Ill]:
    """A case of a sensitive illness."""
    with demonstration(clock=lambda: NOW, zone="Europe/Lisbon") as diary:
        diary.encounters.add_line("night with Ana Silva on 2026-03-01 22:00 8h indoors touch sex", as_of=NOW)
        day = date(2026, 3, 10)
        case = diary.cases.new("chlamydia", {"test_date": DoubtfulDay(day, day)}, symptomatic=False)
        yield _Ill(diary, case)


def test_every_draft_of_the_demonstration_passes_the_check(ill: _Ill) -> None:
    drafts = ill.words.drafts(ill.case, ill.found)
    assert len(drafts) > 5
    for draft in drafts:
        assert not draft.stopped
        assert not draft.edited
        assert not draft.findings


def test_an_edit_is_kept_checked_and_reset(ill: _Ill) -> None:
    ana = ill.person("Ana")
    draft = ill.words.edit(ill.case, ill.found, ana, _SMS, "Hi Ana, Hugo is ill too. Call me.")
    assert draft.edited
    assert draft.stopped
    assert [each.key for each in draft.findings if each.serious] == ["other_person:hugo"]
    again = ill.words.draft(ill.case, ill.found, ana, _SMS)
    assert (again.text, again.stopped) == (draft.text, True)
    other_way = ill.words.draft(ill.case, ill.found, ana, Wanted(channel=Channel.MESSENGER))
    assert not other_way.edited
    assert not ill.words.reset(ill.case, ill.found, ana, _SMS).edited


def test_an_edit_for_the_news_is_not_used_for_the_all_clear(ill: _Ill) -> None:
    ana = ill.person("Ana")
    ill.words.edit(ill.case, ill.found, ana, _SMS, "Hi Ana, I have it. Call me.")
    clear = Wanted(channel=Channel.SMS, purpose=Purpose.ALL_CLEAR)
    with pytest.raises(Refused, match="not called off"):
        ill.words.draft(ill.case, ill.found, ana, clear)
    ill.case, _ = ill.diary.changed_cases.call_off(ill.case)
    assert not ill.words.draft(ill.case, ill.found, ana, clear).edited


def test_an_edit_and_a_reset_can_be_undone(ill: _Ill) -> None:
    ana = ill.person("Ana")
    ill.words.edit(ill.case, ill.found, ana, _SMS, "Hi Ana, I have it. Call me.")
    ill.words.reset(ill.case, ill.found, ana, _SMS)
    ill.diary.undo()
    assert ill.words.draft(ill.case, ill.found, ana, _SMS).text == "Hi Ana, I have it. Call me."


def test_overruling_is_remembered_with_the_words_and_can_be_undone(ill: _Ill) -> None:
    ana = ill.person("Ana")
    text = "Hi Ana, Hugo is ill too. See www.example.org. Call me."
    ill.words.edit(ill.case, ill.found, ana, _SMS, text)
    first = ill.words.overrule(ill.case, ill.found, ana, _SMS, ["other_person:hugo"])
    assert first.stopped
    assert [each.key for each in first.overruled] == ["other_person:hugo"]
    second = ill.words.overrule(ill.case, ill.found, ana, _SMS, ["link:www.example.org"])
    assert not second.stopped
    # Words that stay keep their overruling; new ones are looked at anew.
    third = ill.words.edit(ill.case, ill.found, ana, _SMS, text + " Farid also.")
    assert [each.key for each in third.findings if each.serious] == ["other_person:farid"]
    for _ in range(2):
        ill.diary.undo()
    assert ill.words.draft(ill.case, ill.found, ana, _SMS).stopped


def test_what_left_the_words_is_asked_about_again_when_it_comes_back(ill: _Ill) -> None:
    ana = ill.person("Ana")
    for text, stopped in (("Hi Ana, Hugo too. Call me.", True), ("Hi Ana. Call me.", False)):
        ill.words.edit(ill.case, ill.found, ana, _SMS, text)
        if stopped:
            assert not ill.words.overrule(ill.case, ill.found, ana, _SMS, ["other_person:hugo"]).stopped
    assert ill.words.edit(ill.case, ill.found, ana, _SMS, "Hi Ana, Hugo too. Call me.").stopped


def test_only_what_was_found_can_be_overruled(ill: _Ill) -> None:
    with pytest.raises(NotFound):
        ill.words.overrule(ill.case, ill.found, ill.person("Ana"), _SMS, ["other_person:nobody"])


def test_words_can_be_looked_through_while_they_are_typed(ill: _Ill) -> None:
    ana = ill.person("Ana")
    live = ill.words.look_through(ill.case, ill.found, ana, _SMS, "Hi Ana, Hugo")
    assert live.stopped
    assert not ill.words.draft(ill.case, ill.found, ana, _SMS).edited


def test_letters_that_make_a_message_longer_are_told_of_in_an_edit(ill: _Ill) -> None:
    text = "Hi Ana, it’s me. " + "Call me when you can. " * 6
    draft = ill.words.edit(ill.case, ill.found, ill.person("Ana"), _SMS, text)
    (warning,) = [each for each in draft.warnings if each.code == "letters"]
    assert (draft.segments, warning.words) == (3, "’")
    better = ill.words.edit(ill.case, ill.found, ill.person("Ana"), _SMS, warning.mend)
    assert better.segments == 1
    assert not better.warnings


def test_hidden_characters_hide_no_name(ill: _Ill) -> None:
    text = "Hi Ana, Hu\u200bgo and Fa\u00adrid. Call me."
    draft = ill.words.look_through(ill.case, ill.found, ill.person("Ana"), _SMS, text)
    assert {each.key for each in draft.findings if each.serious} == {
        "other_person:hugo",
        "other_person:farid",
    }


def test_empty_and_endless_words_are_refused(ill: _Ill) -> None:
    for text in ("  \n", "x" * 5001):
        with pytest.raises(Refused):
            ill.words.edit(ill.case, ill.found, ill.person("Ana"), _SMS, text)


def test_an_own_wording_fits_the_next_person(ill: _Ill) -> None:
    ana, hugo = ill.person("Ana"), ill.person("Hugo")
    mail = Wanted(channel=Channel.MESSENGER, tone=Tone.WARM)
    ill.words.edit(ill.case, ill.found, ana, mail, "Ana, we met at Café Nero. Marta. Call me any time.")
    saved = ill.words.save_as("short", ill.case, ill.found, ana, mail)
    assert saved.text == "{first}, we met at {place}. {me}. Call me any time."
    draft = ill.words.draft(ill.case, ill.found, hugo, Wanted(channel=Channel.MESSENGER, wording="SHORT"))
    assert draft.text.startswith("Marta. Call me any time.")
    assert not draft.stopped
    assert [each.name for each in ill.words.own_wordings()] == ["short"]
    ill.words.drop_wording("short")
    assert ill.words.own_wordings() == []


def test_stopped_words_are_not_kept_for_later(ill: _Ill) -> None:
    ana = ill.person("Ana")
    ill.words.edit(ill.case, ill.found, ana, _SMS, "Hi Ana, Hugo is ill. Call me.")
    with pytest.raises(Refused, match="check"):
        ill.words.save_as("x", ill.case, ill.found, ana, _SMS)


def test_a_group_and_a_place_are_told_without_a_name(ill: _Ill) -> None:
    everybody = ill.diary.people.by_id().values()
    choir = ill.words.for_group(ill.case, ill.found, ill.diary.groups.find("choir"))
    place = ill.words.for_place(ill.case, ill.found, ill.diary.places.find("Café Nero"))
    for draft in (choir, place):
        assert not draft.stopped
        said = set(re.findall(r"\w+", draft.text))
        assert not said & {name for person in everybody for name in person.name.split() if name.istitle()}
    assert "choir" in choir.text
    assert "Café Nero" in place.text


def test_a_group_that_did_not_meet_has_nothing_to_hear(ill: _Ill) -> None:
    strangers = ill.diary.groups.add("old school", ())
    with pytest.raises(Refused, match="no meeting"):
        ill.words.for_group(ill.case, ill.found, strangers)


def test_a_sensitive_illness_asks_the_safety_questions_first(sti: _Ill) -> None:
    ana = sti.person("Ana")
    assert [each.safety for each in sti.words.questions(sti.case, ana)] == list(Safety)
    draft = sti.words.draft(sti.case, sti.found, ana, _SMS)
    assert draft.stopped
    assert draft.findings[0].code == "safety_questions"
    sti.words.answer(sti.case, ana, ())
    draft = sti.words.draft(sti.case, sti.found, sti.person("Ana"), _SMS)
    assert not draft.stopped
    assert "chlamydia" not in draft.text
    assert sti.words.questions(sti.case, sti.person("Ana")) == ()


def test_answers_stay_with_the_person_and_can_be_undone(sti: _Ill) -> None:
    ana = sti.words.answer(sti.case, sti.person("Ana"), [Safety.FEAR_OF_VIOLENCE])
    assert sti.person("Ana").safety == {Safety.FEAR_OF_VIOLENCE}
    draft = sti.words.draft(sti.case, sti.found, ana, _SMS)
    assert [each.code for each in draft.findings] == ["not_alone"]
    assert "clinic" in draft.findings[0].text
    assert not sti.words.named_or_not(sti.case, sti.found, ana)[0]
    sti.diary.undo()
    assert sti.person("Ana").safety == frozenset()


def test_whom_to_remind_are_those_who_have_not_answered(ill: _Ill) -> None:
    for name in ("Clara", "Hugo"):
        ill.diary.ledger.told(ill.case, ill.person(name))
    reminders = ill.words.drafts(ill.case, ill.found, wanted=Wanted(purpose=Purpose.REMINDER))
    assert {draft.person for draft in reminders} == {ill.person("Clara").id, ill.person("Hugo").id}


def test_edited_arabic_keeps_its_latin_names_in_their_place(ill: _Ill) -> None:
    wish = Wanted(channel=Channel.MESSENGER, language="ar")
    ana = ill.person("Ana")
    fresh = ill.words.draft(ill.case, ill.found, ana, wish)
    typed = re.sub("[\u2066-\u2069]", "", fresh.text) + " شكرا"
    assert "\u2068Marta\u2069" in ill.words.edit(ill.case, ill.found, ana, wish, typed).text


def test_a_letter_that_may_come_too_late_is_warned_of(ill: _Ill) -> None:
    day = date(2026, 3, 12)
    case = ill.diary.cases.new("meningococcal", {"symptom_onset": DoubtfulDay(day, day)}, symptomatic=True)
    found = ill.diary.cases.assess(case)
    rita = ill.person("Rita")
    codes = [
        {each.code for each in ill.words.draft(case, found, rita, Wanted(channel=channel)).warnings}
        for channel in (Channel.LETTER, Channel.CALL)
    ]
    assert ["late" in each for each in codes] == [True, False]


def test_two_rules_for_one_thing_are_said_once_and_the_source_is_that_of_the_users_country(sti: _Ill) -> None:
    day = date(2026, 3, 10)
    case = sti.diary.cases.new("hiv", {"test_date": DoubtfulDay(day, day)}, symptomatic=False)
    text = sti.words.draft(
        case, sti.diary.cases.assess(case), sti.person("Ana"), Wanted(channel=Channel.LETTER)
    ).text
    assert text.count("Please get a test") == 1
    assert "with the ECDC" in text  # the demonstration is in Portugal
    voicemail = sti.words.draft(
        case, sti.diary.cases.assess(case), sti.person("Ana"), Wanted(channel=Channel.VOICEMAIL)
    )
    assert voicemail.text.count("all me") == 1


def test_the_steps_of_a_call_are_in_the_users_language_and_the_words_in_the_receivers(ill: _Ill) -> None:
    ana = ill.diary.people.edit(ill.person("Ana"), language="pt")
    ill.diary.people.add("Page Hand")  # words of the English steps
    draft = ill.words.draft(ill.case, ill.found, ana, Wanted(channel=Channel.CALL))
    assert "1. Pick a quiet moment" in draft.text
    assert "“Estou com COVID-19.”" in draft.text
    assert not draft.findings
    ill.diary.preferences.set("language", "de")
    assert "1. Nimm dir" in ill.words.draft(ill.case, ill.found, ana, Wanted(channel=Channel.CALL)).text


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.LETTER])
def test_a_sensitive_illness_is_not_named_to_a_confidential_person_in_writing(
    sti: _Ill, channel: Channel
) -> None:
    ana = sti.diary.people.edit(sti.person("Ana"), confidential=True)
    draft = sti.words.draft(sti.case, sti.found, ana, Wanted(channel=channel, language="en"))
    assert not re.search("chlamydia|sex|condom|test", f"{draft.subject} {draft.text}", re.IGNORECASE)
    typed = sti.words.look_through(
        sti.case, sti.found, ana, Wanted(channel=channel, language="en"), "I have chlamydia."
    )
    assert "unsafe_channel" in {each.code for each in typed.findings}
