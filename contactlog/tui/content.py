"""The only way in which text of the diary becomes something to show: never markup, never raw."""

from __future__ import annotations

import re

from textual.content import Content

from contactlog.core.text import one_line, plain

_JOINED = re.compile("\u200d(?=[\u2190-\U0001faff])|[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
"""What makes one sign of several emoji, or changes one. Letters keep their joiners: scripts need them."""


def steady(text: str) -> str:
    """Part emoji that are joined to one: how many cells that one takes differs from terminal to terminal."""
    return text if text.isascii() else _JOINED.sub("", text)


def line(text: str, style: str = "") -> Content:
    """Give one harmless line."""
    shown = steady(one_line(text))
    return Content.styled(shown, style) if style else Content(shown)


def block(text: str, style: str = "") -> Content:
    """Give harmless text of several lines."""
    shown = steady(plain(text))
    return Content.styled(shown, style) if style else Content(shown)


def lines(parts: list[Content]) -> Content:
    """Put contents below each other."""
    return Content("\n").join(parts)
