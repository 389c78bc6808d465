"""People who are known by what they are: "the man with the dog", "the plumber", "my sister"."""

from __future__ import annotations

import re

from contactlog.quickentry.after_with import is_called
from contactlog.quickentry.language import Language, alternatives, whole
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.name_words import of_another
from contactlog.quickentry.names import NEXT_WORD, Names, surname_end
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.sheet import Sheet, Token

_WORD = r"[^\W_](?:[\w'’º-]*\w)?"


def take_described(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take somebody without a name: "the man with the dog" is a person called so.

    It runs before days are looked for, because of "la vecina del 3º".
    """
    links, articles = words.any_of("unnamed", "links"), words.any_of("unnamed", "articles")
    pattern = whole(
        rf"(?:(?:{articles}) )?(?P<name>(?:{words.any_of('unnamed', 'adjectives')} )?"
        rf"(?:{words.any_of('unnamed', 'nouns')}) (?:(?:{links})(?: |(?<=')))"
        rf"(?:(?:{words.any_of('words', 'articles')})(?: |(?<=')))?{_WORD}"
        rf"(?: (?:{words.any_of('place_kinds', 'after')}))?)"
    )
    silent = words.words("words", "filler")
    for match in sheet.find(pattern):
        last = match["name"].rpartition(" ")[2]
        typed = sheet.line[slice(*match.span("name"))]
        masked = {*words.words("masks", "plain"), *words.words("masks", "respirator")}
        if (
            of_another(sheet, words, match.start(), match.start())
            or last in silent
            or last in masked
            or lexicon.people(last)
        ):
            continue
        known = lexicon.exactly(typed)
        names.choose(sheet, match.start("name"), match.end("name"), known or [NamedOne(typed)])


def take_kin_of_others(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take "la mamá de Sofi", "my son's teacher" and "Sofis Mutter" as somebody of their own, never as Sofi."""
    anybody = alternatives([*words.words("words", "relations"), *words.words("unnamed", "roles")])
    kin, articles = words.any_of("words", "relations"), words.any_of("words", "articles")
    own = rf"(?:(?:{words.any_of('words', 'whose', 'own_kin')}) )?"
    belonging = words.any_of("words", "belonging", "belonging_known")
    of = rf"(?P<name>(?:{anybody}) (?:{belonging})(?: |(?<='))(?:(?:{articles}) )?)"
    for match in sheet.find(re.compile(rf"(?<![\w+#@]){of}(?P<whom>{own}{_WORD})(?!\w)")):
        whom = sheet.line[slice(*match.span("whom"))]
        spoken = re.search(rf" (?:{words.any_of('words', 'belonging_known')}) $", match["name"])
        if spoken and not lexicon.people(whom):
            continue  # "maman à Paris"; but "le frère à Claire"
        if lexicon.people(whom) or whom[0].isupper() or re.search(rf"(?<!\w)(?:{kin})$", match["whom"]):
            _choose(
                sheet, lexicon, names, match.start("name"), surname_end(sheet, words, lexicon, match.end())
            )
    if not words.data.get("capitals_are_names", True):
        for match in sheet.find(re.compile(rf"(?<![\w+#@])(?P<whom>[^\W\d_]+?)s (?:{anybody})(?!\w)")):
            if lexicon.people(sheet.line[slice(*match.span("whom"))]):
                _choose(sheet, lexicon, names, *match.span())


def _choose(sheet: Sheet, lexicon: Lexicon, names: Names, start: int, end: int) -> None:
    typed = sheet.line[start:end]
    names.choose(sheet, start, end, lexicon.exactly(typed) or [NamedOne(typed)])


def take_roles(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take kin of the user ("visit of my sister") and people named by their work ("plumber here 9 to 11")."""
    whose = words.any_of("words", "whose", "own_kin")
    kin, roles = words.any_of("words", "relations"), words.any_of("unnamed", "roles")
    anybody = alternatives([*words.words("words", "relations"), *words.words("unnamed", "roles")])
    adjectives = words.any_of("unnamed", "adjectives")
    for match in sheet.find(
        whole(rf"(?P<whose>{whose}) (?P<name>(?:(?:{adjectives}) )?(?:{anybody})(?:['’]s? (?:{anybody}))?)")
    ):
        keep = match["whose"] in words.words("words", "whose")
        _take(sheet, words, lexicon, names, match.start("whose" if keep else "name"), match.end())
    if to := words.any_of("words", "to"):
        articles = words.any_of("words", "articles", "own")
        for match in sheet.find(whole(rf"(?:{to}) (?:(?:{articles})(?: |(?<=')))?(?P<name>{kin})")):
            _take(sheet, words, lexicon, names, *match.span("name"))
    called = words.any_of("unnamed", "names")
    for match in sheet.find(whole(rf"(?P<name>{roles}|{called})")):
        _take(sheet, words, lexicon, names, *match.span())


def _take(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names, start: int, end: int) -> None:
    if of_another(sheet, words, start, end) or _part_of_something(sheet, words, start, end):
        return
    beside = next((piece for piece in sheet.understood if piece.start == end + 1), None)
    if beside is not None and beside.field == "people":
        sheet.take(start, end, "people", beside.meaning)  # "my neighbour Mrs Patel" is one person
        return
    called = NEXT_WORD.match(sheet.line, end)
    kin = sheet.text[start:end].rpartition(" ")[2] in words.words("words", "relations")
    if kin and called and is_called(sheet, words, called):
        sheet.take(start, end, "people", called[1])
        start, end = called.span(1)
    typed = sheet.line[start:end]
    names.choose(sheet, start, end, lexicon.people(typed) or [NamedOne(typed)])


def _part_of_something(sheet: Sheet, words: Language, start: int, end: int) -> bool:
    """Tell whether a word only says which thing is meant: "client meeting", "my sister's flat", "@Carer"."""
    if sheet.text[max(0, start - 1) : start] in ("@", "#", "+", "-") or sheet.text[end : end + 1] in (
        "'",
        "-",
    ):
        return True
    following = Token(end, end, "")
    for token in sheet.tokens:
        if token.start > end:
            following = token
            break
    beside = sheet.text[end : following.start] == " "
    return beside and sheet.free(following.start, following.end) and following.text in words.activities
