"""``recall next`` and ``recall answer``: the interview in single steps, for scripts."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from contactlog.cli import output, readings, session, show
from contactlog.cli.commands.recall.spans import after, make_ready
from contactlog.cli.naming import names
from contactlog.core.encounters import Encounter
from contactlog.core.settings import JsonValue
from contactlog.core.times import parse_date
from contactlog.diary.door import Diary
from contactlog.diary.remembering import Line, Question
from contactlog.errors import Usage

_ACTIONS = ("take", "nobody", "skip", "back", "enough")
_NO_DAY = "Which day was that? Say it in the line, or with --day."


@dataclass(frozen=True, slots=True)
class _Done:
    """What an answer did."""

    problem: str = ""
    lines: tuple[Line, ...] = ()
    saved: tuple[Encounter, ...] = ()


def run_next(arguments: argparse.Namespace) -> int:
    """Show the next question."""
    with session.diary(arguments) as diary:
        make_ready(arguments, diary)
        value = _next_json(diary)
        asked = diary.remembering.next()
        over = after(diary)
    if arguments.json:
        output.json_value(value)
    elif asked is None:
        output.lines(over)
    else:
        question = asked.question
        output.lines(filter(None, (question.text, question.help)))
        output.lines(f"noted: {line}" for line in question.noted)
        if question.suggestion is not None:
            output.line(f"suggested: {question.suggestion.text} ({question.suggestion.basis})")
    return 0


def _next_json(diary: Diary) -> dict[str, JsonValue]:
    asked, now = diary.remembering.next(), diary.remembering.state()
    return {
        "sitting": now.sitting if now else None,
        "first": now.first.isoformat() if now else None,
        "last": now.last.isoformat() if now else None,
        "complete": bool(now and now.complete),
        "done": asked.done if asked else None,
        "total": asked.total if asked else None,
        "question": _question_json(asked.question) if asked else None,
    }


def _question_json(question: Question) -> dict[str, JsonValue]:
    suggestion = question.suggestion
    suggested: dict[str, JsonValue] | None = None
    if suggestion is not None:
        suggested = {
            "text": suggestion.text,
            "basis": suggestion.basis,
            "day": suggestion.day.isoformat(),
            "people": list(suggestion.people),
            "names": list(suggestion.names),
        }
    return {
        "key": question.key,
        "step": question.step.value,
        "text": question.text,
        "help": question.help,
        "day": question.day.isoformat() if question.day else None,
        "noted": list(question.noted),
        "suggestion": suggested,
    }


def run_answer(arguments: argparse.Namespace) -> int:
    """Answer the question of the moment."""
    text = " ".join(arguments.line).strip()
    chosen = next((name for name in _ACTIONS if getattr(arguments, name)), None)
    if bool(text) == bool(chosen):
        raise Usage("Give a line, or one of --take, --nobody, --skip, --back, --enough.")
    with session.diary(arguments) as diary:
        question = diary.remembering.question(arguments.key)
        done = _acted(diary, question, chosen) if chosen else _noted(arguments, diary, question, text)
        shown = names(diary)
        value = _next_json(diary)
    if arguments.json:
        value["problem"] = done.problem or None
        value["read"] = [readings.reading_json(line.reading, {}, None, shown) for line in done.lines]
        value["saved"] = [show.encounter_json(encounter, shown) for encounter in done.saved]
        output.json_value(value)
    else:
        _say(done, shown)
    return 1 if done.problem else 0


def _noted(arguments: argparse.Namespace, diary: Diary, question: Question, text: str) -> _Done:
    day = parse_date(arguments.day) if arguments.day else None
    lines = diary.remembering.read(question, text, day=day, lang=arguments.lang)
    problem = next((line.reading.question for line in lines if line.reading.question), None)
    if problem is None and any(line.needs_day for line in lines):
        problem = _NO_DAY
    if problem is not None or arguments.dry_run:
        return _Done(problem or "", lines)
    return _Done("", lines, tuple(diary.remembering.save(question, lines)))


def _acted(diary: Diary, question: Question, action: str) -> _Done:
    remembering = diary.remembering
    if action == "take":
        return _Done(saved=(remembering.take(question),))
    if action == "nobody":
        remembering.nobody(question)
    elif action == "skip":
        remembering.skip(question)
    elif action == "back":
        remembering.back()
    else:
        remembering.enough()
    return _Done()


def _say(done: _Done, shown: show.Names) -> None:
    if done.problem:
        output.line(f"Not saved. {done.problem}")
    elif done.saved:
        output.lines(f"Saved: {show.encounter_line(encounter, shown)}" for encounter in done.saved)
    elif done.lines:
        output.lines(f"Understood: {readings.line_of(line.reading)}" for line in done.lines)
    else:
        output.line("Gone on. See: contactlog recall next")
