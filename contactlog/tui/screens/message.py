"""Message: the words for one person, the draft check beside them, and the way to their phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from contactlog.core.cases import CaseState
from contactlog.core.drafts import Finding
from contactlog.core.values import Channel, Safety, Tone
from contactlog.diary.words import Purpose, Wanted
from contactlog.errors import ContactlogError
from contactlog.tui import content, message_uses, message_words
from contactlog.tui.actions import bindings
from contactlog.tui.forms import options_of
from contactlog.tui.message_uses import Message
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.message_keys import OURS
from contactlog.tui.screens.mode import ModeScreen
from contactlog.tui.screens.pick import ChooseScreen, PickScreen
from contactlog.tui.widgets.empty_state import EmptyState

EMPTY = """There is nobody to write to.

F4, then I, begins a case. Then the words for each person
stand here, in the order of telling."""
NOBODY = """The diary shows nobody who was with you on the days that count.

F6 helps you remember whom you met; Ctrl+N writes a line;
F10 brings in contacts or a calendar."""
DONE = """Everyone who matters knows, or you decided about them.

Thank you for telling them yourself. Get well."""
_PURPOSES = (Purpose.NEWS, Purpose.CORRECTION, Purpose.ALL_CLEAR, Purpose.REMINDER, Purpose.THANKS)


class MessageScreen(ModeScreen):
    """The words for one person."""

    mode = "message"
    explanation = (
        "The words hold nothing about anybody but this person and you; the draft check beside them makes sure of it. "
        "Nothing is sent from here: D shows a code for your phone, or gives the words in another form."
    )
    BINDINGS = bindings(OURS)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Message | None = None
        self._wanted = Wanted()
        self._for: str | None = None

    def compose_body(self) -> ComposeResult:
        """Give the heading, the words, and the check beside them."""
        yield Static("", id="message-head", markup=False)
        yield Static("", id="message-how", markup=False, classes="quiet")
        with Container(id="message-panes"):
            with VerticalScroll(id="message-words"):
                yield Static("", id="message-text", markup=False)
            with VerticalScroll(id="message-check", can_focus=False):
                yield Static("", id="check-text", markup=False)
        yield EmptyState(EMPTY, id="no-message")

    def on_mount(self) -> None:
        """Let the arrows scroll the words."""
        self._show_parts(False)
        self.query_one("#no-message").display = False
        self.query_one("#message-words").focus()

    async def reload(self) -> None:
        """Write the words."""
        session = self.contactlog.session
        if session.person != self._for:
            self._wanted = Wanted()  # Another person's way and tone are their own.
        diary = self.contactlog.diary
        shown = await diary.call(message_uses.message, session.case, session.person, self._wanted)
        self._shown = shown
        self._show_parts(shown is not None)
        if shown is None:
            await self._say_why_empty()
            return
        session.person = self._for = shown.person.id
        session.case = shown.case.id
        self.query_one("#message-head", Static).update(content.line(message_words.head(shown), "bold"))
        self.query_one("#message-how", Static).update(content.line(message_words.how(shown)))
        self.query_one("#message-text", Static).update(content.block(message_words.text(shown)))
        checked = [content.line(text, style) for text, style in message_words.checked(shown)]
        self.query_one("#check-text", Static).update(content.lines(checked))
        self.refresh_bindings()

    async def _say_why_empty(self) -> None:
        from contactlog.tui import case_uses

        view = await self.contactlog.diary.call(case_uses.view, self.contactlog.session.case)
        why = EMPTY if view is None else DONE if view.reach.matter else NOBODY
        self.query_one("#no-message", EmptyState).update(why)

    def _show_parts(self, there: bool) -> None:
        for part in ("#message-head", "#message-how", "#message-panes"):
            self.query_one(part).display = there
        self.query_one("#no-message").display = not there

    def on_screen_resume(self) -> None:
        """Another person may have been chosen on another screen."""
        if self.contactlog.session.person != self._for:
            self._seen = -1
        self.look_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Everything needs words; some things need what the check found."""
        shown = self._shown
        if action in {one.method.partition("(")[0] for one in OURS} and shown is None:
            return False
        if shown is not None:
            if action == "mend":
                return any(one.replacement is not None for one in shown.draft.findings)
            if action == "overrule":
                return bool(shown.draft.findings) and not shown.questions
            if action in ("edit", "keep", "deliver"):
                return not shown.questions
            if action == "reset":
                return shown.draft.edited or bool(shown.draft.overruled)
        return True

    # -- who and how --------------------------------------------------------------------------------------

    def action_step(self, step: int) -> None:
        """Go to another person in the order of telling."""
        shown = self._shown
        if shown is None:
            return
        left = shown.left
        if not left:
            self.contactlog.session.person = None
        elif shown.person.id in left:
            self.contactlog.session.person = left[(left.index(shown.person.id) + step) % len(left)]
        else:
            self.contactlog.session.person = left[0]
        self.read_again()

    async def _choose(
        self, question: str, options: Sequence[tuple[str, str]], now: str | None = None
    ) -> str | None:
        return await self.app.push_screen_wait(ChooseScreen(question, options, now))

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.read_again()

    @work(exclusive=True, group="ask")
    async def action_channel(self) -> None:
        """Choose the way."""
        now = self._shown.draft.channel.value if self._shown else None
        chosen = await self._choose("By which way?", options_of(Channel), now)
        if chosen:
            self._want(replace(self._wanted, channel=Channel(chosen)))

    def action_tone(self) -> None:
        """Go through the tones."""
        tones = list(Tone)
        self._want(replace(self._wanted, tone=tones[(tones.index(self._wanted.tone) + 1) % len(tones)]))

    @work(exclusive=True, group="ask")
    async def action_language(self) -> None:
        """Choose the language."""
        now = self._shown.draft.language.partition("-")[0] if self._shown else None
        chosen = await self._choose("In which language?", message_words.LANGUAGES, now)
        if chosen:
            self._want(replace(self._wanted, language=chosen))

    def action_name(self) -> None:
        """Write under one's own name, or without it."""
        self._want(replace(self._wanted, anonymous=not self._wanted.anonymous))

    @work(exclusive=True, group="ask")
    async def action_purpose(self) -> None:
        """Choose what the words are for."""
        off = self._shown is not None and self._shown.case.state is CaseState.CALLED_OFF
        purposes = [one for one in _PURPOSES if off or one is not Purpose.ALL_CLEAR]
        options = [(one.value, message_words.PURPOSES[one]) for one in purposes]
        chosen = await self._choose("What are the words for?", options, self._wanted.purpose.value)
        if chosen:
            self._want(replace(self._wanted, purpose=Purpose(chosen)))

    @work(exclusive=True, group="ask")
    async def action_wording(self) -> None:
        """Start from an own wording."""
        names = await self.contactlog.diary.call(message_uses.wordings)
        options = [("-", "the words of contactlog"), *((name, name) for name in names)]
        chosen = await self._choose("Which wording?", options)
        if chosen:
            self._want(replace(self._wanted, wording=None if chosen == "-" else chosen))

    # -- the words ----------------------------------------------------------------------------------------

    @work(exclusive=True, group="ask")
    async def action_edit(self) -> None:
        """Change the words."""
        from contactlog.tui.screens.message_editor import MessageEditor

        if self._shown is None:
            return
        kept = await self.app.push_screen_wait(MessageEditor(self._shown))
        if kept:
            self.contactlog.diary_changed()

    @work(exclusive=True, group="ask")
    async def action_keep(self) -> None:
        """Keep the words as an own wording."""
        from contactlog.tui.screens.told import OneLineForm

        shown, form = self._shown, OneLineForm("What do you call this wording?")
        if shown is None:
            return
        named = await self.app.push_screen_wait(form)
        if named:
            try:
                await self.contactlog.diary.call(message_uses.save_as, shown, form.answer)
            except ContactlogError as error:
                self.contactlog.tell_error(error)
                return
            self.contactlog.tell("Kept. W starts from it.")
            self.contactlog.diary_changed()

    @work(exclusive=True, group="change")
    async def action_reset(self) -> None:
        """Go back to the words as they were written."""
        if self._shown:
            try:
                await self.contactlog.diary.call(message_uses.reset, self._shown)
            except ContactlogError as error:
                self.contactlog.tell_error(error)
            self.contactlog.diary_changed()

    @work(exclusive=True, group="change")
    async def action_mend(self) -> None:
        """Put in what the check offers."""
        shown = self._shown
        finding = (
            next((one for one in shown.draft.findings if one.replacement is not None), None)
            if shown
            else None
        )
        if shown and finding:
            text = message_uses.mended(shown.draft.text, finding)
            try:
                await self.contactlog.diary.call(message_uses.edit, shown, text, shown.draft.subject)
            except ContactlogError as error:
                self.contactlog.tell_error(error)
            self.contactlog.diary_changed()

    @work(exclusive=True, group="ask")
    async def action_overrule(self) -> None:
        """Keep words that the check stops."""
        shown = self._shown
        if shown is None:
            return
        found: dict[str, Finding] = {one.key: one for one in shown.draft.findings}
        options = [(key, one.text) for key, one in found.items()]
        key = options[0][0] if len(options) == 1 else await self._choose("Which one?", options)
        if key is None:
            return
        question = ConfirmScreen(f"{found[key].text}\n\nUse the words all the same?", yes="Use them")
        knowingly = await self.app.push_screen_wait(question)
        if knowingly:
            try:
                await self.contactlog.diary.call(message_uses.overrule, shown, key)
            except ContactlogError as error:
                self.contactlog.tell_error(error)
            self.contactlog.diary_changed()

    @work(exclusive=True, group="ask")
    async def action_questions(self) -> None:
        """Answer the safety questions."""
        shown = self._shown
        if shown is None:
            return
        options = [(safety.value, text) for safety, text in shown.questions] or options_of(Safety)
        before = frozenset(item.value for item in shown.person.safety)
        picked = await self.app.push_screen_wait(
            PickScreen("Mark what is so; Enter when none is", options, before)
        )
        if picked is not None:
            await self.contactlog.diary.call(message_uses.answer, shown, picked)
            self.contactlog.diary_changed()

    # -- delivering ---------------------------------------------------------------------------------------

    @work(exclusive=True, group="ask")
    async def action_deliver(self) -> None:
        """Choose a form, deliver, and ask how it went."""
        from contactlog.tui.screens.deliver import deliver

        shown = self._shown
        if shown is None:
            return
        if shown.draft.stopped:
            self.contactlog.tell("The draft check stops these words. M mends, E edits, K overrules.")
            return
        if await deliver(self.contactlog, shown):
            self._onward(shown)

    @work(exclusive=True, group="ask")
    async def action_told(self) -> None:
        """Note how it went."""
        from contactlog.tui.screens.deliver import note_delivery

        shown = self._shown
        if shown and await note_delivery(self.contactlog, shown, sent=None):
            self._onward(shown)

    def _onward(self, shown: Message) -> None:
        """Go to the next person in the order of telling."""
        place = shown.left.index(shown.person.id) if shown.person.id in shown.left else -1
        after = [*shown.left[place + 1 :], *shown.left[: max(0, place)]]
        self.contactlog.session.person = next(iter(after), None)
        self._for = None
        self._wanted = Wanted(purpose=self._wanted.purpose)
        self.contactlog.diary_changed()
