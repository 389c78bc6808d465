"""What the settings inside the vault still say about somebody who is to be forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from contactlog.core.settings import JsonValue, Preference
from contactlog.diary.setting_names import IMPORTS, MAYBE_SAME, NOT_SAME, RULES

_PAIRS = (NOT_SAME, MAYBE_SAME)


def traces(
    settings: Iterable[Preference], person: str, names: re.Pattern[str] | None
) -> Iterator[Preference]:
    """Find the settings that name somebody: pairs, rules for titles, what imports left over.

    Args:
        settings: all of the vault.
        person: id.
        names: finds the person's names; None for somebody unnamed.

    Yields:
        Each as it is to be from now on. Pairs and rules are emptied: their names hold no words.
    """
    for setting in settings:
        if setting.id.startswith(_PAIRS):
            if person in setting.id or person in str(setting.value):
                yield Preference(setting.id, None)
        elif names is not None and isinstance(setting.value, dict):
            if setting.id.startswith(RULES) and names.search(str(setting.value.get("title", ""))):
                yield Preference(setting.id, None)
            elif setting.id.startswith(IMPORTS) and names.search(_text(setting.value)):
                yield Preference(setting.id, _without(setting.value, names))


def _without(value: dict[str, JsonValue], names: re.Pattern[str]) -> dict[str, JsonValue]:
    left = value.get("left")
    kept: list[JsonValue] = (
        [cue for cue in left if not names.search(_text(cue))] if isinstance(left, list) else []
    )
    return {**value, "file": names.sub("…", str(value.get("file", ""))), "left": kept}


def _text(value: JsonValue) -> str:
    """Give every text in a value, one a line."""
    if isinstance(value, dict):
        return "\n".join(map(_text, value.values()))
    if isinstance(value, list):
        return "\n".join(map(_text, value))
    return str(value)
