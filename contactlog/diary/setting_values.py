"""What the settings take: refused at once when it would mean nothing later, when nobody thinks of it any more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from contactlog.core.cases import COUNTRIES
from contactlog.core.settings import JsonValue
from contactlog.core.text import fold, one_line, shorten
from contactlog.core.times import zone
from contactlog.diary.days_kept import SETTING, checked
from contactlog.errors import Refused
from contactlog.exposure import ROOM_RULES


def checked_value(name: str, value: JsonValue) -> JsonValue:
    """Give a setting's value as it is kept.

    Args:
        name: of the setting.
        value: as typed; empty clears it.

    Raises:
        Refused: the setting does not take it; the next step says what it takes.
        Invalid: there is no such time zone.
    """
    if name == SETTING:
        return checked(value)
    if not isinstance(value, str):
        return value
    cleaned = one_line(value)
    check = _CHECKS.get(name)
    return check(cleaned) if check and cleaned else cleaned


def _one_of(name: str, choices: Sequence[str]) -> Callable[[str], str]:
    def choose(typed: str) -> str:
        by_word = {fold(choice): choice for choice in choices}
        wanted = fold(typed)
        found = by_word.get(wanted) or by_word.get(wanted.replace(" ", "_").replace("-", "_"))
        if found is not None:
            return found
        near = [f"Did you mean {by_word[word]}?" for word in get_close_matches(wanted, by_word, n=1)]
        raise Refused(
            f"The setting {name} does not take “{shorten(typed, 40)}”.",
            " ".join([*near, f"Choose one of: {', '.join(choices)}."]),
        )

    return choose


def _zone(typed: str) -> str:
    zone(typed)
    return typed


def _region(typed: str) -> str:
    if len(typed) == 2 and typed.isascii() and typed.isalpha():
        return typed.upper()
    raise Refused("A region is two letters.", "Write the country's two letters, such as PT or GB.")


_CHECKS: dict[str, Callable[[str], str]] = {
    "country": _one_of("country", COUNTRIES),
    "room_rule": _one_of("room_rule", ROOM_RULES),
    "zone": _zone,
    "region": _region,
}
