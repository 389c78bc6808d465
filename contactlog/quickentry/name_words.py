"""Known names that are words as well: "will", "may", "rose", "mum", "domingo"."""

from __future__ import annotations

import re

from contactlog.quickentry.language import Language
from contactlog.quickentry.sheet import TAKEN, Sheet, Token, folded_alike

_NOTHING_OR_TIMES = ("day", "time", "part of day", "minutes")


def stands_as_name(sheet: Sheet, words: Language, token: Token, end: int) -> bool:
    """Tell whether a word that is somebody's name is meant as one, however it is written."""
    if token.text in words.words("words", "relations"):
        return not of_another(sheet, words, token.start, end)
    if near_number(sheet, token) and token.text in words.months:
        return False
    if _alone(sheet, token.start, end) or _behind_with(sheet, words, token):
        return True
    if not opens(sheet, token.start):
        return False
    if re.match("'s ", sheet.text[end:]):
        return True  # "Sue's birthday"
    telegram = re.match(rf" (?:{words.any_of('nouns', 'telegram')})(?!\w)", sheet.text[end:])
    return telegram is not None or is_subject(sheet, words, end)


def may_be_a_word(sheet: Sheet, words: Language, token: Token) -> bool:
    """Tell whether a name may also be a plain word ("mark"), or a town where one stands ("in Florence")."""
    if token.text in words.words("nouns", "towns"):
        lead = words.any_of("words", "in", "at") + "|" + words.any_of("nouns", "towards")
        if re.search(rf"(?<!\w)(?:{lead}) $", sheet.text[: token.start]):
            return True
    # A capital says nothing at the beginning of a line, nor where every noun has one.
    named = sheet.capital(token) and token.start > 0 and words.data.get("capitals_are_names", True)
    before = rf"(?:(?<!\w)(?:{words.any_of('nouns', 'before_name')})|{TAKEN}) $"
    if (
        words.words("nouns", "before_name")
        and sheet.capital(token)
        and re.search(before, sheet.text[: token.start])
    ):
        named = True  # "habe ich Ernst besucht", but "im Ernst"
    return token.text in words.words("nouns", "names_too") and not named


def near_number(sheet: Sheet, token: Token) -> bool:
    """Tell whether a day of the month stands beside a word."""
    before, after = sheet.text[: token.start], sheet.text[token.end :]
    return bool(re.search(r"\d\.? ?$", before) or re.match(r"\.? ?\d{1,2}(?!\d| ?[a-z])", after))


def opens(sheet: Sheet, start: int) -> bool:
    """Tell whether a place in the line is its beginning, or follows the day and the time alone."""
    earlier = [piece for piece in sheet.understood if piece.start < start]
    return not re.search(rf"[^{TAKEN} ,:.]", sheet.text[:start]) and all(
        piece.field in _NOTHING_OR_TIMES for piece in earlier
    )


def is_subject(sheet: Sheet, words: Language, end: int) -> bool:
    """Tell whether what follows makes a word who, not what: a verb, "and", a comma before a number, nothing."""
    following = sheet.text[end:]
    if re.match(rf" (?:{words.any_of('words', 'subject_verbs')})(?!\w)", following):
        return True
    if re.match(rf" (?:{words.any_of('words', 'and')}|[&+]) ", following):
        return True
    if re.match(r", [^\W\d_]", following) and words.data.get("capitals_are_names", True):
        return sheet.line[end + 2].isupper()  # "Rose, May and two friends"
    return not following.strip() or bool(
        re.match(rf",? (?:{TAKEN}|\d)", following) and not _names_after_with(sheet, words)
    )


def of_another(sheet: Sheet, words: Language, start: int, end: int) -> bool:
    """Tell whether a word of kinship speaks of somebody else's: "her mum", "la mamá de Sofi", "Ben's mum"."""
    before = rf"(?:(?<!\w)(?:{words.any_of('words', 'others')}) |['’]s? |\d )$"
    after = rf" (?:{words.any_of('words', 'belonging')})(?!\w)| s(?!\w)"
    return bool(re.search(before, sheet.text[:start]) or re.match(after, sheet.text[end:]))


def was_done(sheet: Sheet, words: Language, end: int) -> bool:
    """Tell whether what follows a noun says that it was done with: "mit Rose, Puzzle gelegt" names one person."""
    done = words.data["nouns"].get("participles", r"(?!)")
    return re.match(rf" {done}(?= ?(?:$|[,.;)]|{TAKEN}))", sheet.text[end:]) is not None


def done_word(words: Language, typed: str) -> bool:
    """Tell whether a word in small letters says that something was done: "geteilt"."""
    done = words.data["nouns"].get("participles", r"(?!)")
    return re.fullmatch(done, folded_alike(typed)) is not None and typed[:1].islower()


def _alone(sheet: Sheet, start: int, end: int) -> bool:
    """Tell whether a word stands by itself between commas or beside pieces that are understood: ", mark 30 min"."""
    before = re.search(rf"[,;:({TAKEN}–-] ?$", sheet.text[:start])
    after = re.match(rf"(?:\.?$|[,;)]| ?{TAKEN}| [–-])", sheet.text[end:])
    return bool(before and after) and not sheet.text[:start].endswith("-")


def _names_after_with(sheet: Sheet, words: Language) -> bool:
    named = re.search(rf"(?<!\w)(?:{words.any_of('words', 'with')})(?!\w)", sheet.text)
    return bool(named) or any(piece.field == "people" for piece in sheet.understood)


def _behind_with(sheet: Sheet, words: Language, token: Token) -> bool:
    before = sheet.text[: token.start]
    if re.search(rf"(?<!\w)(?:{words.any_of('words', 'with')})(?: |/ ?)$", before):
        return True
    towards = re.search(rf"(?<!\w)(?:{words.any_of('words', 'to', 'home')}) $", before)
    if towards and token.text not in words.words("nouns", "towns"):
        return True
    linked = re.search(rf"{TAKEN}( ?(?:,|&|(?<!\w)(?:{words.any_of('words', 'and')})(?!\w)) ?)$", before)
    if linked is None:
        return False
    ends = linked.start(1)
    return any(piece.field == "people" and piece.end == ends for piece in sheet.understood)
