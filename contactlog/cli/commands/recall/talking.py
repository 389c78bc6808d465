"""``recall``: the interview at the terminal."""

from __future__ import annotations

import argparse

from contactlog.cli import notices, output, prompt, session, show
from contactlog.cli.commands.recall.spans import after, make_ready
from contactlog.diary.people import shown_name
from contactlog.errors import Refused

_MOST_NAMES = 12


def run(arguments: argparse.Namespace) -> int:
    """Hold the interview at the terminal."""
    from contactlog.cli.interview import Interview

    with session.diary(arguments) as diary:
        make_ready(arguments, diary)
        now = diary.remembering.state()
        if now is None or now.ended_on is not None:
            output.lines(after(diary))
            return 0
        if not prompt.is_interactive():
            raise Refused(
                "The interview needs somebody at the terminal.",
                "For scripts: contactlog recall next --json, contactlog recall answer --json",
            )
        notices.note(
            f"From {show.day(now.first)} to {show.day(now.last)}, sitting {now.sitting} of 2. One question at a time."
        )
        notices.note("Enter: nobody, go on.  ?: help.  back, skip, enough, later: leave, nothing is lost.")
        talk = Interview(diary, arguments.lang)
        over = talk.run()
        output.line(f"Noted: {_count(len(talk.kept), 'meeting')}.")
        output.lines(after(diary) if over else ["Left for later. Go on with: contactlog recall"])
        unreachable = diary.people.met_unreachable(now.first, now.last) if over else []
    if unreachable:
        output.line(
            f"No way to reach yet: {', '.join(shown_name(person) for person in unreachable[:_MOST_NAMES])}."
        )
        output.line("Ask them for a number before you need it: contactlog people edit NAME --phone NUMBER")
    return 0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
