"""The pages of a long list: what is held, what is asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contactlog.tui.widgets.pages import KEPT_PAGES, PAGE, Pages, seen

COUNT = 1_000_000


@given(st.lists(st.integers(0, COUNT // PAGE), max_size=80), st.integers(0, COUNT - 1))
def test_what_is_looked_at_and_both_ends_stay_however_many_pages_come(numbers: list[int], top: int) -> None:
    pages: Pages[int] = Pages()
    pages.begin(COUNT)
    here = top // PAGE
    for number in (0, pages.last, here, *numbers):
        pages.put(number, range(number * PAGE, min(COUNT, (number + 1) * PAGE)), here)
    assert (pages.row(0), pages.row(COUNT - 1), pages.row(top)) == (0, COUNT - 1, top)
    assert len(list(pages.held())) <= KEPT_PAGES * PAGE
    assert all(index == row for index, row in pages.held())


@given(st.integers(1, COUNT), st.integers(0, COUNT), st.integers(0, 200))
def test_what_comes_next_is_asked_for_once_and_only_where_there_is_something(
    count: int, top: int, height: int
) -> None:
    pages: Pages[int] = Pages()
    pages.begin(count)
    top = min(top, count - 1)
    asked = [number for number in pages.around(top, height) if pages.ask(number)]
    assert len(asked) == len(set(asked))
    assert {0, pages.last, top // PAGE} <= set(asked)
    assert all(0 <= number <= pages.last for number in asked)
    first, last = seen(top, height)
    assert {first - 1, last + 1} & set(range(pages.last + 1)) <= set(asked)
    assert not any(pages.ask(number) for number in asked)
    pages.put(asked[0], [1])
    assert not pages.ask(asked[0])


def test_rows_that_are_all_at_hand_are_never_asked_for() -> None:
    pages: Pages[int] = Pages()
    pages.fill(range(PAGE * (KEPT_PAGES + 3)))
    assert [row for _, row in pages.held()] == list(range(pages.count))
    assert not any(pages.ask(number) for number in pages.around(PAGE, 40))
