"""Settings, keys, backups and proof, driven by keys, on a diary in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from contactlog import lockdown
from contactlog.core.encounters import Encounter
from contactlog.diary import backups, door
from contactlog.diary.recovery_words import TYPED_BACK
from contactlog.tui import wishes
from contactlog.tui.app import ContactlogApp
from contactlog.tui.going import LOCKED
from contactlog.tui.screens.page import PageScreen
from contactlog.tui.screens.restore import RestoreForm, SafetyForm
from contactlog.tui.screens.settings_backups import OpenForm
from contactlog.tui.screens.settings_screens import ThemeScreen
from contactlog.tui.screens.words import WordsScreen
from contactlog.tui.widgets import top_bar
from contactlog.tui.widgets.passphrase_input import PassphraseInput
from tests.tui.conftest import PASSPHRASE, clock, opened, own_app, settle, unlocked
from tests.tui.driving import field_of, press, seen, toasts, until, write


async def test_a_setting_is_changed_with_its_meaning_beside_it(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f8")
        assert "How you sign a message." in seen(pilot)
        await press(pilot, "enter")
        await write(pilot, "Marta M.")
        await press(pilot, "enter")
        assert await demo.diary.call(lambda diary: diary.preferences.text("my_name")) == "Marta M."


async def test_colours_are_shown_while_choosing_and_kept(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        before = demo.theme
        await press(pilot, "f8", "c", "down")
        assert demo.theme == "contactlog-light"
        await press(pilot, "escape")
        assert demo.theme == before
        await press(pilot, "c")
        assert isinstance(demo.screen, ThemeScreen)
        await press(pilot, "3")
        assert demo.theme == "contactlog-contrast"
        assert (await demo.diary.call(wishes.read)).theme == "contactlog-contrast"
        # How the screens look is nothing that undo takes back.
        assert "keep setting" not in [
            act.title for act in await demo.diary.call(lambda d: d.desk.vault.acts())
        ]


async def test_spacing_idle_minutes_and_keys_are_heeded_at_once(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await demo.wish("compact", True)
        await demo.wish("idle_minutes", 1)
        assert demo.has_class("-compact")
        assert demo.idle.limit == 60
        await demo.wish("keys", {"app.lock": "f5"})
        await press(pilot, "f5")
        assert demo.current_mode == LOCKED


async def test_another_key_is_given_by_pressing_it_unless_it_is_taken(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        demo.call_later(demo.screen.run_action, "app.go('settings')")
        await press(pilot, "f8")
        from contactlog.tui.screens.keymap import KeymapScreen

        demo.push_screen(KeymapScreen())
        await settle(pilot)
        await press(pilot, "enter", "f1")
        assert "That key is taken by “Help”." in toasts(demo)
        await press(pilot, "enter", "ctrl+y")
        assert demo.wishes.keys == {"app.lock": "ctrl+y"}
        await press(pilot, "d")
        assert demo.wishes.keys == {}


async def test_the_report_is_the_live_one(demo: ContactlogApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f8", "r")
        assert "network: NOT blocked" in seen(pilot)
    levels = dict.fromkeys(lockdown.SUBJECTS, lockdown.KERNEL)
    report = lockdown.Report("linux", levels, (), lockdown.INTERPRETER)
    monkeypatch.setattr(lockdown, "report", lambda: report)
    assert top_bar.network_words() == "no network"


async def test_every_illness_is_shown_with_its_sources(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f8", "i", "enter")
        assert isinstance(demo.screen, PageScreen)
        assert "How it passes on" in seen(pilot)
        assert "COVID-19" in seen(pilot)


async def test_a_backup_is_made_checked_and_merged(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    async with unlocked(app) as pilot:
        await app.diary.call(lambda diary: diary.encounters.add_line("Tea with Ana"))
        await press(pilot, "f8", "b")
        await write(pilot, "one")
        field_of(pilot, "second").value = "two"
        await press(pilot, "ctrl+s")
        assert "The two are not the same." in seen(pilot)
        field_of(pilot, "second").value = "one"
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert "The backup is made" in seen(pilot)
        (made,) = (tmp_path / "diary" / "exports").glob("*.age")
        assert backups.verify(made, backups.passphrase_key("one")).records > 1
        await press(pilot, "escape")
        app.screen.run_worker(app.screen.run_action("do('backup/merge')"))
        await settle(pilot)
        assert field_of(pilot, "path").value == str(made)
        field_of(pilot, "secret").value = "one"
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert "0 of" in seen(pilot)


async def test_a_wrong_passphrase_of_a_backup_is_told_and_changes_nothing(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    async with unlocked(app) as pilot:
        made = await app.diary.call(lambda diary: diary.backups.create(backups.passphrase_lock("one")))
        await press(pilot, "f8")
        app.screen.run_worker(app.screen.run_action("do('backup/verify')"))
        await settle(pilot)
        assert field_of(pilot, "path").value == str(made.path)
        field_of(pilot, "secret").value = "wrong"
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert toasts(app)


async def _do(pilot: Pilot[None], row: str) -> None:
    """Do what a row of the settings says."""
    pilot.app.screen.run_worker(pilot.app.screen.run_action(f"do('{row}')"))
    await settle(pilot)


async def test_what_is_older_is_erased_by_hand_and_its_safety_copy_put_back(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    async with unlocked(app) as pilot:
        await app.diary.call(lambda diary: diary.encounters.add_line("2025-06-01 tea with Ana"))
        await press(pilot, "f8")
        await _do(pilot, "kept/days")
        await write(pilot, "3")
        await press(pilot, "enter")
        assert "Fewer than 7 days" in seen(pilot)
        await write(pilot, "21")
        await press(pilot, "enter")
        assert "Older already: 1 encounter and 0 quiet days." in seen(pilot)
        await press(pilot, "escape")
        await _do(pilot, "kept/purge")
        assert "Erase 1 encounter and 0 quiet days, of days before" in seen(pilot)
        await press(pilot, "y")
        assert "1 entry of days before" in seen(pilot)
        await press(pilot, "escape")
        assert await app.diary.call(lambda diary: not diary.desk.vault.all(Encounter))
        await _do(pilot, "backup/safety")
        await until(pilot, lambda: "before old entries were erased" in seen(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: "Put the diary back as it was" in seen(pilot))
        await press(pilot, "y")
        await until(pilot, lambda: isinstance(app.screen, SafetyForm))
        assert app.current_mode == LOCKED
        assert not app.diary.is_open
        await write(pilot, "wrong")
        await press(pilot, "ctrl+s")
        assert "That is not the passphrase" in seen(pilot)
        await write(pilot, PASSPHRASE)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "The safety copy is back" in seen(pilot))
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen.focused, PassphraseInput))
        await write(pilot, PASSPHRASE)
        await press(pilot, "enter")
        await until(pilot, lambda: app.diary.is_open)
        assert len(await app.diary.call(lambda diary: diary.desk.vault.all(Encounter))) == 1


async def test_a_backup_is_read_before_it_takes_the_place_of_the_diary(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    async with unlocked(app) as pilot:
        await app.diary.call(lambda diary: diary.encounters.add_line("Tea with Ana"))
        await app.diary.call(lambda diary: diary.backups.create(backups.passphrase_lock("one")))
        await press(pilot, "f8")
        await _do(pilot, "backup/restore")
        await until(pilot, lambda: isinstance(app.screen, OpenForm))
        field_of(pilot, "secret").value = "wrong"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: bool(toasts(app)))
        assert app.diary.is_open
        await _do(pilot, "backup/restore")
        await until(pilot, lambda: isinstance(app.screen, OpenForm))
        field_of(pilot, "secret").value = "one"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "Make a diary of the backup of 2026-03-12" in seen(pilot))
        await press(pilot, "y")
        await until(pilot, lambda: isinstance(app.screen, RestoreForm))
        field_of(pilot, "first").value = "new one"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "The two are not the same." in seen(pilot))
        field_of(pilot, "second").value = "new one"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, WordsScreen))


async def test_the_passphrase_is_changed_and_new_words_are_made(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    async with unlocked(app) as pilot:
        await press(pilot, "f8")
        app.screen.run_worker(app.screen.run_action("do('keys/words')"))
        await settle(pilot)
        await press(pilot, "y")
        words = _words(app)
        await press(pilot, "enter", "enter", "enter")
        assert "Type word 3" in seen(pilot)
        for number in TYPED_BACK:
            app.screen.query_one(f"#word-{number}").value = words[number - 1]  # type: ignore[attr-defined]
        app.screen.query_one("#done").press()  # type: ignore[attr-defined]
        await settle(pilot)
        assert not isinstance(app.screen, WordsScreen)
    folder = tmp_path / "diary"
    with door.open_with_recovery(folder, " ".join(words), clock=clock) as diary:
        assert diary.desk.vault.slots()
    assert PASSPHRASE not in (folder / "diary.keys").read_bytes().decode("latin-1")


def _words(app: ContactlogApp) -> list[str]:
    screen = app.screen
    assert isinstance(screen, WordsScreen)
    return list(screen._words)
