"""By which name a message speaks to somebody, and that such a name is no finding."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contactlog.core.people import Person
from contactlog.core.values import Channel, Tone
from contactlog.drafts.calling import first_name, full_name
from contactlog.drafts.check import Roster, check, known
from contactlog.drafts.compose import compose
from contactlog.drafts.subject import Request
from tests.drafts.languages_cases import LANGUAGES, request


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Ana Silva", "Ana"),
        ("ana silva", "ana"),
        ("Marie-Claire Dupont", "Marie-Claire"),
        ("Dr. Weiß", "Dr. Weiß"),
        ("Pani Basia", "Pani Basia"),
        ("Aunt Mary", "Aunt Mary"),
        ("عبد الرحمن الشامي", "عبد الرحمن"),
        ("أبو علي", "أبو علي"),
        ("Mum", "Mum"),
        ("my sister", ""),
        ("the man with the dog", ""),
        ("", ""),
    ],
)
def test_a_friend_is_called_by_a_name_that_names_them(name: str, called: str) -> None:
    assert first_name(Person("r", name)) == called


def test_a_description_stands_in_no_letter() -> None:
    person = Person("r", "the man with the dog")
    assert full_name(person) == ""
    text = compose(request("en", "influenza", Channel.LETTER, person=person)).text
    assert text.startswith("Hello,")
    assert "dog" not in text


def _findings(asked: Request, text: str | None = None) -> set[str]:
    draft = compose(asked)
    own = f"{draft.subject or ''}\n{draft.text}"
    roster = Roster({"x": "Anna's Café", "y": "Dom"}, {"g": ("Bank", frozenset({"other"}))})
    found = check(draft.text if text is None else text, draft.subject, known(asked, roster, own))
    return {each.code for each in found if each.serious}


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    ["Bill Friday", "Friday Okoro", "Rich Bank", "Doctor Khumalo", "Ann", "Domenica Rossi", "April May"],
)
def test_a_receiver_whose_name_is_a_word_gets_an_own_draft_without_a_finding(tag: str, name: str) -> None:
    for channel in (Channel.SMS, Channel.LETTER):
        for tone in (Tone.PLAIN, Tone.BRIEF):
            asked = request(tag, "influenza", channel, tone, person=Person("r", name), sender="Mark Monday")
            assert not _findings(asked)


def test_the_word_is_still_found_where_it_is_no_name() -> None:
    asked = request("en", "influenza", Channel.MESSENGER, person=Person("r", "Friday Okoro"))
    asked = replace(asked, sender="Marta")
    text = compose(asked).text
    assert not _findings(asked, text)
    assert "other_date" in _findings(asked, f"{text} We met Friday.")
