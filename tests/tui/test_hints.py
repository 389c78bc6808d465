"""Sentences name the keys that hold: the user's own where there are any."""

from __future__ import annotations

import re
import sys

import pytest

from contactlog.tui import actions, hints
from contactlog.tui.app import ContactlogApp
from contactlog.tui.screens.listing import ListingScreen
from tests.tui.conftest import opened
from tests.tui.driving import press, seen


def test_the_first_of_several_keys_is_named_and_an_unknown_action_is_an_error() -> None:
    actions.load_all()
    assert hints.keyed("{safety.drop} removes it", {}) == "D removes it"
    assert hints.keyed("{safety.drop} removes it", {"safety.drop": "ctrl+y,f4"}) == "Ctrl+Y removes it"
    with pytest.raises(KeyError):
        hints.keyed("{safety.nothing}", {})


def test_a_list_names_only_actions_that_are_loaded_with_it() -> None:
    actions.load_all()
    loaded = {action.id for action in (*actions.ACTIONS, *actions.of("lists"))}
    found = ListingScreen.__subclasses__()
    assert len(found) > 8
    for screen in found:
        own = {action.id for action in getattr(sys.modules[screen.__module__], "OURS", ())}
        for text in (screen.hint, screen.hint_empty, screen.empty):
            assert set(re.findall(r"\{(.*?)\}", text)) <= loaded | own, screen


async def test_a_changed_key_stands_in_lists_and_forms(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await demo.wish("keys", {"groups.add": "y", "form.save": "f4"})
        await press(pilot, "f3", "g")
        assert "Enter changes · Y makes a new one · D removes · Esc closes" in seen(pilot)
        await press(pilot, "y")
        assert "Save [F4]" in seen(pilot)
