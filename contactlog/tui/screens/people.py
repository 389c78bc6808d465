"""People: the list, and the page of one."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from contactlog.core.people import Person
from contactlog.errors import ContactlogError
from contactlog.tui import people_uses
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.mode import ModeScreen
from contactlog.tui.screens.person import PersonEditor, PersonScreen
from contactlog.tui.widgets.empty_state import EmptyState
from contactlog.tui.widgets.person_page import PersonPane
from contactlog.tui.widgets.virtual_list import VirtualList

OURS = register(
    Action("people.filter", "people", "filter", "slash", "Filter", "Shows only names, numbers and mails that hold "
           "what you type.", "contactlog people list", footer=True),
    Action("people.add", "people", "add", "a", "New", "Opens an empty form for a new person.", "contactlog people add",
           footer=True),
    Action("people.edit", "people", "edit", "e", "Change", "Opens the form of the person.",
           "contactlog people edit", footer=True),
    Action("people.groups", "people", "groups", "g", "Groups", "Shows groups and households.",
           "contactlog groups list", footer=True),
    Action("people.places", "people", "places", "p", "Places", "Shows places, and changes one.",
           "contactlog places list"),
    Action("people.doubles", "people", "doubles", "m", "The same?", "Shows who may be one person, to settle it.",
           "contactlog people duplicates"),
    Action("people.hide", "people", "hide", "h", "Hide", "Leaves the person out of lists and suggestions, or shows "
           "them again.", "contactlog people hide"),
    Action("people.hidden", "people", "hidden", "v", "Hidden ones too", "Shows hidden people as well, or not.",
           "contactlog people list"),
    Action("people.forget", "people", "forget", "x", "Forget", "Erases a person for good, after saying what goes.",
           "contactlog people forget"),
)  # fmt: skip
EMPTY = """Nobody is in the diary yet.

People come in by themselves when you write whom you met: Ctrl+N.
A adds one by hand; F10 brings in an address book."""


class PeopleScreen(ModeScreen):
    """Everybody."""

    mode = "people"
    explanation = "✗ marks people for whom the diary holds no number, mail or address. Enter opens a person."
    BINDINGS = bindings(OURS)

    def __init__(self) -> None:
        super().__init__()
        self._hidden = False

    def compose_body(self) -> ComposeResult:
        """Give the list, and the page beside it."""
        with Horizontal(id="panes"):
            with Vertical(id="people-list"):
                with Horizontal(classes="filter-bar"):
                    yield Input(placeholder="/ to filter", id="filter", compact=True)
                    yield Static("", id="count", markup=False)
                yield VirtualList(id="everybody")
                yield EmptyState(EMPTY, id="empty")
            yield PersonPane(id="person")

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one("#empty").display = False
        self.listing.focus()

    @property
    def listing(self) -> VirtualList:
        """The list."""
        return self.query_one("#everybody", VirtualList)

    async def reload(self) -> None:
        """Read the people."""
        text = self.query_one("#filter", Input).value
        rows, total = await self.contactlog.diary.call(people_uses.listing, text, self._hidden)
        self.query_one("#count", Static).update(f"{len(rows):,} of {total:,}")
        self.query_one("#empty").display = not total
        self.listing.display = bool(total)
        self.listing.show(rows)
        if self.listing.current_id:
            self._show_page(self.listing.current_id)
        else:
            self.query_one(PersonPane).show(None)

    @on(Input.Changed, "#filter")
    def filter_changed(self) -> None:
        """Filter again; the newest answer wins."""
        self.read_again()

    @on(Input.Submitted, "#filter")
    def to_list(self) -> None:
        """Go to the list."""
        self.listing.focus()

    @on(VirtualList.Moved, "#everybody")
    def moved(self, event: VirtualList.Moved) -> None:
        """Let the page follow."""
        self.contactlog.session.person = event.row_id
        self._show_page(event.row_id)

    @work(exclusive=True, group="page")
    async def _show_page(self, person_id: str) -> None:
        pane = self.query_one(PersonPane)
        if not pane.display:
            return
        try:
            pane.show(await self.contactlog.diary.call(people_uses.page, person_id))
        except ContactlogError:
            return  # Gone or locked meanwhile; the list is about to say so.

    @on(VirtualList.Opened, "#everybody")
    def opened(self, event: VirtualList.Opened) -> None:
        """Open the person; beside their page, the form."""
        if self.query_one(PersonPane).display:
            self._edit(event.row_id)
        else:
            self._open(event.row_id)

    @work(exclusive=True, group="ask")
    async def _open(self, person_id: str) -> None:
        page = await self.contactlog.diary.call(people_uses.page, person_id)
        if await self.app.push_screen_wait(PersonScreen(page)) == "edit":
            self._edit(person_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing needs somebody under the cursor."""
        if action in ("edit", "hide", "forget"):
            return self.is_mounted and self.listing.current_id is not None
        return True

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one("#filter").focus()

    def action_edit(self) -> None:
        """Open the form."""
        if self.listing.current_id:
            self._edit(self.listing.current_id)

    @work(exclusive=True, group="ask")
    async def _edit(self, person_id: str) -> None:
        try:
            person = await self.contactlog.diary.call(lambda diary: diary.people.get(person_id))
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        await self._form(person)

    @work(exclusive=True, group="ask")
    async def action_add(self) -> None:
        """Open an empty form."""
        await self._form(None)

    async def _form(self, person: Person | None) -> None:
        if await self.app.push_screen_wait(PersonEditor(person)):
            self.contactlog.tell("Saved. Ctrl+Z takes it back.")
            self.contactlog.diary_changed()

    @work(exclusive=True, group="change")
    async def action_hide(self) -> None:
        """Hide the person, or show them again."""
        person_id = self.listing.current_id
        if person_id:
            hidden = await self.contactlog.diary.call(people_uses.hide, person_id)
            self.contactlog.tell("Hidden. V shows hidden people too." if hidden else "Shown again.")
            self.contactlog.diary_changed()

    def action_hidden(self) -> None:
        """Show hidden people too, or not."""
        self._hidden = not self._hidden
        self.read_again()

    @work(exclusive=True, group="ask")
    async def action_forget(self) -> None:
        """Erase the person after a question that says what goes."""
        person_id = self.listing.current_id
        if not person_id:
            return
        try:
            question = await self.contactlog.diary.call(people_uses.what_goes, person_id)
            if await self.app.push_screen_wait(ConfirmScreen(question, yes="Forget for good")):
                await self.contactlog.diary.call(people_uses.forget, person_id)
                self.contactlog.tell("Forgotten.")
                self.contactlog.diary_changed()
        except ContactlogError as error:
            self.contactlog.tell_error(error)

    @work(exclusive=True, group="ask")
    async def action_groups(self) -> None:
        """Show groups and households."""
        from contactlog.tui.screens.groups import GroupsScreen

        await self.app.push_screen_wait(GroupsScreen())
        self.contactlog.diary_changed()

    @work(exclusive=True, group="ask")
    async def action_places(self) -> None:
        """Show places."""
        from contactlog.tui.screens.places import PlacesScreen

        await self.app.push_screen_wait(PlacesScreen())
        self.contactlog.diary_changed()

    @work(exclusive=True, group="ask")
    async def action_doubles(self) -> None:
        """Show who may be one person."""
        from contactlog.tui.screens.doubles import DoublesScreen

        await self.app.push_screen_wait(DoublesScreen())
        self.contactlog.diary_changed()
