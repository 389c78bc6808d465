"""What the meeting was about: plain words that fill no field go to the note, as they were written."""

from __future__ import annotations

import re

from contactlog.quickentry.days import of_somebody
from contactlog.quickentry.language import Language
from contactlog.quickentry.name_words import done_word
from contactlog.quickentry.sheet import TAKEN, Sheet, Token


def take_title(sheet: Sheet, words: Language) -> tuple[str, list[tuple[int, int]]]:
    """Split what is left into the note, filler and what was not understood.

    A number may be a time or a length, and a single word beside a person may be a name: those are left for the
    user to look at, everything else is kept word for word.

    Returns:
        The note, and the place of each piece that was not understood.
    """
    silent = {word for key in words.data["words"] for word in words.words("words", key)} - {""}
    said: list[tuple[int, int]] = []
    left: list[tuple[int, int]] = []
    for tokens in _runs(sheet):
        meant = [token for token in tokens if token.text not in silent and token.text != "'"]
        for token in meant:
            if _may_be_data(sheet, words, token) or _may_be_a_name(sheet, words, token, meant):
                _extend(left, token, sheet)
            else:
                _extend(said, token, sheet)
    said = _closed_up(sheet, said, left)
    for first, last in said:
        sheet.take(first, last, "note", sheet.line[first:last])
    left += _signs(sheet) + sheet.blocked
    return " ".join(sheet.line[first:last] for first, last in said), sorted(left)


def _may_be_data(sheet: Sheet, words: Language, token: Token) -> bool:
    """Tell whether a word is a number on its own ("5-a-side" is none), or speaks of a day or a length."""
    if token.text in words.words("doubt", "time"):
        return True
    units = words.any_of("lengths", "hours", "minutes", "seconds")
    if token.text.isdigit() and re.match(rf" ?(?:{units})(?!\w)", sheet.text[token.end :]):
        return True  # a second length
    counted = re.match(r"\.? ([^\W\d_]{3,})", sheet.text[token.end :])
    if token.text.isdigit() and counted and counted[1] not in words.vocabulary - words.activities:
        return False  # "2 rows behind", "2 coffees", "1. Stock"
    ordinals, things = words.any_of("months", "ordinals"), words.any_of("months", "counted")
    if re.fullmatch(rf"\d{{1,3}}(?:{ordinals})", token.text) and (
        re.match(rf" (?:{things})(?!\w)", sheet.text[token.end :]) or of_somebody(sheet, words, token.start)
    ):
        return False  # "the 9th floor", "her 40th"
    hyphens = sheet.text[max(0, token.start - 1) : token.start] + sheet.text[token.end : token.end + 1]
    return not token.text.isalpha() and "-" not in hyphens


def _may_be_a_name(sheet: Sheet, words: Language, token: Token, meant: list[Token]) -> bool:
    """Tell whether a word stands alone right behind a person: "Ana, sarah 1h"."""
    if token.text in words.activities or len(token.text) < 2:
        return False
    if done_word(words, sheet.line[token.start : token.end]):
        return False  # "taxi mit pierre geteilt"
    if len(meant) > 1 and (token is not meant[0] or _is_verb(sheet, words, token)):
        return False
    kin = {*words.words("words", "relations"), *words.words("unnamed", "roles")}
    beside = (" ",) if len(meant) > 1 else (" ", ", ")
    return any(
        piece.field == "people"
        and sheet.line[piece.end : token.start] in beside
        and piece.words.rpartition(" ")[2].casefold() not in kin
        and not words.nouns.is_person(piece.words)
        # Whoever writes capitals writes them for names: "Tom, desks apart".
        and not (piece.words[:1].isupper() and not sheet.capital(token))
        for piece in sheet.understood
    )


def _is_verb(sheet: Sheet, words: Language, token: Token) -> bool:
    """Tell whether a word says what somebody did: no surname stands so behind "ana"."""
    typed = sheet.line[token.start : token.end].casefold()
    endings: list[str] = words.data["nouns"]["past_endings"]
    return token.text in words.words("words", "subject_verbs") or typed.endswith(tuple(endings))


def _extend(spans: list[tuple[int, int]], token: Token, sheet: Sheet) -> None:
    if spans and sheet.text[spans[-1][1] : token.start] in (" ", "-", "", "'"):
        spans[-1] = (spans[-1][0], token.end)
    else:
        spans.append((token.start, token.end))


def _closed_up(
    sheet: Sheet, said: list[tuple[int, int]], left: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Join pieces between which only silent words stand: "cut my hair" is kept whole."""
    closed: list[tuple[int, int]] = []
    for first, last in said:
        gap = sheet.text[closed[-1][1] : first] if closed else TAKEN
        between = any(closed and closed[-1][1] <= start < first for start, _ in left)
        if between or not all(character.isalnum() or character in " '-" for character in gap):
            closed.append((first, last))
        else:
            closed[-1] = (closed[-1][0], last)
    return closed


def _runs(sheet: Sheet) -> list[list[Token]]:
    """Give the runs of words that are left, cut where something was taken."""
    runs: list[list[Token]] = []
    for token in sheet.tokens:
        if not sheet.free(token.start, token.end):
            continue
        if runs and TAKEN not in sheet.text[runs[-1][-1].end : token.start]:
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _signs(sheet: Sheet) -> list[tuple[int, int]]:
    """Give the signs that carry meaning and were not used, such as a lone emoji."""
    return [
        (position, position + 1)
        for position, character in enumerate(sheet.text)
        if character == "#" or (ord(character) > 0x2FFF and not character.isalnum())
    ]
