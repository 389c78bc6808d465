"""A sequence that is made when it is first looked at."""

from __future__ import annotations

import gc
import weakref

from contactlog.core.later import Later


def test_it_is_made_once_and_only_when_looked_at() -> None:
    made: list[int] = []

    def make() -> tuple[str, ...]:
        made.append(1)
        return ("ana", "ben")

    later = Later(make)
    assert not made
    assert later[0] == "ana"
    assert (list(later), len(later), later[1:]) == (["ana", "ben"], 2, ("ben",))
    assert made == [1]


def test_the_first_value_alone_is_made_alone() -> None:
    made: list[str] = []

    def make(word: str) -> tuple[str, ...]:
        made.append(word)
        return (word, "ben")

    later = Later(make, "ana", first=str)
    assert later
    assert later[0] == "ana"
    assert not made
    assert later[1] == "ben"
    assert (later[0], made) == ("ana", ["ana"])


def test_it_equals_every_sequence_of_the_same_values() -> None:
    later = Later(lambda: (1, 2))
    assert later == (1, 2)
    assert later == [1, 2]
    assert later == Later(lambda: (1, 2))
    assert later != (2, 1)
    assert later != 12
    assert hash(later) == hash((1, 2))
    assert not Later(tuple[int, ...])


def test_it_lets_go_of_what_it_was_made_from() -> None:
    class Diary:
        pass

    diary = Diary()
    seen = weakref.ref(diary)
    later = Later(lambda kept=diary: (str(type(kept)),))
    del diary
    assert len(later) == 1
    gc.collect()
    assert seen() is None


def test_it_is_not_shown_before_or_after() -> None:
    later = Later(lambda: ("met Ana",))
    assert repr(later) == "<Later>"
    assert later
    assert repr(later) == "<Later>"
