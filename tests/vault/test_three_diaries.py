"""Random histories of three diaries that write, undo, forget and merge: they end as one, whatever the order."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from contactlog import vault
from contactlog.core.encounters import Encounter
from contactlog.core.people import Person
from contactlog.core.stamped import Stamped
from contactlog.errors import NotFound, Refused
from contactlog.vault import Vault, sums
from tests.conftest import NOW
from tests.vault.making import Ticking, encounter, person, save

PEOPLE = tuple(person(f"P{number}") for number in range(3))
MEETING = encounter(people=(PEOPLE[0].id,))
VERBS = ("add", "rename", "note", "delete", "forget", "undo", "purge", "merge")
Step = tuple[int, str, int]
"""Which diary, what it does, and to whom or with which other."""

steps = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(VERBS), st.integers(0, 2)), max_size=25)
skews = st.tuples(*[st.integers(-3, 3)] * 3)
"""Hours by which the clocks of the three are wrong."""


def _do(diaries: list[Vault], step: Step) -> None:
    number, verb, other = step
    opened, whom = diaries[number], PEOPLE[other]
    # What is not there, or was forgotten, is refused; the history goes on.
    with suppress(NotFound, Refused):
        if verb == "add":
            save(opened, whom, MEETING)
        elif verb == "rename":
            save(opened, replace(whom, name=f"P{other} of {number}"))
        elif verb == "note":
            save(opened, replace(MEETING, note=f"note {other} of {number}"))
        elif verb == "delete":
            with opened.change(verb) as change:
                change.delete(Person, whom.id)
        elif verb == "forget":
            opened.forget(Person, whom.id)
        elif verb == "undo":
            opened.undo()
        elif verb == "purge":
            opened.purge(date(2026, 1, 1))
        else:
            take_in(opened, list(diaries[other].stamped_rows()))


def take_in(opened: Vault, rows: list[Stamped]) -> int:
    """Merge, and give how many rows were new or newer."""
    with opened.change("merge") as change:
        return sum(change.put_stamped(row) for row in rows)


def _state(opened: Vault) -> dict[str, Stamped]:
    return {row.id: row for row in opened.stamped_rows()}


@settings(max_examples=40)
@given(steps, skews)
def test_three_diaries_end_as_one(history: list[Step], wrong: tuple[int, int, int]) -> None:
    with ExitStack() as stack:
        diaries = [
            stack.enter_context(vault.in_memory(Ticking(NOW + timedelta(hours=hours)))) for hours in wrong
        ]
        for step in history:
            _do(diaries, step)
        sent = [list(opened.stamped_rows()) for opened in diaries]
        forgotten = {row.id for rows in sent for row in rows if row.forgotten}
        # Associative and commutative: an empty diary that takes in the three, in every order.
        ends = []
        for order in permutations(sent):
            empty = stack.enter_context(vault.in_memory(Ticking()))
            for rows in order:
                take_in(empty, rows)
            ends.append(_state(empty))
        assert all(end == ends[0] for end in ends)
        assert {row_id for row_id, row in ends[0].items() if row.forgotten} == forgotten
        # And the three themselves, each in another order; what is taken in twice changes nothing.
        for number, opened in enumerate(diaries):
            for rows in (*sent[number:], *sent[:number]):
                take_in(opened, rows)
            assert _state(opened) == ends[0]
            assert [take_in(opened, rows) for rows in sent] == [0, 0, 0]
            assert sums.agrees(opened._database)
            met = {each.id for each in opened.encounters_of(PEOPLE[0].id)}
            assert met == {each.id for each in opened.all(Encounter) if PEOPLE[0].id in each.people}
