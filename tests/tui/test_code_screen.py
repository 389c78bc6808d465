"""The code over the whole window: as few parts as the window and the user's terminal allow."""

from __future__ import annotations

from contactlog.tui.app import ContactlogApp
from contactlog.tui.screens.deliver_code import CodeScreen
from contactlog.tui.widgets.qr_view import QrView
from tests.tui.conftest import SMALL, opened
from tests.tui.driving import press, seen


def _code(app: ContactlogApp) -> tuple[int, tuple[str, ...]]:
    screen = app.screen
    assert isinstance(screen, CodeScreen)
    return len(screen._codes), screen.query_one(QrView)._lines


async def test_a_finer_code_takes_fewer_parts_in_a_small_window(demo: ContactlogApp) -> None:
    async with opened(demo, SMALL) as pilot:
        await press(pilot, "f5", "d", "1")
        usual, lines = _code(demo)
        assert usual > 3
        assert "F      fewer codes" in seen(pilot)
        await press(pilot, "f")
        finer, drawn = _code(demo)
        assert finer <= usual // 2
        assert "larger signs" in seen(pilot)
        for line in (*lines, *drawn):
            assert not any(sign in line for sign in "\x1b[;"), "the widget paints, not the lines"
            assert len(line) <= SMALL[0]
        assert len(drawn) <= SMALL[1]
        await press(pilot, "f")
        assert _code(demo) == (usual, lines)
        await press(pilot, "i")
        inked, swapped = _code(demo)
        assert inked == usual
        assert swapped != lines
