"""Who was touched or cared for without a "with": "hugged grandma", "abrazo a la abuela", "Oma umarmt"."""

from __future__ import annotations

import re

from contactlog.core.values import ContactKind
from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.names import NEXT_WORD, Names
from contactlog.quickentry.reading import NamedOne, Unclear, Understood
from contactlog.quickentry.sheet import Sheet, folded_alike

_OF_A_PERSON = frozenset({ContactKind.HUGGED, ContactKind.KISSED, ContactKind.HANDSHAKE, ContactKind.CARE})
_NAME = r"[^\W\d_](?:[\w'’-]*\w)?"


def take_touched(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take the person beside a word of touching, before "a la abuela" is looked at as a place.

    Only kinship and words with a capital that mean nothing else are taken, and known names.
    """
    for piece in list(sheet.understood):
        if piece.field == "kinds" and any(kind.value in piece.meaning for kind in _OF_A_PERSON):
            for span in (_behind(sheet, words, piece), _in_front(sheet, words, piece)):
                if span is not None and _is_name(sheet, words, lexicon, *span):
                    typed = sheet.line[slice(*span)]
                    kin = sheet.text[slice(*span)].rpartition(" ")[2] in words.words("words", "relations")
                    alike = () if kin else lexicon.alike(typed)
                    known = lexicon.people(typed) or [*alike, NamedOne(typed)]
                    names.choose(sheet, *span, known)
                    break


def ask_for_object(sheet: Sheet, words: Language, names: Names) -> None:
    """Ask who "Paul besucht" and "Zoe zur Schule gefahren" speak of, when nobody else is named.

    Where every noun has a capital, "Paul" and "Museum" look the same: nobody may be lost, and nobody made up.
    """
    last = re.search(rf"(?<!\w)(?:{words.any_of('words', 'verbs_last')})(?!\w)", sheet.text)
    if last is None or names.people or names.unclear:
        return
    for match in sheet.find(re.compile(rf"(?:^|\x00,? |(?<=auf )){_NAME}(?= )")):
        start, end = match.end() - len(match[0].lstrip("\x00, ")), match.end()
        typed = sheet.line[start:end]
        thing = sheet.text[start:end] in words.words("unnamed", "things")
        known = sheet.text[start:end] in words.vocabulary
        if typed[:1].isupper() and not (known or thing) and end < last.start():
            names.unclear.append(Unclear(typed, (NamedOne(typed),)))
            sheet.block(start, end)
            return


def _behind(sheet: Sheet, words: Language, piece: Understood) -> tuple[int, int] | None:
    to, own = words.any_of("words", "to"), words.any_of("words", "own", "articles")
    pattern = re.compile(rf" (?:(?:{to}) )?(?P<own>(?:{own})(?: |'))?(?P<name>{_NAME})")
    match = pattern.match(sheet.text, piece.end)
    span = _free(sheet, words, match)
    called = NEXT_WORD.match(sheet.line, match.end()) if match and span else None
    kin = match is not None and match["name"] in words.words("words", "relations")
    titled = match is not None and match["name"] in words.words("words", "titles")
    if kin and titled and match and called and called[1][0].isupper():
        return match.start("name"), called.end(1)  # "mi tía Chayo"
    if kin and called and called[1][0].isupper() and _is_name(sheet, words, Lexicon(), *called.span(1)):
        return called.span(1)  # "my neighbour Carol"
    if match and span and (match["own"] or "").strip() in words.words("words", "whose"):
        return match.start("own"), match.end()  # "my nephew" is somebody, "nephew" is nobody's name
    return span


def _in_front(sheet: Sheet, words: Language, piece: Understood) -> tuple[int, int] | None:
    if words.data.get("capitals_are_names", True):
        return None  # Only German puts the verb last.
    before = sheet.text[: piece.start]
    return _free(sheet, words, re.search(rf"(?<![^\W_])(?P<name>{_NAME}) $", before))


def _free(sheet: Sheet, words: Language, match: re.Match[str] | None) -> tuple[int, int] | None:
    if match is None or not sheet.free(*match.span("name")):
        return None
    start, end = match.span("name")
    if not re.search("['’]s$", sheet.line[start:end]):
        return start, end
    # "shook Pilar's hand" and "kissed Tom's cheek" touched them; "hugged Tom's dad" somebody else.
    part = re.match(r" (?P<what>[^\W\d_]+)", folded_alike(sheet.line[end:]))
    taken = not sheet.free(end, min(end + 2, len(sheet.line)))
    return (start, end - 2) if taken or part is None or part["what"] in words.words("nouns", "body") else None


def _is_name(sheet: Sheet, words: Language, lexicon: Lexicon, start: int, end: int) -> bool:
    typed = sheet.text[start:end].rpartition(" ")[2]
    if typed in words.words("words", "relations") or lexicon.people(sheet.line[start:end]):
        return True
    capital = sheet.line[start].isupper() and words.data.get("capitals_are_names", True)
    return bool(capital) and typed not in words.vocabulary
