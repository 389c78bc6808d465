"""Whether a meeting may rather be where the user caught it; a word beside the forward list.

The whole of the question is `contactlog.exposure.backward`; here only what keeps a reader from a wrong thought:
what was too long ago, what may have been the beginning, and who fell ill after the user.
"""

from __future__ import annotations

from math import ceil

from contactlog.core.exposures import Tier
from contactlog.exposure import anchors
from contactlog.exposure.cited import Part
from contactlog.exposure.judged import Verdict
from contactlog.exposure.tiers import Judge
from contactlog.exposure.words import say

COVID_MOST_DAYS = 14
"""Days from exposure to symptoms at most (ECDC, April 2020)."""
LIKELY_DAYS = (2, 7)
"""Days before onset in which COVID-19 is most often caught (Raymenants 2022, Bradshaw 2021)."""


def about_the_source(judge: Judge, verdict: Verdict) -> list[Part]:
    """Say how the person's meetings lie to the days in which the user may have caught it."""
    sheet, illness = judge.resolved.illness, judge.resolved.illness.id
    if judge.resolved.symptomless or judge.resolved.start_name not in anchors.SIGNS:
        return []
    covid = sheet.published == "covid19"
    most = COVID_MOST_DAYS if covid else _most_days(judge)
    zero = verdict.period.day_zero
    result: list[Part] = []
    fell_ill = verdict.person.fell_ill_on
    if fell_ill is not None and fell_ill > zero and verdict.judged.tier >= Tier.POSSIBLE:
        rule = "he_corrected" if covid else f"{illness}.incubation"
        result.append((rule, say("backward.after_you")))
    before = [(zero - day).days for day in verdict.days]
    if most is None or not before or verdict.judged.tier > Tier.POSSIBLE:
        return result
    nearest = min((days for days in before if days > 0), default=0)
    if not nearest or (sheet.incubation is None and not covid):
        return result
    if nearest > most and verdict.judged.tier is Tier.NONE:
        rule = "incubation_14d" if covid else f"{illness}.incubation"
        result.append((rule, say("backward.too_early")))
    elif covid and nearest <= most:
        likely = any(LIKELY_DAYS[0] <= days <= LIKELY_DAYS[1] for days in before)
        result.append(("raymenants" if likely else "incubation_14d", say("backward.see")))
    return result


def _most_days(judge: Judge) -> int | None:
    incubation = judge.resolved.illness.incubation
    if incubation is None or incubation.max_days is None or incubation.max_unbounded:
        return None
    return ceil(incubation.max_days)
