"""An own wording holds nothing of the person it was written for, and fits the next one."""

from __future__ import annotations

import pytest

from contactlog.drafts.own_wording import filled, turned_into_template
from contactlog.errors import Refused

_ANA = {
    "first": "Ana",
    "name": "Ana Silva",
    "me": "Marta",
    "dates": "March 8 and March 10",
    "last_date": "March 10",
    "place": "Café Nero",
    "illness": "the flu",
}


def test_details_become_gaps_the_longest_first() -> None:
    text = "Dear Ana Silva, it's Marta. I have the flu. We met on March 8 and March 10 at Café Nero. Anagrams, Ana?"
    template = turned_into_template(text, _ANA)
    assert (
        template
        == "Dear {name}, it's {me}. I have {illness}. We met on {dates} at {place}. Anagrams, {first}?"
    )
    assert filled(template, _ANA) == text


def test_a_sentence_with_a_gap_that_stays_open_is_left_out() -> None:
    assert (
        filled("Hi {first}. We met at {place}. Call me.\n\nBye", {"first": "Ben"})
        == "Hi Ben. Call me.\n\nBye"
    )


def test_braces_are_refused() -> None:
    with pytest.raises(Refused, match="braces"):
        turned_into_template("Hi {you}", _ANA)
