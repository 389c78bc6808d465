"""A user's own illness file: read with care, checked key by key, and marked as theirs.

The file is TOML of the same form as the package's own. It is text from outside: sizes are capped, control
characters are taken out, numbers must be ordinary ones, and every word that the model acts on must be one it knows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from contactlog.core.text import one_line
from contactlog.errors import Invalid
from contactlog.exposure import anchors
from contactlog.exposure.facts import Illness, Incubation, InfectiousWindow
from contactlog.exposure.loader import key_of, parse_text
from contactlog.exposure.own_words import ROUTES, WORDS

T = TypeVar("T")
BYTES = 64 * 1024
"""Largest file."""
ENTRIES = 60
"""Most entries of one kind."""
_TEXT = 600
"""Longest text, in characters."""
_DAYS = 3650.0
"""Largest number of days, ten years; hours and minutes stay below it as minutes of sixty days."""
_MINUTES = 60.0 * 24 * 60
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_NAMES = frozenset({"event", "start_anchor", "end_anchor", "end_event", "trigger", "stage", "id", "anchor"})
"""Keys that name something in one word."""
_MEASURED = (
    "min_minutes", "max_distance_m", "household", "same_room", "indoors_only", "overnight", "sexual", "saliva",
    "blood", "food", "fomite", "direct_contact", "childcare", "healthcare",
)  # fmt: skip
"""Keys of a contact rule that a meeting can be held against."""


def load_own(path: Path, data: bytes) -> Illness:
    """Read a user's own illness file. Its id is the file's name without ``.toml``.

    Args:
        path: where it was read from, for the id and for messages.
        data: its content.

    Raises:
        Invalid: too large, not TOML, an unknown or missing key, or a value that cannot be used; the sentence
            names file and key, the next step the nearest valid one.
    """
    name = one_line(path.name)[:80]
    if not _NAME.fullmatch(path.stem):
        raise Invalid(
            f"{name}: the file's name becomes the illness's id, so it must be a short word.",
            "Use small letters, digits and _, such as village_fever.toml.",
        )
    if len(data) > BYTES:
        raise Invalid(f"{name} is larger than {BYTES // 1024} KiB.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Invalid(f"{name} is not UTF-8 text.", "Save the file as UTF-8.") from None
    sheet = _cleaned(parse_text(path.stem, text, name, own=True), name)
    _usable(sheet, name)
    return sheet


def _cleaned(value: T, where: str) -> T:
    """Give a value with harmless texts, having checked every number and word in it."""
    changes: dict[str, Any] = {}
    for item in fields(value):  # type: ignore[arg-type]
        content, place = getattr(value, item.name), f"{where}: {key_of(item.name)}"
        if isinstance(content, str):
            changes[item.name] = _text(type(value), item.name, content, place)
        elif isinstance(content, float | int) and not isinstance(content, bool):
            _number(item.name, float(content), place)
        elif isinstance(content, tuple):
            changes[item.name] = tuple(
                _part(part, f"{place} {number}" if is_dataclass(part) else place)
                for number, part in enumerate(_few(content, place), 1)
            )
        elif isinstance(content, Mapping):
            changes[item.name] = {key: _cleaned(part, place) for key, part in _few(content.items(), place)}
        elif is_dataclass(content):
            changes[item.name] = _cleaned(content, place)
    return replace(value, **changes)  # type: ignore[type-var]


def _part(part: Any, place: str) -> Any:
    if isinstance(part, str):
        return one_line(part)[:_TEXT]
    if isinstance(part, float | int):
        _number("days", float(part), place)
        return part
    return _cleaned(part, place)


def _few(items: Iterable[T], place: str) -> list[T]:
    found = list(items)
    if len(found) > ENTRIES:
        raise Invalid(f"{place} has more than {ENTRIES} entries.")
    return found


def _text(kind: type[Any], key: str, content: str, place: str) -> str:
    cleaned = one_line(content)
    if len(cleaned) > _TEXT:
        raise Invalid(f"{place} is longer than {_TEXT} characters.")
    if key in _NAMES and kind.__name__ not in ("Source", "Illness") and not _NAME.fullmatch(cleaned):
        raise Invalid(f"{place} must be one short word.", "Use small letters, digits and _: rash_onset.")
    allowed = next(
        (WORDS[owner.__name__, key] for owner in kind.__mro__ if (owner.__name__, key) in WORDS), ()
    )
    if allowed:
        _one_of(cleaned, allowed, place)
    return cleaned


def _one_of(word: str, allowed: Iterable[str], place: str) -> None:
    known = tuple(allowed)
    if word not in known:
        near = get_close_matches(word, known, 1)
        raise Invalid(
            f"{place} cannot be “{word[:40]}”.",
            f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(known)}.",
        )


def _number(key: str, number: float, place: str) -> None:
    limit = _MINUTES if "minutes" in key or "hours" in key else _DAYS
    if not math.isfinite(number) or abs(number) > limit:
        raise Invalid(f"{place} is not a number that makes sense here.")


def _usable(sheet: Illness, where: str) -> None:
    """Refuse a sheet from which nothing can be counted."""
    if not sheet.name:
        raise Invalid(f"{where}: the name is empty.")
    if not sheet.windows:
        raise Invalid(
            f"{where}: the key infectious_window is missing.",
            "Say from when until when it passes on; see: contactlog illnesses template",
        )
    if not sheet.contact_rules:
        raise Invalid(
            f"{where}: the key contact_rule is missing.",
            "Say who counts as a contact; see: contactlog illnesses template",
        )
    for rule in sheet.contact_rules:
        if not any(getattr(rule, key) for key in _MEASURED):
            raise Invalid(
                f"{where}: the contact_rule {rule.id} says nothing that can be measured.",
                f"Give it one of: {', '.join(_MEASURED)}.",
            )
    for number, window in enumerate(sheet.windows, 1):
        _usable_window(window, f"{where}: infectious_window {number}")
        for key in ("start_anchor", "end_anchor"):
            event = getattr(window, key)
            if event is not None:
                _one_of(event, _events(sheet), f"{where}: infectious_window {number}: {key}")
    if sheet.incubation is not None:
        _usable_incubation(sheet.incubation, f"{where}: incubation")
    for route in sheet.transmission.routes if sheet.transmission else ():
        _one_of(route, ROUTES, f"{where}: transmission: routes")


def _events(sheet: Illness) -> tuple[str, ...]:
    """Give the events that days can be counted from: those the file names as anchors, and the usual ones."""
    own = (anchor.event for anchor in sheet.anchors)
    return tuple(
        dict.fromkeys((*own, *anchors.SIGNS, *anchors.FINDINGS, *anchors.ENDINGS, "last_negative_test"))
    )


def _usable_incubation(found: Incubation, where: str) -> None:
    days = [day for day in (found.min_days, found.typical_days, found.max_days) if day is not None]
    if days != sorted(days):
        raise Invalid(f"{where}: min_days, typical_days and max_days must grow.", "Check the three numbers.")


def _usable_window(window: InfectiousWindow, where: str) -> None:
    if window.end_rule == "offset" and (window.end_anchor is None or window.end_offset_days is None):
        raise Invalid(
            f"{where}: the keys end_anchor and end_offset_days belong together.",
            'Or write end_rule = "none" when it has no end.',
        )
    if window.end_rule == "event" and window.end_event is None:
        raise Invalid(f"{where}: the key end_event is missing.")
    if (
        window.start_anchor == window.end_anchor
        and window.end_offset_days is not None
        and window.end_offset_days < window.start_offset_days
    ):
        raise Invalid(f"{where}: it ends before it begins.")
