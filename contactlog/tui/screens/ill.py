"""The questions of "I am ill": five short steps. Nothing is written before the last, and each may be passed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, ContentSwitcher, Input, Label, Static

from contactlog.core.cases import Case, DoubtfulDay
from contactlog.diary.falling_ill import COUNTRIES, Answers, DateAsked, Foreseen
from contactlog.errors import ContactlogError
from contactlog.tui import case_uses, content, ill_words
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.forms import YES_NO, ChoiceField, Field, TextField
from contactlog.tui.widgets.choice_button import ChoiceButton
from contactlog.tui.widgets.virtual_list import Row, VirtualList

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp

OURS = register(
    Action("ill.next", "I am ill", "next", "ctrl+s", "Next", "Goes to the next question; so does Enter.",
           "contactlog case new"),
    Action("ill.back", "I am ill", "back", "escape", "Back", "Goes one question back; on the first it leaves, with "
           "nothing written."),
)  # fmt: skip
ILLNESS, BEGAN, COUNTRY, ENDED, REVIEW = range(5)


class IllScreen(ModalScreen[str | None]):
    """The questions. Dismissed with the id of the case that was begun or changed.

    Args:
        case: a case to change; None begins a new one.
        illness: id, when it is known already.
        told_me: id of the note of being told that becomes the case.
    """

    BINDINGS = bindings(OURS)
    explanation = (
        "At most five questions; Enter goes on, also with nothing answered. The lines at the bottom show at once what "
        "the answers mean. Nothing is written before the last step."
    )

    def __init__(
        self, case: Case | None = None, *, illness: str | None = None, told_me: str | None = None
    ) -> None:
        super().__init__()
        self._case, self._told_me = case, told_me
        self._known: Mapping[str, DoubtfulDay] = case.anchors if case else {}
        self._first = BEGAN if case or illness else ILLNESS
        self._step = self._first
        self._answers = Answers(
            case.illness if case else illness or "",
            stage=case.stage if case else None,
            country=case.country if case else "widest",
            well=None if case is None or case.symptomatic is None else not case.symptomatic,
        )
        self._asked: dict[str, Field] = {}
        self._illnesses: list[tuple[str, str, str]] = []
        self._ready_for = ""

    @property
    def contactlog(self) -> ContactlogApp:
        """The application, by its own type."""
        return cast("ContactlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Put the steps between the question and what follows from the answers."""
        with Vertical(id="ill", classes="dialog wide-labels"):
            yield Label("", id="ill-title", classes="title", markup=False)
            with ContentSwitcher(initial=f"step-{self._first}"):
                with Vertical(id=f"step-{ILLNESS}"):
                    yield Input(placeholder="flu, covid, measles...", id="find-illness", compact=True)
                    yield VirtualList(id="illnesses", classes="choose-list")
                yield VerticalScroll(id=f"step-{BEGAN}", can_focus=False)
                with Vertical(id=f"step-{COUNTRY}"):
                    yield VirtualList(id="countries", classes="choose-list")
                yield VerticalScroll(id=f"step-{ENDED}", can_focus=False)
                with VerticalScroll(id=f"step-{REVIEW}"):
                    yield Static("", id="review", markup=False)
            yield Static("", id="foreseen", markup=False)
            with Horizontal(classes="buttons"):
                yield Button("", id="ill-next", variant="primary", compact=True)
                yield Button("", id="ill-back", compact=True)

    async def on_mount(self) -> None:
        """Read what there is to choose from, and ask the first question."""
        diary = self.contactlog.diary
        self._illnesses = await diary.call(case_uses.illnesses)
        if self._case is None:
            self._answers = replace(self._answers, country=await diary.call(case_uses.country))
        rows = [Row(name, ((ill_words.country(name), ""),)) for name in COUNTRIES]
        self.query_one("#countries", VirtualList).show(rows)
        self._list_illnesses("")
        await self._go(self._first)

    # -- steps --------------------------------------------------------------------------------------------

    async def _go(self, step: int) -> None:
        self._step = step
        if step in (BEGAN, ENDED):
            await self._lay_out()
        self.query_one(ContentSwitcher).current = f"step-{step}"
        verb = "Change the dates" if self._case else "I am ill"
        number = f"{step - self._first + 1} of {REVIEW - self._first + 1}"
        self.query_one("#ill-title", Label).update(
            content.block(f"{verb} · {number}\n{ill_words.ASKS[step]}")
        )
        last = "Change it" if self._case else "Begin"
        self.query_one("#ill-next", Button).label = Content(f"{last if step == REVIEW else 'Next'} [Enter]")
        self.query_one("#ill-back", Button).label = Content(
            f"{'Leave' if step == self._first else 'Back'} [Esc]"
        )
        self._focus_step()
        self.look()

    def _focus_step(self) -> None:
        if self._step == ILLNESS:
            self.query_one("#find-illness").focus()
        elif self._step == COUNTRY:
            countries = self.query_one("#countries", VirtualList)
            countries.go_to(self._answers.country)
            countries.focus()
        elif self._step == REVIEW:
            self.query_one("#ill-next").focus()
        else:
            self.query(f"#step-{self._step} .ask").first().focus()

    async def _lay_out(self) -> None:
        """Make the fields of the dates once the illness is known."""
        if self._ready_for == self._answers.illness:
            return
        asked = await self.contactlog.diary.call(case_uses.questions, self._answers.illness)
        self._ready_for = self._answers.illness
        self._asked = {}
        began: list[Field] = [self._field(one) for one in asked.beginnings]
        well = None if self._answers.well is None else ("yes" if self._answers.well else "no")
        began.append(ChoiceField("well", "No symptoms", YES_NO, well))
        if asked.stages:
            stages = tuple((name, name.replace("_", " ")) for name in asked.stages)
            began.append(ChoiceField("stage", "Stage", stages, self._answers.stage))
        await self._fill(BEGAN, began)
        await self._fill(ENDED, [self._field(one) for one in asked.endings])

    def _field(self, asked: DateAsked) -> TextField:
        known = self._known.get(asked.name)
        return TextField(asked.name, asked.words, ill_words.typed(known) if known else "", "empty: not known")

    async def _fill(self, step: int, fields: list[Field]) -> None:
        body = self.query_one(f"#step-{step}")
        await body.remove_children()
        for field in fields:
            widget = field.make()
            widget.id = f"ask-{field.name}"
            widget.add_class("ask")
            await body.mount(
                Horizontal(Label(content.line(field.label), classes="form-label"), widget, classes="form-row")
            )
            self._asked[field.name] = field

    # -- answers ------------------------------------------------------------------------------------------

    def _list_illnesses(self, typed: str) -> None:
        rows = ill_words.illness_rows(self._illnesses, typed)
        self.query_one("#illnesses", VirtualList).show(rows)

    def answers(self) -> Answers:
        """Give what was answered so far."""
        values = {name: field.read(self.query_one(f"#ask-{name}")) for name, field in self._asked.items()}
        return ill_words.answered(self._answers, values, self._known)

    @work(exclusive=True, group="foresee")
    async def look(self) -> None:
        """Show what the answers mean so far."""
        place = self.query_one("#foreseen", Static)
        if not self._answers.illness:
            place.update("")
            return
        try:
            found = await self.contactlog.diary.call(case_uses.foresee, self.answers(), self._known)
        except ContactlogError as error:
            place.update(content.line(f"{error.sentence} {error.next_step}".strip(), "$warning"))
            self._back_to(error)
            return
        self._show(found, place)

    def _back_to(self, error: ContactlogError) -> None:
        """Go back to the field of a date that was not understood, unless it is still being typed."""
        for field in self.query(f"#step-{self._step} Input.ask").results(Input):
            if field.value.strip() and f"“{field.value.strip()}”" in error.sentence:
                field.focus()

    def _show(self, found: Foreseen, place: Static) -> None:
        lines = ill_words.foreseen(found)
        name = next((name for key, name, _ in self._illnesses if key == self._answers.illness), "")
        if self._step == REVIEW:
            place.update("")
            review = ill_words.review(name, found, self._answers.country, new=self._case is None)
            self.query_one("#review", Static).update(content.block("\n".join(review)))
        else:
            place.update(content.block("\n".join(lines)))

    @on(Input.Changed, "#find-illness")
    def typed_illness(self, event: Input.Changed) -> None:
        """Filter the illnesses."""
        self._list_illnesses(event.value)

    @on(Input.Changed, ".ask")
    @on(ChoiceButton.Changed, ".ask")
    def answer_changed(self) -> None:
        """Show at once what it means."""
        self.look()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field, and on after the last."""
        fields = list(self.query(f"#step-{self._step} Input.ask"))
        if event.input in fields and event.input is not fields[-1]:
            fields[fields.index(event.input) + 1].focus()
            self.look()
        else:
            self.action_next()

    @on(VirtualList.Opened)
    def chosen(self) -> None:
        """Enter in a list chooses and goes on."""
        self.action_next()

    @on(Button.Pressed, "#ill-next")
    def action_next(self) -> None:
        """Go on, or begin the case after the last step."""
        self._next()

    @work(exclusive=True, group="step")
    async def _next(self) -> None:
        if self._step == ILLNESS:
            key = self.query_one("#illnesses", VirtualList).current_id
            if key is None:
                return
            self._answers = replace(self._answers, illness=key)
        elif self._step in (BEGAN, ENDED):
            try:
                await self.contactlog.diary.call(case_uses.foresee, self.answers(), self._known)
            except ContactlogError as error:
                self._back_to(error)  # The lines at the bottom say what is wrong.
                return
        elif self._step == COUNTRY:
            key = self.query_one("#countries", VirtualList).current_id
            self._answers = replace(self._answers, country=key or "widest")
        if self._step < REVIEW:
            await self._go(self._step + 1)
        else:
            await self._finish()

    @on(Button.Pressed, "#ill-back")
    def action_back(self) -> None:
        """Go back; on the first question leave, with nothing written."""
        if self._step == self._first:
            self.dismiss(None)
        else:
            self.run_worker(self._go(self._step - 1), exclusive=True, group="step")

    async def _finish(self) -> None:
        try:
            if self._case is not None:
                await self._change(self._case)
                return
            made = await self.contactlog.diary.call(case_uses.begin, self.answers(), self._told_me)
        except ContactlogError as error:
            if self.contactlog.diary.is_open:
                text = f"{error.sentence} {error.next_step}".strip()
                self.query_one("#foreseen", Static).update(content.line(text, "$warning"))
            return
        self.dismiss(made.id)

    async def _change(self, case: Case) -> None:
        again, people = await self.contactlog.diary.call(case_uses.change, case.id, self.answers())
        lines = ill_words.hear_again(again, people)
        if lines:
            from contactlog.tui.screens.page import PageScreen

            self.app.push_screen(
                PageScreen("Changed; who must hear again", lines), lambda _: self.dismiss(case.id)
            )
        else:
            self.dismiss(case.id)
