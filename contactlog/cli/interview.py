"""The interview at the terminal: one question, one line, and what was read shown before it is kept.

What the user types is kept back until the next line, so that one key is enough to keep it and go on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from contactlog.cli import notices, prompt, readings
from contactlog.cli.answers import NO, NOBODY, YES
from contactlog.cli.settling import nobody_in, settled
from contactlog.core.encounters import Encounter
from contactlog.diary.door import Diary
from contactlog.diary.remembering import Asked, Line, Question, Step, on_day
from contactlog.errors import ContactlogError, Interrupted

HELP = """\
  Enter          nobody, or nobody else: the next question
  a line         whom you met, as in "contactlog log": lunch with Ana at Sol 1h; Ben 10 min
                 What was read is shown. Enter keeps it, another line keeps it too, "no" drops it.
  y              yes: take over what is suggested
  skip           go on without an answer
  back           the question before
  undo           take back what was kept last
  enough         no more questions about single days and places: read back what there is
  later          leave now; "contactlog recall" goes on from here
  +Name          somebody new, where a word is not taken for a name"""


@dataclass
class Interview:
    """One run of the interview at the terminal."""

    diary: Diary
    lang: str | None = None
    pending: list[Line] = field(default_factory=list)
    """Read, shown, and kept with the next answer."""
    kept: list[Encounter] = field(default_factory=list)

    def run(self) -> bool:
        """Ask until the sitting is over or the user leaves.

        Returns:
            True when the sitting is over.
        """
        shown = ""
        while (asked := self.diary.remembering.next()) is not None:
            if asked.question.key != shown or asked.question.noted:
                _show(asked, again=asked.question.key == shown)
            shown = asked.question.key
            if not self._answer(asked.question):
                return False
        return True

    def _answer(self, question: Question) -> bool:
        """Take lines until the question is answered; False when the user leaves."""
        while True:
            try:
                text = prompt.ask(">")
                done = self._taken(question, text)
            except Interrupted:
                self._keep(question)
                raise Interrupted("Left. What you noted is kept. Go on with: contactlog recall") from None
            except ContactlogError as error:
                notices.failure(error)
                self.pending.clear()
                continue
            if done is not None:
                return done

    def _taken(self, question: Question, text: str) -> bool | None:
        """Take one line; None when the question stays."""
        word = text.casefold()
        if word == "?":
            notices.note(HELP)
            return None
        return self._word(question, word) if word in _WORDS else self._line(question, text)

    def _word(self, question: Question, word: str) -> bool | None:
        """Do what one of the keys says; None when the question stays."""
        remembering = self.diary.remembering
        if word in NO and self.pending:
            self.pending.clear()
            notices.note("  Dropped.")
            return None
        kept = self._keep(question)
        if not kept and _wants_a_line(question, word):
            notices.note("  Write a line, or skip.")
            return None
        if word == "later":
            return False
        if word == "undo":
            act = self.diary.undo()
            notices.note(f"  Taken back: {act.title}." if act else "  There is nothing to take back.")
            return True
        if word == "back":
            remembering.back()
        elif word == "enough":
            remembering.enough()
        elif word == "skip":
            remembering.skip(question)
        elif word in YES and question.suggestion is not None:
            self._took(remembering.take(question))
        elif not (kept and question.step is Step.EMPTY_DAY):
            remembering.nobody(question)
        return True

    def _line(self, question: Question, text: str) -> bool | None:
        """Read a line and show what was understood."""
        self._keep(question)
        read = self.diary.remembering.read(question, text, lang=self.lang)
        problem = next(filter(None, (nobody_in(line.reading) for line in read)), "")
        lines = [] if problem else [self._settled(line) for line in self._with_days(read)]
        problem = problem or next(filter(None, (line.reading.question for line in lines)), "")
        if problem:
            notices.note(f"  Not kept. {problem}")
            return None
        for line in lines:
            notices.note(f"  {readings.line_of(line.reading)}")
        self.pending = lines
        return None

    def _with_days(self, lines: tuple[Line, ...]) -> list[Line]:
        """Ask once for the day of the lines that name none; nothing is left when the user drops them."""
        open_ones = [line for line in lines if line.needs_day]
        if not open_ones:
            return list(lines)
        said = "; ".join(line.text for line in open_ones)
        while typed := prompt.ask(f"  Which day was “{said}”? (Enter drops it)"):
            try:
                day = self.diary.encounters.read_day_span(typed).first
            except ContactlogError as error:
                notices.failure(error)
                continue
            remembering = self.diary.remembering
            return [
                on_day(line, day, remembering, lang=self.lang) if line.needs_day else line for line in lines
            ]
        notices.note("  Dropped.")
        return [line for line in lines if not line.needs_day]

    def _settled(self, line: Line) -> Line:
        reading = settled(self.diary, line.reading, as_of=line.as_of, lang=self.lang)
        return replace(line, reading=reading)

    def _keep(self, question: Question) -> bool:
        lines, self.pending = self.pending, []
        for encounter in self.diary.remembering.save(question, lines):
            self.kept.append(encounter)
        return bool(lines)

    def _took(self, encounter: Encounter) -> None:
        self.kept.append(encounter)
        notices.note("  Noted.")


_WORDS = frozenset(("", "later", "undo", "back", "enough", "skip")) | YES | NO | NOBODY


def _wants_a_line(question: Question, word: str) -> bool:
    """Tell whether a yes or no means that there is somebody, not yet named."""
    if question.step in (Step.EMPTY_DAY, Step.LONG_AGO):
        return word in NO
    return word in YES and question.suggestion is None


def _show(asked: Asked, *, again: bool) -> None:
    question = asked.question
    number = min(asked.done + 1, asked.total)
    if again:
        notices.note(f"  Noted here: {'; '.join(question.noted)}. Anybody else?")
        return
    notices.note("")
    notices.note(f"[{number}/{asked.total}] {question.text}")
    if question.help:
        notices.note(f"  {question.help}")
    for noted in question.noted:
        notices.note(f"  noted: {noted}")
    if question.suggestion is not None:
        notices.note(f"  y takes over: {question.suggestion.text} ({question.suggestion.basis})")
