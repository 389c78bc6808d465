"""The line in which one writes whom one met, with what is understood of it below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from contactlog.diary.door import Diary
from contactlog.diary.encounters import Reading
from contactlog.errors import ContactlogError
from contactlog.tui import content, line_reader, words
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.line_reader import LineReader
from contactlog.tui.screens.pick import ChooseScreen
from contactlog.tui.widgets.suggestion_list import SuggestionList

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp

OURS = register(
    Action("line.earlier", "the line", "nudge(-1)", "shift+left,alt+left", "Day earlier",
           "Notes the line for the day before, whatever it says.", "contactlog diary add", footer=True),
    Action("line.later", "the line", "nudge(1)", "shift+right,alt+right", "Day later",
           "Notes the line for the day after.", "contactlog diary add"),
    Action("line.take", "the line", "take", "tab", "Take the suggestion",
           "Takes the suggestion that is marked; without one it goes on to the next part of the screen."),
    Action("line.next", "the line", "suggestion(1)", "down", "Next suggestion", "Goes to the next suggestion."),
    Action("line.previous", "the line", "suggestion(-1)", "up", "Previous suggestion",
           "Goes to the suggestion above."),
    Action("line.clear", "the line", "clear_line", "escape", "Clear", "Closes the suggestions, then empties the "
           "line, then goes to the list."),
)  # fmt: skip
PLACEHOLDER = "Whom did you meet?  Lunch with Ana at Café Nero 13:00 1h indoors"

LONGEST = 2000
"""Characters of a line; what is longer was pasted by mistake."""


class LineInput(Input):
    """The field itself."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(OURS)

    def restricted(self) -> None:
        """Say why nothing came of it."""
        cast("ContactlogApp", self.app).tell_once(
            f"That is too long for one line: more than {LONGEST:,} characters."
        )

    def action_nudge(self, days: int) -> None:
        """Move the day."""
        cast("QuickEntry", self.parent).nudge(days)

    def action_take(self) -> None:
        """Take the suggestion, or leave the field."""
        if not cast("QuickEntry", self.parent).take():
            self.screen.focus_next()

    def action_suggestion(self, step: int) -> None:
        """Go to another suggestion, or leave the field downwards."""
        offered = cast("QuickEntry", self.parent).suggestions
        if offered.display:
            offered.move(step)
        elif step > 0:
            self.screen.focus_next()

    def action_clear_line(self) -> None:
        """Step back by one."""
        cast("QuickEntry", self.parent).step_back()


class QuickEntry(Vertical):
    """The line, the suggestions over what is below, and what was understood."""

    explanation = (
        "Write whom you met as you would say it: who, where, when, how long, indoors or outdoors. Below the line "
        "stands what was understood; nothing is saved before Enter. + makes a new person, @ a place, # a group."
    )

    class Noted(Message):
        """A line was saved."""

        def __init__(self, encounter_id: str) -> None:
            super().__init__()
            self.encounter_id = encounter_id

    class Left(Message):
        """The user is done with the line."""

    def __init__(self, **details: str) -> None:
        super().__init__(**details)  # type: ignore[arg-type]
        self._reader = LineReader()
        self._moved = 0
        self.suggestions = SuggestionList()

    @property
    def contactlog(self) -> ContactlogApp:
        """The application, by its own type."""
        return cast("ContactlogApp", self.app)

    @property
    def line(self) -> LineInput:
        """The field."""
        return self.query_one(LineInput)

    def compose(self) -> ComposeResult:
        """Put the reading below the field."""
        yield LineInput(placeholder=PLACEHOLDER, id="line", max_length=LONGEST)
        yield Static("", id="reading", markup=False)
        yield self.suggestions

    def on_mount(self) -> None:
        """Say what the line is for; what stood in it when the diary was locked stands in it again."""
        self._say(None)
        self.line.value = self.contactlog.session.unfinished

    def nudge(self, days: int) -> None:
        """Note it for another day than the line says."""
        self._moved += days
        self._look()

    def take(self) -> bool:
        """Put the marked suggestion into the line; False when there is none."""
        taken = self.suggestions.current
        if taken is None:
            return False
        line = self.line
        after = line.value[taken.end :]
        line.value = f"{line.value[: taken.start]}{taken.text}{after or ' '}"
        line.cursor_position = taken.start + len(taken.text) + (0 if after else 1)
        self.suggestions.offer(())
        return True

    def step_back(self) -> None:
        """Close the suggestions, or empty the line, or leave it."""
        if self.suggestions.display:
            self.suggestions.offer(())
        elif self.line.value:
            self.line.value = ""
        else:
            self.post_message(self.Left())

    @on(SuggestionList.Chosen)
    def clicked(self) -> None:
        """Take the suggestion that was clicked."""
        self.take()
        self.line.focus()

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        """Read again."""
        event.stop()
        self.contactlog.session.unfinished = event.value
        if not event.value:
            self._moved = 0
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        line, generation = self.line, self.contactlog.session.generation
        try:
            look = await self.contactlog.diary.call(
                self._reader_look, generation, line.value, line.cursor_position
            )
        except ContactlogError:
            return  # Locked meanwhile: there is nobody left to tell.
        self.suggestions.offer(look.suggestions if self.line.has_focus else ())
        self._say(look.reading)

    def _reader_look(self, diary: Diary, generation: int, line: str, cursor: int) -> line_reader.Look:
        return self._reader.look(diary, generation, line, cursor)

    def _say(self, reading: Reading | None) -> None:
        below = self.query_one("#reading", Static)
        if reading is None:
            below.update(
                Content.styled(
                    "Enter saves · Tab takes a suggestion · Shift+← notes it for the day before", "$quiet"
                )
            )
            return
        below.update(styled(words.reading(reading, self._moved)))

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Save the line."""
        event.stop()
        if event.value.strip():
            self._save(event.value, self._moved)

    @work(exclusive=True, group="ask")
    async def _save(self, line: str, moved: int) -> None:
        diary, generation = self.contactlog.diary, self.contactlog.session.generation
        try:
            reading = await diary.call(lambda opened: self._reader.read(opened, generation, line))
            reading = await self._settled(reading)
            if reading.question:
                self._say(reading)
                return
            saved = await diary.call(line_reader.save, reading, moved)
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        if self.line.value == line:
            self.line.value = ""
        self.contactlog.tell("Noted. Ctrl+Z takes it back.")
        self.post_message(self.Noted(saved.id))
        self.contactlog.diary_changed()

    async def _settled(self, reading: Reading) -> Reading:
        """Ask who is meant by each name to which several answer."""
        while reading.ambiguous:
            unclear = reading.ambiguous[0]
            options = await self.contactlog.diary.call(line_reader.candidates, unclear)
            chosen = await self.app.push_screen_wait(ChooseScreen(f"Who is “{unclear.text}”?", options))
            if chosen is None:
                return reading
            number = int(chosen)
            one = unclear.candidates[number] if number < len(unclear.candidates) else None
            reading = await self.contactlog.diary.call(line_reader.settle, reading, unclear, one)
        return reading


_STYLES = {"quiet": "$quiet", "strong": "bold", "warn": "$warning", "accent": "$accent"}


def styled(parts: words.Parts) -> Content:
    """Give pieces of text with their styles as something to show."""
    return Content.assemble(*(_piece(text, style) for text, style in parts))


def _piece(text: str, style: str) -> Content:
    head = " " * (len(text) - len(text.lstrip(" ")))
    return Content.assemble(head, content.line(text, _STYLES.get(style, "")))
