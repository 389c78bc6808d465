"""Names that try to be markup, escape codes, far too long, right to left or invisible."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from contactlog.core.cases import DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.groups import Group
from contactlog.core.notices import SavedWording
from contactlog.core.people import Person, Phone
from contactlog.core.places import Place
from contactlog.core.values import Channel, Distance, Setting
from contactlog.diary import dropping
from contactlog.diary.door import Diary
from contactlog.tui.screens.event_rules import EventRulesScreen
from contactlog.tui.screens.importing import OfferScreen
from contactlog.tui.screens.page import PageScreen
from tests.tui.conftest import LARGE, SMALL, own_app, settle, unlocked
from tests.tui.driving import press, seen, until, write
from tests.tui.frames import widths

NAMES = {
    "markup": "[bold red]Ana[/] [@click=app.quit]x[/] [/nothing",
    "escape": "Ana\x1b]52;c;cGF5bG9hZA==\x07\x1b[31m\x9b2J",
    "long": "A" * 4000,
    "right_to_left": "\u202eanA \u05d0\u05e0\u05d4 \u0639\u0627\u0626\u0634\u0629",
    "zero_width": "A\u200bn\u2060a\ufeff\u00ad",
    "wide": "安娜🧑‍🤝‍🧑" * 20,
    "lines": "Ana\nBen\tC\r\nD",
}
VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL:+351912000102\r\nEND:VCARD\r\n"
EVENT = (
    "BEGIN:VEVENT\r\nUID:{number}\r\nDTSTAMP:20260310T100000Z\r\nDTSTART:20260310T100000Z\r\n"
    'DTEND:20260310T110000Z\r\nSUMMARY:Lunch with {name}\r\nATTENDEE;CN="{name}":mailto:z{number}@example.org\r\n'
    "END:VEVENT\r\n"
)
_HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]")


def _put(diary: Diary, name: str) -> None:
    """Put a name wherever one can stand, past everything that cleans text on its way in."""
    today = diary.desk.today()
    ids = [diary.desk.new_id() for _ in range(4)]
    other = Person(diary.desk.new_id(), name, phones=(Phone(name, "+351912000102"),))
    met = Encounter(
        ids[3], today, "Europe/Lisbon", people=(ids[0],), place=ids[1], group=ids[2], note=name, minutes=90,
        distance=Distance.UNDER_1M, setting=Setting.INDOOR,
    )  # fmt: skip
    with diary.desk.vault.change("hostile", undoable=False) as change:
        change.put(Person(ids[0], name, nicknames=(name,), phones=(Phone(name, "+351912000102"),), note=name))
        change.put(other)
        change.put(Place(ids[1], name))
        change.put(Group(ids[2], name, (ids[0],)))
        change.put(met)
        change.put(SavedWording(diary.desk.new_id(), f"Call me. {name}", Channel.SMS, name=name[:200]))
    diary.bringing_in.rules.keep(name, take=True)
    diary.preferences.keep("my_name", name)


def _fall_ill(diary: Diary) -> None:
    """Begin a case in which all of them were exposed, and note of each an attempt in hostile words."""
    today = diary.desk.today()
    case = diary.cases.new("covid19", {"symptom_onset": DoubtfulDay(today, today)}, symptomatic=True)
    for person, name in zip(diary.people.all(), NAMES.values(), strict=False):
        diary.ledger.through(case, person, name)
        diary.ledger.take_back(case, person)


WALKS = (
    # The diary: suggestions, rows, one encounter, its form, what was searched for.
    ("=tea with a", "escape escape", "enter", "escape down", "enter", "escape down", "e", "escape", "slash", "=912",
     "escape"),
    # People: rows, a page, its encounter, forms, forgetting, doubles, groups.
    ("f3", "enter", "enter", "escape escape", "down down", "enter", "escape", "e", "escape", "m", "enter",
     "escape escape", "g", "enter", "escape", "d", "escape escape", "x", "escape", "slash", "=912", "enter"),
    # A case: who was exposed, why, how telling went, where it came from.
    ("f4", "?Tell first", "down", "down", "down", "w", "?Why", "escape", "t", "7", "=x", "escape y", "t", "8",
     "escape escape", "b", "escape"),
    # The words: of each, the ways, the editor, the code, a call, copying, what is noted.
    ("f5", "n", "n", "n", "n", "n", "e", "escape", "d 1", "?Esc    back", "escape", "d 2", "?1 reached", "n", "escape",
     "d 3", "?clipboard", "escape", "t", "?how did it go", "escape"),
    # The interview, what waits, and the settings that hold a name.
    ("f6", "ctrl+r", "?question 1", "=tea with 912", "=", "ctrl+s", "ctrl+s"),
    ("f7", "?tea with", "e", "escape", "x", "escape", "escape"),
    ("f8", "enter", "escape"),
    # Places, who may be handed over, own wordings, what came in before.
    ("f3", "p", "down", "enter", "escape", "down", "escape"),
    ("f4", "h", "?Handing over", "down", "down", "w", "escape"),
    ("f5", "w", "?Which wording?", "down", "down", "escape"),
    ("f8", "t", "?What was brought in", "escape"),
)  # fmt: skip
"""Keys; after each step everything that is seen is looked at. What begins with ``=`` is written into the
field, what begins with ``?`` must be seen."""


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_no_name_is_executed_or_breaks_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    app = own_app(tmp_path)
    async with unlocked(app, size) as pilot:
        for name in NAMES.values():
            await app.diary.call(_put, name)
            dropping.drop(tmp_path / "diary", f"tea with {name[:300]}", "Europe/Lisbon")
        await app.diary.call(_fall_ill)
        app.diary_changed()
        await settle(pilot)
        # Where there is room, panes stand beside each other; what stands over them is the same.
        for walk in WALKS if size == SMALL else [walk[:4] for walk in WALKS[:5]]:
            await _walk(pilot, walk, size)
        await app.push_screen(EventRulesScreen())
        await settle(pilot)
        assert "Rules for titles" in seen(pilot)
        _check(pilot, size, "rules")


@pytest.mark.parametrize("kind", ["contacts.vcf", "calendar.ics"])
async def test_a_file_of_such_names_is_shown_before_it_is_brought_in(tmp_path: Path, kind: str) -> None:
    each = [name.replace("\n", " ").replace("\r", " ") for name in NAMES.values()]
    cards = "".join(VCARD.format(name=name) for name in each)
    events = "".join(EVENT.format(name=name, number=number) for number, name in enumerate(each))
    calendar = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n{events}END:VCALENDAR\r\n"
    (tmp_path / kind).write_text(cards if kind.endswith("vcf") else calendar, "utf-8")
    app = own_app(tmp_path)
    async with unlocked(app) as pilot:
        await app.diary.call(_put, NAMES["markup"])
        await press(pilot, "f10")
        await write(pilot, str(tmp_path / kind))
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, OfferScreen))
        _check(pilot, SMALL, "offered")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PageScreen))
        _check(pilot, SMALL, "brought in")


async def _walk(pilot: Pilot[None], walk: tuple[str, ...], size: tuple[int, int]) -> None:
    for step in walk:
        if step.startswith("?"):
            assert step[1:] in seen(pilot), (step, seen(pilot))
        elif step.startswith("="):
            await write(pilot, step[1:])
        else:
            await press(pilot, *step.split())
        _check(pilot, size, step)
    while len(pilot.app.screen_stack) > 1:
        await press(pilot, "escape", "y")


def _check(pilot: Pilot[None], size: tuple[int, int], step: str) -> None:
    shown = seen(pilot)
    assert not _HARMFUL.search(shown), step
    assert pilot.app.is_running, step
    assert widths(pilot.app) == {size[0]}, step
    lines = shown.splitlines()
    assert len(lines) <= size[1], step
    for line in lines:
        # A frame that begins in a line ends in it: nothing has pushed its side away.
        assert line.count("│") % 2 == 0 or "│" not in line[:3], (step, line)
    if len(pilot.app.screen_stack) == 1:
        assert "Lock" in lines[-1], step
