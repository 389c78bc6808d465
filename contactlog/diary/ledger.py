"""The ledger: who has been told, by which way, and who is still to be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from contactlog.core.cases import Case, CaseState
from contactlog.core.exposures import Assessment, Exposure
from contactlog.core.notices import REACHED, Attempt, Notice, NoticeState, Outcome, Reply
from contactlog.core.people import Person
from contactlog.core.reach import Reach, reach
from contactlog.core.values import Channel
from contactlog.diary.desk import Desk
from contactlog.errors import Refused

_TELLS = frozenset({Outcome.REACHED, Outcome.SENT})
_HEARD = frozenset({NoticeState.TOLD, NoticeState.REPLIED})
"""Who heard it from the user stays so when it is passed on to a whole group."""
_BEFORE_LEARNING = timedelta(days=60)
"""Somebody may be told before a test confirms it, but not a year earlier: that is a mistyped date."""


def not_called_off() -> Refused:
    """Give the refusal of an all-clear that would not be true."""
    return Refused(
        "The case is not called off, so an all-clear would not be true.",
        "If it was not this illness: contactlog case call-off",
    )


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything the user does with the ledger of a case."""

    desk: Desk

    def notices(self, case: Case) -> dict[str, Notice]:
        """Give the ledger's rows of a case by person id."""
        rows = (notice for notice in self.desk.vault.all(Notice) if notice.case == case.id)
        # Two copies of a diary may each have made a row for one person; the one further on counts.
        ordered = sorted(rows, key=lambda notice: (notice.state in REACHED, len(notice.attempts), notice.id))
        return {notice.person: notice for notice in ordered}

    def notice(self, case: Case, person: Person) -> Notice:
        """Give the row of one person, a fresh one if nothing was noted yet. Saves nothing."""
        known = self.notices(case).get(person.id)
        return known or Notice(self.desk.new_id(), case.id, person.id)

    def told(
        self,
        case: Case,
        person: Person,
        *,
        at: datetime | None = None,
        channel: Channel | None = None,
        outcome: Outcome = Outcome.REACHED,
        note: str = "",
        facts: str | None = None,
        next_try: date | None = None,
    ) -> Notice:
        """Note an attempt to tell somebody, and that they know where the outcome says so.

        Args:
            case: the case.
            person: who was told.
            at: when, UTC; now when None.
            channel: by which way.
            outcome: how the attempt ended.
            note: the user's own words.
            facts: digest of what was told, to notice later when it must be corrected.
            next_try: when to try again, or to ask how they are.
        """
        moment = at or self.desk.now()
        if moment > self.desk.now():
            raise Refused("That moment lies ahead.", "Give the time at which you told them, or leave it out.")
        _check_not_long_before(case, moment)
        before = self.notice(case, person)
        attempts = (*before.attempts, Attempt(moment, channel, outcome, note))
        if outcome not in _TELLS:
            state = before.state if before.state in REACHED else NoticeState.UNREACHABLE
            return self._save(before, "note attempt", attempts=attempts, state=state, next_try=next_try)
        earliest = min(moment, before.told_at) if before.told_at else moment
        state = before.state if before.state is NoticeState.REPLIED else NoticeState.TOLD
        return self._save(
            before,
            "mark told",
            attempts=attempts,
            state=state,
            told_at=earliest,
            told_facts=facts,
            next_try=next_try,
        )

    def through(
        self,
        case: Case,
        person: Person,
        who: str,
        *,
        at: datetime | None = None,
        facts: str | None = None,
        next_try: date | None = None,
    ) -> Notice:
        """Note that somebody else passes it on to this person. Arguments as those of `told`."""
        moment = at or self.desk.now()
        if moment > self.desk.now():
            raise Refused(
                "That moment lies ahead.", "Give the time at which it was passed on, or leave it out."
            )
        _check_not_long_before(case, moment)
        before = self.notice(case, person)
        return self._save(
            before,
            "mark told through someone",
            state=before.state if before.state in _HEARD else NoticeState.THROUGH_SOMEONE,
            through=who,
            told_at=before.told_at or moment,
            told_facts=facts,
            next_try=next_try,
        )

    def choose_not_to(self, case: Case, person: Person, reason: str) -> Notice:
        """Note that the user decided not to tell this person, and why.

        Raises:
            Refused: the person heard it already.
        """
        before = self.notice(case, person)
        if before.state in _HEARD:
            raise Refused(
                "This person knows already.", "If that is wrong: contactlog told PERSON --take-back"
            )
        return self._save(
            before,
            "decide not to tell",
            state=NoticeState.CHOSE_NOT_TO,
            reason=reason,
            next_try=None,
        )

    def replied(
        self, case: Case, person: Person, reply: Reply, note: str = "", *, next_try: date | None = None
    ) -> Notice:
        """Note what the person answered, and when to ask again how they are."""
        before = self.notice(case, person)
        told_at = before.told_at or self.desk.now()
        return self._save(
            before,
            "note reply",
            state=NoticeState.REPLIED,
            reply=reply,
            told_at=told_at,
            note="\n".join(filter(None, (before.note, note))),
            next_try=next_try,
        )

    def agreed_to_hand_over(self, case: Case, person: Person, on: date | None) -> Notice:
        """Note that the person agreed to have their details handed to a health team; None takes it back.

        Raises:
            Refused: the person is confidential.
        """
        if person.confidential and on is not None:
            raise Refused("This person is confidential and is never part of a hand-over.")
        return self._save(self.notice(case, person), "note agreement", agreed_to_hand_over=on)

    def all_clear(self, case: Case, person: Person) -> Notice:
        """Note that the person was told that the case is called off.

        Raises:
            Refused: it is not.
        """
        if case.state is not CaseState.CALLED_OFF:
            raise not_called_off()
        return self._save(
            self.notice(case, person),
            "mark all clear",
            state=NoticeState.ALL_CLEAR_SENT,
            all_clear_at=self.desk.now(),
            next_try=None,
        )

    def drafted(self, case: Case, person: Person) -> Notice:
        """Note that words were made for the person, unless they are further on already."""
        before = self.notice(case, person)
        if before.state is not NoticeState.TO_TELL:
            return before
        return self._save(before, "draft", state=NoticeState.DRAFTED)

    def take_back(self, case: Case, person: Person) -> Notice:
        """Put the person back among those to be told; the attempts stay."""
        return self._save(
            self.notice(case, person),
            "take back",
            state=NoticeState.TO_TELL,
            told_at=None,
            through=None,
            reason=None,
            reply=None,
            all_clear_at=None,
        )

    def plan_next(self, case: Case, person: Person, on: date | None) -> Notice:
        """Note when to try again."""
        return self._save(self.notice(case, person), "plan next try", next_try=on)

    def reach(self, case: Case, assessment: Assessment) -> Reach:
        """Count who has been told."""
        return reach(assessment.exposures, self.notices(case), case.learned_at)

    def still_to_tell(self, case: Case, assessment: Assessment) -> list[Exposure]:
        """List who matters and does not know yet, in the order of telling, decisions left out.

        Of a case that is called off nobody is to be told any more.
        """
        if case.state is CaseState.CALLED_OFF:
            return []
        notices = self.notices(case)
        return [
            exposure
            for exposure in assessment.exposures
            if exposure.tier.matters and not _settled(notices, exposure.person)
        ]

    def without_reply(self, case: Case) -> list[Notice]:
        """List who was told and has not answered yet, those told longest ago first."""
        quiet = (NoticeState.TOLD, NoticeState.THROUGH_SOMEONE)
        waiting = [notice for notice in self.notices(case).values() if notice.state in quiet]
        return sorted(waiting, key=lambda notice: (notice.told_at or self.desk.now(), notice.id))

    def due(self, case: Case, on: date) -> list[Notice]:
        """List whose next try is due on a day or was before, the longest due first."""
        planned = [notice for notice in self.notices(case).values() if notice.next_try is not None]
        return sorted(
            (notice for notice in planned if notice.next_try is not None and notice.next_try <= on),
            key=lambda notice: (notice.next_try or on, notice.id),
        )

    def follow_up_calendar(self, case: Case) -> bytes:
        """Write a calendar file with a reminder for each planned next try; it names nobody and no illness.

        Raises:
            Refused: nothing is planned.
        """
        from contactlog.drafts.delivery.reminders import follow_up_calendar

        days = [notice.next_try for notice in self.notices(case).values() if notice.next_try is not None]
        if not days:
            raise Refused(
                "No next try is planned.", "Plan one: contactlog told PERSON --next DATE --outcome no_answer"
            )
        return follow_up_calendar(days, self.desk.now(), case.id)

    def to_correct(self, case: Case, facts: Mapping[str, str]) -> list[Notice]:
        """List who was told something that is no longer so.

        Args:
            case: the case.
            facts: digest of what would be told today, by person id; who is not in it was told needlessly.
        """
        return [
            notice
            for notice in self.notices(case).values()
            if notice.state in REACHED
            and notice.state is not NoticeState.ALL_CLEAR_SENT
            and notice.told_facts is not None
            and facts.get(notice.person) != notice.told_facts
        ]

    def _save(self, notice: Notice, title: str, **changes: Any) -> Notice:
        changed = replace(notice, **changes)
        with self.desk.vault.change(title) as change:
            change.put(changed)
        return changed


def _check_not_long_before(case: Case, moment: datetime) -> None:
    if case.learned_at is not None and moment < case.learned_at - _BEFORE_LEARNING:
        raise Refused(
            "That moment lies long before you learned of this illness.", "Look at the year and the month."
        )


def _settled(notices: Mapping[str, Notice], person: str) -> bool:
    notice = notices.get(person)
    return notice is not None and (notice.state in REACHED or notice.state is NoticeState.CHOSE_NOT_TO)
