"""The details of a person as options of the command line."""

from __future__ import annotations

import argparse
from typing import Any

from contactlog.core.people import Person
from contactlog.core.times import parse_date
from contactlog.core.values import Channel, Flag, Safety
from contactlog.diary.door import Diary

_YES_NO = {"yes": True, "no": False, "unknown": None}


def add_detail_options(parser: argparse.ArgumentParser) -> None:
    """Give a verb an option for each detail."""
    parser.add_argument("--nickname", action="append", metavar="NAME", help="another name; may be repeated")
    parser.add_argument("--phone", action="append", metavar="NUMBER", help="telephone; may be repeated")
    parser.add_argument("--email", action="append", metavar="MAIL", help="e-mail; may be repeated")
    parser.add_argument("--address", help="postal address")
    parser.add_argument(
        "--channel", choices=[item.value for item in Channel], help="how they like to be told"
    )
    parser.add_argument("--language", metavar="TAG", help="language to write in, such as pt")
    parser.add_argument(
        "--flag", action="append", choices=[item.value for item in Flag], help="may be repeated"
    )
    parser.add_argument("--no-flags", action="store_true", help="take all flags away first")
    parser.add_argument(
        "--safety", action="append", choices=[item.value for item in Safety], help="may be repeated"
    )
    parser.add_argument("--confidential", choices=("yes", "no"), help="never named outside the diary")
    parser.add_argument("--lives-with-me", choices=list(_YES_NO), help="part of your household")
    parser.add_argument("--fell-ill-on", metavar="DATE", help="first day of their own illness")
    parser.add_argument("--note", help="anything else")


def details_of(arguments: argparse.Namespace, diary: Diary, before: Person | None) -> dict[str, Any]:
    """Read the details that were given; lists grow by what is new."""
    details: dict[str, Any] = {
        key: getattr(arguments, key)
        for key in ("address", "language", "note")
        if getattr(arguments, key) is not None
    }
    region = diary.preferences.text("region")
    if arguments.nickname:
        details["nicknames"] = (*(before.nicknames if before else ()), *arguments.nickname)
    if arguments.phone:
        fresh = tuple(diary.people.phone(typed, region) for typed in arguments.phone)
        details["phones"] = (*(before.phones if before else ()), *fresh)
    if arguments.email:
        details["emails"] = (*(before.emails if before else ()), *arguments.email)
    if arguments.channel:
        details["channel"] = Channel(arguments.channel)
    if arguments.flag or arguments.no_flags:
        kept = before.flags if before and not arguments.no_flags else frozenset()
        details["flags"] = kept | {Flag(item) for item in arguments.flag or ()}
    if arguments.safety:
        details["safety"] = (before.safety if before else frozenset()) | {
            Safety(item) for item in arguments.safety
        }
    if arguments.confidential:
        details["confidential"] = arguments.confidential == "yes"
    if arguments.lives_with_me:
        details["lives_with_me"] = _YES_NO[arguments.lives_with_me]
    if arguments.fell_ill_on:
        details["fell_ill_on"] = parse_date(arguments.fell_ill_on)
    return details
