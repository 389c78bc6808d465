"""What speaks for a person or a gathering as the source, measured on the meetings in the days that fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Tier
from contactlog.core.meetings import meetings_of
from contactlog.core.people import Person
from contactlog.core.values import Setting, Voice
from contactlog.exposure.caught import Span
from contactlog.exposure.doublings import doublings, rate_of, total_minutes
from contactlog.exposure.meetings import Met, by_time, in_turn, prepared
from contactlog.exposure.tiers import Judge

CROWD = 10
"""People from which on a meeting is one in which one can infect many (exposure.md 3.3)."""
FEW = 4
"""People from which on a meeting is listed as a gathering of its own."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a source."""

    meetings: tuple[Encounter, ...]
    """In the days that fit and in a way in which it passes on, oldest first."""
    ill_before: bool
    """Somebody there was ill before the user, and could pass it on at one of the meetings."""
    event_class: int
    """0; or for ten people or more 1, one more indoors, one more with loud voices."""
    strength: float
    """Doublings of the meetings for what passes through the air, else the tier."""
    days: int
    """Days before the first signs of the meeting nearest to the most frequent day."""
    tier: Tier

    @property
    def key(self) -> tuple[bool, int, float]:
        """What sorts candidates before the day does; more comes first."""
        return self.ill_before, self.event_class, self.strength


def evidence_of(
    judge: Judge, span: Span, people: Mapping[str, Person], those: Iterable[str], met: Sequence[Encounter]
) -> Evidence | None:
    """Weigh meetings as the place where the user caught it; None when none of them fits.

    Args:
        judge: the contact definition of the illness.
        span: the days that fit.
        people: by id, for their own first days of illness.
        those: ids of the people whose meetings they are.
        met: the meetings.
    """
    inside = [item for item in met if span.fits(span.before(item.local_date))]
    mets = in_turn(prepared(meetings_of(inside)), judge.zone)
    kept = sorted([met for met in mets if judge.strength([met]) >= Tier.POSSIBLE], key=by_time)
    if not kept:
        return None
    by_id = {item.id: item for item in inside}
    meetings = tuple(by_id[met.id] for met in kept)
    tier = judge.strength(kept)
    by_air = judge.definition.base == "air"
    nearest = min(
        (span.before(item.local_date) for item in meetings), key=lambda days: abs(days - span.centre)
    )
    ill = [people[id_].fell_ill_on for id_ in those if id_ in people]
    return Evidence(
        meetings,
        any(could_have_given(judge, span, day, meetings) for day in ill if day is not None),
        max(event_class(item) for item in meetings),
        _theirs(kept) if by_air else float(tier),
        nearest,
        tier,
    )


def could_have_given(judge: Judge, span: Span, fell_ill: date, meetings: Sequence[Encounter]) -> bool:
    """Tell whether somebody ill since a day could pass it on at a meeting, before the user's first signs."""
    if fell_ill >= span.zero_first:
        return False
    figure = judge.resolved.figure
    first = fell_ill + timedelta(days=figure.start_offset_days)
    end = figure.end_offset_days
    last = None if end is None or figure.end_anchor != figure.start_anchor else fell_ill + timedelta(days=end)
    return any(first <= item.local_date and (last is None or item.local_date <= last) for item in meetings)


def event_class(met: Encounter) -> int:
    """Give how much a meeting is of the kind in which one infects many."""
    if size(met) < CROWD:
        return 0
    indoors = met.setting in (Setting.INDOOR, Setting.VEHICLE)
    return 1 + indoors + (met.voice is Voice.LOUD)


def size(met: Encounter) -> int:
    """Give how many people were there, the user among them."""
    return len(set(met.people)) + (met.strangers or 0) + 1


def _theirs(kept: Sequence[Met]) -> float:
    """Give doublings with the masks the other way round: here the other is the one who breathes it out."""
    segments = []
    for met in kept:
        minutes = max(met.minutes, 15.0) if met.near == 0 else met.minutes
        how, noted = met.how, met.how.conditions
        voice = noted.voice or Voice.NORMAL
        rate = rate_of(
            how.distance, how.setting, noted.ventilation, noted.mask_theirs, noted.mask_mine, voice
        )
        segments.append((met.begin, met.begin + minutes * 60, rate))
    return doublings(total_minutes(segments))
