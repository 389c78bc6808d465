"""Every language fills the parts that English has, with the same gaps to fill."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from babel import Locale

from contactlog.drafts import languages
from contactlog.drafts.template import parse
from tests.drafts.languages_cases import ILLNESSES, LANGUAGES, own_texts

_OTHERS = tuple(tag for tag in LANGUAGES if tag != "en")
_SHORT_NAMES = re.compile(r"illnesses\.\w+\.brief")


def _keys(tag: str) -> set[str]:
    """The parts of a language, without what may differ: plural forms, short names, places in a list."""
    found = set()
    for path, _ in own_texts(tag):
        key = ".".join(part for part in path if not part.isdecimal() or path[0] == "calls")
        if not _SHORT_NAMES.fullmatch(key) and not key.startswith("messages.times"):
            found.add(re.sub(r"(words)\.\d+$", r"\1", key))
    return found


def _slots(tag: str) -> Iterator[tuple[str, list[frozenset[str]]]]:
    """The placeholders of each alternative of each part."""
    words = languages.load(tag)
    for key in sorted(_keys(tag)):
        if not key.startswith(("calls", "trust")):
            yield key, [template.slots for template in words.templates(*key.split("."))]


def test_the_nine_languages_are_there() -> None:
    assert set(LANGUAGES) == {"ar", "de", "en", "es", "fr", "it", "pl", "pt", "uk"}


@pytest.mark.parametrize("tag", _OTHERS)
def test_a_language_has_the_parts_of_english_and_no_others(tag: str) -> None:
    assert _keys(tag) == _keys("en")


@pytest.mark.parametrize("tag", _OTHERS)
def test_each_alternative_has_the_same_gaps_as_in_english(tag: str) -> None:
    assert dict(_slots(tag)) == dict(_slots("en"))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_sentence_is_a_template_that_can_be_read(tag: str) -> None:
    for path, text in own_texts(tag):
        assert parse(text).text == text, path


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_illness_has_a_name_of_the_language(tag: str) -> None:
    words = languages.load(tag)
    assert set(words.tables["illnesses"]) == set(ILLNESSES)
    assert len(ILLNESSES) == 31
    for key in ILLNESSES:
        name, brief = words.text("illnesses", key, "name"), words.raw("illnesses", key, "brief")
        assert name.strip() == name
        assert brief is None or len(brief) < len(name)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_counted_meetings_have_every_plural_form_of_cldr(tag: str) -> None:
    forms = languages.load(tag).raw("messages", "times")
    rule = Locale.parse(tag).plural_form
    assert {rule(number) for number in range(201)} | {"other"} <= set(forms) | {"other"}
    assert {"#" in forms[rule(number)] for number in range(4, 201)} == {True}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_says_how_it_was_checked_without_boasting(tag: str) -> None:
    words = languages.load(tag)
    assert words.name
    assert ("Not yet read by a native speaker" in words.checked) is (tag != "en")
    assert words.raw("language", "native") is (tag == "en")
    assert words.right_to_left is (tag == "ar")
    assert len(words.words("language", "quotes")) == 2


@pytest.mark.parametrize("tag", LANGUAGES)
def test_nothing_has_a_percentage_a_link_or_an_address(tag: str) -> None:
    for path, text in own_texts(tag):
        assert not re.search(r"%|٪|https?:|www\.|@|\.(?:com|org|gov)\b", text), path


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_mark_that_turns_the_direction_hides_in_the_words(tag: str) -> None:
    for path, text in own_texts(tag):
        assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]", text), path


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_page_about_tricks_says_as_much_as_in_english(tag: str) -> None:
    trust, english = languages.load(tag).tables["trust"], languages.load("en").tables["trust"]
    assert {key: len(value) for key, value in trust.items() if isinstance(value, list)} == {
        key: len(value) for key, value in english.items() if isinstance(value, list)
    }


@pytest.mark.parametrize("tag", LANGUAGES)
def test_call_scripts_have_the_same_steps_saying_the_same_parts(tag: str) -> None:
    words, english = languages.load(tag), languages.load("en")
    for channel in ("call", "in_person"):
        steps = [(step.get("say"), "words" in step) for step in words.raw("calls", channel)]
        assert steps == [(step.get("say"), "words" in step) for step in english.raw("calls", channel)]
