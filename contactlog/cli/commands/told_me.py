"""``contactlog told-me``: somebody told you that you may have been exposed."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from contactlog import paths
from contactlog.cli import dates, output, session, show
from contactlog.cli.case_lines import case_line, slip_lines
from contactlog.core.cases import CaseState, ReceivedNotice
from contactlog.core.settings import JsonValue
from contactlog.diary.door import Diary
from contactlog.diary.people import shown_name
from contactlog.diary.told_me import Outlook

_Run = Callable[[argparse.Namespace], int]


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    add = verbs.add_parser("add", help="note that you were told")
    add.add_argument("--illness", required=True, metavar="NAME", help="see: contactlog illnesses list")
    add.add_argument("--met", required=True, metavar="DATE", help="when you last met the person who is ill")
    add.add_argument("--by", metavar="PERSON", help="who told you, if you want to note it")
    add.add_argument("--on", metavar="DATE", help="when you were told; today when left out")
    add.add_argument("--household", action="store_true", help="you live with the person who is ill")
    add.add_argument("--note", default="", help="anything else")
    listing = verbs.add_parser("list", help="every time you were told")
    showing = verbs.add_parser("show", help="what to watch for, until when, and when a test makes sense")
    reminders = verbs.add_parser("reminders", help="the days as a calendar file (.ics)")
    reminders.add_argument("--to", metavar="FILE", help="the new file; in the exports folder when left out")
    ill = verbs.add_parser("ill", help="you fell ill: make a case of your own of it")
    dates.add_anchor_options(ill)
    closing = verbs.add_parser("close", help="it is over")
    closing.add_argument("--called-off", action="store_true", help="the other turned out not to have it")
    for verb in (showing, reminders, ill, closing):
        verb.add_argument("which", nargs="?", metavar="WHICH", help="id or illness; the newest when left out")
    table: tuple[tuple[argparse.ArgumentParser, _Run], ...] = (
        (add, run_add),
        (listing, run_list),
        (showing, run_show),
        (reminders, run_reminders),
        (ill, run_ill),
        (closing, run_close),
    )
    for verb, run in table:
        session.add_json(verb)
        verb.set_defaults(run=run)


def run_add(arguments: argparse.Namespace) -> int:
    """Note that the user was told."""
    with session.diary(arguments) as diary:
        details: dict[str, Any] = {"note": arguments.note, "household": arguments.household or None}
        if arguments.by:
            details["told_by"] = diary.people.find(arguments.by).id
        if arguments.on:
            details["told_on"] = _one_day(diary, arguments.on)
        notice = diary.told_me.add(arguments.illness, _one_day(diary, arguments.met), **details)
        found = diary.told_me.outlook(notice)
        _print(arguments, diary, notice, found, f"Noted. {_text(notice, diary)}")
    return 0


def run_list(arguments: argparse.Namespace) -> int:
    """List every time."""
    with session.diary(arguments) as diary:
        notices = diary.told_me.all()
        texts = [_text(notice, diary) for notice in notices]
    if arguments.json:
        listed: list[JsonValue] = [show.record_json(notice) for notice in notices]
        output.json_value({"told_me": listed})
    else:
        output.lines(texts or ["Nobody has told you, as far as is noted."])
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Show what to watch for."""
    with session.diary(arguments) as diary:
        notice = diary.told_me.find(arguments.which)
        _print(arguments, diary, notice, diary.told_me.outlook(notice), _text(notice, diary))
    return 0


def run_reminders(arguments: argparse.Namespace) -> int:
    """Write the days as a calendar file."""
    with session.diary(arguments) as diary:
        notice = diary.told_me.find(arguments.which)
        usual = paths.exports_dir(session.folder(arguments)) / f"reminders-{notice.id[-8:]}.ics"
        target = Path(arguments.to).expanduser() if arguments.to else usual
        count = diary.told_me.reminders(notice, target)
    if arguments.json:
        output.json_value({"path": str(target), "entries": count, "encrypted": False})
    else:
        output.line(f"Written: {'one day' if count == 1 else f'{count} days'} in {target}")
        output.line("It names no illness and nobody. Open it with your calendar, then delete it.")
    return 0


def run_ill(arguments: argparse.Namespace) -> int:
    """Make a case of the user's own."""
    with session.diary(arguments) as diary:
        notice = diary.told_me.find(arguments.which)
        anchors = dates.anchors(arguments, diary)
        case = diary.told_me.to_case(notice, anchors)
        text, slips = case_line(case, diary), slip_lines(case, diary)
    if arguments.json:
        output.json_value(show.record_json(case))
        return 0
    output.lines([f"Noted, a case of your own. {text}", *slips])
    output.line("See who was exposed, and whom to tell first: contactlog exposures")
    return 0


def run_close(arguments: argparse.Namespace) -> int:
    """Close a note."""
    with session.diary(arguments) as diary:
        notice = diary.told_me.close(diary.told_me.find(arguments.which), called_off=arguments.called_off)
        text = _text(notice, diary)
    if arguments.json:
        output.json_value(show.record_json(notice))
    else:
        output.line(text)
    return 0


def _one_day(diary: Diary, typed: str) -> Any:
    """Read one day; of a doubtful one the latest, which lasts longest."""
    return diary.encounters.read_day_span(typed).last


def _print(
    arguments: argparse.Namespace, diary: Diary, notice: ReceivedNotice, found: Outlook, title: str
) -> None:
    if arguments.json:
        output.json_value({**show.record_json(notice), **_json(found)})
        return
    output.line(title)
    if notice.state is CaseState.CALLED_OFF:
        return
    output.lines(found.sentences)
    if found.advice:
        output.line("")
        output.line("What the sources say:")
    for advice in found.advice:
        output.line(f"- {show.advised(advice, 'for you', diary.desk.today())}")
    output.line("")
    output.line("The days as a calendar file: contactlog told-me reminders")
    output.line("If you fall ill: contactlog told-me ill --onset DATE")


def _json(found: Outlook) -> dict[str, JsonValue]:
    return {
        "watch_from": found.watch_from.isoformat() if found.watch_from else None,
        "watch_until": found.watch_until.isoformat() if found.watch_until else None,
        "most_around": found.most.isoformat() if found.most else None,
        "tests": [day.isoformat() for day in found.tests],
        "deadlines": [{"on": day.isoformat(), "text": text} for day, text in found.deadlines],
        "sentences": list(found.sentences),
        "advice": [
            {
                "action": advice.action,
                "text": advice.text,
                "from": advice.from_day.isoformat() if advice.from_day else None,
                "until": advice.until_day.isoformat() if advice.until_day else None,
                "owner": advice.owner,
                "source": advice.source,
                "supported": advice.supported,
                "urgent": advice.urgent,
            }
            for advice in found.advice
        ],
    }


def _text(notice: ReceivedNotice, diary: Diary) -> str:
    name = diary.cases.sheets.name(notice.illness)
    by = f" by {shown_name(diary.people.by_id().get(notice.told_by))}" if notice.told_by else ""
    state = "" if notice.state is CaseState.OPEN else f" ({show.words(notice.state)})"
    return (
        f"{name}{state}: told on {show.day(notice.told_on)}{by}, last met {show.day(notice.last_exposure)}."
    )
