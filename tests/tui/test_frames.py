"""Every screen at two sizes: nothing clipped, at most eight keys in the footer, nothing by colour alone."""

from __future__ import annotations

import re

import pytest
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Button

from contactlog.tui import modes, themes
from contactlog.tui.app import ContactlogApp
from contactlog.tui.widgets.key_line import KeyLine
from contactlog.tui.widgets.top_bar import TopBar
from tests.tui.conftest import LARGE, SMALL, opened, settle
from tests.tui.driving import press, seen

FOOTER_KEYS = 8
SCREENS = (
    "f2", "f2 escape enter", "f2 escape e", "f2 escape slash", "f4", "f5", "f6", "f6 ctrl+r", "f3", "f3 enter", "f3 e",
    "f3 g", "f3 g enter", "f3 m", "f3 x", "f8", "f8 enter", "f8 c", "f8 r", "f8 i", "f8 i enter", "f1", "f12", "f9",
)  # fmt: skip


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_no_button_is_clipped_and_the_footer_stays_short(
    demo: ContactlogApp, size: tuple[int, int]
) -> None:
    async with opened(demo, size) as pilot:
        for keys in SCREENS:
            await press(pilot, *keys.split())
            whole = demo.screen.region
            for button in demo.screen.query(Button):
                if "form-row" not in (button.parent.classes if button.parent else ()):
                    assert whole.contains_region(button.region), (keys, button)
                    assert button.region.area, (keys, button)
            for line in demo.screen.query(KeyLine):
                assert len(line._pieces) <= FOOTER_KEYS, keys
                assert sum(piece.width for piece in line._pieces) <= line.size.width, keys
            lines = seen(pilot).splitlines()
            assert len(lines) == size[1], keys
            while len(demo.screen_stack) > 1:
                await press(pilot, "escape")
                if "Leave without saving" in seen(pilot):
                    await press(pilot, "y")


async def test_the_bar_names_every_mode_at_the_smallest_size(demo: ContactlogApp) -> None:
    async with opened(demo, SMALL) as pilot:
        bar = seen(pilot).splitlines()[0]
        for mode in modes.MODES:
            assert f"{mode.key.upper()} {mode.title}" in bar
        assert re.search(r"\d:\d\d$", bar)


async def test_the_bar_and_the_line_of_keys_can_be_clicked(demo: ContactlogApp) -> None:
    async with opened(demo, SMALL) as pilot:
        place = seen(pilot).splitlines()[0].index("F4 Case")
        await pilot.hover(offset=(place, 0))
        assert demo.screen.query_one(TopBar).tooltip == "Who was exposed, and whom to tell first."
        await pilot.click(offset=(place, 0))
        await settle(pilot)
        assert demo.current_mode == "case"
        place = seen(pilot).splitlines()[-1].index("Help")
        await pilot.click(offset=(place, SMALL[1] - 1))
        await settle(pilot)
        assert len(demo.screen_stack) == 2


@pytest.mark.parametrize("theme", themes.OURS, ids=lambda theme: theme.name)
def test_text_stands_out_from_its_ground(theme: Theme) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 for text, on every ground that our styles use."""
    for ground in (theme.background, theme.surface, theme.panel):
        for text in (theme.foreground, theme.primary, theme.accent, theme.warning, theme.error, theme.success,
                     theme.variables["quiet"]):  # fmt: skip
            assert ground is not None
            assert text is not None
            wanted = 7.0 if theme is themes.CONTRAST and text != theme.error else 4.5
            assert _contrast(Color.parse(text), Color.parse(ground)) >= wanted - 1e-6, (text, ground)


def _contrast(one: Color, other: Color) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    parts = [value / 255 for value in (color.r, color.g, color.b)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", themes.CHOICES)
async def test_every_theme_shows_every_mode(demo: ContactlogApp, theme: str) -> None:
    async with opened(demo) as pilot:
        demo.theme = theme
        for mode in modes.MODES:
            await press(pilot, mode.key)
            assert mode.title in seen(pilot)


async def test_without_colour_the_meaning_stays(demo: ContactlogApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    plain = ContactlogApp(demo.source, seconds=lambda: 0.0)
    async with opened(plain) as pilot:
        await settle(pilot)
        shown = seen(pilot)
        assert "▸F2 Diary" in shown  # Where one is.
        assert "▌" in shown  # The row under the cursor.
        assert "┃" in shown  # Days of the case.
