"""``contactlog recall``: the interview that helps to remember whom you met."""

from __future__ import annotations

import argparse

from contactlog.cli import session
from contactlog.cli.commands.recall.spans import add_span_options
from contactlog.cli.commands.recall.stepping import run_answer, run_next
from contactlog.cli.commands.recall.talking import run
from contactlog.cli.commands.recall.tonight import run_tonight


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_span_options(parser)
    parser.add_argument("--lang", metavar="TAG", help="language of your lines")
    parser.set_defaults(run=run, json=False)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    following = verbs.add_parser("next", help="only show the next question")
    add_span_options(following)
    answer = verbs.add_parser("answer", help="answer the question of the moment, for scripts")
    answer.add_argument("line", nargs="*", metavar="LINE", help="whom you met; ; stands between meetings")
    answer.add_argument("--key", metavar="KEY", help="which question you mean; refused when it is another")
    answer.add_argument("--day", metavar="DATE", help="the day of lines that name none")
    answer.add_argument("--dry-run", action="store_true", help="show what is understood; save nothing")
    answer.add_argument("--lang", metavar="TAG", help="language of the line")
    what = answer.add_mutually_exclusive_group()
    what.add_argument("--take", action="store_true", help="take over what the question suggests")
    what.add_argument("--nobody", action="store_true", help="nobody, or nobody else: go on")
    what.add_argument("--skip", action="store_true", help="go on without an answer")
    what.add_argument("--back", action="store_true", help="go back to the question before")
    what.add_argument("--enough", action="store_true", help="leave out the rest of the help; read back")
    tonight = verbs.add_parser("tonight", help="what usually takes place today, taken over with one key")
    tonight.add_argument("--day", metavar="DATE", help="another day than today")
    tonight.add_argument(
        "--take", type=int, action="append", metavar="N", help="take over number N; may be repeated"
    )
    table = ((following, run_next), (answer, run_answer), (tonight, run_tonight))
    for verb, run_verb in table:
        session.add_json(verb)
        verb.set_defaults(run=run_verb)
