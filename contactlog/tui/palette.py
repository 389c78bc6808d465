"""The palette: every action with its key, those of the screen one is on first."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import App
from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from contactlog.tui import modes
from contactlog.tui.key_names import key_name, keys_name

if TYPE_CHECKING:
    from contactlog.tui.actions import Action
    from contactlog.tui.app import ContactlogApp

_MOVING = ("list.", "month.", "choice.", "line.next", "line.previous", "line.take", "line.clear")
"""Begin the ids of actions that only move about: they come last."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """One line of the palette."""

    title: str
    key: str
    help: str
    run: Callable[[], Awaitable[None]]

    def shown(self) -> Content:
        """Write it with its key."""
        return Content.assemble(self.title, "  ", (self.key, "$quiet"))


class ActionsProvider(Provider):
    """Offers the bindings that work at the moment, then what the other main screens do."""

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for offer in self._offers():
            yield DiscoveryHit(offer.shown(), offer.run, text=offer.title, help=offer.help)

    async def search(self, query: str) -> Hits:
        """Offer what matches."""
        matcher = self.matcher(query)
        for offer in self._offers():
            score = max(matcher.match(offer.title), matcher.match(offer.help) / 2)
            if score > 0:
                yield Hit(score, offer.shown(), offer.run, text=offer.title, help=offer.help)

    def _offers(self) -> Iterator[_Offer]:
        here = list(self._here())
        yield from (offer for offer, moving in here if not moving)
        yield from self._elsewhere()
        yield from (offer for offer, moving in here if moving)

    def _here(self) -> Iterator[tuple[_Offer, bool]]:
        """Give what can be done now, from the focused widget outwards, and whether it only moves about."""
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not binding.id or binding.id in seen or not active.enabled or binding.id == "app.palette":
                continue
            seen.add(binding.id)
            run = partial(self._run, active.node, binding.action)
            yield self._offer(binding, run), binding.id.startswith(_MOVING)

    def _offer(self, binding: Binding, run: Callable[[], Awaitable[None]]) -> _Offer:
        return _Offer(binding.description, key_name(binding.key), binding.tooltip, run)

    def _elsewhere(self) -> Iterator[_Offer]:
        """Give what the other main screens do; choosing it goes there first."""
        app = cast("ContactlogApp", self.app)
        here = getattr(self.screen, "mode", None)
        if here is None:
            return
        for mode in modes.MODES:
            if mode.name != here:
                for action in mode.actions():
                    key = app.wishes.keys.get(action.id, action.key)
                    yield _Offer(
                        f"{mode.title}: {action.title}",
                        f"{key_name(mode.key)}, {keys_name(key, ' ')}",
                        action.help,
                        partial(self._go_and_do, mode, action),
                    )

    async def _go_and_do(self, mode: modes.Mode, action: Action) -> None:
        app = cast("ContactlogApp", self.app)
        await app.action_go(mode.name)
        screen: Screen[object] = app.screen
        # What can be done there is known once the diary was read.
        reading = [worker for worker in app.workers if worker.group == "reload" and worker.node is screen]
        await asyncio.gather(*(worker.wait() for worker in reading), return_exceptions=True)
        if screen.check_action(action.method.partition("(")[0], ()):
            await self._run(screen, action.method)
        else:
            app.tell("There is nothing to do that with now.")

    async def _run(self, node: object, action: str) -> None:
        app: App[object] = self.app
        await app.run_action(action, default_namespace=node)  # type: ignore[arg-type]
