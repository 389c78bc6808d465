"""Case: the window, who was exposed and why, whom to tell first, and how many know."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from contactlog.core.cases import CaseState
from contactlog.errors import ContactlogError
from contactlog.tui import case_rows, case_uses, content, ill_words
from contactlog.tui.actions import bindings
from contactlog.tui.case_uses import CaseView
from contactlog.tui.screens.case_keys import OURS
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.mode import ModeScreen
from contactlog.tui.screens.page import PageScreen
from contactlog.tui.timeline_drawing import Timeline
from contactlog.tui.widgets.empty_state import EmptyState
from contactlog.tui.widgets.reach_bar import ReachBar
from contactlog.tui.widgets.virtual_list import VirtualList
from contactlog.tui.widgets.window_timeline import WindowTimeline

EMPTY = """There is no case, and that is good.

Ill, or a positive test?  Press I: five short questions,
then you see whom to tell first.

Did somebody tell you that they are ill?  Press A."""
_WIDE = 100
"""Columns from which the reasons stand beside the list."""
_NEEDS_CASE = frozenset({"sources", "hand_over", "calendar", "off", "close_case", "change", "everybody"})
_NEEDS_PERSON = frozenset({"message", "outcome", "why"})


class CaseScreen(ModeScreen):
    """One case."""

    mode = "case"
    explanation = (
        "Whom to tell stands on top, in order. Enter goes to the words for the person. ✓ knows, · is still to tell, "
        "✗ was not reached, – you decided not to tell."
    )
    BINDINGS = bindings(OURS)

    def __init__(self) -> None:
        super().__init__()
        self._view: CaseView | None = None
        self._everybody = False
        self._after: str | None = None
        """Whose outcome was just noted."""

    def compose_body(self) -> ComposeResult:
        """Give the timeline, the bar, the list and the reasons."""
        yield Static("", id="case-title", markup=False)
        yield WindowTimeline(id="window")
        yield ReachBar(id="reach")
        with Container(id="case-panes"):
            yield VirtualList(id="exposed")
            with VerticalScroll(id="reasons", can_focus=False):
                yield Static("", id="reason-text", markup=False)
        yield EmptyState(EMPTY, id="no-case")

    def on_mount(self) -> None:
        """Begin in the list."""
        self._show_parts(False)
        self.query_one("#no-case").display = False
        self.listing.focus()

    @property
    def listing(self) -> VirtualList:
        """Who was exposed."""
        return self.query_one("#exposed", VirtualList)

    async def reload(self) -> None:
        """Read the case."""
        view = await self.contactlog.diary.call(case_uses.view, self.contactlog.session.case)
        self._view = view
        self._show_parts(view is not None)
        if view is None:
            return
        self.contactlog.session.case = view.case.id
        self.query_one("#case-title", Static).update(content.line(case_rows.title(view), "bold"))
        timeline = Timeline(view.assessment.window, view.case.anchors, view.met, view.today)
        self.query_one(WindowTimeline).show(timeline)
        due = sum(
            notice.next_try is not None and notice.next_try <= view.today for notice in view.notices.values()
        )
        self.query_one(ReachBar).show(view.reach, due, view.wrong)
        self.listing.show(case_rows.rows(view, everybody=self._everybody))
        self._go_on(view)
        self._show_reasons(self.listing.current_id)
        self.refresh_bindings()

    def _go_on(self, view: CaseView) -> None:
        """After an outcome, go to the next person still to tell."""
        following = next((one for one in view.left if one != self._after), None)
        if self._after is not None and following is not None:
            self.listing.go_to(following)
        self._after = None

    def _show_parts(self, there: bool) -> None:
        for part in ("#case-title", "#window", "#reach", "#case-panes"):
            self.query_one(part).display = there
        self.query_one("#no-case").display = not there

    def on_resize(self) -> None:
        """Write the reasons for the room there is."""
        self._show_reasons(self.listing.current_id)

    @on(VirtualList.Moved, "#exposed")
    def moved(self, event: VirtualList.Moved) -> None:
        """Let the reasons follow."""
        self.contactlog.session.person = event.row_id
        self._show_reasons(event.row_id)

    def _show_reasons(self, person_id: str | None) -> None:
        item = self._view.exposure(person_id) if self._view and person_id else None
        if self._view is None or item is None:
            self.query_one("#reason-text", Static).update(self._whole())
            return
        # Where there are few lines they are for the reasons: the list says who it is.
        head = [] if self.app.size.width < _WIDE else case_rows.who(self._view, item)
        lines = [content.line(text, style) for text, style in [*head, *case_rows.reasons(self._view, item)]]
        self.query_one("#reason-text", Static).update(content.lines(lines))
        self.query_one("#reasons").scroll_home(animate=False)

    def _whole(self) -> Content:
        notes = [one.text for one in self._view.assessment.notes] if self._view else []
        return content.block("\n".join(notes))

    @on(VirtualList.Opened, "#exposed")
    async def opened(self) -> None:
        """Go to the words."""
        await self.action_message()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Most things need a case, or somebody under the cursor."""
        if action in _NEEDS_CASE:
            return self._view is not None
        if action == "other":
            return self._view is not None and len(self._view.ids) > 1
        if action in _NEEDS_PERSON:
            return self._view is not None and self.is_mounted and self.listing.current_id is not None
        return True

    async def action_message(self) -> None:
        """Go to the words for the person under the cursor."""
        self.contactlog.session.person = self.listing.current_id
        await self.contactlog.action_go("message")

    def action_everybody(self) -> None:
        """Show also those who need not be told, or not."""
        self._everybody = not self._everybody
        self.read_again()

    def action_other(self) -> None:
        """Show the next case."""
        if self._view is not None:
            ids = self._view.ids
            self.contactlog.session.case = ids[(ids.index(self._view.case.id) + 1) % len(ids)]
            self.contactlog.diary_changed()

    @work(exclusive=True, group="ask")
    async def action_ill(self) -> None:
        """Begin a case."""
        from contactlog.tui.screens.ill import IllScreen

        made = await self.app.push_screen_wait(IllScreen())
        if made is not None:
            self.contactlog.session.case = made
            self.contactlog.session.person = None
            self.listing.clear()
            self.contactlog.diary_changed()

    @work(exclusive=True, group="ask")
    async def action_change(self) -> None:
        """Change dates."""
        from contactlog.tui.screens.ill import IllScreen

        if self._view is None:
            return
        changed = await self.app.push_screen_wait(IllScreen(self._view.case))
        if changed is not None:
            self.contactlog.diary_changed()

    @work(exclusive=True, group="ask")
    async def action_why(self) -> None:
        """Show every reason on a page of its own."""
        item = self._view.exposure(self.listing.current_id or "") if self._view else None
        if self._view and item:
            lines = [
                text for text, _ in [*case_rows.who(self._view, item), *case_rows.reasons(self._view, item)]
            ]
            lines += ["", case_rows.window_sentence(self._view.assessment.window)]
            lines += [note.text for note in self._view.assessment.notes]
            await self.app.push_screen_wait(PageScreen(f"Why {lines[0]}", lines[1:]))

    @work(exclusive=True, group="ask")
    async def action_outcome(self) -> None:
        """Note how telling the person went."""
        from contactlog.tui.screens.told import ask_outcome

        person = self.listing.current_id
        if self._view and person:
            self._after = person
            if await ask_outcome(self.contactlog, self._view.case.id, person) is None:
                self._after = None

    @work(exclusive=True, group="ask")
    async def action_sources(self) -> None:
        """Show where it may have come from."""
        if self._view is None:
            return
        try:
            lines = await self.contactlog.diary.call(case_uses.sources, self._view.case.id)
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        await self.app.push_screen_wait(PageScreen("Where it may have come from; nobody is certain", lines))

    @work(exclusive=True, group="ask")
    async def action_told_me(self) -> None:
        """Show what others told the user."""
        from contactlog.tui.screens.told_me import ToldMeScreen

        await self.app.push_screen_wait(ToldMeScreen())
        self.contactlog.diary_changed()

    @work(exclusive=True, group="ask")
    async def action_calendar(self) -> None:
        """Write the days of the next tries."""
        if self._view is None:
            return
        try:
            path = await self.contactlog.diary.call(case_uses.next_tries, self._view.case.id)
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        lines = [path, "", "It names no illness and no person. Open it with your calendar, then delete it."]
        await self.app.push_screen_wait(PageScreen("The next tries are written", lines))

    @work(exclusive=True, group="ask")
    async def action_hand_over(self) -> None:
        """Note who agreed to be handed over, and write the list of them."""
        from contactlog.tui.screens.handing_over import HandingOverScreen

        if self._view is not None:
            await self.app.push_screen_wait(HandingOverScreen(self._view.case.id))
            self.contactlog.diary_changed()

    @work(exclusive=True, group="ask")
    async def action_off(self) -> None:
        """Call the case off, or open it again."""
        view = self._view
        if view is None:
            return
        if view.case.state is not CaseState.OPEN:
            again = await self._turn(view, CaseState.OPEN, "Open it again?", "Open")
            if again is not None:
                self.contactlog.tell(f"Open again. {ill_words.to_tell_again(again)}".rstrip())
            return
        count = await self.contactlog.diary.call(case_uses.all_clear_for, view.case.id)
        question = (
            f"Call off {view.illness}: it was not this illness?\n\n"
            f"{count} {'person was' if count == 1 else 'people were'} told and should hear the all-clear."
        )
        done = await self._turn(view, CaseState.CALLED_OFF, question, "Call off")
        if done is not None:
            all_clear = "F5 has the all-clear for those who were told." if done else ""
            self.contactlog.tell(f"Called off. {all_clear}".rstrip())

    @work(exclusive=True, group="ask")
    async def action_close_case(self) -> None:
        """Close the case."""
        view = self._view
        if view is None:
            return
        left = len(view.left)
        question = f"Close {view.illness}?"
        if left:
            question += f"\n\n{left} who matter {'has' if left == 1 else 'have'} not been told."
        if await self._turn(view, CaseState.CLOSED, question, "Close") is not None:
            self.contactlog.tell("Closed. Get well.")

    async def _turn(self, view: CaseView, state: CaseState, question: str, yes: str) -> int | None:
        """Ask and do it; gives what `case_uses.turn` gives, None when it was not done."""
        if not await self.app.push_screen_wait(ConfirmScreen(question, yes=yes)):
            return None
        try:
            count = await self.contactlog.diary.call(case_uses.turn, view.case.id, state)
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return None
        self.contactlog.diary_changed()
        return count
