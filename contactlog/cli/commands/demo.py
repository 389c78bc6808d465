"""``contactlog demo``: the screens on an invented diary, in memory; ``--plain`` walks through in lines."""

from __future__ import annotations

import argparse

from contactlog.cli import output, prompt, show
from contactlog.cli.commands import home
from contactlog.cli.commands.exposures import show_all
from contactlog.cli.commands.reach import reach_lines
from contactlog.cli.draft_lines import name_of, show_draft
from contactlog.core.values import Channel
from contactlog.diary import invented
from contactlog.diary.demonstration import demonstration, fall_ill, tell_some
from contactlog.diary.entries import day_span
from contactlog.diary.words import Wanted

_SHOWN_DRAFTS = 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--plain", action="store_true", help="plain lines, no screens")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Open the screens where there is a terminal for them, else walk through in lines."""
    if not arguments.plain and prompt.is_interactive() and output.is_terminal():
        from contactlog.tui.source import Demonstration

        return home.show(Demonstration(arguments.zone))
    return _walk_through(arguments)


def _walk_through(arguments: argparse.Namespace) -> int:
    with demonstration(zone=arguments.zone) as diary:
        _title("An invented diary. Everybody in it is invented; nothing is written to the disk.")
        _typed('contactlog diary add "Lunch with Ana Silva at Café Nero 13:00 1h indoors 1m no masks"')
        _typed("contactlog diary list")
        names = show.Names(diary.people.by_id(), diary.places.by_id(), diary.groups.by_id())
        first, last = day_span(diary, None, None)
        output.lines(show.encounter_line(met, names) for met in diary.encounters.between(first, last))

        _title("One evening: a fever, and a positive test.")
        _typed("contactlog case new --illness covid19 --onset yesterday --test today")
        case = fall_ill(diary)
        _typed("contactlog exposures")
        assessment = diary.cases.assess(case)
        people = diary.people.by_id()
        show_all(assessment, people, diary.ledger.notices(case), today=diary.desk.today(), everybody=False)

        _title("Words for each of them. You send them, from your own phone.")
        _typed("contactlog draft --channel sms")
        drafts = diary.words.drafts(case, assessment, wanted=Wanted(channel=Channel.SMS))
        for draft in drafts[:_SHOWN_DRAFTS]:
            show_draft(draft, name_of(draft, people))
            output.line("")
        output.line(f"... and {len(drafts) - _SHOWN_DRAFTS} more.")

        _title("Marking who knows.")
        for name, channel in invented.TOLD:
            _typed(f'contactlog told "{name}" --by {channel}')
        tell_some(diary, case)
        _typed("contactlog reach")
        output.lines(reach_lines(diary.ledger.reach(case, assessment)))
    _title("That was it. Your own diary, encrypted, in the same way:")
    output.lines(["  contactlog init", '  contactlog diary add "..."', "  contactlog backup create"])
    return 0


def _title(text: str) -> None:
    output.line("")
    output.line(f"== {text}")


def _typed(text: str) -> None:
    output.line("")
    output.line(f"$ {text}")
