"""Days that a text names in words, counts back, or gives in the names of a region."""

from __future__ import annotations

from datetime import date

import pytest

from contactlog.drafts import languages
from contactlog.drafts.check.days import find_days

_TODAY = date(2026, 3, 12)
_THIRD, _NINTH = date(2026, 3, 3), date(2026, 3, 9)


@pytest.mark.parametrize(
    ("tag", "text", "day"),
    [
        ("en", "on the third of March", _THIRD),
        ("en", "March third", _THIRD),
        ("en", "on the twenty-third of March", date(2026, 3, 23)),
        ("en", "the thirtieth of March", date(2026, 3, 30)),
        ("en", "three days ago", _NINTH),
        ("en", "3 days ago", _NINTH),
        ("en", "a week ago", date(2026, 3, 5)),
        ("de", "am dritten März", _THIRD),
        ("de", "vor drei Tagen", _NINTH),
        ("de", "am 3. Jänner", date(2026, 1, 3)),
        ("es", "el tres de marzo", _THIRD),
        ("es", "hace tres días", _NINTH),
        ("fr", "le trois mars", _THIRD),
        ("fr", "il y a trois jours", _NINTH),
        ("pt", "três de março", _THIRD),
        ("pt", "há três dias", _NINTH),
        ("it", "il tre marzo", _THIRD),
        ("it", "tre giorni fa", _NINTH),
        ("pl", "trzeciego marca", _THIRD),
        ("pl", "dwudziestego trzeciego marca", date(2026, 3, 23)),
        ("pl", "trzy dni temu", _NINTH),
        ("uk", "третього березня", _THIRD),
        ("uk", "двадцять третього березня", date(2026, 3, 23)),
        ("uk", "три дні тому", _NINTH),
        ("ar", "الثالث من مارس", _THIRD),
        ("ar", "3 آذار", _THIRD),
        ("ar", "قبل ثلاثة أيام", _NINTH),
        ("ar", "قبل يومين", date(2026, 3, 10)),
    ],
)
def test_a_day_in_words_is_read(tag: str, text: str, day: date) -> None:
    (found,) = find_days(text, languages.load(tag), _TODAY)
    assert found.is_one_of([day])
    assert not found.is_one_of([date(2026, 7, 17)])


@pytest.mark.parametrize(("tag", "text"), [("uk", "минулого понеділка"), ("pl", "we wtorku")])
def test_a_bent_weekday_is_read(tag: str, text: str) -> None:
    (found,) = find_days(text, languages.load(tag), _TODAY)
    assert found.weekday in (0, 1)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "The first may be late; a few days ago; watch it for three days."),
        ("de", "Achte bis Sonntag darauf"),
        ("ar", "قبل نهاية 30 أبريل"),
    ],
)
def test_what_is_no_day_in_words_is_left_alone(tag: str, text: str) -> None:
    found = find_days(text, languages.load(tag), _TODAY)
    assert len([day for day in found if day.weekday is None]) == (1 if tag == "ar" else 0)


@pytest.mark.parametrize(
    "text", ["I have COVID-19. We met Nov 22.", "It was 5. We met Nov 22.", "كوفيد-19. Nov 22"]
)
def test_a_number_of_another_sentence_is_no_day_of_the_month(text: str) -> None:
    found = find_days(text, languages.load("en"), _TODAY)
    assert [text[day.start : day.end] for day in found] == ["Nov 22"]
