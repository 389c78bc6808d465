"""QR codes in a terminal: half blocks with a quiet zone, for dark and light screens, large and small windows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from contactlog.drafts.delivery import packing
from contactlog.drafts.delivery.splitting import split as split_text

_FULL_QUIET = 4
"""Modules of quiet zone that ISO/IEC 18004 asks for."""
_SMALL_QUIET = 2
"""Quiet zone in a window that has no room for more; the colours are drawn, so the edge stays white."""

_COLOURS = {True: ("\x1b[38;5;16;48;5;231m", "\x1b[0m"), False: ("\x1b[30;47m", "\x1b[0m")}


class Scheme(StrEnum):
    """How dark and light are drawn."""

    COLOUR = "colour"
    """Black on white by colour, whatever the screen's own colours are."""
    DARK = "dark"
    """For light letters on a dark screen: the light modules are drawn."""
    LIGHT = "light"
    """For dark letters on a light screen or on paper: the dark modules are drawn."""
    FINE = "fine"
    """In colour, with six modules to a sign: more words in a small window. Newer terminals have these signs."""
    ASCII = "ascii"
    """Two signs for each module, where there are no block characters; dark modules are drawn."""


_CELL = {
    Scheme.COLOUR: ((1, 1), 2),
    Scheme.DARK: ((1, 1), 2),
    Scheme.LIGHT: ((1, 1), 2),
    Scheme.FINE: ((1, 2), 3),
    Scheme.ASCII: ((2, 1), 1),
}
"""Signs to modules across, as a ratio, and modules to a sign down."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much room a code has, in characters."""

    columns: int = 160
    rows: int = 80

    def holds(self, modules: int, scheme: Scheme, quiet: int) -> bool:
        """Tell whether a symbol of so many modules fits."""
        cells = modules + 2 * quiet
        wide, high = _CELL[scheme]
        return -(-cells * wide[0] // wide[1]) <= self.columns and -(-cells // high) <= self.rows


@dataclass(frozen=True, slots=True)
class Code:
    """One code as it is shown."""

    text: str = field(repr=False)
    """What it holds."""
    lines: tuple[str, ...] = field(repr=False)
    """What the terminal shows."""
    part: int = 1
    parts: int = 1


def fits(text: str, room: Room, scheme: Scheme = Scheme.COLOUR) -> bool:
    """Tell whether a text fits into one code in the room, if need be with the smaller quiet zone."""
    modules = packing.modules(text)
    return modules is not None and room.holds(modules, scheme, _SMALL_QUIET)


def rows_needed(text: str, scheme: Scheme = Scheme.COLOUR) -> int | None:
    """Give how many rows one code of the text needs; None when it is too long for any."""
    modules = packing.modules(text)
    return None if modules is None else -(-(modules + 2 * _SMALL_QUIET) // _CELL[scheme][1])


def draw(
    text: str,
    room: Room,
    scheme: Scheme = Scheme.COLOUR,
    *,
    many_colours: bool = True,
    painted: bool = True,
) -> tuple[str, ...]:
    """Draw a code as lines of text.

    Args:
        text: what it holds; must fit, see `fits`.
        room: the room there is.
        scheme: how dark and light are drawn.
        many_colours: the terminal has 256 colours.
        painted: with the sequences that set the colours; who shows the lines sets them otherwise.
    """
    matrix = _matrix(text)
    quiet = _FULL_QUIET if room.holds(len(matrix), scheme, _FULL_QUIET) else _SMALL_QUIET
    cells = _with_quiet(matrix, quiet)
    if scheme is Scheme.ASCII:
        return tuple("".join("##" if dark else "  " for dark in row) for row in cells)
    lines = _fine(cells) if scheme is Scheme.FINE else _half_blocks(cells, inked=scheme is not Scheme.DARK)
    coloured = painted and scheme in (Scheme.COLOUR, Scheme.FINE)
    begin, end = _COLOURS[many_colours] if coloured else ("", "")
    return tuple(f"{begin}{line}{end}" for line in lines)


def _half_blocks(cells: list[list[bool]], *, inked: bool) -> list[str]:
    if len(cells) % 2:
        cells.append([False] * len(cells[0]))
    return [
        "".join(_BLOCKS[top is inked, bottom is inked] for top, bottom in zip(upper, lower, strict=True))
        for upper, lower in zip(cells[::2], cells[1::2], strict=True)
    ]


def _fine(cells: list[list[bool]]) -> list[str]:
    width = len(cells[0]) + len(cells[0]) % 2
    rows = [[*row, *[False] * (width - len(row))] for row in cells]
    rows += [[False] * width for _ in range(-len(rows) % 3)]
    return [
        "".join(
            _sextant(sum(rows[top + spot // 2][left + spot % 2] << spot for spot in range(6)))
            for left in range(0, width, 2)
        )
        for top in range(0, len(rows), 3)
    ]


def _sextant(pattern: int) -> str:
    # Unicode 13, "Symbols for Legacy Computing": the two half blocks and the full one are older and stand elsewhere.
    older = {0: " ", 21: "▌", 42: "▐", 63: "█"}
    return older.get(pattern) or chr(0x1FB00 + pattern - 1 - (pattern > 21) - (pattern > 42))


_BLOCKS = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def parts(text: str, make: Callable[[str], str], room: Room, scheme: Scheme) -> list[str] | None:
    """Cut a text so that the link of each part fits into a code; None when there is no way.

    Args:
        text: the words.
        make: makes the link from a part of the words.
        room: the room there is.
        scheme: how it is drawn.
    """
    return split_text(text, lambda part: fits(make(part), room, scheme))


def _matrix(text: str) -> list[list[bool]]:
    import segno
    from segno import consts

    modes = {"byte": consts.MODE_BYTE, "alphanumeric": consts.MODE_ALPHANUMERIC}
    # segno takes a list of pieces, which its types do not say.
    cut: Any = [(words, modes[mode], encoding) for words, mode, encoding in packing.pieces(text)]
    code = segno.make(cut, error="l", micro=False, boost_error=False)
    return [[bool(module) for module in row] for row in code.matrix]


def _with_quiet(matrix: Sequence[Sequence[bool]], quiet: int) -> list[list[bool]]:
    width = len(matrix) + 2 * quiet
    blank = [[False] * width for _ in range(quiet)]
    side = [False] * quiet
    return [*blank, *([*side, *row, *side] for row in matrix), *[list(row) for row in blank]]
