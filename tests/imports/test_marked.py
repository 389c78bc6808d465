from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contactlog.imports.marked import Numbering


@given(st.lists(st.one_of(st.integers(0, 400), st.text(min_size=1, max_size=2)), max_size=600))
def test_marks_are_numbered_in_the_order_in_which_they_first_come(marks: list[int | str]) -> None:
    numbering, first = Numbering(), list(dict.fromkeys(marks))
    seen: set[int | str] = set()
    for mark in marks:
        assert numbering.is_new(mark) == (mark not in seen)
        seen.add(mark)
        assert numbering.number(mark) == first.index(mark)
    assert len(numbering) == len(first)
