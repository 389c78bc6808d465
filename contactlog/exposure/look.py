"""One look at a case: what is the same for everybody in it, and when each person was exposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from contactlog.core.values import ContactKind
from contactlog.exposure.judged import Verdict
from contactlog.exposure.meetings import Met, by_day
from contactlog.exposure.tiers import Judge
from contactlog.exposure.windows import day_start


@dataclass(frozen=True, slots=True)
class Times:
    """The first and the last exposure of a person, from which the periods of treatment count.

    The sooner end of a period is the one to trust. So the first is that of all meetings that count, unless the rules of
    one country were chosen, and the last is that of those which make the tier: a handshake after it adds no days.
    """

    first: datetime
    first_sure: datetime
    """The first of those which make the tier."""
    last: datetime
    first_day: date
    first_sure_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a case, once everybody's tier is known."""

    judge: Judge
    as_of: datetime
    """The moment of looking, UTC."""
    today: date
    """The local day of it."""
    priority: bool
    """A baby or somebody pregnant is among the close contacts (whooping cough)."""

    def times(self, verdict: Verdict) -> Times | None:
        """Give when a person was exposed first and last; a meeting without a time counts from its day's start.

        Somebody who is marked as living with the user is exposed from the start of the window until today, its
        end or the day from which the user keeps apart, beside the meetings that were noted.
        """
        met = sorted(_met(verdict), key=by_day)
        first_sure = next((item for item in met if self.judge.decides(verdict, item)), None)
        last_sure = next((item for item in reversed(met) if self.judge.decides(verdict, item)), None)
        ends = [item for item in (first_sure, last_sure) if item is not None]
        decisive = self._moments(ends or met, verdict)
        if not decisive:
            return None
        widest = self.judge.case.country == "widest"
        first, first_day = min(self._moments(met, verdict) if widest else decisive)
        (sure, sure_day), (last, _) = min(decisive), max(decisive)
        return Times(first, sure, last, first_day, sure_day, max([day for _, day in decisive]))

    def last_of(self, verdict: Verdict, kind: ContactKind) -> datetime | None:
        """Give when something passed between the two last."""
        moments = self._moments([met for met in _met(verdict) if kind in met.kinds], verdict)
        return max(moments)[0] if moments else None

    def _moments(self, mets: Sequence[Met], verdict: Verdict) -> list[tuple[datetime, date]]:
        zone = self.judge.zone
        moments = [(met.started_at or day_start(met.day, zone), met.day) for met in mets]
        return moments + [(day_start(day, zone), day) for day in self._lived(verdict)]

    def last_day(self, verdict: Verdict) -> date | None:
        """Give the local day of a person's last exposure."""
        return max([*[met.day for met in _met(verdict)], *self._lived(verdict)], default=None)

    def _lived(self, verdict: Verdict) -> tuple[date, ...]:
        """Give the first and the last day of living together that count.

        Who is only noted as living there, at a meeting outside the window, lived there on the days of it too.
        """
        if not verdict.lives and (not verdict.judged.lives or verdict.judged.counting):
            return ()
        isolation = self.judge.resolved.isolation
        first, last = verdict.period.start, min(self.today, verdict.period.end)
        if isolation is not None:
            last = min(last, isolation.day.last)
        return first, max(first, last)


def _met(verdict: Verdict) -> Sequence[Met]:
    """Give the meetings that expose a person, in any order; of a partner beyond the window the last."""
    counting = verdict.judged.counting
    return verdict.meetings[-1:] if verdict.partner and not counting else counting
