"""The live report of the process lock, and the fact sheet with its sources."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from contactlog import lockdown
from contactlog.diary import health
from contactlog.diary.door import Diary
from contactlog.diary.sheet_page import as_lines
from contactlog.diary.sheets import Sheets
from contactlog.tui.screens.listing import ListingScreen
from contactlog.tui.screens.page import PageScreen
from contactlog.tui.widgets.virtual_list import Row

if TYPE_CHECKING:
    from contactlog.tui.screens.mode import ModeScreen


async def proof(screen: ModeScreen, name: str) -> None:
    """Show the report, or the illnesses."""
    if name == "illnesses":
        await screen.app.push_screen_wait(IllnessesScreen())
        return
    folder = await screen.contactlog.diary.call(lambda diary: diary.desk.vault.folder)
    lines = await asyncio.to_thread(report_lines, folder)
    await screen.app.push_screen_wait(PageScreen("What the lock of this process refuses", lines))


def report_lines(folder: Path | None) -> list[str]:
    """Write the live report and the state of the diary's files."""
    report = lockdown.report()
    lines = [f"{report.footer}; started {report.start}.", ""]
    lines += [f"  {subject:<10}{level}" for subject, level in report.levels.items()]
    if report.shortfalls:
        lines += ["", "What that leaves possible:", *(f"  {text}." for text in report.shortfalls)]
    lines += ["", "Steps of the lock:"]
    lines += [f"  {'ok  ' if step.ok else 'LOOK'} {step.name}: {step.detail}" for step in report.steps]
    if folder is not None:
        lines += ["", "The diary's files:"]
        lines += [
            f"  {'ok  ' if found.ok else 'LOOK'} {found.text}" for found in health.file_findings(folder)
        ]
    return [*lines, "", "Prove it without believing us:  contactlog doctor --how"]


class IllnessesScreen(ListingScreen):
    """The fact sheet: one row for each illness, one page for each row."""

    title_text = "Illnesses"
    hint = "{list.open} shows every figure with its source · Esc closes"

    async def rows(self) -> Sequence[Row]:
        """Read the illnesses."""
        return await self.contactlog.diary.call(_illnesses)

    @work(exclusive=True, group="ask")
    async def open_row(self, row_id: str) -> None:
        """Show one."""
        width = min(92, self.app.size.width - 12)
        lines = await self.contactlog.diary.call(lambda diary: as_lines(_sheets(diary).get(row_id), width))
        await self.app.push_screen_wait(PageScreen(lines[0] if lines else row_id, lines[1:]))


def _sheets(diary: Diary) -> Sheets:
    return Sheets(diary.desk.vault.folder)


def _illnesses(diary: Diary) -> list[Row]:
    return [Row(sheet.id, ((sheet.name, ""),)) for sheet in _sheets(diary).all()]
