"""The most recent partner, whom some rules name when nobody is in the look-back."""

from __future__ import annotations

from contactlog.core.exposures import Tier
from contactlog.core.values import ContactKind
from contactlog.exposure.judged import Verdict
from contactlog.exposure.meetings import Met, without_copies
from contactlog.exposure.seen import Seen
from contactlog.exposure.tiers import Judge


def name_last_partner(judge: Judge, verdicts: list[Verdict]) -> list[Verdict]:
    """When nobody is in the look-back, name the most recent partner, where the rule says so."""
    rule = any(look.fallback for look in judge.resolved.illness.lookbacks)
    if not rule or any(verdict.judged.tier >= Tier.CLOSE for verdict in verdicts):
        return verdicts
    latest: tuple[Met, int] | None = None
    for number, verdict in enumerate(verdicts):
        until = verdict.period.end
        sexual = [met for met in verdict.meetings if ContactKind.SEXUAL in met.kinds and met.day <= until]
        for met in without_copies(sexual):
            if latest is None or met.day > latest[0].day:
                latest = (met, number)
    if latest is None:
        return verdicts
    met, number = latest
    found = verdicts[number]
    kept = [item for item in without_copies(found.meetings) if item.day <= met.day]
    verdicts = list(verdicts)
    verdicts[number] = found._replace(
        judged=found.judged._replace(tier=Tier.CLOSE, met=()),
        high=max(found.high, Tier.CLOSE),
        seen=Seen(kept, found.seen.elsewhere),
        partner=True,
    )
    return verdicts
