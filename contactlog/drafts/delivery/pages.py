"""Text on paper: a PDF of plain paragraphs in every shipped language, Arabic shaped and from right to left.

One font serves Latin, Cyrillic, Greek and Arabic letters: DejaVu Sans, shipped beside this file with its licence.
A letter that it does not have is an error, never an empty box on somebody's letter.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO

from contactlog.errors import Refused

_MARGIN = 25
"""Millimetres."""
_LINE = 6.2
"""Millimetres from line to line."""
_LETTER_SIZES = {"US": "Letter", "CA": "Letter", "MX": "Letter"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a page."""

    text: str = field(repr=False)
    size: int = 11
    """Points."""
    gap: float = 3
    """Millimetres behind it."""


def pdf(paragraphs: list[Paragraph], day: date, *, right_to_left: bool = False, region: str = "") -> bytes:
    """Make a PDF of paragraphs.

    Args:
        paragraphs: the text.
        day: the day it is dated, also in the file itself: no clock is read.
        right_to_left: the language's direction.
        region: two-letter country, for the size of the paper.

    Raises:
        Refused: the font has no shape for a letter.
    """
    missing = missing_letters("".join(paragraph.text for paragraph in paragraphs))
    if missing:
        raise Refused(
            f"The letter holds signs that cannot be printed: {missing[:20]}", "Write it as text: --as text"
        )
    from fpdf import FPDF
    from fpdf.enums import Align, TextDirection, XPos, YPos

    page = FPDF(format=_LETTER_SIZES.get(region.upper(), "A4"))
    page.set_margin(_MARGIN)
    page.set_auto_page_break(True, _MARGIN)
    page.set_creation_date(datetime(day.year, day.month, day.day, tzinfo=UTC))
    page.set_producer("contactlog")
    with resources.as_file(_font()) as path:
        page.add_font("letter", fname=path)
    page.add_page()
    page.set_font("letter")
    direction = TextDirection.RTL if right_to_left else TextDirection.LTR
    page.set_text_shaping(True, direction=direction)
    for paragraph in paragraphs:
        page.set_font_size(paragraph.size)
        for line in paragraph.text.split("\n"):
            page.multi_cell(
                0,
                _LINE,
                line or " ",
                align=Align.R if right_to_left else Align.L,
                new_x=XPos.LMARGIN,
                new_y=YPos.NEXT,
            )
        page.ln(paragraph.gap)
    return bytes(page.output())


def missing_letters(text: str) -> str:
    """Give each sign of a text that the font cannot draw, once."""
    shapes = _shapes()
    return "".join(
        dict.fromkeys(
            char
            for char in unicodedata.normalize("NFC", text)
            if ord(char) not in shapes and not char.isspace() and unicodedata.category(char) != "Cf"
        )
    )


def _font() -> Traversable:
    return resources.files("contactlog.drafts.delivery").joinpath("fonts", "DejaVuSans.ttf")


@cache
def _shapes() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(_font().read_bytes()), lazy=True) as font:
        return frozenset(font.getBestCmap())
