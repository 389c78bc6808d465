"""The line at the foot: the keys that matter where one is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.screen import Screen

from contactlog.tui.widgets.pieces import Piece, PiecesLine


class KeyLine(PiecesLine):
    """The keys that work now and are worth showing; a click presses one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--title", "keys--off", "pieces--hover"}

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._look)

    def _look(self, screen: Screen[object]) -> None:
        # While another window has the focus the keys stay as they were.
        if self.is_attached and screen is self.screen and screen.app.app_focus:
            self.show(tuple(self._keys()))

    def _keys(self) -> Iterator[Piece]:
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not binding.show or binding.action in seen:
                continue
            seen.add(binding.action)
            key, title = f" {self.app.get_key_display(binding)} ", f"{binding.description} "
            styles = ("keys--key", "keys--title") if active.enabled else ("keys--off", "keys--off")
            yield Piece(
                ((key, styles[0]), (title, styles[1])),
                binding.key if active.enabled else "",
                active.tooltip or binding.description,
            )

    async def press(self, piece: Piece) -> None:
        """Press the key."""
        self.app.simulate_key(piece.does)
