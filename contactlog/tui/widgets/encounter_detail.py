"""Everything that is known of one encounter."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from contactlog.core.encounters import Encounter
from contactlog.phrases import Names
from contactlog.tui import content, words

_WIDTH = 12


class EncounterDetail(VerticalScroll, can_focus=False):
    """The fields of an encounter below each other; what is not known is said in one quiet line."""

    def compose(self) -> ComposeResult:
        """Give the text."""
        yield Static("", markup=False, classes="detail-text")

    def show(self, met: Encounter | None, names: Names | None) -> None:
        """Show an encounter; None shows nothing."""
        text = self.query_one(".detail-text", Static)
        text.update(Content("") if met is None or names is None else shown(met, names))


def shown(met: Encounter, names: Names) -> Content:
    """Write an encounter for a pane."""
    rows = [
        Content.assemble((f"{name:<{_WIDTH}}", "$quiet"), content.block(words.short(text)))
        for name, text in words.detail(met, names)
    ]
    missing = words.unknown(met, names)
    rows += [Content(""), content.line(missing, "$quiet")] if missing else []
    return content.lines(rows)
