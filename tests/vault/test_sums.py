"""The sum over all rows: always right after what contactlog does, and wrong after an old page was put back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contactlog import vault
from contactlog.core.people import Person
from contactlog.errors import Damaged
from contactlog.vault import Vault, meta, migrations, sums
from contactlog.vault.connection import PAGE_BYTES
from contactlog.vault.kdf import CHEAPEST
from tests import strategies
from tests.conftest import NOW
from tests.vault.making import PASSPHRASE, Ticking, encounter, fixed, new_vault, person, reopened, save


def _wrong(opened: Vault) -> list[str]:
    return [look.what for look in opened.inspect() if not look.ok]


_ACTS = st.lists(
    st.tuples(st.sampled_from(["add", "edit", "delete", "forget", "undo", "purge"]), st.integers(0, 9))
)


@given(_ACTS)
@settings(max_examples=60)
def test_it_is_right_after_every_act(acts: list[tuple[str, int]]) -> None:
    with vault.in_memory(Ticking()) as opened:
        people = [person(f"P{number}") for number in range(3)]
        save(opened, *people)
        for verb, number in acts:
            whom = people[number % 3]
            there = opened.get(Person, whom.id)
            if verb == "add":
                save(
                    opened,
                    encounter(
                        date(2026, 3, 1) + timedelta(days=number), people=(whom.id,), minutes=number / 3
                    ),
                )
            elif verb == "edit" and there:
                save(opened, replace(there, note="n" * number))
            elif verb in ("delete", "forget") and there:
                with opened.change(verb) as change:
                    change.delete(Person, whom.id) if verb == "delete" else change.forget(Person, whom.id)
            elif verb == "undo":
                opened.undo()
            elif verb == "purge":
                opened.purge(date(2026, 3, 1 + number))
            assert sums.agrees(opened._database)
        assert _wrong(opened) == []


_KINDS = (
    strategies.people,
    strategies.places,
    strategies.groups,
    strategies.encounters,
    strategies.quiet_days,
    strategies.cases,
    strategies.received_notices,
    strategies.notices,
    strategies.wordings,
    strategies.preferences,
)


@pytest.mark.parametrize("kind", _KINDS, ids=map(str, range(len(_KINDS))))
@given(data=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_it_is_right_for_whatever_an_entry_holds(kind: st.SearchStrategy[Any], data: st.DataObject) -> None:
    first, second = data.draw(kind), data.draw(kind)
    with vault.in_memory(Ticking()) as opened:
        for noun in (first, replace(second, id=first.id)):
            save(opened, noun)
            assert sums.agrees(opened._database)
        opened.undo()
        assert sums.agrees(opened._database)
        with opened.change("remove") as change:
            change.delete(type(first), first.id)
        assert sums.agrees(opened._database)


def test_it_goes_along_through_merging_new_keys_and_safety_copies(tmp_path: Path) -> None:
    with new_vault(tmp_path / "a") as one, new_vault(tmp_path / "b") as other:
        save(one, person())
        with other.change("merge") as change:
            for row in one.stamped_rows():
                change.put_stamped(row)
        save(other, person("Ben"))
        other.rekey("four unrelated words here", params=CHEAPEST)
        save(other, person("Clara"))
        assert [_wrong(each) for each in (one, other)] == [[], []]
    (copy,) = (tmp_path / "b" / "safety").iterdir()
    with reopened(copy) as earlier:
        assert _wrong(earlier) == []


def test_a_diary_of_before_begins_with_it_when_it_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(migrations, "ALL", migrations.ALL[:2])
        before.setattr(sums, "begin", lambda _: None)
        with new_vault(tmp_path) as opened:
            save(opened, person())
            assert "rows" in _wrong(opened)
    for _ in range(2):
        with reopened(tmp_path) as opened:
            save(opened, person("Ben"))
            assert _wrong(opened) == []


def test_a_sum_that_is_gone_is_no_sum(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        save(opened, person())
        with opened._database.writing():
            opened._database.rows("DELETE FROM meta WHERE name = 'sum'")
        save(opened, person("Ben"))
        assert _wrong(opened) == ["rows"]
        with opened._database.writing():
            meta.write(opened._database, "sum", b"x" * 32)
        assert _wrong(opened) == ["rows"]


def _days(opened: Vault, people: list[Person], first: int) -> None:
    for number in range(first, first + 40):
        whom = people[number % len(people)]
        save(
            opened,
            encounter(
                date(2026, 1, 1) + timedelta(days=number), people=(whom.id,), note=f"day{number} " * 20
            ),
        )


RESERVED_BYTES = 32


@pytest.fixture
def two_moments(tmp_path: Path) -> tuple[Path, bytes]:
    """A diary, closed, and its file as it was at an earlier moment."""
    people = [person(f"Somebody {number}") for number in range(30)]
    with new_vault(tmp_path, Ticking()) as opened:
        save(opened, *people)
        _days(opened, people, 0)
    earlier = (tmp_path / "diary-1.db").read_bytes()
    later = Ticking(NOW + timedelta(hours=1))
    with vault.open_with_passphrase(tmp_path, PASSPHRASE, clock=later) as opened:
        save(opened, *(replace(each, note=f"later {each.name}") for each in people[::5]))
        _days(opened, people, 40)
    return tmp_path, earlier


def _changed_pages(folder: Path, earlier: bytes, now: bytes) -> Iterator[slice]:
    """Give the pages that hold something else now; a page that was only written again is no loss."""
    images = []
    for data in (earlier, now):
        (folder / "diary-1.db").write_bytes(data)
        with reopened(folder) as opened:
            images.append(opened._database.connection.serialize("main"))
    for start in range(PAGE_BYTES, min(map(len, images)), PAGE_BYTES):
        content = slice(start, start + PAGE_BYTES - RESERVED_BYTES)
        if images[0][content] != images[1][content]:
            yield slice(start, start + PAGE_BYTES)


def _everything(opened: Vault) -> object:
    found = [len(opened.search(word)) for word in ("somebody", "later", "day3", "day45")]
    return list(opened.stamped_rows()), opened.acts(1000), found


def test_any_old_page_that_makes_a_difference_is_noticed_when_it_is_put_back(
    two_moments: tuple[Path, bytes],
) -> None:
    folder, earlier = two_moments
    database = folder / "diary-1.db"
    now = database.read_bytes()
    with reopened(folder) as opened:
        assert _wrong(opened) == []
        expected = _everything(opened)
    tried = rows = 0
    for page in _changed_pages(folder, earlier, now):
        database.write_bytes(now[: page.start] + earlier[page] + now[page.stop :])
        try:
            with reopened(folder) as opened:
                wrong = _wrong(opened)
                assert wrong or _everything(opened) == expected, page
        except Damaged:
            wrong = ["opening"]
        tried += 1
        # What no check of the engine has noticed.
        rows += wrong == ["rows"]
    assert tried > 10
    assert rows


def test_a_whole_earlier_file_shows_its_last_change(two_moments: tuple[Path, bytes]) -> None:
    folder, earlier = two_moments
    with reopened(folder) as opened:
        now = opened.last_change()
    (folder / "diary-1.db").write_bytes(earlier)
    with reopened(folder) as opened:
        before = opened.last_change()
        assert _wrong(opened) == []
    assert before is not None
    assert now is not None
    assert before < now
    with vault.in_memory(fixed) as empty:
        assert empty.last_change() is None
