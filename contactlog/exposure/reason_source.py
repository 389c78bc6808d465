"""Whether a meeting may rather be where the user caught it; a word beside the forward list.

The whole of the question is `contactlog.exposure.backward`; here only what keeps a reader from a wrong thought:
what was too long ago, what may have been the beginning, and who fell ill after the user.
"""

from __future__ import annotations

from contactlog.core.exposures import Tier
from contactlog.exposure import anchors
from contactlog.exposure.caught import span_of
from contactlog.exposure.cited import Part
from contactlog.exposure.judged import Verdict
from contactlog.exposure.tiers import Judge
from contactlog.exposure.words import say


def about_the_source(judge: Judge, verdict: Verdict) -> list[Part]:
    """Say how the person's meetings lie to the days in which the user may have caught it."""
    sheet, illness = judge.resolved.illness, judge.resolved.illness.id
    span = span_of(judge.resolved, judge.case.stage)
    if judge.resolved.symptomless or span is None or not judge.resolved.dates.keys() & set(anchors.SIGNS):
        return []
    covid = sheet.published == "covid19"
    result: list[Part] = []
    fell_ill = verdict.person.fell_ill_on
    if fell_ill is not None and fell_ill > span.zero_first:
        after = [(fell_ill - met.day).days for met in verdict.judged.counting]
        if any(map(span.fits, after)):
            rule = "he_corrected" if covid else f"{illness}.incubation"
            result.append((rule, say("backward.after_you")))
    before = [span.before(day) for day in verdict.days]
    if not before or verdict.judged.tier > Tier.POSSIBLE:
        return result
    nearest = min((days for days in before if days > 0), default=0)
    unbounded = sheet.incubation is not None and sheet.incubation.max_unbounded
    if not nearest:
        return result
    if nearest > span.possible_days[1] and verdict.judged.tier is Tier.NONE and not unbounded:
        result.append((span.rule, say("backward.too_early")))
    elif covid and nearest <= span.possible_days[1]:
        likely = any(map(span.is_likely, before))
        result.append((span.likely_rule if likely else span.rule, say("backward.see")))
    return result
