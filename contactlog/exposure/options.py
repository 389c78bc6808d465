"""What the user may set about assessing."""

from __future__ import annotations

from dataclasses import dataclass

from contactlog.errors import Invalid

ROOM_RULES = ("any_distance", "two_hours", "under_2m")


@dataclass(frozen=True, slots=True)
class AssessOptions:
    """Choices where published definitions truly conflict."""

    room_rule: str = "any_distance"
    """Whether sharing a closed room counts: at any distance over 15 minutes (EU guidance), only from two
    hours (Ireland), or only nearer than 2 m (EU surveillance definition)."""
    generation_time: float = 3.0
    """Days from one infection to the next, for COVID-19: 3 for recent variants, 5.5 for those of 2020."""

    def __post_init__(self) -> None:
        if self.room_rule not in ROOM_RULES:
            raise Invalid("The room rule is not known.", "Use one of: " + ", ".join(ROOM_RULES))
