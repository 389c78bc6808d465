"""The interview over the diary: which question comes now, and what an answer does.

Where the interview stands is a setting inside the vault, so that it can be left at any moment, by any process,
and taken up again. It is written beside the history: taking back the last change takes back the meeting that
was noted, never the place in the interview.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from contactlog.core.cases import Case
from contactlog.core.encounters import Encounter
from contactlog.core.people import Person
from contactlog.core.settings import Preference
from contactlog.core.times import to_utc
from contactlog.core.values import Source
from contactlog.diary.cases import Cases
from contactlog.diary.desk import Desk
from contactlog.diary.encounters import Encounters
from contactlog.diary.recall_view import view_of
from contactlog.errors import Invalid, Refused
from contactlog.quickentry import Lexicon, Reading
from contactlog.recall import interview, state, usual
from contactlog.recall.questions import Question, Step, Suggestion
from contactlog.recall.state import RecallState, Reply
from contactlog.recall.usual import Usual

__all__ = ["Asked", "Line", "Question", "RecallState", "Remembering", "Step", "Suggestion", "Usual"]

SETTING = "recall"
"""Name of the setting that holds how far the interview has come."""
USUAL_DAYS = 14
"""How far back an interview goes when no case says otherwise."""
_LATE = (23, 30)
"""When a line about an earlier day counts as written, so that every time of that day lies behind it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of the moment."""

    question: Question
    done: int
    """Questions done in this sitting."""
    total: int
    """How many there will be, as far as one can see."""
    sitting: int
    """1, or 2 for the second attempt on another day."""
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Line:
    """One meeting of an answer, as it was read."""

    text: str
    reading: Reading
    needs_day: bool
    """Neither the line nor the question names a day, so that it must be asked."""
    as_of: datetime | None = None
    """The moment from which it was read; None for now."""


class Remembering:
    """Everything the user does in the interview."""

    def __init__(self, desk: Desk, encounters: Encounters, cases: Cases) -> None:
        self.desk = desk
        self.encounters = encounters
        self.cases = cases
        self._lexicon: Lexicon | None = None

    def state(self) -> RecallState | None:
        """Give the interview that is going on, opened again when another day has come; None without one."""
        setting = self.desk.vault.get(Preference, SETTING)
        if setting is None or not isinstance(setting.value, dict):
            return None
        try:
            kept = RecallState.from_json(setting.value)
        except Invalid:
            return None
        return state.reopened(kept, self.desk.today())

    def days(self, case: Case | None = None) -> tuple[date, date]:
        """Give the days an interview should be about: those in which a case could be passed on, else two weeks.

        Days to come are left out, and a window longer than a year counts from its end.
        """
        today = self.desk.today()
        if case is None:
            return today - timedelta(days=USUAL_DAYS - 1), today
        window = self.cases.assess(case).window
        last = min(window.wide_last, today)
        return max(min(window.wide_first, last), last - timedelta(days=365)), last

    def begin(self, first: date, last: date) -> RecallState:
        """Begin a new interview in place of the one there may be.

        Raises:
            Invalid: the days are in the wrong order, or more than a year.
        """
        begun = state.begin(first, min(last, max(first, self.desk.today())))
        self._keep(begun)
        return begun

    def next(self) -> Asked | None:
        """Give the question to ask now; None when the sitting is over or nothing was begun."""
        now = self.state()
        if now is None:
            return None
        view = view_of(self.desk, now.first, now.last)
        question = interview.next_question(now, view)
        if question is None:
            return None
        done, total = interview.progress(now, view)
        return Asked(question, done, total, now.sitting, now.first, now.last)

    def question(self, key: str | None = None) -> Question:
        """Give the question of the moment.

        Args:
            key: the one the caller believes it is.

        Raises:
            Refused: no question is open, or another one is.
        """
        asked = self.next()
        if asked is None:
            raise Refused("No question is open.", "Begin with: contactlog recall")
        if key is not None and asked.question.key != key:
            raise Refused("The interview is at another question now.", "See: contactlog recall next")
        return asked.question

    def read(
        self, question: Question, text: str, *, day: date | None = None, lang: str | None = None
    ) -> tuple[Line, ...]:
        """Read an answer: one meeting, or several with ``;`` between them. Saves nothing.

        Args:
            question: a line without a day of its own means the question's day.
            text: as typed.
            day: stands for the question's day.
            lang: tag of the language.
        """
        meant = day or question.day
        pieces = [piece.strip() for piece in text.split(";")]
        return tuple(self._line(piece, meant, lang) for piece in pieces if piece)

    def save(self, question: Question, lines: Sequence[Line]) -> list[Encounter]:
        """Save what was read, each meeting in a change of its own. The question stays open for more.

        Who is named at "who else was there?" joins the meeting that was asked about, unless the line tells of
        another one.

        Raises:
            Refused: something must be asked first, or nobody is named.
        """
        saved = []
        for line in lines:
            if line.needs_day:
                raise Refused("It is not clear which day that was.", "Begin the line with the day: tue: Ana")
            saved.append(self._save(question, line.reading))
            self._lexicon = None
        return saved

    def take(self, question: Question) -> Encounter:
        """Take over what a question suggests: that it took place, and nothing more.

        Raises:
            Refused: it suggests nothing, or nobody the diary knows is on it.
        """
        suggestion = question.suggestion
        if suggestion is None:
            raise Refused("This question suggests nothing.", "Write a line, or go on.")
        guests = self._guests(suggestion)
        if not (suggestion.people or suggestion.group or guests):
            raise Refused("It is not known who was there.", "Write a line with the names.")
        encounter = usual.taken_over(suggestion, self.desk.new_id(), self.desk.zone)
        ids = dict.fromkeys((*encounter.people, *(person.id for person in guests)))
        encounter = replace(encounter, people=tuple(ids))
        with self.desk.vault.change("take over from recall") as change:
            for person in guests:
                change.put(person)
            change.put(encounter)
        self._lexicon = None
        self._answered(question, Reply.TAKEN)
        return encounter

    def nobody(self, question: Question) -> None:
        """Go on: nobody was met, or nobody else. On a day with nothing noted this notes a quiet day."""
        if question.step is Step.EMPTY_DAY and question.day is not None:
            self.encounters.add_quiet(question.day)
        self._answered(question, Reply.NOBODY)

    def skip(self, question: Question) -> None:
        """Go on without an answer."""
        self._answered(question, Reply.SKIPPED)

    def back(self) -> None:
        """Go back to the question before; what was noted stays noted."""
        now = self.state()
        if now is not None:
            self._keep(state.back(now))

    def enough(self) -> None:
        """Leave out the rest of the help: only empty days and the reading back are left."""
        now = self.state()
        if now is not None:
            self._keep(state.enough(now))

    def tonight(self, day: date | None = None) -> tuple[Usual, ...]:
        """Give what usually takes place on a day, today when None, and is not noted there, with its basis."""
        wanted = day or self.desk.today()
        return usual.usual_encounters(view_of(self.desk, wanted, wanted), wanted)

    def accept(self, offer: Usual) -> Encounter:
        """Save a usual encounter that took place again."""
        day = offer.suggestion.day
        made = usual.accepted(offer, self.desk.new_id(), view_of(self.desk, day, day))
        with self.desk.vault.change("add usual encounter") as change:
            change.put(made)
        return made

    def _line(self, piece: str, meant: date | None, lang: str | None) -> Line:
        if self._lexicon is None:
            self._lexicon = self.encounters.lexicon()
        reading = self.encounters.read(piece, lang=lang, lexicon=self._lexicon)
        if any(part.field == "day" for part in reading.understood):
            return Line(piece, reading, needs_day=False)
        if meant is None:
            return Line(piece, reading, needs_day=True)
        if meant == self.desk.today():
            return Line(piece, reading, needs_day=False)
        evening = to_utc(datetime(meant.year, meant.month, meant.day, *_LATE), self.desk.zone)
        there = self.encounters.read(piece, as_of=evening, lang=lang, lexicon=self._lexicon)
        return Line(piece, there, needs_day=False, as_of=evening)

    def _save(self, question: Question, reading: Reading) -> Encounter:
        if question.encounter is not None and _names_only(reading):
            return self.encounters.join(self.encounters.find(question.encounter), reading)
        fields = {"place": question.place} if question.place and reading.place is None else {}
        origin = question.suggestion.origin if question.suggestion else None
        return self.encounters.save(reading, source=Source.RECALL, origin=origin, fields=fields)

    def _guests(self, suggestion: Suggestion) -> list[Person]:
        """Give the people of an invitation; who is not in the diary is made new, nobody is guessed."""
        guests = []
        for name in suggestion.names:
            found = self.encounters.lexicon().exactly(name)
            known = self.desk.vault.get(Person, found[0].id or "") if len(found) == 1 else None
            if len(found) > 1:
                raise Refused("Several people have a name on the invitation.", "Write a line that says who.")
            guests.append(known or Person(self.desk.new_id(), name))
        return guests

    def _answered(self, question: Question, reply: Reply) -> None:
        now = self.state()
        if now is not None:
            self._keep(state.answer(now, question, reply, self.desk.today()))

    def _keep(self, kept: RecallState) -> None:
        with self.desk.vault.change("go on with recall", undoable=False) as change:
            change.put(Preference(SETTING, kept.to_json()))


def on_day(line: Line, day: date, remembering: Remembering, *, lang: str | None = None) -> Line:
    """Give a line read again for the day the user named."""
    question = Question("day", Step.DAY, "", day=day)
    (again,) = remembering.read(question, line.text.replace(";", ","), lang=lang)
    return replace(again, needs_day=False)


def _names_only(reading: Reading) -> bool:
    """Tell whether a line says who was there and nothing that would make it another meeting."""
    return bool(reading.people) and not any(
        part.field in ("day", "time", "minutes", "place", "group") for part in reading.understood
    )
