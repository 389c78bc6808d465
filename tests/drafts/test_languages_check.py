"""Every language knows its own words of blame, fear, money and health, and how its names bend."""

from __future__ import annotations

import pytest

from contactlog.core.drafts import Finding
from contactlog.core.people import Person
from contactlog.core.values import Channel
from contactlog.drafts import languages
from contactlog.drafts.check import Roster, check, known
from contactlog.drafts.check.phrases import phrases
from contactlog.drafts.compose import compose
from tests.drafts.languages_cases import LANGUAGES, own_texts, request

_MODEL = languages.load("en").tables["check"]
_PLANTED = {
    "ar": ("هذا ذنبك.", "هذا مرض قاتل.", "أرجو إرسال رقم البطاقة.", "التقيت مع محمد أيضا."),
    "de": ("Das ist deine Schuld.", "Das ist tödlich.", "Nenn mir deine Kreditkarte.", "Ich war mit Svens Bruder da."),
    "en": ("It is your fault.", "It is deadly.", "Send me your credit card.", "I was with Sven's brother."),
    "es": ("Es culpa tuya.", "Es mortal.", "Dame tu contraseña.", "Estuve con Sven y su hermano."),
    "fr": ("C'est ta faute.", "C'est mortel.", "Donne-moi ton mot de passe.", "J'étais avec Sven aussi."),
    "it": ("È colpa tua.", "È mortale.", "Mandami la password.", "Ero con Sven e suo fratello."),
    "pl": ("To Twoja wina.", "To śmiertelne.", "Podaj mi hasło.", "Chodzi o spotkanie ze Svenem."),
    "pt": ("A culpa é sua.", "Isso é mortal.", "Mande a sua senha.", "Estive com Sven também."),
    "uk": ("Це твоя вина.", "Це смертельно.", "Дай мені пароль.", "Зустріч була зі Свеном."),
}  # fmt: skip
"""For each language a sentence of blame, of fear, that asks for something, and with another person's name."""
_OTHER = {"uk": "Свен Берг", "ar": "محمد العلي"}


def _findings(tag: str, planted: str) -> list[Finding]:
    asked = request(tag, "influenza", Channel.EMAIL, others=(Person("o", _OTHER.get(tag, "Sven Berg")),))
    draft = compose(asked)
    return list(check(f"{draft.text}\n\n{planted}", draft.subject, known(asked, Roster(), draft.text)))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_fills_the_lists_of_the_model(tag: str) -> None:
    tables = languages.load(tag).tables["check"]
    assert set(tables) == set(_MODEL)
    for key in ("illnesses", "days", "names"):
        assert set(tables[key]) == set(_MODEL[key]), key
    for key, found in tables.items():
        assert len(found) >= 3, key


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_we_write_ourselves_holds_no_blame_and_no_fear(tag: str) -> None:
    words = languages.load(tag)
    fine = phrases(words.words("check", "fine"))
    bad = phrases((*words.raw("check", "blame"), *words.raw("check", "fear")))
    for path, text in own_texts(tag):
        left = text
        for match in fine.finditer(text):
            left = left.replace(match[0], " ")
        assert [match[0] for match in bad.finditer(left)] == [], path


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_call_back_and_the_promise_are_recognised(tag: str) -> None:
    words = languages.load(tag)
    call_back, never = (phrases(words.words("check", key)) for key in ("call_back", "never"))
    for tone in ("plain", "warm", "brief", "venue"):
        assert all(call_back.found_in(each.text) for each in words.templates("messages", "call", tone)), tone
    for tone in ("plain", "brief", "venue"):
        assert all(never.found_in(each.text) for each in words.templates("messages", "never", tone)), tone
    for tone in ("plain", "warm", "brief"):
        news = words.templates("messages", "news", "call_only", tone)
        assert all(call_back.found_in(each.text) for each in news), tone


@pytest.mark.parametrize("tag", LANGUAGES)
def test_words_that_only_ask_to_be_called_give_nothing_away(tag: str) -> None:
    words = languages.load(tag)
    telling = phrases((*words.words("check", "health"), *words.words("check", "sensitive")))
    shown = [
        *words.templates("messages", "subject", "call_only"),
        *words.templates("messages", "subject", "gentle"),
    ]
    shown += [
        each
        for tone in ("plain", "warm", "brief")
        for each in words.templates("messages", "news", "call_only", tone)
    ]
    for purpose in ("correction", "all_clear", "reminder", "organiser", "venue"):
        shown += words.templates("follow_ups", purpose, "call_only", "plain")
    assert shown
    assert [each.text for each in shown if telling.found_in(each.text)] == []


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize(("place", "code"), [(0, "blame"), (1, "fear"), (2, "asks"), (3, "other_person")])
def test_a_planted_sentence_is_found(tag: str, place: int, code: str) -> None:
    assert code not in {finding.code for finding in _findings(tag, "")}
    assert code in {finding.code for finding in _findings(tag, _PLANTED[tag][place])}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_blame_word_says_what_to_do_instead(tag: str) -> None:
    words = languages.load(tag)
    for code in ("blame", "fear"):
        listed = words.raw("check", code)
        assert all(mend.strip() for mend in listed.values())
        for phrase in listed:
            planted = phrase.rstrip("*")
            assert phrases(tuple(listed)).found_in(planted), phrase


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_name_of_each_illness_is_known_as_a_name_of_it(tag: str) -> None:
    words = languages.load(tag)
    for key, entry in words.tables["illnesses"].items():
        listed = words.words("check", "illnesses", key)
        assert phrases(listed).found_in(entry["name"]), (key, entry["name"])


@pytest.mark.parametrize(
    ("tag", "illness", "typed"),
    [
        ("en", "hiv", "You need PEP."),
        ("es", "hiv", "Pide la PEP."),
        ("fr", "hiv", "Demande le TPE."),
        ("de", "hiv", "Es geht um die Viruslast."),
        ("pt", "chlamydia", "É sexualmente transmissível."),
        ("it", "chlamydia", "È una malattia venerea."),
        ("pl", "chlamydia", "To przenosi się drogą płciową."),
        ("uk", "chlamydia", "Передається статевим шляхом."),
        ("ar", "chlamydia", "الأمر يتعلق بالكلاميديا"),
    ],
)
def test_what_gives_a_sensitive_illness_away_is_found_on_a_phone(tag: str, illness: str, typed: str) -> None:
    asked = request(tag, illness, Channel.SMS)
    draft = compose(asked)
    about = known(asked, Roster(), draft.text)
    assert "unsafe_channel" not in {each.code for each in check(draft.text, None, about)}
    assert "unsafe_channel" in {each.code for each in check(f"{draft.text} {typed}", None, about)}
