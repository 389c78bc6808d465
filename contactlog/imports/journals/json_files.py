"""JSON of other programs, opened only after its size and depth are known to be harmless."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from contactlog.errors import Invalid
from contactlog.imports.encodings import as_bytes_of_ascii, decode
from contactlog.imports.limits import check_depth, check_size

_FIRST_MILLISECOND, _LAST_MILLISECOND = 0, 4_102_444_800_000  # 1970 and 2100


def load(data: bytes) -> Any:
    """Read a JSON file.

    Raises:
        Invalid: it is too large, too deep or not JSON; the sentence names the line.
    """
    check_size(data)
    plain = as_bytes_of_ascii(data)
    check_depth(plain)
    try:
        return json.loads(decode(plain))
    except json.JSONDecodeError as problem:
        raise Invalid(f"The file is not whole: it stops making sense at line {problem.lineno}.") from None
    except ValueError:  # a number of thousands of digits
        raise Invalid("The file holds a number that no program writes.") from None


def objects(value: Any) -> list[dict[str, Any]]:
    """Give the objects of a list; whatever is something else is passed over."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def at(value: Any, *path: str) -> Any:
    """Follow keys down; None where there is nothing."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def text_at(value: Any, *path: str) -> str:
    """Give the text at the end of a path; empty where there is none."""
    found = at(value, *path)
    return found if isinstance(found, str) else ""


def moment_of(value: Any) -> datetime | None:
    """Read a moment: ISO text with an offset, or milliseconds since 1970 as number or text; in UTC."""
    if isinstance(value, str) and not value.isdigit():
        try:
            moment = datetime.fromisoformat(value[:40])
        except ValueError:
            return None
        if moment.tzinfo is None or not 1970 < moment.year < 2200:
            return None
        return moment.astimezone(UTC).replace(microsecond=0)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = int(value[:20]) if isinstance(value, str) else int(value)
    except (ValueError, OverflowError):
        return None
    if not _FIRST_MILLISECOND < number < _LAST_MILLISECOND:
        return None
    return datetime.fromtimestamp(number // 1000, UTC)
