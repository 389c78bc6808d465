"""The most recent partner, whom some rules name when nobody is in the look-back."""

from __future__ import annotations

from datetime import date

from contactlog.core.exposures import Tier
from contactlog.core.values import ContactKind
from contactlog.exposure.judged import Verdict
from contactlog.exposure.meetings import Met, by_day, without_copies
from contactlog.exposure.seen import Seen
from contactlog.exposure.tiers import Judge


def name_last_partner(judge: Judge, verdicts: list[Verdict]) -> list[Verdict]:
    """When nobody is in the look-back, name the most recent partner, where the rule says so.

    Of two on one day the later one; both where an hour is not known.
    """
    rule = any(look.fallback for look in judge.resolved.illness.lookbacks)
    if not rule or any(verdict.judged.tier >= Tier.CLOSE for verdict in verdicts):
        return verdicts
    last = {number: met for number, verdict in enumerate(verdicts) if (met := _last(verdict)) is not None}
    if not last:
        return verdicts
    day = max(met.day for met in last.values())
    that_day = {number: met for number, met in last.items() if met.day == day}
    if all(met.timed for met in that_day.values()):
        begin = max(met.begin for met in that_day.values())
        that_day = {number: met for number, met in that_day.items() if met.begin == begin}
    return [
        _named(verdict, day) if number in that_day else verdict for number, verdict in enumerate(verdicts)
    ]


def _last(verdict: Verdict) -> Met | None:
    """Give the latest time with somebody until the end of the window."""
    until = verdict.period.end
    sexual = [met for met in verdict.meetings if ContactKind.SEXUAL in met.kinds and met.day <= until]
    return max(sexual, key=by_day, default=None)


def _named(verdict: Verdict, day: date) -> Verdict:
    kept = [item for item in without_copies(verdict.meetings) if item.day <= day]
    return verdict._replace(
        judged=verdict.judged._replace(tier=Tier.CLOSE, met=()),
        high=max(verdict.high, Tier.CLOSE),
        seen=Seen(kept, verdict.seen.elsewhere),
        partner=True,
    )
