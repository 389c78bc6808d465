"""``contactlog people``: the people in the diary."""

from __future__ import annotations

import argparse
from typing import Any

from contactlog.cli import session
from contactlog.cli.commands.people.changing import run_add, run_edit, run_forget, run_hide
from contactlog.cli.commands.people.details import add_detail_options
from contactlog.cli.commands.people.doubles import run_duplicates, run_merge, run_not_same
from contactlog.cli.commands.people.listing import run_list, run_show


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    session.add_json(parser)
    parser.set_defaults(run=run_list, hidden=False, unreachable=False, met_since=None)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    listing = verbs.add_parser("list", help="everybody, by name")
    listing.add_argument("--hidden", action="store_true", help="also those you hid")
    listing.add_argument(
        "--unreachable", action="store_true", help="only those without number, mail or address"
    )
    listing.add_argument(
        "--met-since", metavar="DATE", help="with --unreachable: only those met since then, the latest first"
    )
    _done(listing, run_list)
    add = verbs.add_parser("add", help="add a person")
    add.add_argument("name", metavar="NAME", help="full name; empty quotes for somebody without a name")
    add.add_argument("--yes", action="store_true", help="add them even if somebody of that name is there")
    add_detail_options(add)
    _done(add, run_add)
    showing = verbs.add_parser("show", help="one person with every meeting")
    showing.add_argument("person", metavar="PERSON", help="name, nickname or id")
    _done(showing, run_show)
    edit = verbs.add_parser("edit", help="change a person")
    edit.add_argument("person", metavar="PERSON", help="name, nickname or id")
    edit.add_argument("--name", help="the new name")
    add_detail_options(edit)
    _done(edit, run_edit)
    hide = verbs.add_parser("hide", help="leave somebody out of lists and suggestions")
    hide.add_argument("person", metavar="PERSON")
    hide.add_argument("--again", action="store_true", help="show them again")
    _done(hide, run_hide)
    merge = verbs.add_parser("merge", help="make one person of two")
    merge.add_argument("keep", metavar="PERSON", help="who stays")
    merge.add_argument("other", metavar="OTHER", help="who becomes part of them")
    merge.add_argument("--yes", action="store_true", help="do not ask")
    _done(merge, run_merge)
    duplicates = verbs.add_parser("duplicates", help="who may be the same person")
    _done(duplicates, run_duplicates)
    apart = verbs.add_parser("not-same", help="say that two people are two, and list those pairs")
    apart.add_argument(
        "people", metavar="PERSON", nargs="*", help="two people; the pairs so far when left out"
    )
    apart.add_argument("--take-back", action="store_true", help="they may be one person after all")
    _done(apart, run_not_same)
    forget = verbs.add_parser("forget", help="erase somebody for good")
    forget.add_argument("person", metavar="PERSON")
    forget.add_argument("--yes", action="store_true", help="do not ask")
    _done(forget, run_forget)


def _done(parser: argparse.ArgumentParser, run: Any) -> None:
    session.add_json(parser)
    parser.set_defaults(run=run)
