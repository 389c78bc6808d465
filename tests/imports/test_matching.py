from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.core.people import Person, Phone
from contactlog.imports.adoption import as_person, completed
from contactlog.imports.candidates import PersonCandidate
from contactlog.imports.identity import name_key, refusal_key
from contactlog.imports.matching import match_people
from contactlog.imports.mentions import Mentions
from contactlog.imports.twins import likely_twins
from tests.imports.samples import report

MOBILE = Phone("912 345 678", "+351912345678")
OTHER = Phone("913 000 000", "+351913000000")
ANA = Person("ana", "Ana Silva", nicknames=("Aninhas",), phones=(MOBILE,), emails=("ana@example.pt",))
BRUNO = Person("bruno", "Bruno Costa")
JO = Person("jo", "Jo")

names = st.sampled_from(["", "Ana", "Ana Silva", "Ana Costa", "Bruno", "Silva, Ana", "ana silva", "Zé"])
phones = st.sampled_from([MOBILE, OTHER, Phone("112"), Phone("call me")])
mails = st.sampled_from(["ana@example.pt", "ANA@example.pt", "b@example.pt"])
candidates = st.builds(
    PersonCandidate,
    name=names,
    nicknames=st.lists(names.filter(bool), max_size=1).map(tuple),
    phones=st.lists(phones, max_size=2).map(tuple),
    emails=st.lists(mails, max_size=2).map(tuple),
    note=st.sampled_from(["", "with the dog"]),
)


def judged(candidate: PersonCandidate, *people: Person) -> tuple[str, str]:
    """Give ("new" | "same" | "maybe", id)."""
    plan = match_people([candidate], people)
    if plan.same:
        return "same", plan.same[0].person
    if plan.maybe:
        return "maybe", plan.maybe[0].person
    return "new", ""


@pytest.mark.parametrize(
    ("candidate", "expected"),
    [
        (PersonCandidate("Ana Silva", phones=(Phone("x", "+351912345678"),)), ("same", "ana")),
        (PersonCandidate("Silva, Ana", emails=("ANA@example.pt",)), ("same", "ana")),
        (PersonCandidate("Aninhas", phones=(MOBILE,)), ("same", "ana")),
        (PersonCandidate("", phones=(MOBILE,)), ("same", "ana")),
        (PersonCandidate("ana silva"), ("same", "ana")),
        (PersonCandidate("Bruno Costa", phones=(OTHER,)), ("same", "bruno")),
        (PersonCandidate("Ana Silva", phones=(OTHER,)), ("maybe", "ana")),
        (PersonCandidate("Carlos Silva", phones=(MOBILE,)), ("maybe", "ana")),
        (PersonCandidate("Ana Sousa", nicknames=("Aninhas",)), ("maybe", "ana")),
        (PersonCandidate("Bruno"), ("maybe", "bruno")),
        (PersonCandidate("Jo Jones"), ("maybe", "jo")),
        (PersonCandidate("Jo", phones=(OTHER,)), ("maybe", "jo")),
        (PersonCandidate("Carla", phones=(OTHER,)), ("new", "")),
        (PersonCandidate(""), ("new", "")),
    ],
)
def test_only_what_is_sure_is_the_same(candidate: PersonCandidate, expected: tuple[str, str]) -> None:
    assert judged(candidate, ANA, BRUNO, JO) == expected


def test_between_two_people_of_one_name_nothing_is_chosen() -> None:
    twins = (Person("1", "Ana Silva"), Person("2", "Ana Silva"))
    assert judged(PersonCandidate("Ana Silva", phones=(OTHER,)), *twins)[0] == "maybe"
    sharing = tuple(Person(key, "Ana Silva", phones=(MOBILE, OTHER)) for key in "12")
    assert judged(PersonCandidate("Ana Silva", phones=(MOBILE,)), *sharing)[0] == "maybe"


def test_a_maybe_says_why() -> None:
    plan = match_people([PersonCandidate("Carlos Silva", phones=(MOBILE,))], [ANA])
    assert plan.maybe[0].why == "a number or address is the same, the name is another"


def test_not_the_same_is_remembered() -> None:
    candidate = PersonCandidate("Carlos Silva", phones=(MOBILE,))
    plan = match_people([candidate], [ANA], frozenset({(refusal_key(candidate), "ana")}))
    assert plan.new == (candidate,)


def test_a_number_of_a_whole_company_tells_nobody_apart() -> None:
    colleagues = [Person(str(number), f"Colleague {number}", phones=(MOBILE,)) for number in range(30)]
    assert judged(PersonCandidate("New One", phones=(MOBILE,)), *colleagues) == ("new", "")


@given(st.lists(candidates, max_size=8), st.lists(candidates, max_size=4))
def test_every_candidate_is_in_exactly_one_list(
    some: list[PersonCandidate], others: list[PersonCandidate]
) -> None:
    people = [as_person(candidate, str(number)) for number, candidate in enumerate(others)]
    plan = match_people(some, people)
    back = [*plan.new, *(same.candidate for same in plan.same), *(maybe.candidate for maybe in plan.maybe)]
    assert sorted(map(repr, back)) == sorted(map(repr, some))
    assert len(back) == len(some)


@given(st.lists(candidates, max_size=8))
def test_a_second_import_adds_nobody(some: list[PersonCandidate]) -> None:
    people = [as_person(candidate, str(number)) for number, candidate in enumerate(some)]
    plan = match_people(some, people)
    assert (plan.new, plan.maybe) == ((), ())
    assert sorted(same.person for same in plan.same) == sorted(person.id for person in people)


@pytest.mark.parametrize("name", ["android.vcf", "google.vcf", "broken.vcf", "google.csv", "outlook_de.csv"])
def test_a_second_import_of_a_real_file_adds_nobody(name: str) -> None:
    found = report(name).people
    people = [as_person(candidate, str(number)) for number, candidate in enumerate(found)]
    again = match_people(found, people)
    assert (again.new, again.maybe) == ((), ())


@given(candidates, candidates)
def test_completing_a_person_loses_nothing_and_settles(one: PersonCandidate, other: PersonCandidate) -> None:
    person = as_person(one, "x")
    once = completed(person, other)
    assert once.phones[: len(person.phones)] == person.phones
    assert once.emails[: len(person.emails)] == person.emails
    assert once.nicknames[: len(person.nicknames)] == person.nicknames
    assert person.name in ("", once.name)
    assert completed(once, other) == once


def test_repeated_numbers_come_in_once() -> None:
    tomas = report("google.vcf").people[0]
    assert [phone.e164 for phone in as_person(tomas, "x").phones] == ["+351912345678", "+351213456789"]


def test_a_known_name_is_kept_and_the_other_becomes_a_nickname() -> None:
    found = completed(ANA, PersonCandidate("Ana from choir", phones=(OTHER,)))
    assert found.name == "Ana Silva"
    assert found.nicknames == ("Aninhas", "Ana from choir")
    assert found.phones == (MOBILE, OTHER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lunch with Ana Silva", ("ana",)),
        ("Coffee: Bruno, Aninhas", ("bruno", "ana")),
        ("BRUNO / Jo", ("bruno", "jo")),
        ("Lunch with @ana", ("ana",)),
        ("Analysis meeting", ()),
        ("", ()),
    ],
)
def test_titles_name_people(text: str, expected: tuple[str, ...]) -> None:
    assert Mentions([ANA, BRUNO, JO]).named_in(text) == expected


def test_a_first_name_that_two_people_have_names_nobody() -> None:
    assert Mentions([ANA, Person("2", "Ana Costa")]).named_in("Lunch with Ana") == ()
    assert Mentions([ANA, Person("2", "Ana Costa")]).named_in("Lunch with Ana Costa") == ("2",)


def test_likely_twins_are_found_once_and_refusals_hold() -> None:
    people = [ANA, Person("2", "Ana S.", phones=(MOBILE,)), BRUNO, Person("4", "bruno costa")]
    assert [(twin.one, twin.other) for twin in likely_twins(people)] == [("ana", "2"), ("bruno", "4")]
    assert [twin.one for twin in likely_twins(people, frozenset({("2", "ana")}))] == ["bruno"]


def test_names_are_compared_in_the_order_they_are_spoken() -> None:
    assert name_key("Doe, John") == name_key("john  DOE") == "john doe"
    assert name_key("O. Müller") == "o muller"
