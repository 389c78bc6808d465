"""Places on the screens."""

from __future__ import annotations

from contactlog.core.values import Setting
from contactlog.tui.app import ContactlogApp
from tests.tui.conftest import opened
from tests.tui.driving import field_of, press, seen


async def test_a_place_is_added_then_changed_and_hidden(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f3", "p", "a", "ctrl+s")
        assert "The place has no name." in seen(pilot)
        field_of(pilot, "name").value = "Aa [red]9[/oops]"
        field_of(pilot, "phones").value = "+351 912 000 777"
        await press(pilot, "ctrl+s")
        assert "Aa [red]9[/oops]  +351 912 000 777" in seen(pilot)
        (place,) = await demo.diary.call(lambda d: [one for one in d.places.all() if "Aa" in one.name])
        assert (place.setting, [phone.e164 for phone in place.phones]) == (None, ["+351912000777"])
        await press(pilot, "home", "enter")
        field_of(pilot, "setting").choose("outdoor")
        field_of(pilot, "hidden").choose("yes")
        await press(pilot, "ctrl+s")
        assert "hidden" in seen(pilot)
        kept = await demo.diary.call(lambda d: d.places.by_id()[place.id])
        assert (kept.setting, kept.hidden, kept.phones) == (Setting.OUTDOOR, True, place.phones)
