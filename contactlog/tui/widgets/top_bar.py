"""The bar at the top: where one is, where one can go, and how long until the diary locks."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from contactlog import lockdown
from contactlog.tui import modes
from contactlog.tui.idle import WARNING_SECONDS, shown

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp


class ModeTab(Static):
    """One mode in the bar; a click goes there."""

    def __init__(self, mode: modes.Mode, *, here: bool) -> None:
        mark = "▸" if here else " "
        super().__init__(
            f"{mark}{mode.key.upper()} {mode.title}", markup=False, classes="here" if here else ""
        )
        self._name_of_mode = mode.name
        self.tooltip = mode.help

    async def on_click(self) -> None:
        """Go there."""
        await self.app.run_action(f"app.go('{self._name_of_mode}')")


class Countdown(Static):
    """Seconds until the diary locks by itself, and before them what the lock of this process refuses."""

    def on_mount(self) -> None:
        """Count every second."""
        self.show()
        self.set_interval(1, self.show)

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self.show()

    def show(self) -> None:
        """Show what is left; loudly at the end."""
        left = cast("ContactlogApp", self.app).idle_left()
        self.set_class(left is not None and left <= WARNING_SECONDS, "soon")
        short, long = ("open", "stays open") if left is None else (shown(left), f"locks in {shown(left)}")
        network = network_words()
        fitting = (f"{network} · {long}", f"{network} {short}", long, short)
        self.update(next((text for text in fitting if len(text) <= self.size.width - 1), short))


def network_words() -> str:
    """Say what the live report of the process lock says of the network; "no network" only by the kernel's word."""
    return {
        lockdown.KERNEL: "no network",
        lockdown.INTERPRETER: "network: Python only",
        lockdown.NONE: "network not locked",
    }[lockdown.report().level]


class TopBar(Horizontal):
    """The bar."""

    def __init__(self, mode: str) -> None:
        super().__init__()
        self._mode = mode

    def compose(self) -> ComposeResult:
        """Give a tab for each mode, and the countdown."""
        for mode in modes.MODES:
            yield ModeTab(mode, here=mode.name == self._mode)
        yield Countdown()
