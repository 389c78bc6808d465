"""Recall: one cue at a time, whoever comes to mind, left and taken up again at any moment."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from contactlog.errors import ContactlogError
from contactlog.tui import content, recall_uses, words
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.recall_uses import Now
from contactlog.tui.screens.mode import ModeScreen
from contactlog.tui.widgets.empty_state import EmptyState

OURS = register(
    Action("recall.nobody", "recall", "answer('nobody')", "ctrl+o", "Nobody", "Nobody, or nobody else; goes to "
           "the next question.", "contactlog recall", footer=True),
    Action("recall.take", "recall", "answer('take')", "ctrl+t", "Take", "Takes over what is suggested.",
           "contactlog recall", footer=True),
    Action("recall.skip", "recall", "answer('skip')", "ctrl+s", "Skip", "Goes on without an answer.",
           "contactlog recall", footer=True),
    Action("recall.back", "recall", "answer('back')", "ctrl+b", "Back", "Goes back to the question before.",
           "contactlog recall"),
    Action("recall.enough", "recall", "answer('enough')", "ctrl+g", "Enough", "Leaves out the rest of the help.",
           "contactlog recall"),
    Action("recall.begin", "recall", "begin", "ctrl+r", "Begin", "Begins an interview, about the days of the case or "
           "the last two weeks.", "contactlog recall", footer=True),
)  # fmt: skip
_BAR = 16


class RecallScreen(ModeScreen):
    """One question. Leaving the screen leaves the interview; it goes on where it stood."""

    mode = "recall"
    explanation = (
        "Write whoever comes to mind, as on the line of the diary; Enter keeps it and the question stays for more. "
        "Ctrl+O goes on. Leave at any moment: everything is kept."
    )
    BINDINGS = bindings(OURS)

    def __init__(self) -> None:
        super().__init__()
        self._now: Now | None = None

    def compose_body(self) -> ComposeResult:
        """Give the question, what is noted, and the line."""
        yield Static("", id="recall-progress", markup=False)
        yield Static("", id="recall-question", markup=False)
        with VerticalScroll(id="recall-noted", can_focus=False):
            yield Static("", id="recall-lines", markup=False)
        yield Input(placeholder="Ana, coffee, 1h; Enter keeps it", id="recall-line")
        yield Static("", id="recall-reading", markup=False)
        yield EmptyState("", id="recall-empty")

    def on_mount(self) -> None:
        """Begin in the line."""
        self.query_one("#recall-line").focus()

    async def reload(self) -> None:
        """Ask the question of the moment."""
        now = await self.contactlog.diary.call(recall_uses.now)
        self._now = now
        asked = now.asked
        for part in (
            "#recall-progress",
            "#recall-question",
            "#recall-noted",
            "#recall-line",
            "#recall-reading",
        ):
            self.query_one(part).display = asked is not None
        empty = self.query_one("#recall-empty", EmptyState)
        empty.display = asked is None
        self.refresh_bindings()
        if asked is None:
            empty.update(_empty(now))
            return
        filled = asked.done * _BAR // max(1, asked.total)
        where = (
            f"{'█' * filled}{'░' * (_BAR - filled)}  question {asked.done + 1} of about {asked.total}  ·  "
            f"{asked.first:%a %d %b} to {asked.last:%a %d %b}"
        )
        by_day = recall_uses.days_line(now, max(20, self.app.size.width - 2))
        self.query_one("#recall-progress", Static).update(content.block(f"{where}\n{by_day}"))
        question = asked.question
        lines = [content.line(question.text, "bold"), content.line(question.help, "$quiet")]
        if question.suggestion is not None:
            lines.append(content.line(f"Ctrl+T: {question.suggestion.text}", "$accent"))
            lines.append(content.line(f"because: {question.suggestion.basis}", "$quiet"))
        self.query_one("#recall-question", Static).update(content.lines(lines))
        hint = "Ana, coffee, 1h" if question.day else "tue: Ana, coffee, 1h"
        self.query_one("#recall-line", Input).placeholder = f"{hint}   Enter keeps it, Ctrl+O goes on"
        noted = "\n".join(["In the diary:", *(f"  {words.short(line)}" for line in question.noted)])
        self.query_one("#recall-lines", Static).update(content.block(noted if question.noted else ""))
        self.query_one("#recall-line").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Beginning is for when nothing is asked; answering for when something is."""
        asked = self._now.asked if self._now else None
        if action == "begin":
            return asked is None
        if action == "answer":
            return asked is not None and (parameters != ("take",) or asked.question.suggestion is not None)
        return True

    @on(Input.Changed, "#recall-line")
    def typed(self, event: Input.Changed) -> None:
        """Read while it is typed."""
        self._look(event.value)

    @work(exclusive=True, group="look")
    async def _look(self, text: str) -> None:
        asked = self._now.asked if self._now else None
        if asked is None:
            return
        try:
            lines = await self.contactlog.diary.call(recall_uses.read, asked.question, text)
        except ContactlogError as error:
            self._say(error.sentence)
            return
        shown = [
            content.line("which day? Begin with it: tue: Ana", "$warning")
            if line.needs_day
            else content.line("".join(part for part, _ in words.reading(line.reading, 0)))
            for line in lines
        ]
        self.query_one("#recall-reading", Static).update(content.lines(shown))

    def _say(self, text: str) -> None:
        self.query_one("#recall-reading", Static).update(content.line(text, "$warning"))

    @on(Input.Submitted, "#recall-line")
    def submitted(self, event: Input.Submitted) -> None:
        """Keep the line."""
        if event.value.strip():
            self._keep(event.value)

    @work(exclusive=True, group="change")
    async def _keep(self, text: str) -> None:
        asked = self._now.asked if self._now else None
        if asked is None:
            return
        try:
            await self.contactlog.diary.call(recall_uses.save, asked.question, text)
        except ContactlogError as error:
            self._say(f"{error.sentence} {error.next_step}".strip())
            return
        self.query_one("#recall-line", Input).value = ""
        self.contactlog.diary_changed()

    @work(exclusive=True, group="change")
    async def action_answer(self, answer: str) -> None:
        """Answer the question otherwise than by a line."""
        asked = self._now.asked if self._now else None
        if asked is None:
            return
        if self.query_one("#recall-line", Input).value.strip() and answer in ("nobody", "skip"):
            self._say("The line is not kept yet: Enter keeps it. Or empty it.")
            return
        try:
            await self.contactlog.diary.call(recall_uses.do, asked.question, answer)
        except ContactlogError as error:
            self._say(f"{error.sentence} {error.next_step}".strip())
            return
        self.contactlog.diary_changed()

    @work(exclusive=True, group="change")
    async def action_begin(self) -> None:
        """Begin an interview."""
        try:
            await self.contactlog.diary.call(recall_uses.begin)
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        self.contactlog.diary_changed()


def _empty(now: Now) -> str:
    about = f"the days that matter for {words.short(now.case)}" if now.case else "the last two weeks"
    if now.begun:
        return (
            "That is all for today; everything is kept.\n\nTomorrow a second look is worth it: more comes to mind.\n"
            "Ctrl+R begins anew."
        )
    return f"Questions that help you to remember whom you met, about {about}.\n\nCtrl+R begins. Leave at any moment."
