"""What came in before: the list, the rules for titles, and taking an import back."""

from __future__ import annotations

import argparse

from contactlog import phrases
from contactlog.cli import output, session
from contactlog.core.settings import JsonValue
from contactlog.core.times import moment_text
from contactlog.diary.door import Diary
from contactlog.errors import Refused


def wants_records(arguments: argparse.Namespace) -> bool:
    """Tell whether the command is about what came in before, not about files."""
    return bool(arguments.list or arguments.take_back or arguments.rules or arguments.drop_rule)


def run_records(arguments: argparse.Namespace) -> int:
    """List, or take back, or show and drop rules."""
    with session.diary(arguments) as diary:
        if arguments.take_back:
            value, lines = _taken_back(diary)
        elif arguments.list:
            value, lines = _sources(diary)
        else:
            value, lines = _rules(diary, arguments.drop_rule)
    if arguments.json:
        output.json_value(value)
    else:
        output.lines(lines)
    return 0


def _taken_back(diary: Diary) -> tuple[dict[str, JsonValue], list[str]]:
    act = diary.bringing_in.take_back()
    if act is None:
        raise Refused("Nothing was brought in that could be taken back.")
    return {"taken_back": moment_text(act.at)}, [
        f"Taken back: the import of {act.at:%Y-%m-%d %H:%M} UTC. Another undo puts it back."
    ]


def _sources(diary: Diary) -> tuple[dict[str, JsonValue], list[str]]:
    sources = diary.bringing_in.sources()
    listed: list[JsonValue] = [
        {
            "at": moment_text(source.at),
            "file": source.file,
            "format": source.format,
            "people": source.people,
            "encounters": source.encounters,
        }
        for source in sources
    ]
    lines = [
        f"{source.at:%Y-%m-%d %H:%M} UTC  {source.file} ({source.format}): "
        f"{phrases.came_in(source.people, source.encounters)}"
        for source in sources
    ]
    return {"imports": listed}, lines or ["Nothing was brought in yet."]


def _rules(diary: Diary, drop: str | None) -> tuple[dict[str, JsonValue], list[str]]:
    rules = diary.bringing_in.rules
    if drop:
        rules.drop(drop)
    kept = rules.all()
    listed: list[JsonValue] = [{"title": rule.title, "take": rule.take} for rule in kept]
    lines = [f"{'always' if rule.take else 'never'}: {rule.title}" for rule in kept]
    return {"rules": listed}, lines or ["No rule yet. For example: contactlog import cal.ics --always Choir"]
