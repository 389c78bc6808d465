"""Over generated people, illnesses, languages and edits: no draft that passes holds anything of somebody else."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest

from contactlog.core.text import fold
from contactlog.drafts import languages
from contactlog.drafts.check import check
from contactlog.drafts.check.own_words import own_words
from contactlog.drafts.names.tokens import key
from contactlog.drafts.safety import allowed
from contactlog.drafts.subject import Disclosure, Purpose, Request
from tests.conftest import heavy_size
from tests.drafts import invented

_NEUTRAL = ("please", "thanks", "soon", "hoy", "merci", "gern", "ciao", "proszę", "дякую", "شكرا", "ok")


def _words(text: str) -> set[str]:
    return {key(word) for word in re.findall(r"[^\W\d_]+", text)}


def _theirs(request: Request, tag: str) -> set[str]:
    """What would tell of somebody else: words of names, numbers, mails. Words of our own sentences say nothing."""
    mine = _words(request.person.name) | _words(request.sender) | own_words(tag).vocabulary
    names = {word for other in request.others for word in _words(other.name) | set(map(key, other.nicknames))}
    return {word for word in names - mine if len(word) > 2}


def _edited(text: str, others: list[str], random: Random) -> str:
    words = text.split(" ")
    for _ in range(random.choice([0, 0, 1, 2, 5])):
        place = random.randrange(len(words))
        change = random.choice(["drop", "double", "swap", "neutral", "theirs", "upper"])
        if change == "drop" and len(words) > 1:
            del words[place]
        elif change == "double":
            words.insert(place, words[place])
        elif change == "swap":
            other = random.randrange(len(words))
            words[place], words[other] = words[other], words[place]
        elif change == "neutral":
            words.insert(place, random.choice(_NEUTRAL))
        elif change == "theirs":
            words.insert(place, random.choice(others))
        else:
            words[place] = words[place].upper()
    return " ".join(words)


@pytest.mark.heavy
def test_no_draft_that_passes_holds_anything_of_somebody_else() -> None:
    random = Random(7)
    leaks: list[str] = []
    passed = 0
    for _ in range(heavy_size(20_000, 100)):
        everybody = invented.people(random)
        request, roster = invented.subject(random, everybody)
        text, subject, about = invented.about(request, roster)
        others = [
            word for other in everybody[1:] for word in (*other.name.split(), other.name, other.emails[0])
        ]
        edited = _edited(text, others, random)
        if any(each.serious for each in check(edited, subject, about)):
            continue
        passed += 1
        held = _words(edited) & _theirs(request, about.words.tag)
        digits = re.sub(r"\D", "", edited)
        numbers = [other.phones[0].typed[-7:] for other in everybody[1:]]
        if held or any(number in digits for number in numbers) or "@" in edited:
            leaks.append(f"{request.language}: {held} in {edited!r}")
    assert not leaks, (len(leaks), leaks[:10])
    assert passed, "every draft was stopped, so nothing was shown"


@pytest.mark.parametrize("tag", languages.tags())
def test_our_own_words_pass(tag: str) -> None:
    """With a diary full of people whose names are ordinary words."""
    random = Random(tag)
    for _ in range(25):
        everybody = invented.people(random, 12)
        request, roster = invented.subject(random, everybody, tag)
        text, subject, about = invented.about(request, roster)
        unsafe = request.anonymous and allowed(request) is Disclosure.CALL_ONLY
        found = [
            each
            for each in check(text, subject, about)
            if each.code not in ("maybe_person", "length") and not (unsafe and each.code == "unsafe_channel")
        ]
        assert not found, (text, found)


@pytest.mark.parametrize("tag", languages.tags())
def test_an_anonymous_message_that_others_may_see_is_stopped(tag: str) -> None:
    """It could only send the person to a clinic, and would say so to whoever holds the phone."""
    random = Random(3)
    for _ in range(200):
        everybody = invented.people(random)
        request, roster = invented.subject(random, everybody, tag)
        request = replace(request, purpose=Purpose.NEWS)
        if request.anonymous and allowed(request) is Disclosure.CALL_ONLY:
            text, subject, about = invented.about(request, roster)
            assert any(each.code == "unsafe_channel" for each in check(text, subject, about)), text
            return
    pytest.fail("no such message came up")


def test_names_are_compared_without_case_and_accents() -> None:
    assert fold("ÁNNA") == key("anna") == key("Ánna")
