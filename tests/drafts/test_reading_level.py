"""What we write in English reads easily: Flesch-Kincaid grade 7 at most.

The measure is the published one (Kincaid, Fishburne, Rogers and Chissom 1975, "Derivation of new readability
formulas for Navy enlisted personnel"): 0.39 words per sentence + 11.8 syllables per word - 15.59. Syllables are
counted by the small rules below instead of a library: ``textstat`` brings nine packages and wants its dictionaries
from a network. The counts are held to words whose syllables are known.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from contactlog.core.values import Channel, Tone
from contactlog.drafts import languages
from contactlog.drafts.compose import compose
from contactlog.drafts.subject import Purpose
from tests.drafts.languages_cases import ILLNESSES, deadline, request

_HIGHEST = 7.0
_LETTERS = re.compile(r"[a-z]+(?:'[a-z]+)*", re.IGNORECASE)
_SPELLED = {
    "hiv": 3,
    "rsv": 3,
    "nhs": 3,
    "tb": 2,
    "pep": 1,
    "mpox": 2,
    "diarrhea": 4,
    "area": 3,
    "people": 2,
    "being": 2,
}
"""Words said letter by letter, and those the rules get wrong."""


def syllables(word: str) -> int:
    """Count the syllables of an English word: groups of vowels, less the silent e, more the split ones."""
    plain = word.casefold().replace("'", "")
    if plain in _SPELLED:
        return _SPELLED[plain]
    count = len(re.findall(r"[aeiouy]+", plain))
    if re.search(r"[^aeiouyl]es$|[^aeiouy]e$", plain) and not re.search(
        r"(?:[^aeiouy]le|[sxz]es|ches|shes|ges|ces)$", plain
    ):
        count -= 1
    if re.search(r"[^aeiouydt]ed$", plain) or re.search(r"[^aeiouy]ely$|[^aeiouy]eful", plain):
        count -= 1
    count += len(re.findall(r"ia(?!l)|io(?!n|u)|iu|eo|ua(?!l|r)|[aeiou]ing$|ier$|iet", plain))
    return max(count, 1)


def grade(text: str) -> float:
    """Give the Flesch-Kincaid grade of a text."""
    sentences = [part for part in re.split(r"[.!?\n]+", text) if _LETTERS.search(part)]
    words = _LETTERS.findall(text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("fever", 2), ("headache", 2), ("vaccine", 2), ("medicine", 3), ("pharmacist", 3),
        ("treatment", 2), ("people", 2), ("March", 1), ("Saturday", 3), ("Tuesday", 2), ("together", 3),
        ("details", 2), ("never", 2), ("called", 1), ("wanted", 2), ("illness", 2), ("chickenpox", 3),
        ("measles", 2), ("hepatitis", 4), ("syphilis", 3), ("condoms", 2), ("diarrhea", 4), ("changes", 2),
        ("sores", 1), ("clinic", 2), ("pregnant", 2), ("tuberculosis", 5), ("money", 2), ("use", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_a_dictionary_has_them(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_of_known_sentences() -> None:
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    hard = "Epidemiological investigation necessitates comprehensive notification of exposed individuals."
    assert grade(hard) > 20


@pytest.mark.parametrize(
    "channel", [each for each in Channel if each not in (Channel.CALL, Channel.IN_PERSON)]
)
@pytest.mark.parametrize("tone", list(Tone))
def test_every_english_draft_reads_easily(channel: Channel, tone: Tone) -> None:
    for illness in ILLNESSES:
        for anonymous in (False, True):
            text = compose(request("en", illness, channel, tone, anonymous=anonymous)).text
            assert grade(text) <= _HIGHEST, (illness, anonymous, round(grade(text), 1), text)


@pytest.mark.parametrize("channel", [Channel.CALL, Channel.IN_PERSON])
def test_every_english_script_reads_easily(channel: Channel) -> None:
    for illness in ILLNESSES:
        text = compose(request("en", illness, channel)).text
        assert grade(text) <= _HIGHEST, (illness, round(grade(text), 1), text)


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize("what", ["vaccine", "medicine", "immunoglobulin", "see_doctor"])
def test_later_messages_and_deadlines_read_easily(purpose: Purpose, what: str) -> None:
    asked = request("en", "measles", Channel.EMAIL, purpose=purpose, gathering="the choir")
    assert asked.exposure is not None
    for vulnerable in (False, True):
        due = replace(deadline(what), for_vulnerable=vulnerable)
        text = compose(replace(asked, exposure=replace(asked.exposure, deadline=due))).text
        assert grade(text) <= _HIGHEST, (round(grade(text), 1), text)


def test_the_page_about_tricks_reads_easily() -> None:
    trust = languages.load("en").tables["trust"]
    lines = [each for value in trust.values() for each in (value if isinstance(value, list) else [value])]
    assert grade(". ".join(lines)) <= _HIGHEST
