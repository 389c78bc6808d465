"""Nouns made of many rows at once are those that their own constructor makes."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.core.encounters import Encounter
from contactlog.core.groups import Group
from contactlog.core.records import Noun
from contactlog.core.stamped import Stamped
from contactlog.core.stamps import Stamp
from contactlog.vault import tables
from contactlog.vault.making import maker
from tests import strategies
from tests.conftest import NOW


def _through_rows(nouns: list[Noun]) -> list[Noun]:
    table = tables.of_noun(nouns[0])
    stamped = [Stamped(table.kind.name, noun.id, noun, NOW, Stamp(0, 0, 0)) for noun in nouns]
    return table.nouns([table.values(row)[: len(table.columns)] for row in stamped])


@given(strategies.nouns)
def test_a_noun_made_of_its_values_is_that_noun(noun: Noun) -> None:
    make = maker(type(noun))  # type: ignore[arg-type]
    made = make(*(getattr(noun, field.name) for field in fields(noun)))
    assert type(made) is type(noun)
    assert made == noun
    with pytest.raises(FrozenInstanceError):
        made.id = "other"  # type: ignore[misc]


@given(st.lists(strategies.encounters, min_size=1, max_size=5))
def test_many_rows_give_back_what_went_in(met: list[Encounter]) -> None:
    assert _through_rows(list(met)) == met


@pytest.mark.parametrize("line", ["a", "", 'a","b', '"', "\\", 'a\\","', "é, b", "[]", '","', "\\\\"])
def test_a_list_of_lines_survives_whatever_is_in_them(line: str) -> None:
    one = Group("g", "choir", (line, "ana", line))
    assert _through_rows([one, replace(one, people=()), replace(one, people=(line,))]) == [
        one,
        replace(one, people=()),
        replace(one, people=(line,)),
    ]


def test_no_rows_are_no_nouns() -> None:
    assert tables.of(Encounter).nouns([]) == []
