"""Handing over to a health team, in the words of the screens: it runs in the diary's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from contactlog import phrases
from contactlog.diary.door import Diary
from contactlog.diary.handing_over import ContactLine
from contactlog.errors import Refused
from contactlog.paths import exports_dir
from contactlog.tui import words
from contactlog.tui.told_uses import name_of
from contactlog.tui.widgets.virtual_list import Row


def rows(diary: Diary, case_id: str) -> list[Row]:
    """List those exposed who may be asked: who agreed, then the others. Confidential people are only counted."""
    case = diary.cases.find(case_id)
    people, notices = diary.people.by_id(), diary.ledger.notices(case)
    agreed, others, never = list[Row](), list[Row](), 0
    for item in diary.cases.assess(case).exposures:
        person, notice = people.get(item.person), notices.get(item.person)
        if person is None:
            continue
        name = (words.short(phrases.shown_name(person)), "strong")
        if person.confidential:
            never += 1
        elif notice is not None and notice.agreed_to_hand_over is not None:
            day = phrases.day(notice.agreed_to_hand_over)
            agreed.append(Row(person.id, ((" ✓ ", "good"), name, (f"  agreed on {day}", "good"))))
        else:
            others.append(Row(person.id, ((" · ", "quiet"), name, ("  stays here", "quiet"))))
    listed = [_heading(f"Agreed to be handed over ({len(agreed)})"), *agreed] if agreed else []
    listed += [_heading(f"Not asked, or did not agree ({len(others)})"), *others] if others else []
    return listed + ([_heading(f"Confidential, never handed over: {never}")] if never else [])


def _heading(text: str) -> Row:
    return Row("", ((text, "heading"),))


def agreed_on(diary: Diary, case_id: str, person_id: str) -> tuple[str, str]:
    """Give a name, and the day on which they agreed; empty when they did not."""
    notice = diary.ledger.notices(diary.cases.find(case_id)).get(person_id)
    day = notice.agreed_to_hand_over if notice else None
    return words.short(name_of(diary, person_id)), phrases.day(day) if day else ""


def note(diary: Diary, case_id: str, person_id: str, day: str) -> None:
    """Note that somebody agreed.

    Raises:
        ContactlogError: the day cannot be, or the person is confidential.
    """
    on = diary.encounters.read_day_span(day or "today")
    if not on.certain:
        raise Refused("That is more than one day.", "Write the one day on which they agreed.")
    if on.first > diary.desk.today():
        raise Refused("That day lies ahead.", "Write the day on which they agreed.")
    diary.ledger.agreed_to_hand_over(diary.cases.find(case_id), diary.people.get(person_id), on.first)


def take_back(diary: Diary, case_id: str, person_id: str) -> None:
    """Note that somebody no longer agrees."""
    diary.ledger.agreed_to_hand_over(diary.cases.find(case_id), diary.people.get(person_id), None)


@dataclass(frozen=True, slots=True)
class Leaving:
    """What would leave: exactly this is written, whatever changes meanwhile."""

    lines: Sequence[ContactLine] = field(repr=False)
    title: str = field(repr=False)
    """The heading, which names the illness and the user."""
    folder: Path | None
    """Where the files go; None for a diary in memory."""

    def shown(self) -> list[str]:
        """Give it line by line, below the heading; nothing when nobody agreed."""
        numbered = [f"{place}. {line.shown()}" for place, line in enumerate(self.lines, 1)]
        return [self.title, *numbered] if numbered else []


def leaving(diary: Diary, case_id: str) -> Leaving:
    """Work out what would leave; writes nothing."""
    case, folder = diary.cases.find(case_id), diary.desk.vault.folder
    lines = diary.handing_over.lines(case, diary.cases.assess(case))
    return Leaving(lines, diary.handing_over.title(case), exports_dir(folder) if folder else None)


def write(diary: Diary, case_id: str, leaves: Leaving) -> list[str]:
    """Write the table and the page; says where they are.

    Raises:
        ContactlogError: they cannot be written.
    """
    if leaves.folder is None:
        raise Refused("This diary is in memory only; it writes no files.")
    table, page = diary.handing_over.write(diary.cases.find(case_id), leaves.lines, leaves.folder)
    return [
        "Written, unencrypted:",
        str(table),
        "",
        "To read:",
        str(page),
        "",
        "Delete both when they have been handed over.",
    ]
