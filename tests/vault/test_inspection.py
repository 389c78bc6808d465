"""Looking the database over: a sound one is sound, and what is wrong is named without words of the diary."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from contactlog.errors import Damaged
from contactlog.vault import Vault, names
from tests.vault.making import encounter, new_vault, person, reopened, save


def _wrong(opened: Vault) -> list[str]:
    return [look.what for look in opened.inspect() if not look.ok]


def test_a_sound_diary_is_sound(tmp_path: Path) -> None:
    ana = person(note="Zaphod")
    with new_vault(tmp_path) as opened:
        save(opened, ana, encounter(people=(ana.id,), note="Vogon poetry"), encounter())
        looks = opened.inspect()
        assert all(look.ok for look in looks)
        assert opened.row_counts()["encounter"] == 2
        assert not any(word in look.text for look in looks for word in ("Zaphod", "Vogon", "Ana"))


def test_a_diary_in_memory_can_be_looked_over(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        assert {look.what for look in opened.inspect()} == {
            "engine", "structure", "pages", "rows", "history", "search index", "meetings", "words", "traces",
        }  # fmt: skip


def test_a_page_that_was_changed_is_found_also_where_nothing_reads_it(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        people = [person(f"P {number}") for number in range(60)]
        for note in ("x" * 900, ""):
            with opened.change("write", undoable=False) as change:
                for each in people:
                    change.put(replace(each, note=note))
        free = opened._database.row("PRAGMA freelist_count")[0]
        pages = opened._database.row("PRAGMA page_count")[0]
    assert free > 4
    path = tmp_path / names.database(1)
    sound = path.read_bytes()
    unnoticed_by_the_engine = 0
    for number in range(2, pages + 1, 9):
        flipped = bytearray(sound)
        flipped[(number - 1) * 4096 + 100] ^= 1
        path.write_bytes(flipped)
        with suppress(Damaged), reopened(tmp_path) as opened:
            wrong = _wrong(opened)
            assert "pages" in wrong
            assert f"page {number}." in opened.inspect()[0].text
            unnoticed_by_the_engine += wrong == ["pages"]
    assert unnoticed_by_the_engine


def test_a_missing_word_and_a_missing_meeting_are_counted(tmp_path: Path) -> None:
    ana = person()
    with new_vault(tmp_path) as opened:
        save(opened, ana, encounter(people=(ana.id,)))
        with opened._database.writing():
            opened._database.connection.execute("DELETE FROM encounter_people")
            opened._database.connection.execute("DELETE FROM search")
        assert _wrong(opened) == ["meetings", "words"]
