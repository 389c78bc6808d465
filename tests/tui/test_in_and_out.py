"""What came in from files, and the whole diary written out, by keys."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from contactlog.diary.door import Diary
from contactlog.tui.app import ContactlogApp
from contactlog.tui.screens.confirm import ConfirmScreen
from tests.tui.conftest import opened, own_app, unlocked
from tests.tui.driving import press, seen, toasts


async def test_the_diary_is_written_out_in_each_form_only_after_a_question(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    exports = tmp_path / "diary" / "exports"
    async with unlocked(app) as pilot:
        await app.diary.call(lambda diary: diary.encounters.add_line("Tea with Ana"))
        await press(pilot, "f8", "x", "1")
        assert isinstance(app.screen, ConfirmScreen)
        assert "not encrypted" in seen(pilot)
        assert "jsonl" in seen(pilot)
        await press(pilot, "enter")
        assert not exports.exists()
        for form in "123":
            await press(pilot, "x", form, "y")
            assert "The diary is written out" in seen(pilot)
            await press(pilot, "escape")
        lines, tables, database = sorted(
            exports.iterdir(), key=lambda path: (path.suffix != ".jsonl", path.suffix)
        )
        assert '"Ana"' in lines.read_text("utf-8")
        assert "Ana" in (tables / "person.csv").read_text("utf-8")
        with closing(sqlite3.connect(database)) as made:
            assert [name for (name,) in made.execute("SELECT name FROM people")] == ["Ana"]
        assert [path.stat().st_mode & 0o077 for path in (lines, tables, database)] == [0, 0, 0]


def _bring_in(diary: Diary) -> None:
    for name in ("Bea", "Carl"):
        card = f"BEGIN:VCARD\nVERSION:3.0\nFN:{name} [red]Lima[/oops]\nTEL:+351912000555\nEND:VCARD\n"
        diary.bringing_in.open(card.encode(), f"{name}.vcf").save()
    diary.bringing_in.rules.keep("Choir", take=True)


async def test_imports_are_listed_the_last_is_taken_back_and_a_rule_forgotten(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await demo.diary.call(_bring_in)
        await press(pilot, "f8", "t")
        assert "Bea.vcf" in seen(pilot)
        await press(pilot, "end", "enter")
        assert "Only the last import can be taken back as a whole." in toasts(demo)
        await press(pilot, "home", "enter")
        assert "Carl.vcf, 1 person," in seen(pilot)
        await press(pilot, "y")
        names = await demo.diary.call(lambda diary: [person.name for person in diary.people.all()])
        assert [name[:4] for name in names if "Lima" in name] == ["Bea "]
        assert "Carl.vcf" not in seen(pilot)
        await press(pilot, "escape")
        demo.screen.run_worker(demo.screen.run_action("do('files/rules')"))
        await press(pilot, "f5")
        assert "always  Choir" in seen(pilot)
        await press(pilot, "d")
        assert await demo.diary.call(lambda diary: diary.bringing_in.rules.all()) == []
