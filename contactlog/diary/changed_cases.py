"""A case whose dates changed or that is called off: who must hear again, and what the case was before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from contactlog.core.cases import Case, CaseState, DoubtfulDay
from contactlog.core.exposures import Assessment, Exposure, Tier
from contactlog.core.notices import REACHED, Notice, NoticeState
from contactlog.diary.cases import Cases, facts_told
from contactlog.diary.ledger import Ledger


@dataclass(frozen=True, slots=True)
class HearAgain:
    """What a change means for people."""

    no_longer: tuple[str, ...] = ()
    """Ids of people who were told and need not have been."""
    other_facts: tuple[str, ...] = ()
    """Ids of people who were told and for whom day, meetings or tier are others now."""
    newly: tuple[Exposure, ...] = ()
    """People who matter now, did not before, and have not been told; in the order of telling."""
    weaker: tuple[str, ...] = ()
    """Ids of people who were not told yet and need not be told any more."""

    @property
    def to_correct(self) -> tuple[str, ...]:
        """Ids of everybody who was told something that is no longer so."""
        return (*self.no_longer, *self.other_facts)


@dataclass(frozen=True, slots=True)
class Before:
    """What a case was until a moment."""

    until: datetime
    """UTC."""
    what: str
    """The act that changed it, such as ``change case``."""
    case: Case


@dataclass(frozen=True, slots=True)
class ChangedCases:
    """Changing cases with what follows for people."""

    cases: Cases
    ledger: Ledger

    def change(
        self,
        case: Case,
        anchors: Mapping[str, DoubtfulDay],
        *,
        taken_back: Collection[str] = (),
        **details: Any,
    ) -> tuple[Case, HearAgain]:
        """Change dates or details, and say who must hear again. What it was stays in its history.

        Raises:
            Refused: a date lies ahead, two contradict each other, or nothing can be counted from them.
            Invalid: a date or stage has a name that means nothing.
            NotFound: a date to take back is not noted.
        """
        before = self.cases.assess(case)
        changed = self.cases.edit(case, anchors, taken_back=taken_back, **details)
        if changed.state is CaseState.CALLED_OFF:
            return changed, HearAgain()  # an all-clear is what they should hear
        after = self.cases.assess(changed)
        return changed, hear_again(before, after, self.ledger.notices(changed))

    def call_off(self, case: Case) -> tuple[Case, tuple[Notice, ...]]:
        """Call a case off, and list who was told and should hear that it was not this illness."""
        return self.cases.call_off(case), self.to_hear_all_clear(case)

    def to_hear_all_clear(self, case: Case) -> tuple[Notice, ...]:
        """List who was told and has not heard the all-clear."""
        return tuple(
            notice
            for notice in self.ledger.notices(case).values()
            if notice.state in REACHED and notice.state is not NoticeState.ALL_CLEAR_SENT
        )

    def reopen(self, case: Case) -> tuple[Case, tuple[Notice, ...]]:
        """Open a case again that was closed or called off.

        Returns:
            The case, and who heard the all-clear: they believe it is over, and are among those to tell again.
        """
        again = tuple(
            replace(notice, state=NoticeState.TO_TELL, told_at=None, all_clear_at=None)
            for notice in self.ledger.notices(case).values()
            if notice.state is NoticeState.ALL_CLEAR_SENT
        )
        opened = replace(case, state=CaseState.OPEN)
        with self.cases.desk.vault.change("reopen case") as change:
            change.put(opened)
            for notice in again:
                change.put(notice)
        return opened, again

    def history(self, case: Case) -> list[Before]:
        """List what the case was before each change, newest first."""
        versions = self.cases.desk.vault.history(Case, case.id)
        return [
            Before(version.act.at, version.act.title, version.before)
            for version in versions
            if isinstance(version.before, Case)
        ]


def hear_again(before: Assessment, after: Assessment, notices: Mapping[str, Notice]) -> HearAgain:
    """Compare what was so with what is so now. Pure.

    Args:
        before: the case as it was.
        after: the case as it is.
        notices: the ledger's rows by person id.
    """
    then = {item.person: item for item in before.exposures}
    now = {item.person: item for item in after.exposures}
    told = {
        id_
        for id_, notice in notices.items()
        if notice.state in REACHED and notice.state is not NoticeState.ALL_CLEAR_SENT
    }
    gone = {id_ for id_ in told if _tier(then, id_) >= Tier.POSSIBLE > _tier(now, id_)}
    other = {id_ for id_ in told - gone if _differs(notices[id_], then.get(id_), now.get(id_))}
    newly = [
        item
        for item in after.exposures
        if item.tier.matters and not _tier(then, item.person).matters and item.person not in told
    ]
    weaker = [
        id_
        for id_, item in then.items()
        if item.tier.matters and not _tier(now, id_).matters and id_ not in told
    ]
    return HearAgain(tuple(sorted(gone)), tuple(sorted(other)), tuple(newly), tuple(sorted(weaker)))


def _tier(found: Mapping[str, Exposure], id_: str) -> Tier:
    return found[id_].tier if id_ in found else Tier.NONE


def _differs(notice: Notice, then: Exposure | None, now: Exposure | None) -> bool:
    """Tell whether what the person was told is no longer so; by what was noted, else by what was so."""
    if now is None:
        return False
    told = notice.told_facts or (facts_told(then) if then else None)
    return told is not None and told != facts_told(now)
