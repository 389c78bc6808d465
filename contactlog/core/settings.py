"""Settings that live inside the vault because they say something about the user."""

from __future__ import annotations

from dataclasses import dataclass, field

JsonValue = None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]
"""What a setting's value may be."""


@dataclass(frozen=True, slots=True)
class Preference:
    """One setting; its id is its name, such as ``my_name`` or ``retention_days``."""

    id: str
    value: JsonValue = field(default=None, repr=False)
