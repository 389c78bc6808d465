"""The palette: every action that can be done now, with its key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual.app import App
from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content


class ActionsProvider(Provider):
    """Offers the bindings that work at the moment, from the focused widget outwards."""

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for binding, run in self._possible():
            yield DiscoveryHit(self._shown(binding), run, text=binding.description, help=binding.tooltip)

    async def search(self, query: str) -> Hits:
        """Offer what matches."""
        matcher = self.matcher(query)
        for binding, run in self._possible():
            score = matcher.match(binding.description)
            if score > 0:
                yield Hit(score, self._shown(binding), run, text=binding.description, help=binding.tooltip)

    def _shown(self, binding: Binding) -> Content:
        key = self.app.get_key_display(binding)
        return Content.assemble(binding.description, "  ", (key, "$quiet"))

    def _possible(self) -> Iterator[tuple[Binding, Callable[[], Awaitable[None]]]]:
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not binding.id or binding.id in seen or not active.enabled or binding.id == "app.palette":
                continue
            seen.add(binding.id)
            yield binding, partial(self._run, active.node, binding.action)

    async def _run(self, node: object, action: str) -> None:
        app: App[object] = self.app
        await app.run_action(action, default_namespace=node)  # type: ignore[arg-type]
