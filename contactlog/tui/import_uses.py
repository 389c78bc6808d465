"""Bringing in files of other programs: it runs in the diary's thread, but for reading the file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from threading import Event

from contactlog import phrases
from contactlog.core.people import Person
from contactlog.core.text import one_line
from contactlog.diary.bringing_in import Doubt, Entries, Offer, Verdict
from contactlog.diary.brought import Brought
from contactlog.diary.door import Diary
from contactlog.tui import words
from contactlog.tui.screens.progress import Report
from contactlog.tui.widgets.virtual_list import Row

_MOST = 500
"""Files of a folder that are listed."""
ALL = "all"
ENTRY, DOUBT, SHOWN = "entry:", "doubt:", "shown:"
"""Begin the ids of rows: what is decided about, and what is only shown."""


def folder_rows(typed: str) -> list[Row]:
    """List what may be meant by a path that is being typed: folders and files that begin so."""
    path = Path(typed or "~/").expanduser()
    folder, begun = (path, "") if typed in ("", "~") or typed.endswith("/") else (path.parent, path.name)
    try:
        found = [one for one in folder.iterdir() if one.name.casefold().startswith(begun.casefold())]
        shown = sorted((one for one in found if begun or not one.name.startswith(".")), key=_folders_first)
        return [_path_row(one) for one in shown[:_MOST]]
    except OSError:
        return []


def _folders_first(path: Path) -> tuple[bool, str]:
    return not path.is_dir(), path.name.casefold()


def _path_row(path: Path) -> Row:
    end, style = ("/", "accent") if path.is_dir() else ("", "")
    return Row(f"{path}{end}", ((f"{path.name}{end}", style),))


def lines_offer(diary: Diary, data: bytes, report: Report) -> list[str]:
    """Say what lines of a diary would bring; saves nothing."""
    return counted(diary.bringing_in.diary_lines(data, dry_run=True, progress=report))


def save_lines(diary: Diary, data: bytes, progress: Report) -> list[str]:
    """Bring lines of a diary in, in one change."""
    return counted(diary.bringing_in.diary_lines(data, progress=progress))


def open_offer(diary: Diary, data: bytes, name: str, report: Report) -> Offer:
    """Read what a file offers; saves nothing."""
    return diary.bringing_in.open(data, name, progress=report)


def rows(diary: Diary, offer: Offer) -> list[Row]:
    """List what is to be decided: entries with their titles, and who may be somebody already known."""
    del diary  # Only its thread is needed.
    doubts, entries = offer.doubts(), offer.entries()
    listed: list[Row] = []
    if doubts:
        listed.append(Row("", ((f"May be people you have already ({len(doubts)})", "heading"),)))
        listed += [_doubt(one) for one in doubts]
    if entries:
        listed.append(Row("", ((f"Which of these become encounters? ({len(entries)})", "heading"),)))
        listed += [_entries(one) for one in entries]
    if people := offer.people():
        listed.append(Row("", (("Come in, or gain a number or an address", "heading"),)))
        listed += [_person(one) for one in people]
    return listed


def _person(one: Person) -> Row:
    known = ", ".join((*(phone.typed for phone in one.phones), *one.emails))
    name = words.short(phrases.shown_name(one))
    return Row(f"{SHOWN}{one.id}", ((name, "strong"), (f"  {words.short(known)}" if known else "", "quiet")))


def _doubt(one: Doubt) -> Row:
    theirs, ours = words.short(one.theirs), words.short(phrases.person_line(one.ours))
    return Row(
        f"{DOUBT}{one.key}", (("? ", "warn"), (theirs, "strong"), (f"  and  {ours}: {one.why}", "quiet"))
    )


def _entries(one: Entries) -> Row:
    times = "" if one.times == 1 else f", {one.times} times"
    who = f", with {', '.join(one.people)}" if one.people else ""
    why = "a rule of yours" if one.by_rule else one.reason
    mark, style = ("[x] take in   ", "good") if one.taken else ("[ ] leave out ", "quiet")
    title = words.short(one_line(one.title)) or "without a title"
    return Row(
        f"{ENTRY}{one.key}",
        (
            (mark, style),
            (title, "strong"),
            (f"{times}, {one.first:%d %b %Y}{words.short(who)}  ({why})", "quiet"),
        ),
    )


def turn(diary: Diary, offer: Offer, key: str, *, always: bool) -> None:
    """Take entries in, or leave them out again."""
    del diary
    found = next((one for one in offer.entries() if one.key == key), None)
    if found is not None:
        offer.take(found, found.taken if always else not found.taken, always=always)


def since(diary: Diary, offer: Offer, days: int | None) -> None:
    """Take only entries of the last days; None for all."""
    offer.since(None if days is None else diary.desk.today() - timedelta(days=days))


def alike(diary: Diary, offer: Offer, key: str) -> int:
    """Count who may be somebody in the diary for the same reason."""
    del diary
    doubts = offer.doubts()
    why = next((one.why for one in doubts if one.key == key), None)
    return sum(one.why == why for one in doubts)


def settle(diary: Diary, offer: Offer, key: str, verdict: str) -> None:
    """Say whether somebody in the file is somebody in the diary; `ALL`: all with this reason are."""
    del diary
    doubts = offer.doubts()
    found = next((one for one in doubts if one.key == key), None)
    if found is None:
        return
    if verdict != ALL:
        offer.decide(found, Verdict(verdict))
        return
    for one in doubts:
        if one.why == found.why:
            offer.decide(one, Verdict.SAME)


def summary(diary: Diary, offer: Offer) -> list[str]:
    """Say at once what would come in as things stand; people of a long file are counted by `count`."""
    del diary
    if offer.is_current:
        return counted(offer.brought(), brief=True)
    taken = sum(one.taken_times for one in offer.entries())
    return [f"{taken:,} {'encounter' if taken == 1 else 'encounters'}; counting who comes with them…"]


def count(diary: Diary, offer: Offer, stop: Event) -> list[str]:
    """Look through the file again, as things are decided now, and say what would come in.

    Raises:
        Interrupted: stop was set.
    """
    del diary
    offer.look(stop=stop.is_set)
    return counted(offer.brought(), brief=True)


def counted(brought: Brought, *, brief: bool = False) -> list[str]:
    """Write counts and problems; in brief without what is left out, where that is seen below."""
    counts = [
        (brought.people_new, "new person", "new people"),
        (brought.people_completed, "person completed", "people completed"),
        (brought.encounters_new, "encounter", "encounters"),
        (brought.quiet_days, "quiet day", "quiet days"),
        (brought.places_new, "place", "places"),
        (brought.groups_new, "group", "groups"),
        (brought.others_new, "other record", "other records"),
    ]
    if not brief or not any(count for count, _, _ in counts):
        counts.append((brought.encounters_skipped, "left out or there already", "left out or there already"))
    said = ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in counts if count)
    return [said or "Nothing new.", *(f"! {problem}" for problem in brought.problems[:50])]


def save(diary: Diary, offer: Offer, progress: Report) -> list[str]:
    """Save everything in one change."""
    del diary
    return counted(offer.save(progress))
