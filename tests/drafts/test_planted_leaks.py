"""Whatever of somebody else is put into a message, and however it is bent: the check finds it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.core.drafts import Finding
from contactlog.core.people import Person
from contactlog.core.text import fold
from contactlog.drafts import formats
from contactlog.drafts.check import Known, check
from contactlog.drafts.check.own_words import own_words
from contactlog.drafts.names.tokens import key
from tests.conftest import heavy_size
from tests.drafts import invented

_JOINTS = re.compile(r"(?<=\w)[ ](?=\w)")


def _insert(text: str, leak: str, random: Random) -> tuple[str, int]:
    """Put a leak between two words, or at the end."""
    spots = [match.start() + 1 for match in _JOINTS.finditer(text)]
    if not spots or random.random() < 0.1:
        return f"{text} {leak}", len(text) + 1
    place = random.choice(spots)
    return f"{text[:place]}{leak} {text[place:]}", place


def _found(findings: tuple[Finding, ...], start: int, leak: str) -> bool:
    return any(
        each.serious
        and each.start is not None
        and each.start < start + len(leak)
        and start < each.start + len(each.words)
        for each in findings
    )


def _written(name: str, random: Random, about: Known) -> str:
    first, *rest = name.split()
    before = random.choice(about.words.words("check", "names", "before"))
    ways: tuple[Callable[[], str], ...] = (
        lambda: name,
        lambda: first,
        lambda: rest[-1] if rest else first,
        lambda: f"{first}'s",
        lambda: f"{first}’s",
        name.upper,
        lambda: name.replace(" ", "-"),
        lambda: f"({first})",
        lambda: f"{first},",
        lambda: f"*{first}*",
        lambda: f"“{name}”",
        lambda: f"{before} {first.lower()}",
    )
    return random.choice(ways)()


def _other_days(about: Known) -> list[date]:
    mine = {(day.month, day.day) for day in about.own_days()}
    return [
        day
        for back in range(2, 120)
        if (day := invented.TODAY - timedelta(days=back))
        and (day.month, day.day) not in mine
        and (day.day, day.month) not in mine
    ]


def _leak(random: Random, about: Known, other: Person) -> str:
    tag = about.words.tag
    day = random.choice(_other_days(about))
    number = other.phones[0].typed
    strange = [name for place, name in invented.PLACES.items() if place not in about.request.places]
    kinds: tuple[Callable[[], str], ...] = (
        lambda: _written(other.name, random, about),
        lambda: _written(other.name, random, about),
        lambda: _written(other.name, random, about),
        lambda: number,
        lambda: f"{number[:4]} {number[4:7]} {number[7:10]} {number[10:]}",
        lambda: f"0{number[4:]}",
        lambda: other.emails[0],
        lambda: random.choice(strange),
        lambda: random.choice(list(invented.GROUPS.values())) if other.id == "person-5" else other.name,
        lambda: formats.day(day, tag, today=invented.TODAY),
        day.isoformat,
        lambda: f"{day.day:02}.{day.month:02}.{day.year}",
        lambda: f"{day.day}/{day.month}/{day.year}",
        lambda: (other.address or "").splitlines()[0],
        lambda: "https://example.org/x",
    )
    return random.choice(kinds)()


@pytest.mark.heavy
def test_a_planted_leak_is_always_found() -> None:
    random = Random(20260312)
    missed: list[str] = []
    for _ in range(heavy_size(20_000, 100)):
        everybody = invented.people(random)
        request, roster = invented.subject(random, everybody)
        text, subject, about = invented.about(request, roster)
        leak = _leak(random, about, random.choice(everybody[1:]))
        edited, start = _insert(text, leak, random)
        if not _found(check(edited, subject, about), start, leak):
            missed.append(f"{request.language}: {leak!r} in {edited!r}")
    assert not missed, (len(missed), missed[:12])


@pytest.mark.parametrize(("tag", "name", "form"), [(t, n, f) for t, n, forms in invented.BENT for f in forms])
def test_a_bent_name_is_found(tag: str, name: str, form: str) -> None:
    random = Random(form)
    everybody = [Person("person-0", "Quentin Vos"), Person("person-1", name)]
    request, roster = invented.subject(random, everybody, tag)
    text, subject, about = invented.about(invented.calm(request), roster)
    edited, start = _insert(text, form, random)
    assert _found(check(edited, subject, about), start, form), edited


_letters = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Lt"]), min_size=2, max_size=9)
_full_names = st.lists(_letters.map(str.capitalize), min_size=1, max_size=3).map(" ".join)


@given(_full_names, st.randoms(use_true_random=False))
def test_a_planted_name_of_any_script_is_found(name: str, random: Random) -> None:
    everybody = [Person("person-0", "Quentin Vos"), Person("person-1", name)]
    request, roster = invented.subject(random, everybody)
    text, subject, about = invented.about(invented.calm(request), roster)
    own = own_words(about.words.tag)
    wanted = [word for word in name.split() if len(key(word)) > 1 and key(word) not in own.vocabulary]
    if not wanted or {fold(word) for word in wanted} & {"quentin", "vos", "marta", "vale"}:
        return
    edited, start = _insert(text, wanted[0], random)
    assert _found(check(edited, subject, about), start, wanted[0]), edited


@given(st.randoms(use_true_random=False))
def test_a_leak_in_the_subject_is_found(random: Random) -> None:
    everybody = invented.people(random)
    request, roster = invented.subject(random, everybody)
    text, _, about = invented.about(replace(request, purpose=request.purpose), roster)
    findings = check(text, f"About {everybody[1].name}", about)
    assert any(each.where == "subject" and each.code == "other_person" for each in findings)
