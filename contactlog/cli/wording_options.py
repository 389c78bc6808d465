"""The options that say how words are to be, shared by ``draft`` and ``deliver``."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

from contactlog.core.cases import CaseState
from contactlog.core.times import local_date
from contactlog.core.values import Channel, Tone

if TYPE_CHECKING:
    from contactlog.diary.wanted import Wanted
    from contactlog.diary.words import Purpose

_PURPOSES = {
    "correction": "dates have changed since they were told",
    "all_clear": "it was not this illness",
    "reminder": "you heard nothing since you told them",
    "thanks": "thank them",
}


def add(parser: argparse.ArgumentParser) -> None:
    """Give a command the options."""
    parser.add_argument("--channel", choices=[item.value for item in Channel], help="by which way")
    parser.add_argument("--tone", choices=[item.value for item in Tone], default=Tone.PLAIN.value)
    parser.add_argument("--lang", metavar="TAG", help="language; the person's own when left out")
    parser.add_argument("--anonymous", action="store_true", help="do not say who you are")
    letters = parser.add_mutually_exclusive_group()
    letters.add_argument(
        "--plain-letters",
        action="store_true",
        default=None,
        help="leave out accents that make an sms longer; usual in es, fr, pl, pt",
    )
    letters.add_argument(
        "--accents",
        action="store_false",
        dest="plain_letters",
        help="keep every accent in an sms, also where it then takes more parts",
    )
    parser.add_argument("--wording", metavar="NAME", help="start from an own wording")
    purposes = parser.add_mutually_exclusive_group()
    for name, summary in _PURPOSES.items():
        purposes.add_argument(f"--{name.replace('_', '-')}", action="store_true", help=summary)


def cases_meant(arguments: argparse.Namespace) -> tuple[CaseState, ...]:
    """Give the state of the case that is meant when none is named: an all-clear is for one that was called off."""
    return (CaseState.CALLED_OFF if arguments.all_clear else CaseState.OPEN,)


def purpose(arguments: argparse.Namespace) -> Purpose:
    """Read what the words are for."""
    from contactlog.diary.words import Purpose

    return Purpose(next((name for name in _PURPOSES if getattr(arguments, name)), Purpose.NEWS.value))


def wanted(
    arguments: argparse.Namespace, as_of: datetime | None, zone: str, channel: Channel | None = None
) -> Wanted:
    """Read the options.

    Args:
        arguments: the command line.
        as_of: the moment of writing, UTC; now when None.
        zone: the user's zone.
        channel: the way of telling when the command line names none.
    """
    from contactlog.diary.wanted import Wanted

    return Wanted(
        channel=Channel(arguments.channel) if arguments.channel else channel,
        tone=Tone(arguments.tone),
        language=arguments.lang,
        anonymous=arguments.anonymous,
        purpose=purpose(arguments),
        plain_letters=arguments.plain_letters,
        today=local_date(as_of, zone) if as_of else None,
        wording=arguments.wording,
    )
