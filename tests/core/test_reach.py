"""Reach counts people of the tiers that matter, and hours from learning to telling."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from contactlog.core.exposures import Exposure, Tier
from contactlog.core.notices import Notice, NoticeState
from contactlog.core.reach import reach

_LEARNED = datetime(2026, 3, 12, 18, tzinfo=UTC)


def _exposure(person: str, tier: Tier) -> Exposure:
    return Exposure(person, tier, tier, tier, order=1, band=1, last_exposure=None)


def test_reach_counts_who_knows_and_how_soon() -> None:
    exposures = [
        _exposure("a", Tier.HOUSEHOLD),
        _exposure("b", Tier.CLOSE),
        _exposure("c", Tier.POSSIBLE),
        _exposure("d", Tier.UNLIKELY),
    ]
    notices = {
        "a": Notice("1", "case", "a", NoticeState.TOLD, told_at=_LEARNED + timedelta(hours=3)),
        "b": Notice("2", "case", "b", NoticeState.CHOSE_NOT_TO),
        "c": Notice("3", "case", "c", NoticeState.THROUGH_SOMEONE),
        "d": Notice("4", "case", "d", NoticeState.TOLD, told_at=_LEARNED),
    }
    found = reach(exposures, notices, _LEARNED)
    assert (found.matter, found.told, found.possible, found.possible_told) == (2, 1, 1, 1)
    assert found.hours_median == 3.0


def test_telling_one_more_person_never_lowers_reach() -> None:
    exposures = [_exposure(name, Tier.CLOSE) for name in "abc"]
    notices: dict[str, Notice] = {}
    told = [reach(exposures, notices, None).told]
    for name in "abc":
        notices[name] = Notice(name, "case", name, NoticeState.TOLD)
        told.append(reach(exposures, notices, None).told)
    assert told == [0, 1, 2, 3]
