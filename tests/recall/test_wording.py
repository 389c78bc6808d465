"""The interview in the languages of quick entry."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from contactlog.quickentry import known_languages
from contactlog.recall.state import begin
from contactlog.recall.wording import wording
from tests.recall.diaries import FIRST, TODAY, VIEW
from tests.recall.test_interview import sitting

ENGLISH = wording("en").data


@pytest.mark.parametrize("lang", known_languages())
def test_every_language_of_quick_entry_has_every_sentence(lang: str) -> None:
    data = wording(lang).data
    assert data["say"].keys() == ENGLISH["say"].keys()
    assert data["domains"].keys() == ENGLISH["domains"].keys()
    assert [len(data[key]) for key in ("weekdays", "many", "months")] == [7, 7, 12]
    for key, text in data["say"].items():
        blanks = set(re.findall(r"{(\w+)}", text))
        assert blanks ^ set(re.findall(r"{(\w+)}", ENGLISH["say"][key])) <= {"many", "weekday"}, key


@pytest.mark.parametrize("lang", [lang for lang in known_languages() if lang != "en"])
def test_a_whole_sitting_is_in_the_language_of_the_user(lang: str) -> None:
    english = {question.key: question for question in sitting(begin(FIRST, TODAY), VIEW)[0]}
    asked, _ = sitting(begin(FIRST, TODAY), replace(VIEW, lang=lang))
    assert [question.key for question in asked] == list(english)
    for question in asked:
        assert question.text != english[question.key].text
        assert question.help != english[question.key].help
        assert "{" not in question.text + question.help


def test_a_language_without_words_is_asked_in_english() -> None:
    assert wording("pt-BR") is not wording("es")
    assert wording("pt-BR").data == ENGLISH
