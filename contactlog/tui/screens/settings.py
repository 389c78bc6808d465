"""Settings and proof: everything that can be set, and what the lock of this process really refuses."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from contactlog.errors import ContactlogError
from contactlog.tui import content, settings_rows
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.screens import (
    settings_backups,
    settings_in_out,
    settings_kept,
    settings_keys,
    settings_proof,
    settings_screens,
)
from contactlog.tui.screens.mode import ModeScreen
from contactlog.tui.settings_rows import Setting
from contactlog.tui.widgets.virtual_list import VirtualList

OURS = register(
    Action("settings.backup", "settings", "do('backup/create')", "b", "Backup", "Makes an encrypted backup.",
           "contactlog backup create", footer=True),
    Action("settings.proof", "settings", "do('proof/report')", "r", "Report", "Shows what the lock of this process "
           "refuses, and the state of the files.", "contactlog doctor", footer=True),
    Action("settings.illnesses", "settings", "do('proof/illnesses')", "i", "Illnesses", "Shows the fact sheet with its "
           "sources.", "contactlog illnesses show", footer=True),
    Action("settings.imports", "settings", "do('files/imports')", "t", "Brought in", "Shows what came in from files, "
           "to take the last of it back.", "contactlog import --list"),
    Action("settings.export", "settings", "do('files/export')", "x", "Export", "Writes the whole diary in readable "
           "form, after a question.", "contactlog export"),
    Action("settings.colours", "settings", "do('screen/theme')", "c", "Colours", "Changes the colours.", footer=True),
)  # fmt: skip
_HANDLERS = {
    "known": settings_screens.known,
    "screen": settings_screens.screen,
    "kept": settings_kept.kept,
    "keys": settings_keys.keys,
    "backup": settings_backups.backup,
    "files": settings_in_out.in_out,
    "proof": settings_proof.proof,
}


class SettingsScreen(ModeScreen):
    """The list, and what the row means beside it."""

    mode = "settings"
    explanation = "Enter changes or does what the row says. Nothing here is sent anywhere."
    BINDINGS = bindings(OURS)

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Setting] = {}

    def compose_body(self) -> ComposeResult:
        """Give the list and the pane."""
        with Horizontal(id="panes"):
            yield VirtualList(id="settings")
            with VerticalScroll(id="setting-help", can_focus=False):
                yield Static("", id="setting-text", markup=False)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.listing.focus()

    @property
    def listing(self) -> VirtualList:
        """The list."""
        return self.query_one("#settings", VirtualList)

    async def reload(self) -> None:
        """Read the settings."""
        found = await self.contactlog.diary.call(settings_rows.sections)
        self._known = {setting.id: setting for section in found for setting in section.settings}
        self.listing.show(settings_rows.rows(found))
        self._explain(self.listing.current_id)

    @on(VirtualList.Moved)
    def moved(self, event: VirtualList.Moved) -> None:
        """Say what the row means."""
        self._explain(event.row_id)

    def _explain(self, row_id: str | None) -> None:
        setting = self._known.get(row_id or "")
        if setting is None:
            return
        parts = [Content.styled(setting.title, "bold"), content.block(setting.help)]
        if setting.command:
            parts += [Content(""), Content.styled(f"Command: {setting.command}", "$quiet")]
        self.query_one("#setting-text", Static).update(content.lines(parts))

    @on(VirtualList.Opened)
    def opened(self, event: VirtualList.Opened) -> None:
        """Do what the row says."""
        self.action_do(event.row_id)

    @work(exclusive=True, group="ask")
    async def action_do(self, row_id: str) -> None:
        """Do what a row says."""
        kind, _, name = row_id.partition("/")
        handler = _HANDLERS.get(kind)
        if handler is None:
            return
        try:
            await handler(self, name)
        except ContactlogError as error:
            if self.contactlog.diary.is_open:
                self.contactlog.tell_error(error)
            return
        if self.contactlog.diary.is_open:
            self.contactlog.diary_changed()
