"""The lock screen and creating a diary."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from contactlog.diary.recovery_words import TYPED_BACK
from contactlog.strength import judge
from contactlog.tui.app import ContactlogApp
from contactlog.tui.going import LOCKED
from contactlog.tui.screens.lock import LockScreen, pause_after
from contactlog.tui.screens.tour import TourScreen
from contactlog.tui.screens.words import WordsScreen
from contactlog.tui.widgets.passphrase_input import PassphraseInput
from tests.conftest import NOW
from tests.tui.conftest import PASSPHRASE, Cheap, clock, create, own_app, settle
from tests.tui.driving import press, seen


def test_waiting_grows_with_wrong_passphrases_and_has_an_end() -> None:
    pauses = [pause_after(failures) for failures in range(12)]
    assert pauses[:6] == [0, 0, 0, 2, 4, 8]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 30


async def test_a_wrong_passphrase_is_told_and_the_third_one_costs_a_wait(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    async with app.run_test() as pilot:
        for number in range(3):
            field = app.screen.query_one("#passphrase", PassphraseInput)
            field.value = f"wrong {number}"
            await press(pilot, "enter")
            assert field.value == ""
        assert "Try again in" in seen(pilot)
        assert field.disabled
        screen = app.screen
        assert isinstance(screen, LockScreen)
        screen._may_try()
        await settle(pilot)
        field.value = PASSPHRASE
        await press(pilot, "enter")
        assert app.current_mode == "diary"


async def test_recovery_words_open_it_in_the_same_field(tmp_path: Path) -> None:
    app = ContactlogApp(Cheap(tmp_path / "diary", "Europe/Lisbon", clock), seconds=lambda: 0.0)
    async with app.run_test() as pilot:
        await create(pilot)
        screen = app.screen
        assert isinstance(screen, WordsScreen)
        words = list(screen._words)
        assert len(words) == 24
        for number in TYPED_BACK:
            screen.query_one(f"#word-{number}").value = words[number - 1]  # type: ignore[attr-defined]
        screen.query_one("#done").press()  # type: ignore[attr-defined]
        await settle(pilot)
        assert isinstance(app.screen, TourScreen)
        await press(pilot, "enter", "left", "escape")
        assert app.current_mode == "diary"
        assert app.wishes.toured
        await press(pilot, "ctrl+l")
        app.screen.query_one("#passphrase").value = " ".join(words)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert app.current_mode == "diary"
        assert not isinstance(app.screen, TourScreen)


async def test_what_is_typed_right_behind_enter_never_lands_in_the_first_field(tmp_path: Path) -> None:
    app = ContactlogApp(Cheap(tmp_path / "diary", "Europe/Lisbon", clock), seconds=lambda: 0.0)
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        keys = [*"abc", "enter", *"abc", "enter"]
        # All at once, as a quick typist or a password manager does: nothing is waited for between two keys.
        await pilot.press(*keys)
        await settle(pilot)
        assert isinstance(app.screen, WordsScreen)


async def test_two_that_differ_are_told_and_only_the_second_is_typed_again(tmp_path: Path) -> None:
    app = ContactlogApp(Cheap(tmp_path / "diary", "Europe/Lisbon", clock), seconds=lambda: 0.0)
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        first, second = (app.screen.query_one(name, PassphraseInput) for name in ("#first", "#second"))
        first.value, second.value = "one", "two"
        second.focus()
        await press(pilot, "enter")
        assert "The two are not the same." in seen(pilot)
        assert (first.value, second.value) == ("one", "")
        await press(pilot, "escape")
        assert app.current_mode == LOCKED
        assert "There is no diary here yet." in seen(pilot)
    assert not (tmp_path / "diary").exists()


async def test_nothing_is_copied_out_of_a_passphrase_field(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    async with app.run_test() as pilot:
        field = app.screen.query_one("#passphrase", PassphraseInput)
        field.value = "secret words"
        field.select_all()
        await press(pilot, "ctrl+c", "ctrl+x")
        assert app.clipboard == ""
        assert field.value == "secret words"
        assert "secret" not in seen(pilot)


@pytest.mark.parametrize(
    ("passphrase", "level"), [("password1", 0), ("correct horse battery staple orbit", 3)]
)
def test_strength_is_said_in_words_and_without_numbers(passphrase: str, level: int) -> None:
    found = judge(passphrase)
    assert found.level == level
    assert not any(char.isdigit() for char in found.sentence)


async def test_what_is_due_is_told_on_opening(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    with app.source.open(PASSPHRASE) as diary:
        diary.encounters.add_line("tea with +Zaphod", as_of=NOW - timedelta(days=30))
        diary.retention.set_days(21)
    async with app.run_test() as pilot:
        app.screen.query_one("#passphrase", PassphraseInput).value = PASSPHRASE
        await press(pilot, "enter")
        (told,) = app._notifications
        assert told.message.startswith("1 encounter is older than the 21 days you chose.")
