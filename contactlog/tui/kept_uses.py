"""Keeping and erasing, in the words of the screens: it runs in the diary's thread."""

from __future__ import annotations

from datetime import date

from contactlog.diary.door import Diary
from contactlog.diary.lookbacks import lookbacks, too_short_for
from contactlog.diary.old_copies import old_copies
from contactlog.diary.retention import Due
from contactlog.diary.safety_copies import PURGE_DAYS


def counted(due: Due) -> str:
    """Write how much it is."""
    met = f"{due.encounters:,} encounter{'' if due.encounters == 1 else 's'}"
    quiet = f"{due.quiet_days:,} quiet day{'' if due.quiet_days == 1 else 's'}"
    return f"{met} and {quiet}"


def after_choosing(diary: Diary) -> list[str]:
    """Say what the choice means; nothing when everything is kept."""
    days, due = diary.retention.days(), diary.retention.due()
    if days is None:
        return []
    short = too_short_for(days, lookbacks(diary.desk.today()))
    lines = [f"Entries are kept for {days} days."]
    if short:
        lines += ["", f"A case of one of these could need days that are older: {', '.join(short)}."]
    if due is not None and due.any:
        lines += ["", f"Older already: {counted(due)}. Nothing is erased until you say so: “What is older”."]
    return lines


def needed(diary: Diary) -> list[str]:
    """List how far back a case of each illness could look, noted today."""
    found = lookbacks(diary.desk.today())
    return [f"{days:>3} days  {', '.join(names)}" for days, names in found]


def what_goes(diary: Diary, before: date | None) -> str | None:
    """Ask before erasing, with the number; None when there is nothing to erase."""
    due = diary.retention.due(before)
    if due is None or not due.any:
        return None
    return (
        f"Erase {counted(due)}, of days before {due.before}, for good?\n\n"
        f"The history of changes goes too. A safety copy is kept for {PURGE_DAYS} days. Backups that you made "
        "yourself still hold these days."
    )


def purge(diary: Diary, before: date | None) -> list[str]:
    """Erase, and say what happened and what still holds it."""
    done = diary.retention.purge(before)
    entries = "1 entry" if done.erased == 1 else f"{done.erased:,} entries"
    lines = [f"{entries} of days before {done.due.before}, those removed earlier too."]
    if done.copy is not None:
        lines += [
            "",
            f"A safety copy is kept for {PURGE_DAYS} days; under Safety copies it can be removed now.",
        ]
    if copies := old_copies(diary.desk.vault.folder):
        lines += [
            "",
            "These still hold them, and so do copies of the disk:",
            *(f"  {path}" for path in copies),
        ]
    return lines
