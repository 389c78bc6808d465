"""Questions: days, people, pages, words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactlog import vault
from contactlog.core.encounters import Encounter, QuietDay
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.vault import Vault
from tests import strategies
from tests.vault.making import at, encounter, fixed, new_vault, person, reopened, save

TENTH = date(2026, 3, 10)


@pytest.fixture
def opened() -> Iterator[Vault]:
    with vault.in_memory(fixed) as made:
        yield made


def test_days_are_local_days_both_ends_included(opened: Vault) -> None:
    kept = [encounter(TENTH + timedelta(days=number)) for number in range(5)]
    save(opened, *reversed(kept))
    assert opened.encounters_between(TENTH + timedelta(days=1), TENTH + timedelta(days=3)) == kept[1:4]
    assert opened.encounters_between(TENTH, TENTH - timedelta(days=1)) == []


def test_within_a_day_the_earlier_comes_first_and_the_unknown_before_it(opened: Vault) -> None:
    late, early, unknown = encounter(started_at=at(20)), encounter(started_at=at(8)), encounter()
    save(opened, late, early, unknown)
    assert opened.encounters_between(TENTH, TENTH) == [unknown, early, late]


def test_meetings_with_a_person_follow_every_change(opened: Vault) -> None:
    ana, ben = person(), person("Ben")
    met = encounter(people=(ana.id, ben.id, ana.id))
    save(opened, ana, ben, met)
    assert opened.encounters_of(ana.id) == [met]
    without = replace(met, people=(ben.id,), local_date=TENTH + timedelta(days=1))
    save(opened, without)
    assert opened.encounters_of(ana.id) == []
    assert opened.encounters_of(ben.id) == [without]
    assert opened.encounters_of(ben.id, first=TENTH, last=TENTH) == []
    assert opened.encounters_of(ben.id, first=TENTH + timedelta(days=1)) == [without]


@settings(max_examples=30)
@given(st.lists(strategies.encounters, max_size=12, unique_by=lambda each: each.id), st.integers(1, 5))
def test_pages_together_are_all_encounters_newest_first(met: list[Encounter], size: int) -> None:
    with vault.in_memory(fixed) as made:
        save(made, *met)
        pages: list[Encounter] = []
        while page := made.encounters_page(pages[-1] if pages else None, size):
            assert len(page) <= size
            pages.extend(page)

    def order(each: Encounter) -> tuple[date, str, str]:
        return each.local_date, "" if each.started_at is None else each.started_at.isoformat(), each.id

    assert pages == sorted(met, key=order, reverse=True)


def test_days_with_entries_count_encounters_and_name_quiet_days(opened: Vault) -> None:
    save(opened, encounter(TENTH), encounter(TENTH), encounter(TENTH - timedelta(days=40)))
    with opened.change("quiet") as change:
        change.put(QuietDay(person().id, TENTH + timedelta(days=1)))
    assert opened.days_with_entries(TENTH, TENTH + timedelta(days=9)) == {
        TENTH: 2,
        TENTH + timedelta(days=1): 0,
    }


def test_names_are_found_without_accents_case_or_the_rest_of_the_word(opened: Vault) -> None:
    jose = person("José Łukasz Straße", nicknames=("Zé",), note="plays the björn")
    save(opened, jose, person("Ana"))
    for typed in ("jose", "JOSÉ", "łuk", "luk", "strasse", "ze", "björn jos", "  BJORN "):
        assert opened.search(typed) == [jose], typed
    for typed in ("", "   ", "...", "osé", "jose ana", '"', "*", "^", "😀"):
        assert opened.search(typed) == [], typed


@given(st.text(max_size=20))
def test_no_text_is_ever_read_as_a_query_language(text: str) -> None:
    with vault.in_memory(fixed) as made:
        save(made, person("Ana NEAR(b) OR"))
        made.search(text)
        made.search(f'{text}" OR words:*')


def test_encounters_are_found_by_note_people_place_and_group_and_all_words_count(opened: Vault) -> None:
    ana, cafe, choir = person("Ana"), Place(person().id, "Café Nero"), Group(person().id, "Choir")
    lunch = encounter(TENTH, people=(ana.id,), place=cafe.id, note="lunch")
    later = encounter(TENTH + timedelta(days=1), people=(ana.id,), group=choir.id)
    save(opened, ana, lunch, later)
    with opened.change("more") as change:
        change.put(cafe)
        change.put(choir)
    assert opened.search("ana") == [ana, later, lunch]
    assert opened.search("ana nero") == [lunch]
    assert opened.search("cafe") == [cafe, lunch]
    assert opened.search("choir") == [choir, later]
    assert opened.search("lunch ana cafe") == [lunch]
    assert opened.search("lunch choir") == []
    assert opened.search("ana", limit=1) == [ana, later]
    save(opened, replace(ana, name="Berta"), replace(lunch, note=""))
    assert opened.search("ana") == []
    assert opened.search("lunch") == []
    assert opened.search("berta nero") == [replace(lunch, note="")]


def test_many_words_narrow_the_search_as_far_as_the_limit(opened: Vault) -> None:
    save(opened, person("a b c d e f g h"))
    assert len(opened.search("a b c d e f g h i j")) == 1


def test_every_row_is_given_from_one_state_while_others_write(tmp_path: Path) -> None:
    with new_vault(tmp_path) as first:
        save(first, *(person(f"P{number}") for number in range(20)))
        rows = first.stamped_rows()
        seen = [next(rows)]
        save(first, person("later"))
        seen.extend(rows)
        assert len(seen) == 20
        assert first.count(Person) == 21


def test_another_process_is_noticed(tmp_path: Path) -> None:
    with new_vault(tmp_path) as first, reopened(tmp_path) as second:
        before = first.data_version()
        assert first.data_version() == before
        save(second, person())
        assert first.data_version() != before
        assert first.count(Person) == 1
