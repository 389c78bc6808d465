"""The names of keys as they stand on a keyboard: ``Ctrl+L``, not ``^l``."""

from __future__ import annotations

_NAMES = {
    "pageup": "Page Up", "pagedown": "Page Down", "escape": "Esc", "slash": "/", "up": "↑", "down": "↓", "left": "←",
    "right": "→", "question_mark": "?", "space": "Space", "backspace": "Backspace", "plus": "+", "minus": "-",
    "left_square_bracket": "[", "right_square_bracket": "]",
}  # fmt: skip


def key_name(key: str) -> str:
    """Write one key, given as Textual names it. A letter by itself is large, as on the key."""
    *held, last = key.split("+")
    shown = _NAMES.get(last, last.upper() if len(last) == 1 or last[1:].isdigit() else last.capitalize())
    return "+".join([*(part.capitalize() for part in held), shown])


def keys_name(keys: str, between: str = ", ") -> str:
    """Write several keys, given with commas between them."""
    return between.join(key_name(key) for key in keys.split(","))
