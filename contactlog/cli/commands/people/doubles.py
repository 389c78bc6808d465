"""``people merge``, ``duplicates`` and ``not-same``: who is one person and who is two."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from contactlog.cli import naming, notices, output, prompt, session, show
from contactlog.cli.answers import NO, YES
from contactlog.cli.commands.people.answering import say_person
from contactlog.core.settings import JsonValue
from contactlog.diary.door import Diary
from contactlog.diary.people import shown_name
from contactlog.diary.sameness import Double
from contactlog.errors import Usage


def run_merge(arguments: argparse.Namespace) -> int:
    """Make one person of two."""
    with session.diary(arguments) as diary:
        keep, other = diary.people.find(arguments.keep), diary.people.find(arguments.other)
        question = f"Make {shown_name(other)} part of {shown_name(keep)}?"
        prompt.confirm(question, yes=arguments.yes)
        person = diary.people.merge(keep, other)
    return say_person(arguments, person, f"One person now: {shown_name(person)}. Undo: contactlog undo")


def run_duplicates(arguments: argparse.Namespace) -> int:
    """List who may be the same person; at a terminal ask pair by pair."""
    with session.diary(arguments) as diary:
        pairs = diary.people.sameness.doubles()
        if pairs and not arguments.json and prompt.is_interactive():
            _ask(diary, pairs)
            return 0
    if arguments.json:
        listed: list[JsonValue] = [
            [show.record_json(pair.one), show.record_json(pair.other)] for pair in pairs
        ]
        output.json_value({"pairs": listed, "why": [pair.why for pair in pairs]})
    elif pairs:
        for pair in pairs:
            output.line(f"{show.person_line(pair.one)} ({pair.one.id})")
            output.line(f"  and {show.person_line(pair.other)} ({pair.other.id}): {pair.why}")
        output.line("One person: contactlog people merge A B.  Two: contactlog people not-same A B.")
    else:
        output.line("Nobody looks double.")
    return 0


def _ask(diary: Diary, pairs: Sequence[Double]) -> None:
    notices.note("y: one person.  n: two people, never asked again.  Enter: later.  q: no more of these.")
    gone: set[str] = set()
    for pair in pairs:
        if not gone.isdisjoint((pair.one.id, pair.other.id)):
            continue
        notices.note(f"  {naming.told_apart(diary, pair.one)}")
        notices.note(f"  {naming.told_apart(diary, pair.other)}")
        answer = prompt.ask(f"One person? {pair.why.capitalize()}. [y/n/Enter/q]").casefold()
        if answer == "q":
            return
        if answer in YES:
            diary.people.merge(pair.one, pair.other)
            gone.add(pair.other.id)
            notices.note(f"  One person now: {shown_name(pair.one)}. Undo: contactlog undo")
        elif answer in NO:
            diary.people.sameness.part(pair.one, pair.other)


def run_not_same(arguments: argparse.Namespace) -> int:
    """Part two people, take that back, or list who was parted."""
    if len(arguments.people) not in (0, 2) or (arguments.take_back and not arguments.people):
        raise Usage("Name two people, or nobody.", "For example: contactlog people not-same Ana 'Ana Silva'")
    with session.diary(arguments) as diary:
        sameness = diary.people.sameness
        if arguments.people:
            one, other = (diary.people.find(typed) for typed in arguments.people)
            if arguments.take_back:
                sameness.take_back(one, other)
            else:
                sameness.part(one, other)
        pairs = sameness.parted()
    if arguments.json:
        listed: list[JsonValue] = [
            [show.record_json(pair.one), show.record_json(pair.other)] for pair in pairs
        ]
        output.json_value({"pairs": listed})
    else:
        output.lines(f"{shown_name(pair.one)} and {shown_name(pair.other)} are two." for pair in pairs)
        if not pairs:
            output.line("Nobody is kept apart.")
    return 0
