"""Names that try to be markup, escape codes, far too long, right to left or invisible."""

from __future__ import annotations

import re

import pytest
from textual.pilot import Pilot

from contactlog.core.encounters import Encounter
from contactlog.core.groups import Group
from contactlog.core.people import Person, Phone
from contactlog.core.places import Place
from contactlog.diary.door import Diary
from contactlog.tui.app import ContactlogApp
from tests.tui.conftest import LARGE, SMALL, opened, settle
from tests.tui.driving import press, seen, write

NAMES = {
    "markup": "[bold red]Ana[/] [@click=app.quit]x[/] [/nothing",
    "escape": "Ana\x1b]52;c;cGF5bG9hZA==\x07\x1b[31m\x9b2J",
    "long": "A" * 4000,
    "right_to_left": "\u202eanA \u05d0\u05e0\u05d4 \u0639\u0627\u0626\u0634\u0629",
    "zero_width": "A\u200bn\u2060a\ufeff\u00ad",
    "wide": "安娜🧑‍🤝‍🧑" * 20,
    "lines": "Ana\nBen\tC\r\nD",
}
_HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]")


def _put(diary: Diary, name: str) -> None:
    """Put a name wherever one can stand, past everything that cleans text on its way in."""
    today = diary.desk.today()
    ids = [diary.desk.new_id() for _ in range(4)]
    other = Person(diary.desk.new_id(), name, phones=(Phone(name, "+351912000102"),))
    with diary.desk.vault.change("hostile", undoable=False) as change:
        change.put(Person(ids[0], name, nicknames=(name,), phones=(Phone(name, "+351912000102"),), note=name))
        change.put(other)
        change.put(Place(ids[1], name))
        change.put(Group(ids[2], name, (ids[0],)))
        change.put(
            Encounter(ids[3], today, "Europe/Lisbon", people=(ids[0],), place=ids[1], group=ids[2], note=name)
        )


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_no_name_is_executed_or_breaks_the_screen(demo: ContactlogApp, size: tuple[int, int]) -> None:
    async with opened(demo, size) as pilot:
        for name in NAMES.values():
            await demo.diary.call(_put, name)
        demo.diary_changed()
        await settle(pilot)
        await write(pilot, "tea with a")
        _check(pilot, size)
        await press(pilot, "escape", "escape", "escape")
        for _ in NAMES:
            await press(pilot, "enter" if size == SMALL else "e")
            _check(pilot, size)
            await press(pilot, "escape", "down")
        await press(pilot, "f3", "slash")
        await write(pilot, "912000102")
        await press(pilot, "enter")
        for _ in NAMES:
            await press(pilot, "enter")
            _check(pilot, size)
            await press(pilot, "escape", "down", "down")
        for keys in ("m", "escape", "g", "enter", "escape", "escape", "home", "x"):
            await press(pilot, keys)
            _check(pilot, size)


def _check(pilot: Pilot[None], size: tuple[int, int]) -> None:
    shown = seen(pilot)
    assert not _HARMFUL.search(shown)
    assert pilot.app.is_running
    lines = shown.splitlines()
    assert len(lines) <= size[1]
    assert "Lock" in lines[-1]
