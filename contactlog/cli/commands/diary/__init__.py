"""``contactlog diary``: list, add, show, change and search encounters, and note quiet days."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from contactlog.cli import session
from contactlog.cli.commands.diary.adding import run_add
from contactlog.cli.commands.diary.changing import run_edit, run_quiet, run_remove
from contactlog.cli.commands.diary.fields import add_field_options
from contactlog.cli.commands.diary.listing import run_list, run_search, run_show


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    listing = verbs.add_parser("list", help="the last fourteen days, or the span you name")
    listing.add_argument("--from", dest="first", metavar="DATE", help="first day")
    listing.add_argument("--to", dest="last", metavar="DATE", help="last day; today when left out")
    listing.add_argument("--person", metavar="PERSON", help="only meetings with this person")
    add = verbs.add_parser("add", help="note a meeting in one line")
    add.add_argument(
        "line",
        nargs="*",
        metavar="LINE",
        help='such as "lunch with Ana at Café Nero 13:00 1h indoors"; nothing asks',
    )
    add.add_argument("--dry-run", action="store_true", help="show what is understood; save nothing")
    add.add_argument("--as-of", metavar="MOMENT", help="read the line as if written then (2026-03-12T21:00)")
    add.add_argument("--lang", metavar="TAG", help="language of the line; the setting language when left out")
    showing = verbs.add_parser("show", help="one meeting with every field")
    edit = verbs.add_parser("edit", help="change a meeting")
    edit.add_argument(
        "--person", action="append", metavar="PERSON", help="who was there, instead of those noted"
    )
    edit.add_argument("--place", help="where, by the name of a known place")
    edit.add_argument("--day", metavar="DATE", help="which day it was")
    remove = verbs.add_parser("remove", help="remove a meeting")
    remove.add_argument("--yes", action="store_true", help="do not ask")
    for verb in (showing, edit, remove):
        verb.add_argument("encounter", metavar="ID", help="its id, or last")
    for verb in (add, edit):
        add_field_options(verb)
    search = verbs.add_parser("search", help="find meetings by name, place or note")
    search.add_argument("text", nargs="+", metavar="TEXT")
    search.add_argument("--limit", type=int, default=50, metavar="N", help="at most this many (50)")
    quiet = verbs.add_parser("quiet", help="note a day on which you met nobody")
    quiet.add_argument("day", nargs="?", default="today", metavar="DATE", help="today when left out")
    quiet.add_argument("--take-back", action="store_true", help="it was not quiet after all")
    table: tuple[tuple[argparse.ArgumentParser, Callable[[argparse.Namespace], int]], ...] = (
        (listing, run_list),
        (add, run_add),
        (showing, run_show),
        (edit, run_edit),
        (remove, run_remove),
        (search, run_search),
        (quiet, run_quiet),
    )
    for verb, run in table:
        session.add_json(verb)
        verb.set_defaults(run=run)
