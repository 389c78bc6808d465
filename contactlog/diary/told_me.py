"""The user was told by somebody else: noting it, what follows, a reminder file, and the step to a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from contactlog.core.cases import Case, CaseState, DoubtfulDay, ReceivedNotice
from contactlog.diary.cases import Cases
from contactlog.diary.desk import Desk
from contactlog.diary.naming import find
from contactlog.errors import NotFound, Refused
from contactlog.exposure.told import Outlook, outlook

__all__ = ["Outlook", "ToldMe"]

_WATCH = "Health: last day to watch for signs"
_TEST = "Health: a test makes sense"
_ASK = "Health: ask a doctor or pharmacist by today"


@dataclass(frozen=True, slots=True)
class ToldMe:
    """Everything the user does about being told."""

    desk: Desk
    cases: Cases

    def all(self) -> list[ReceivedNotice]:
        """List the times the user was told, newest first."""
        return sorted(self.desk.vault.all(ReceivedNotice), key=lambda notice: notice.id, reverse=True)

    def find(self, typed: str | None) -> ReceivedNotice:
        """Find one: the newest open one when nothing is said, else by id or illness.

        Raises:
            NotFound: there is none.
            Ambiguous: several answer to it.
        """
        notices = self.all()
        if not notices:
            raise NotFound(
                "Nothing is noted of somebody telling you.",
                "Note it: contactlog told-me add --illness NAME --met DATE",
            )
        if typed is None:
            return next((notice for notice in notices if notice.state is CaseState.OPEN), notices[0])
        return find(
            typed,
            notices,
            what="note of being told",
            id_of=lambda notice: notice.id,
            names_of=lambda notice: (notice.illness, self.cases.sheets.name(notice.illness)),
            shown=lambda notice: f"{notice.illness}, met {notice.last_exposure}",
        )

    def add(self, illness: str, last_exposure: date, **details: Any) -> ReceivedNotice:
        """Note that the user was told of an exposure of their own.

        Args:
            illness: name, other name or id.
            last_exposure: the day on which the user last met the person who is ill.
            details: other fields of `ReceivedNotice`; told today unless said otherwise.

        Raises:
            NotFound: the illness is not known.
            Refused: a day lies ahead, or the meeting after the telling.
        """
        known = self.cases.sheets.find(illness)
        today = self.desk.today()
        told_on = details.pop("told_on", None) or today
        if last_exposure > today or told_on > today:
            raise Refused("That day lies ahead.", "Check the date.")
        if last_exposure > told_on:
            raise Refused("You were told before you met them.", "Check the two dates.")
        notice = ReceivedNotice(self.desk.new_id(), known.id, last_exposure, told_on, **details)
        self._save("was told", notice)
        return notice

    def close(self, notice: ReceivedNotice, *, called_off: bool = False) -> ReceivedNotice:
        """Close a note, or call it off when the other turned out not to have it."""
        state = CaseState.CALLED_OFF if called_off else CaseState.CLOSED
        changed = replace(notice, state=state)
        self._save("close what I was told", changed)
        return changed

    def outlook(self, notice: ReceivedNotice) -> Outlook:
        """Work out what to watch for, until when, and when a test makes sense."""
        country = self.cases.preferences.country()
        sheet = self.cases.sheets.get(notice.illness)
        return outlook(notice, sheet, today=self.desk.today(), country=country)

    def reminders(self, notice: ReceivedNotice, target: Path) -> int:
        """Write the days as a calendar file into a new file.

        The file names no illness and no person: a calendar is often shared.

        Returns:
            How many entries.
        """
        from contactlog.exports import files, reminders

        found = self.outlook(notice)
        entries = [(day, _TEST) for day in found.tests]
        entries += [(day, _ASK) for day, _ in found.deadlines]
        entries += [(found.watch_until, _WATCH)] if found.watch_until else []
        entries = sorted({(day, text) for day, text in entries if day >= self.desk.today()})
        if not entries:
            raise Refused(
                "There is no day ahead to be reminded of.", "If you are not sure, ask a doctor or pharmacist."
            )
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        data = reminders.calendar(entries, stamp=self.desk.now(), key=notice.id)
        files.write_file(target, [data])
        return len(entries)

    def to_case(self, notice: ReceivedNotice, anchors: Mapping[str, DoubtfulDay], **details: Any) -> Case:
        """Make a case of the user's own out of it, and close the note, in one step that undo takes back.

        Raises:
            Refused: the case has no date.
        """
        return self.cases.new(
            notice.illness, anchors, closing=replace(notice, state=CaseState.CLOSED), **details
        )

    def _save(self, title: str, notice: ReceivedNotice) -> None:
        with self.desk.vault.change(title) as change:
            change.put(notice)
