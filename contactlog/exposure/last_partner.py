"""The most recent partner, whom some rules name when nobody is in the look-back."""

from __future__ import annotations

from dataclasses import replace

from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Tier
from contactlog.core.values import ContactKind
from contactlog.exposure.judged import Verdict
from contactlog.exposure.meetings import without_copies
from contactlog.exposure.tiers import Judge


def name_last_partner(judge: Judge, verdicts: list[Verdict]) -> list[Verdict]:
    """When nobody is in the look-back, name the most recent partner, where the rule says so."""
    rule = any(look.fallback for look in judge.resolved.illness.lookbacks)
    if not rule or any(verdict.judged.tier >= Tier.CLOSE for verdict in verdicts):
        return verdicts
    latest: tuple[Encounter, int] | None = None
    for number, verdict in enumerate(verdicts):
        until = verdict.period.end
        sexual = [
            item
            for item in verdict.encounters
            if ContactKind.SEXUAL in item.kinds and item.local_date <= until
        ]
        for item in without_copies(sexual):
            if latest is None or item.local_date > latest[0].local_date:
                latest = (item, number)
    if latest is None:
        return verdicts
    item, number = latest
    found = verdicts[number]
    kept = tuple(entry for entry in without_copies(found.encounters) if entry.local_date <= item.local_date)
    verdicts = list(verdicts)
    verdicts[number] = replace(
        found,
        judged=replace(found.judged, tier=Tier.CLOSE, met=()),
        high=max(found.high, Tier.CLOSE),
        encounters=kept,
        partner=True,
    )
    return verdicts
