"""What came in from files, and the whole diary written out: always after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contactlog import phrases
from contactlog.tui import export_uses
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.event_rules import EventRulesScreen
from contactlog.tui.screens.imported import ImportedScreen
from contactlog.tui.screens.page import PageScreen
from contactlog.tui.screens.pick import ChooseScreen

if TYPE_CHECKING:
    from contactlog.tui.screens.mode import ModeScreen


async def in_out(screen: ModeScreen, name: str) -> None:
    """Show what came in or the rules for it, or write the diary out."""
    if name == "imports":
        await screen.app.push_screen_wait(ImportedScreen())
    elif name == "rules":
        await screen.app.push_screen_wait(EventRulesScreen())
    else:
        await _export(screen)


async def _export(screen: ModeScreen) -> None:
    app = screen.contactlog
    form = await app.push_screen_wait(ChooseScreen("Write the whole diary, readable, as", export_uses.FORMS))
    if form is None:
        return
    path = await app.diary.call(export_uses.target, form)
    question = f"{phrases.EXPORT_WARNING}\n\nWrite the whole diary, readable by anyone, to {path}?"
    if not await app.push_screen_wait(ConfirmScreen(question, yes="Write it")):
        return
    written = await app.diary.call(export_uses.write, form, path)
    lines = [
        f"{written:,} records, unencrypted, in:",
        str(path),
        "",
        "Whoever gets it can read it. Delete it when it has done its work.",
    ]
    await app.push_screen_wait(PageScreen("The diary is written out", lines))
