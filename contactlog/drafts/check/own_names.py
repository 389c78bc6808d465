"""Where a text names the two it is between: "Dear Bill Friday" speaks of no Friday, and Rich Bank of no bank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contactlog.core.drafts import Finding
from contactlog.core.text import one_line
from contactlog.drafts import calling
from contactlog.drafts.check.known import Known

_WORDS_ALIKE = frozenset(
    {"other_date", "other_place", "other_group", "asks", "blame", "fear", "relation", "unsafe_channel"}
)
"""Findings of words that may also be part of somebody's name."""


def without_own_names(text: str, found: list[Finding], known: Known) -> list[Finding]:
    """Leave out findings that lie within the receiver's or the user's own name.

    One word alone, such as "Friday", counts as a name only as often as our own words say it: behind that it may
    well be the day.
    """
    spans = list(_spans(text, known))
    return [
        each
        for each in found
        if each.code not in _WORDS_ALIKE
        or each.start is None
        or not any(start <= each.start and each.start + len(each.words) <= end for start, end in spans)
    ]


def _spans(text: str, known: Known) -> Iterator[tuple[int, int]]:
    request = known.request
    names = {one_line(request.person.name), calling.first_name(request.person)}
    if not request.anonymous:
        names |= {one_line(request.sender), one_line(request.sender).partition(" ")[0]}
    for name in filter(None, names):
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        several = " " in name
        usual = len(pattern.findall(known.own))
        for number, match in enumerate(pattern.finditer(text)):
            if several or number < usual:
                yield match.span()
