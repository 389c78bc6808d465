"""Being told by somebody else: it runs in the diary's thread."""

from __future__ import annotations

from datetime import date

from contactlog import phrases
from contactlog.core.cases import CaseState, ReceivedNotice
from contactlog.diary.door import Diary
from contactlog.errors import Refused
from contactlog.paths import exports_dir
from contactlog.tui.widgets.virtual_list import Row

FILE = "health-reminders-{day}-{number:02}.ics"


def rows(diary: Diary) -> list[Row]:
    """List the times the user was told."""
    return [
        Row(
            notice.id,
            (
                (diary.cases.sheets.name(notice.illness), "strong"),
                (f"  met {notice.last_exposure:%a %d %b}, told {notice.told_on:%a %d %b}", ""),
                ("" if notice.state is CaseState.OPEN else f"  {phrases.words(notice.state)}", "quiet"),
            ),
        )
        for notice in diary.told_me.all()
    ]


def page(diary: Diary, notice_id: str) -> tuple[str, list[str]]:
    """Write what may come after it: title and lines."""
    notice = diary.told_me.find(notice_id)
    found = diary.told_me.outlook(notice)
    lines = [*found.sentences, ""]
    for advice in found.advice:
        lines += [f"• {advice.text}", f"  {' · '.join(filter(None, (advice.owner, advice.source)))}"]
    title = f"{diary.cases.sheets.name(notice.illness)}, last met {phrases.day(notice.last_exposure)}"
    return title, lines


def add(diary: Diary, illness: str, met: str, household: bool | None) -> ReceivedNotice:
    """Note that the user was told.

    Raises:
        ContactlogError: the illness is not known, or the day cannot be.
    """
    if not illness:
        raise Refused("The illness is missing.", "Write a few letters of it, such as: covid")
    day: date = diary.encounters.read_day_span(met or "today").last
    return diary.told_me.add(illness, day, household=household)


def illness_of(diary: Diary, notice_id: str) -> str:
    """Give the illness of a note."""
    return diary.told_me.find(notice_id).illness


def close(diary: Diary, notice_id: str) -> None:
    """Close a note."""
    diary.told_me.close(diary.told_me.find(notice_id))


def reminders(diary: Diary, notice_id: str) -> str:
    """Write the days as a calendar file into ``exports``; gives its path.

    Raises:
        Refused: there is no day to be reminded of, or the diary is in memory only.
    """
    folder = diary.desk.vault.folder
    if folder is None:
        raise Refused("This diary is in memory only; it writes no files.")
    day = diary.desk.today().isoformat()
    names = (exports_dir(folder) / FILE.format(day=day, number=number) for number in range(1, 100))
    target = next((path for path in names if not path.exists()), None)
    if target is None:
        raise Refused("The folder is full of such files.", "Move or delete some.")
    diary.told_me.reminders(diary.told_me.find(notice_id), target)
    return str(target)
