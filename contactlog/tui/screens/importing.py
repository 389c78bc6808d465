"""Import: choose a file, see what is in it, decide, bring it in, take it back if need be."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from contactlog.diary.bringing_in import Offer, Verdict, is_diary
from contactlog.diary.incoming import Incoming, incoming
from contactlog.errors import ContactlogError
from contactlog.tui import content, import_uses, words
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.listing import ListingScreen
from contactlog.tui.screens.page import PageScreen
from contactlog.tui.screens.pick import ChooseScreen
from contactlog.tui.screens.progress import Report, watched
from contactlog.tui.widgets.virtual_list import Row, VirtualList

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp

OURS = register(
    Action("import.save", "what a file offers", "save", "ctrl+s", "Bring it in", "Saves everything in one change.",
           "contactlog import", footer=True),
    Action("import.turn", "what a file offers", "turn", "space", "Take or leave", "Takes the entries in, or leaves "
           "them out; asks who is the same person.", "contactlog import", footer=True),
    Action("import.always", "what a file offers", "always", "r", "From now on", "Remembers it as a rule for this "
           "title.", "contactlog import --rules", footer=True),
    Action("import.days", "what a file offers", "days", "d", "How far back", "Takes entries of the last weeks only, or "
           "of all days.", "contactlog import --from", footer=True),
)  # fmt: skip
_VERDICTS = (
    (Verdict.SAME.value, "One person: add what the file knows"),
    (Verdict.DIFFERENT.value, "Two people; do not ask again"),
    (Verdict.LATER.value, "Later; both stay"),
)


_DAYS = (
    ("28", "The last four weeks"),
    ("92", "The last three months"),
    ("366", "The last year"),
    ("", "All days"),
)
_KINDS = (
    "Contacts (.vcf, .ldif, .csv), a calendar (.ics), a journal, or lines of a diary; packed (.zip, .gz) too. "
    "First you see what is in it."
)
_BACK = "Ctrl+Z takes all of it back."


async def bring_in(app: ContactlogApp) -> None:
    """Go through an import; of a packed folder one file after the other, until it is left."""
    path = await app.push_screen_wait(PathScreen())
    if path is None:
        return
    try:
        parts = await asyncio.to_thread(incoming, path)
    except ContactlogError as error:
        app.tell_error(error)
        return
    if len(parts) == 1:
        await _bring_one(app, parts[0])
        return
    options = [(str(number), content.line(part.member).plain) for number, part in enumerate(parts)]
    chosen: str | None = "0"
    while app.diary.is_open:
        question = f"{path.name} holds {len(parts)} files that can be brought in. Which?"
        chosen = await app.push_screen_wait(ChooseScreen(question, options, chosen))
        if chosen is None:
            return
        await _bring_one(app, parts[int(chosen)])


async def _bring_one(app: ContactlogApp, part: Incoming) -> None:
    try:
        data = await asyncio.to_thread(part.read)
        if is_diary(data, part.name):
            await _bring_lines(app, part.name, data)
        else:
            await _bring_offer(app, part.name, data)
    except ContactlogError as error:
        if app.diary.is_open:
            app.tell_error(error)
        return
    app.diary_changed()


async def _bring_offer(app: ContactlogApp, name: str, data: bytes) -> None:
    async def reading(report: Report) -> Offer:
        return await app.diary.call(import_uses.open_offer, data, name, report)

    offer = await watched(app, "Reading the file", reading)
    summary = await app.diary.call(import_uses.summary, offer)
    await app.push_screen_wait(OfferScreen(offer, summary))


async def _bring_lines(app: ContactlogApp, name: str, data: bytes) -> None:
    async def reading(report: Report) -> list[str]:
        return await app.diary.call(import_uses.lines_offer, data, report)

    async def saving(report: Report) -> list[str]:
        return await app.diary.call(import_uses.save_lines, data, report)

    found = await watched(app, "Reading the file", reading)
    if await app.push_screen_wait(ConfirmScreen(f"Bring in {name}?\n\n{found[0]}", yes="Bring in")):
        lines = await watched(app, "Bringing it in", saving)
        await app.push_screen_wait(PageScreen("Brought in", [*lines, "", _BACK]))


class PathScreen(ModalScreen[Path | None]):
    """A path with what the folder holds; Tab completes."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "dismiss", "Leave it"),
        Binding("tab", "complete", "Complete", priority=True),
        Binding("down", "to_list", "To the list"),
    ]

    def compose(self) -> ComposeResult:
        """Put the listing below the path."""
        with Vertical(classes="dialog tall"):
            yield Label("Bring in a file", classes="title", markup=False)
            yield Static(_KINDS, classes="quiet", markup=False)
            yield Input("~/", id="import-path", select_on_focus=False)
            yield Static("", classes="nothing", markup=False)
            yield VirtualList()
            yield Static(
                content.line("Tab completes · ↓ to the list · Enter opens · Esc leaves it"), classes="quiet"
            )

    def on_mount(self) -> None:
        """Begin in the path."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """List again."""
        self._list(event.value)

    @work(exclusive=True, group="list")
    async def _list(self, typed: str) -> None:
        rows = await asyncio.to_thread(import_uses.folder_rows, typed)
        self.query_one(VirtualList).show(rows)
        nothing = self.query_one(".nothing", Static)
        nothing.update("" if rows else "There is nothing of that name here. Type where the file is.")
        nothing.display = not rows

    def action_complete(self) -> None:
        """Complete by what the cursor of the list stands on."""
        if found := self.query_one(VirtualList).current_id:
            self._enter(found)

    def action_to_list(self) -> None:
        """Go to the list."""
        self.query_one(VirtualList).focus()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Open what was typed, or complete it."""
        path = Path(event.value).expanduser()
        if path.exists() and not path.is_dir():
            self.dismiss(path)
        else:
            self.action_complete()

    @on(VirtualList.Opened)
    def opened(self, event: VirtualList.Opened) -> None:
        """Go into a folder, or open a file."""
        if event.row_id.endswith("/"):
            self._enter(event.row_id)
        else:
            self.dismiss(Path(event.row_id))

    def _enter(self, path: str) -> None:
        field = self.query_one(Input)
        field.value = path
        field.cursor_position = len(path)
        field.focus()


class OfferScreen(ListingScreen):
    """What a file offers, before anything is saved."""

    BINDINGS = bindings(OURS)
    hint = "{import.turn} take or leave · {import.always} always · {import.days} days · {import.save} bring it in · Esc"
    hint_empty = "{import.days} other days · {import.save} brings it in · Esc leaves it, nothing is saved"
    empty = "Nothing in it is new."

    def __init__(self, offer: Offer, summary: Sequence[str]) -> None:
        super().__init__()
        self._offer = offer
        self.title_text = f"{words.short(offer.file)}: {summary[0]}"
        self._problems = list(summary[1:])
        self._stop = Event()

    async def rows(self) -> Sequence[Row]:
        """Read what is to be decided, with what could not be read below."""
        found = await self.contactlog.diary.call(import_uses.rows, self._offer)
        if self._problems:
            found.append(Row("", (("Could not be read", "heading"),)))
            found += [Row("", ((problem, "warn"),)) for problem in self._problems]
        return found

    def open_row(self, row_id: str) -> None:
        """Take or leave."""
        self.action_turn()

    @work(group="turn")
    async def action_turn(self) -> None:
        """Take entries or leave them; settle who is the same person."""
        await self._turn(always=False)

    @work(group="turn")
    async def action_always(self) -> None:
        """Remember it as a rule."""
        await self._turn(always=True)
        self.contactlog.tell("Remembered when the file is brought in.")

    async def _turn(self, *, always: bool) -> None:
        row, diary = self.listing.current_id or "", self.contactlog.diary
        self._stop.set()  # Nothing may stand before this in the diary's thread.
        if row.startswith(import_uses.DOUBT):
            key = row.removeprefix(import_uses.DOUBT)
            many = await diary.call(import_uses.alike, self._offer, key)
            all_of_them = (
                ((import_uses.ALL, f"One person, as all {many} with this reason"),) if many > 1 else ()
            )
            choices = (*_VERDICTS, *all_of_them)
            verdict = await self.app.push_screen_wait(ChooseScreen("Are they one person?", choices))
            if verdict is not None:
                await diary.call(import_uses.settle, self._offer, key, verdict)
        elif row.startswith(import_uses.ENTRY):
            key = row.removeprefix(import_uses.ENTRY)
            await diary.call(import_uses.turn, self._offer, key, always=always)
        await self._changed()

    async def _changed(self) -> None:
        """Show at once what is known, and count the rest behind the keys."""
        self._title(await self.contactlog.diary.call(import_uses.summary, self._offer))
        await self.again()
        self._stop = Event()
        self._count(self._stop)

    @work(group="turn")
    async def action_days(self) -> None:
        """Take entries of the last weeks only, or of all days."""
        chosen = await self.app.push_screen_wait(ChooseScreen("Which days?", _DAYS))
        if chosen is None:
            return
        self._stop.set()
        await self.contactlog.diary.call(import_uses.since, self._offer, int(chosen) if chosen else None)
        await self._changed()

    def _title(self, summary: Sequence[str]) -> None:
        self.query_one(".title", Label).update(content.line(f"{words.short(self._offer.file)}: {summary[0]}"))

    @work(exclusive=True, group="count")
    async def _count(self, stop: Event) -> None:
        """Count again behind the keys: a long calendar takes seconds, which no key has to wait for."""
        with suppress(ContactlogError):
            summary = await self.contactlog.diary.call(import_uses.count, self._offer, stop)
            self._title(summary)
            await self.again()

    def on_unmount(self) -> None:
        """Let nothing run on."""
        self._stop.set()

    @work(exclusive=True, group="ask")
    async def action_save(self) -> None:
        """Bring it in and say what came."""

        async def saving(report: Report) -> list[str]:
            return await self.contactlog.diary.call(import_uses.save, self._offer, report)

        self._stop.set()

        try:
            lines = await watched(self.contactlog, "Bringing it in", saving)
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        await self.app.push_screen_wait(PageScreen("Brought in", [*lines, "", _BACK]))
        self.dismiss()
