"""The bar at the top: where one is, where one can go, and how long until the diary locks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from contactlog import lockdown
from contactlog.tui import modes
from contactlog.tui.idle import WARNING_SECONDS, shown
from contactlog.tui.widgets.pieces import Piece, PiecesLine

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp

_ROOMY = 100
"""Columns from which on there is space around the names."""


class TopBar(PiecesLine):
    """A tab for each mode; at the end the countdown, and before it what the lock of this process refuses."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--tab", "bar--here", "bar--countdown", "bar--soon", "pieces--hover",
    }  # fmt: skip

    def __init__(self, mode: str) -> None:
        super().__init__()
        self._mode = mode

    def on_mount(self) -> None:
        """Show it at once."""
        self.tick()

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self.tick()

    def tick(self) -> None:
        """Show the time that is left; called every second while this is seen."""
        width = self.size.width
        space = " " if width >= _ROOMY else ""
        tabs = [self._tab(mode, space) for mode in modes.MODES]
        room = width - sum(tab.width for tab in tabs) - 2
        left = cast("ContactlogApp", self.app).idle_left()
        style = "bar--soon" if left is not None and left <= WARNING_SECONDS else "bar--countdown"
        self.show(tabs, Piece(((f"{_ending(left, room)} ", style),)))

    def _tab(self, mode: modes.Mode, space: str) -> Piece:
        here = mode.name == self._mode
        text = f"{space}{'▸' if here else ' '}{mode.key.upper()} {mode.title}{space}"
        return Piece(((text, "bar--here" if here else "bar--tab"),), mode.name, mode.help)

    async def press(self, piece: Piece) -> None:
        """Go to the mode."""
        await self.app.run_action(f"app.go('{piece.does}')")


def _ending(left: float | None, room: int) -> str:
    """Say the seconds that are left, loudly at the end, and the network, as far as there is room."""
    short, long = ("open", "stays open") if left is None else (shown(left), f"locks in {shown(left)}")
    network = network_words()
    fitting = (f"{network} · {long}", f"{network} {short}", long, short)
    return next((text for text in fitting if len(text) < room), short)


def network_words() -> str:
    """Say what the live report of the process lock says of the network; "no network" only by the kernel's word."""
    return {
        lockdown.KERNEL: "no network",
        lockdown.INTERPRETER: "network: Python only",
        lockdown.NONE: "network not locked",
    }[lockdown.report().level]
