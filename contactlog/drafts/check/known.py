"""What the draft check knows beside the text: whose words they are, and what must not be in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from contactlog.core.people import Person
from contactlog.drafts import facts, languages, safety
from contactlog.drafts.languages import Language
from contactlog.drafts.subject import Disclosure, Request


@dataclass(frozen=True, slots=True)
class Roster:
    """What of the diary may belong to somebody else, beside the people, who come with the request."""

    places: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Names of all places, by id."""
    groups: Mapping[str, tuple[str, frozenset[str]]] = field(default_factory=dict, repr=False)
    """Name and members of all groups, by id."""
    sender_phone: str = field(default="", repr=False)
    """The user's own number."""


@dataclass(frozen=True, slots=True)
class Known:
    """What one check draws on."""

    request: Request
    roster: Roster
    own: str = field(repr=False)
    """The words as contactlog wrote them, with their subject, before any edit."""
    words: Language
    disclosure: Disclosure

    @property
    def today(self) -> date:
        """The day of writing."""
        return self.request.today

    @property
    def others(self) -> tuple[Person, ...]:
        """Everybody but the receiver."""
        return self.request.others

    def meeting_days(self) -> list[date]:
        """List the days on which the two met."""
        return facts.meeting_days(self.request)

    def own_days(self) -> list[date]:
        """List every day that may stand in the text: meetings, what is advised, today and tomorrow."""
        exposure = self.request.exposure
        found = set(self.meeting_days())
        if exposure is not None:
            found |= {exposure.deadline.on} if exposure.deadline else set()
            found |= {day for item in exposure.advice for day in (item.from_day, item.until_day) if day}
        return sorted(found)


def known(request: Request, roster: Roster, own: str) -> Known:
    """Gather what a check draws on.

    Args:
        request: what the draft is about.
        roster: every place and group in the diary.
        own: the words as contactlog wrote them, with their subject.
    """
    words = languages.load(languages.nearest(request.language))
    return Known(request, roster, own, words, safety.allowed(request))
