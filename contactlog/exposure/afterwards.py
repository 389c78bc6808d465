"""Somebody who fell ill after the user: by the days between, from the user, or both at one place, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from contactlog.core.encounters import Encounter
from contactlog.core.meetings import meetings_of
from contactlog.core.values import ContactKind
from contactlog.exposure.caught import Span
from contactlog.exposure.periods import Zone
from contactlog.exposure.tiers import Judge


def from_me(judge: Judge, span: Span, fell_ill: date, met: Sequence[Encounter]) -> bool:
    """Tell whether somebody may have caught it from the user: some day between fits (exposure.md 3.3).

    Args:
        judge: where meetings lie in the window.
        span: the days it takes to fall ill.
        fell_ill: the first day of theirs.
        met: every meeting with them; whoever lives with the user met them on each day of the window.
    """
    placed = judge.placing.placed(meetings_of(met))
    near = [item.day for item in placed if max(item.zones, default=Zone.OUT) >= Zone.SOFT]
    if any(ContactKind.LIVES_WITH in item.kinds for item in met):
        window = judge.resolved.window
        days = (window.wide_last - window.wide_first).days + 1
        near += [window.wide_first + timedelta(days=number) for number in range(days)]
    return any(span.fits((fell_ill - day).days) for day in near)


def at_one_place(judge: Judge, span: Span, fell_ill: date, met: Sequence[Encounter]) -> bool:
    """Tell whether somebody fell ill too soon after the user to have it from the user: perhaps both at one place."""
    low, high = span.possible_days
    close = (fell_ill - span.zero_last).days <= high - low
    return close and not from_me(judge, span, fell_ill, met)
