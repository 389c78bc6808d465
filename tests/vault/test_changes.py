"""Acts: all or nothing, remembered, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog import vault
from contactlog.core import records
from contactlog.core.encounters import Encounter
from contactlog.core.groups import Group
from contactlog.core.people import Person, Phone
from contactlog.core.records import Noun
from contactlog.core.settings import Preference
from contactlog.core.stamped import Stamped
from contactlog.errors import Invalid, NotFound, Refused
from contactlog.vault import Vault, tables
from contactlog.vault.connection import create_in_memory
from contactlog.vault.migrations import migrate
from tests import strategies
from tests.vault.making import Ticking, encounter, fixed, new_vault, person, reopened, save


@pytest.fixture
def opened() -> Iterator[Vault]:
    with vault.in_memory(fixed) as made:
        yield made


def row(opened: Vault, row_id: str) -> Stamped:
    return next(each for each in opened.stamped_rows() if each.id == row_id)


@given(strategies.nouns)
def test_every_noun_comes_back_as_it_was(noun: Noun) -> None:
    with vault.in_memory(fixed) as made:
        with made.change("add") as change:
            change.put(noun)
        assert made.get(type(noun), noun.id) == noun
        assert made.all(type(noun)) == [noun]
        assert [each.noun for each in made.stamped_rows()] == [noun]


@given(strategies.nouns, strategies.stamps, st.booleans())
def test_the_history_keeps_every_noun_as_it_was(noun: Noun, stamp: object, deleted: bool) -> None:
    table = tables.of_noun(noun)
    kept = Stamped(table.kind.name, noun.id, noun, fixed(), stamp, deleted)  # type: ignore[arg-type]
    assert table.from_image(table.image(kept)) == kept


def test_the_fields_of_each_noun_are_the_columns_of_its_table() -> None:
    connection = create_in_memory()
    migrate(connection, "now")
    for kind in records.KINDS:
        found = [name for _, name, *_ in connection.execute(f"PRAGMA table_info('{kind.name}')")]
        # Columns of later migrations stand last; statements name them, so their order means nothing.
        expected = ["row_number", *kind.shapes, "created_at", "changed_at", "deleted", "forgotten"]
        assert sorted(found) == sorted(expected)
        assert list(kind.noun.__dataclass_fields__) == list(kind.shapes)  # type: ignore[attr-defined]


def test_a_group_named_by_a_word_of_sql_and_a_setting_without_a_value_are_kept(opened: Vault) -> None:
    group = Group(person().id, 'select "x"; drop table person; --')
    with opened.change("add") as change:
        change.put(group)
        change.put(Preference("nothing", None))
        change.put(Preference("empty", []))
    assert opened.get(Group, group.id) == group
    assert [each.value for each in opened.all(Preference)] == [None, []]


def test_an_error_in_the_middle_leaves_everything_as_it_was(opened: Vault) -> None:
    ana = person()
    save(opened, ana)
    with pytest.raises(ZeroDivisionError), opened.change("fail") as change:
        change.put(replace(ana, name="Ben"))
        change.put(encounter(people=(ana.id,)))
        raise ZeroDivisionError
    assert opened.all(Person) == [ana]
    assert opened.all(Encounter) == []
    assert opened.search("ben") == []
    assert [act.title for act in opened.acts()] == ["add"]


@pytest.mark.parametrize(
    ("noun", "field"),
    [
        (Person("p", "x" * 10_001), "name"),
        (Person("p", "Ana", nicknames=("x",) * 2_001), "nicknames"),
        (Person("p", "Ana", phones=(Phone("x" * 10_001),)), "phones"),
        (Person("p", "Ana", note="x" * 100_001), "note"),
        (encounter(minutes=1e9), "minutes"),
        (replace(encounter(), zone="Nowhere/City"), "zone"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_no_backup_could_give_back_is_not_kept(opened: Vault, noun: Noun, field: str) -> None:
    with pytest.raises(Invalid, match=f"^The {field} cannot be kept: "), opened.change("add") as change:
        change.put(noun)
    assert not list(opened.stamped_rows())


def test_one_act_cannot_begin_inside_another(opened: Vault) -> None:
    with pytest.raises(RuntimeError), opened.change("outer"), opened.change("inner"):
        pass
    save(opened, person())


def test_saving_what_is_there_already_changes_nothing(opened: Vault) -> None:
    ana = person()
    save(opened, ana)
    before = row(opened, ana.id)
    save(opened, ana)
    assert row(opened, ana.id) == before
    assert len(opened.acts()) == 1


def test_a_deleted_entry_is_in_no_list_and_comes_back_when_it_is_saved_again(opened: Vault) -> None:
    ana = person()
    met = encounter(people=(ana.id,))
    save(opened, ana, met)
    with opened.change("remove") as change:
        change.delete(Person, ana.id)
        change.delete(Encounter, met.id)
    assert opened.get(Person, ana.id) is None
    assert opened.all(Person) == []
    assert opened.count(Person) == 0
    assert opened.search("ana") == []
    assert opened.encounters_of(ana.id) == []
    assert opened.all(Person, include_deleted=True) == [ana]
    assert row(opened, ana.id).deleted
    save(opened, ana)
    assert opened.all(Person) == [ana]


def test_deleting_twice_changes_nothing_and_deleting_nothing_is_said(opened: Vault) -> None:
    ana = person()
    save(opened, ana)
    for _ in range(2):
        with opened.change("remove") as change:
            change.delete(Person, ana.id)
    assert len(opened.acts()) == 2
    with pytest.raises(NotFound), opened.change("remove") as change:
        change.delete(Person, "nobody")


def test_stamps_only_ever_grow_even_when_the_clock_stands_still(opened: Vault) -> None:
    stamps = []
    for _ in range(5):
        ana = person()
        save(opened, ana)
        stamps.append(row(opened, ana.id).changed_at)
    assert stamps == sorted(set(stamps))
    assert {stamp.node for stamp in stamps} == {opened.node}


def test_the_clock_goes_on_where_it_stood_after_reopening(tmp_path: Path) -> None:
    ana = person()
    with new_vault(tmp_path, Ticking()) as opened:
        save(opened, ana)
        before = row(opened, ana.id).changed_at
    with reopened(tmp_path) as opened:
        save(opened, replace(ana, name="Ben"))
        assert row(opened, ana.id).changed_at > before


def test_undo_takes_back_adding_changing_and_deleting(opened: Vault) -> None:
    ana = person()
    save(opened, ana, title="add person")
    changed = replace(ana, name="Ben")
    save(opened, changed, title="change person")
    with opened.change("remove person") as change:
        change.delete(Person, ana.id)
    undone = opened.undo()
    assert undone is not None
    assert undone.title == "remove person"
    assert opened.all(Person) == [changed]
    for act, expected in (("change person", [ana]), ("add person", [])):
        undone = opened.undo(next(each.id for each in opened.acts() if each.title == act))
        assert undone is not None
        assert opened.all(Person) == expected
    assert opened.search("ana") == []


def test_undo_can_itself_be_undone_again_and_again(opened: Vault) -> None:
    met = encounter(people=(person().id,), note="in the park")
    save(opened, met, title="add encounter")
    for expected in ([], [met], [], [met]):
        opened.undo()
        assert opened.all(Encounter) == expected
        assert len(opened.encounters_of(met.people[0])) == len(expected)
        assert len(opened.search("park")) == len(expected)
    titles = [act.title for act in opened.acts()]
    assert titles == [
        "redo add encounter",
        "undo add encounter",
        "redo add encounter",
        "undo add encounter",
        "add encounter",
    ]


def test_undo_is_a_new_change_with_a_later_stamp(opened: Vault) -> None:
    ana = person()
    save(opened, ana)
    before = row(opened, ana.id)
    opened.undo()
    after = row(opened, ana.id)
    assert after.deleted
    assert after.changed_at > before.changed_at
    assert after.created_at == before.created_at


def test_an_act_on_which_a_later_one_stands_is_not_taken_back(opened: Vault) -> None:
    ana = person()
    save(opened, ana, title="first")
    first = opened.acts()[0]
    save(opened, replace(ana, name="Ben"), title="second")
    with pytest.raises(Refused, match="again later"):
        opened.undo(first.id)
    save(opened, person("Somebody else"), title="third")
    opened.undo(next(act.id for act in opened.acts() if act.title == "second"))
    opened.undo(first.id)
    assert [each.name for each in opened.all(Person)] == ["Somebody else"]


def test_there_may_be_nothing_to_take_back(opened: Vault) -> None:
    assert opened.undo() is None
    with pytest.raises(NotFound):
        opened.undo("no such act")


def test_what_is_filled_in_without_history_cannot_be_taken_back(opened: Vault) -> None:
    with opened.change("restore", undoable=False) as change:
        change.put(person())
    assert opened.acts() == []
    assert opened.undo() is None
    assert opened.count(Person) == 1


def test_an_act_without_changes_is_not_remembered(opened: Vault) -> None:
    with opened.change("nothing"):
        pass
    assert opened.acts() == []


def test_the_history_of_an_entry_lists_what_it_was(opened: Vault) -> None:
    ana = person()
    save(opened, ana, title="add")
    save(opened, replace(ana, name="Ben"), title="change")
    with opened.change("remove") as change:
        change.delete(Person, ana.id)
    found = [(version.act.title, version.before) for version in opened.history(Person, ana.id)]
    assert found == [("remove", replace(ana, name="Ben")), ("change", ana), ("add", None)]
    assert opened.history(Person, "nobody") == []


def test_one_row_changed_twice_in_one_act_goes_back_to_what_it_was_before_the_act(opened: Vault) -> None:
    ana = person()
    save(opened, ana)
    with opened.change("twice") as change:
        change.put(replace(ana, name="Ben"))
        change.put(replace(ana, name="Cleo"))
    opened.undo()
    assert opened.all(Person) == [ana]


def test_secrets_live_inside_the_diary(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        assert opened.secret("other") is None
        opened.keep_secret("other", b"KEY-CANARY")
        assert b"CANARY" not in b"".join(path.read_bytes() for path in tmp_path.glob("diary*"))
    with reopened(tmp_path) as opened:
        assert opened.secret("other") == b"KEY-CANARY"
