"""The only way in which text of the diary becomes something to show: never markup, never raw."""

from __future__ import annotations

from textual.content import Content

from contactlog.core.text import one_line, plain


def line(text: str, style: str = "") -> Content:
    """Give one harmless line."""
    return Content.styled(one_line(text), style) if style else Content(one_line(text))


def block(text: str, style: str = "") -> Content:
    """Give harmless text of several lines."""
    return Content.styled(plain(text), style) if style else Content(plain(text))


def lines(parts: list[Content]) -> Content:
    """Put contents below each other."""
    return Content("\n").join(parts)
