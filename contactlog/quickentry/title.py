"""What the meeting was about: words that open the line, and activities, go to the note."""

from __future__ import annotations

from contactlog.quickentry.language import Language
from contactlog.quickentry.sheet import TAKEN, Sheet, Token

_TIMES = ("day", "time", "part of day", "minutes")
"""What may stand before the words that open a line."""


def take_title(sheet: Sheet, words: Language) -> tuple[str, list[tuple[int, int]]]:
    """Split what is left into title, filler and what was not understood.

    Returns:
        The title, and the place of each piece that was not understood.
    """
    silent = {word for key in words.data["words"] for word in words.words("words", key)} - {""}
    said: list[tuple[int, int]] = []
    left: list[tuple[int, int]] = []
    said_first = (piece.start for piece in sheet.understood if piece.field not in _TIMES)
    earliest = min(said_first, default=len(sheet.line))
    for start, _, tokens in _runs(sheet):
        opening = start < earliest
        for token in tokens:
            if token.text in silent or token.text == "'":
                opening = opening and token.text not in words.words("words", "with")
            elif (
                token.text in words.activities
                or (opening and token.text.isalpha())
                or _behind(said, token, sheet)
            ):
                _extend(said, token, sheet)
            else:
                _extend(left, token, sheet)
    for first, last in said:
        sheet.take(first, last, "note", sheet.line[first:last])
    left += _signs(sheet) + sheet.blocked
    return " ".join(sheet.line[first:last] for first, last in said), sorted(left)


def _behind(said: list[tuple[int, int]], token: Token, sheet: Sheet) -> bool:
    """Tell whether a word belongs to an activity just before it: "choir rehearsal"."""
    return (
        bool(said)
        and token.start - said[-1][1] == 1
        and token.text.isalpha()
        and said[-1][1] - said[-1][0] < 60
    )


def _extend(spans: list[tuple[int, int]], token: Token, sheet: Sheet) -> None:
    if spans and sheet.text[spans[-1][1] : token.start] in (" ", "-", "", "'"):
        spans[-1] = (spans[-1][0], token.end)
    else:
        spans.append((token.start, token.end))


def _runs(sheet: Sheet) -> list[tuple[int, int, list[Token]]]:
    """Give the runs of words that are left, cut where something was taken."""
    runs: list[tuple[int, int, list[Token]]] = []
    for token in sheet.tokens:
        if not sheet.free(token.start, token.end):
            continue
        if runs and TAKEN not in sheet.text[runs[-1][1] : token.start]:
            runs[-1] = (runs[-1][0], token.end, [*runs[-1][2], token])
        else:
            runs.append((token.start, token.end, [token]))
    return runs


def _signs(sheet: Sheet) -> list[tuple[int, int]]:
    """Give the signs that carry meaning and were not used, such as a lone emoji."""
    return [
        (position, position + 1)
        for position, character in enumerate(sheet.text)
        if character == "#" or (ord(character) > 0x2FFF and not character.isalnum())
    ]
