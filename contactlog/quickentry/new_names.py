"""Names in a line that the diary does not know as they stand: surnames alone, new names, slips of known ones."""

from __future__ import annotations

import re

from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.name_words import near_number, stands_as_name, was_done
from contactlog.quickentry.names import Names, is_thing, surname_end, take_related
from contactlog.quickentry.place_nouns import led_name
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.sheet import Sheet, Token


def take_new_names(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take unknown names where people stand; what is near to a known name is asked about."""
    _surnames(sheet, words, lexicon, names)
    _unknown_capitals(sheet, words, lexicon, names)
    _slips(sheet, words, lexicon, names)


def _surnames(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Ask who is meant by a surname alone: it may be a relative of the one who is known."""
    for token in sheet.tokens:
        if not sheet.free(token.start, token.end):
            continue
        known = lexicon.surnamed(token.text)
        households = rf"(?<!\w)(?:{words.any_of('unnamed', 'households')}) $"
        if re.search(households, sheet.text[: token.start]) and token.text not in words.vocabulary:
            known = known or lexicon.surnamed(token.text.removesuffix("s"))
            if known:  # "the Hills came"
                typed = sheet.line[token.start : token.end]
                names.choose(sheet, token.start, token.end, [*known, NamedOne(typed)])
                continue
        if not known or token.text in words.vocabulary or _behind_capital(sheet, token):
            continue
        if sheet.capital(token) or stands_as_name(sheet, words, token, token.end):
            typed = sheet.line[token.start : token.end]
            names.choose(sheet, token.start, token.end, [*known, NamedOne(typed)])


def _behind_capital(sheet: Sheet, token: Token) -> bool:
    """Tell whether a word is the end of a longer name: "Lena Munday"."""
    before = re.search(r"([^\W\d_])[\w'’-]* $", sheet.line[: token.start])
    return before is not None and before[1].isupper() and sheet.free(before.start(), before.end())


def _slips(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Ask about a word in small letters that is nearly a known name, where people stand: "prya came by"."""
    for token in sheet.tokens:
        if not sheet.free(token.start, token.end) or token.text in words.vocabulary:
            continue
        if any(token.text in words.words("nouns", key) for key in ("not_people", "body")):
            continue
        if words.nouns.place_at(sheet, sheet.tokens.index(token)):
            continue
        behind = any(piece.field == "people" and piece.end + 1 == token.start for piece in sheet.understood)
        if behind and sheet.text[token.start - 1] == " ":
            continue  # "ana maria": what follows a first name is asked about with it
        if stands_as_name(sheet, words, token, token.end) and (alike := lexicon.alike(token.text)):
            typed = sheet.line[token.start : token.end]
            names.choose(sheet, token.start, token.end, [*alike, NamedOne(typed)])


def _unknown_capitals(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    for index, token in enumerate(sheet.tokens):
        if (
            not sheet.free(token.start, token.end)
            or not sheet.capital(token)
            or (token.text in words.vocabulary and not _named_like_a_month(sheet, words, token))
        ):
            continue
        if re.search(r"\w['’]?$", sheet.line[: token.start]) and not sheet.line[: token.start].endswith(" "):
            continue
        if re.search(r"(?:&.|.&)$", sheet.text[max(0, token.start - 1) : token.end + 1][:3]) and (
            token.end - token.start == 1
        ):
            continue  # "A&E", "B&B"
        if not words.data.get("capitals_are_names", True) and (
            is_thing(words, token.text) or not _where_people_stand(sheet, words, token)
        ):
            continue  # German writes every noun so.
        things = words.words("nouns", "not_people") + words.words("unnamed", "things")
        if token.text in things and not words.data.get("capitals_are_names", True):
            continue  # "mit Hund"
        led = led_name(sheet, words, lexicon)
        if led is not None and led.start("name") == token.start:
            continue  # a second place: "Office with Ana at Atelier"
        opening = index == 0
        word_end = _word_end(sheet, token)
        if take_related(sheet, words, names, token.start, word_end):
            continue
        end = surname_end(sheet, words, lexicon, word_end)
        if opening and end == word_end and not _subject(sheet, words, end):
            continue
        typed = sheet.line[token.start : end]
        names.choose(sheet, token.start, end, [*lexicon.alike(typed), NamedOne(typed)])


def _word_end(sheet: Sheet, token: Token) -> int:
    match = re.compile(r"[^\W_]+(?:['’-](?!s(?!\w))[^\W_]+)*(?:\.(?= [^\W\d_]+))?").match(
        sheet.line, token.start
    )
    end = match.end() if match else token.end
    return end if sheet.free(token.start, end) else token.end


def _subject(sheet: Sheet, words: Language, end: int) -> bool:
    """Tell whether an opening word is who, not what: "Sarah came by", "Sarah and Tom", "Sarah, Tom"."""
    following = sheet.text[end:]
    if re.match(rf" (?:{words.any_of('words', 'subject_verbs')})(?!\w)", following):
        return True
    rest = re.match(rf"(?:,| (?:{words.any_of('words', 'and')}|&)) ?(.?)", following)
    if rest is None or not rest[1]:
        return not following.strip() or (following.lstrip()[:1] == "\x00" and not _ends_in_with(sheet, words))
    return rest[1] == "\x00" or sheet.line[end + rest.start(1)].isupper()


def _ends_in_with(sheet: Sheet, words: Language) -> bool:
    lead = words.any_of("words", "with")
    return bool(re.search(rf"(?<!\w)(?:{lead})(?!\w)", sheet.text)) or any(
        piece.field == "people" for piece in sheet.understood
    )


def _behind_person(sheet: Sheet, position: int) -> bool:
    return any(piece.field == "people" and piece.end == position for piece in sheet.understood)


def _where_people_stand(sheet: Sheet, words: Language, token: Token) -> bool:
    if not sheet.capital(token):
        return False
    lead = words.any_of("words", "with", "and")
    before = sheet.text[: token.start]
    listed = re.search(r"\x00(, ?)$", before)
    if listed:
        if was_done(sheet, words, token.end):
            return False
        return _behind_person(sheet, listed.start(1))
    return bool(re.search(rf"(?:(?<!\w)(?:{lead}) ?|& ?)$", before))


def _named_like_a_month(sheet: Sheet, words: Language, token: Token) -> bool:
    """Tell whether "April" and "Jan" are people: where people stand, and no number beside."""
    return (
        token.text in words.months
        and not near_number(sheet, token)
        and _where_people_stand(sheet, words, token)
    )
