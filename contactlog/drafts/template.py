"""Sentences with placeholders: parsed strictly, filled wholly or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from contactlog.errors import Invalid

PLACEHOLDERS = frozenset(
    [
        "first",
        "name",
        "me",
        "illness",
        "signs",
        "dates",
        "last_date",
        "place",
        "times",
        "from",
        "until",
        "deadline",
        "source",
        "gathering",
    ]
)
"""Every placeholder a wording may use."""

_SLOT = re.compile(r"\{([a-z_]+)\}")
_SLOT_AND_POINT = re.compile(r"\{([a-z_]+)\}(\.?)")


def _set_in(value: str, point: str) -> str:
    # "10 févr." ends in a point of its own.
    return value if value.endswith(".") else value + point


@dataclass(frozen=True, slots=True)
class Template:
    """One or more sentences that belong together."""

    text: str
    slots: frozenset[str]
    """The placeholders in it."""

    def fill(self, values: Mapping[str, str]) -> str | None:
        """Give the text with every placeholder filled; None when one has no value."""
        if any(not values.get(slot) for slot in self.slots):
            return None
        return _SLOT_AND_POINT.sub(lambda match: _set_in(values[match[1]], match[2]), self.text)


def parse(text: str) -> Template:
    """Read a template.

    Raises:
        Invalid: a placeholder is not one of `PLACEHOLDERS`, or a brace stands alone.
    """
    slots = frozenset(_SLOT.findall(text))
    unknown = sorted(slots - PLACEHOLDERS)
    if unknown:
        raise Invalid(f"A wording uses a placeholder that does not exist: {', '.join(unknown)}.")
    if re.search(r"[{}]", _SLOT.sub("", text)):
        raise Invalid("A wording has a brace that belongs to no placeholder.")
    if text != text.strip() or not text:
        raise Invalid("A wording is empty, or begins or ends with a space.")
    return Template(text, slots)


def first_filled(templates: Iterable[Template], values: Mapping[str, str]) -> str:
    """Fill the first template that has all its values; an empty text when none has."""
    for template in templates:
        filled = template.fill(values)
        if filled is not None:
            return filled
    return ""
