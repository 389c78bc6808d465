"""People in small letters: after "with", in a list, and named by kinship ("my brother Luis")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.name_words import was_done
from contactlog.quickentry.names import NEXT_WORD, Names, is_called, is_thing
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.role_words import role_end, titled_before
from contactlog.quickentry.sheet import Sheet, folded_alike


@dataclass(frozen=True, slots=True)
class _Said:
    """A word that may name somebody: where it stands, and what stands before it."""

    at: int
    """Where the words before it begin: "with", or the sign of a list."""
    own: str
    """An article or "my"."""
    own_at: int
    start: int
    end: int
    name: str
    """Folded."""
    listed: bool
    """It follows a person, behind a comma or "and"."""


def take_after_with(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take lower-case words after "with": "with my sister", "with sarah and tom".

    Somebody named by kinship keeps whose it is, "my sister", where the language does not bend those words.
    """
    pattern = _pattern(words.tag, words)
    while True:
        for match in sheet.find(pattern):
            said = _said(sheet, words, lexicon, match)
            if _is_nobody(sheet, words, lexicon, said) or (said.listed and not _listed(sheet, words, said)):
                continue
            _choose(sheet, words, lexicon, names, said)
            break
        else:
            return


@lru_cache(maxsize=16)
def _pattern(tag: str, words: Language) -> re.Pattern[str]:
    del tag
    lead, own = words.any_of("words", "with"), words.any_of("words", "own", "articles")
    linked = rf"(?:,|&|(?<!\w)(?:{words.any_of('words', 'and')})(?!\w))"
    no_article = "(?![dl]['’])" if words.data["head_first"] else ""  # "visite d'appart"
    return re.compile(
        rf"(?:(?<!\w)(?:{lead})(?: |(?<=[/:]))|\x00 ?{linked} ?)"
        rf"(?P<own>(?:{own})(?: |['’]|(?<=')))?(?P<name>{no_article}[^\W\d_][\w'’-]*)"
    )


def _said(sheet: Sheet, words: Language, lexicon: Lexicon, match: re.Match[str]) -> _Said:
    start = match.start("name")
    end = role_end(sheet, words, lexicon, start) or match.end("name")
    name = sheet.text[start:end]
    return _Said(
        match.start(), match["own"] or "", match.start("own"), start, end, name, match[0][0] == "\x00"
    )


def _is_nobody(sheet: Sheet, words: Language, lexicon: Lexicon, said: _Said) -> bool:
    """Tell whether a word is none for a person: "and two of his mates", "with the dog", "and others"."""
    relations = words.words("words", "relations")
    if sheet.line[said.start : said.end].casefold() in words.data["unnamed"].get("accented", ()):
        return True  # "même" is no "mémé"
    day_too = said.name in words.weekdays and said.name in words.words("nouns", "names_too")  # "avec sam"
    if said.name in words.vocabulary and said.name not in relations and not day_too:
        return True
    listed = (("nouns", "not_people"), ("nouns", "groups"), ("unnamed", "things"))
    things = {word for table, key in listed for word in words.words(table, key)}
    things -= set(relations)
    kin = {*relations, *words.words("unnamed", "roles")}
    several = said.name in words.words("strangers", "nouns")
    if said.name in kin:  # "Diego et les enfants", but "her kids" and "picked up the kids"
        own = words.words("words", "whose") + words.words("words", "others")
        several = several and said.listed and bool(said.own) and said.own.strip(" '") not in own
    nobody = said.name in words.numbers or said.name in things or several or is_thing(words, said.name)
    return nobody and not lexicon.people(said.name)


def _choose(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names, said: _Said) -> None:
    start, end = said.start, said.end
    kin = said.name in words.words("words", "relations")
    person = next((one for one in sheet.understood if one.start == end + 1), None)
    if person and person.field == "people" and kin:
        sheet.take(start, end, "people", person.meaning)  # "my neighbour Mrs Patel" is one person.
        return
    work = role_end(sheet, words, lexicon, start) is not None
    before = titled_before(sheet, words, said.own_at if said.own else start) if work else None
    if before is not None:
        sheet.take(start, end, "people", before.meaning)  # "Mr Okoro, my physics teacher"
        return
    called = NEXT_WORD.match(sheet.line, end)
    if called and kin and is_called(sheet, words, called):
        sheet.take(start, end, "people", called[1])
        start, end = called.span(1)
    elif kin and re.match(rf"(?:{words.any_of('words', 'whose')})\b", said.own):
        start = said.own_at  # "my sister" is somebody, "sister" is nobody's name
    end = _end_of_role(sheet, words, lexicon, said, start, end)
    typed = sheet.line[start:end]
    role = kin or said.name in words.words("unnamed", "roles")
    known = lexicon.people(typed) or [*(() if role else lexicon.alike(typed)), NamedOne(typed)]
    names.choose(sheet, start, end, known)


def _end_of_role(sheet: Sheet, words: Language, lexicon: Lexicon, said: _Said, start: int, end: int) -> int:
    """Give where somebody ends who is named by two plain words behind an article: "a traffic warden"."""
    own = said.own.strip()
    following = NEXT_WORD.match(sheet.line, end)
    plain = own in words.words("words", "articles") and own not in words.words("words", "whose")
    if (
        not plain
        or following is None
        or not sheet.free(*following.span(1))
        or not sheet.line[start].islower()
    ):
        return end
    word = folded_alike(following[1])
    if was_done(sheet, words, end):
        return end  # "mit der schwiegermama telefoniert"
    alone = word in words.vocabulary or lexicon.people(word) or not following[1][0].islower()
    return end if alone else following.end()


def _listed(sheet: Sheet, words: Language, said: _Said) -> bool:
    """Tell whether a word goes on with a list of people: "Sarah and tom", but not "Lena, same room"."""
    position = said.at + 1
    person = next((one for one in sheet.understood if one.field == "people" and one.end == position), None)
    if person is None:
        return False
    comma = sheet.text[position:].lstrip().startswith(",")
    if comma and not words.data.get("capitals_are_names", True) and words.nouns.is_person(person.words):
        return False  # "Enkelin, Schaukel im Park": where every noun has a capital, this is no list
    kin = {*words.words("words", "relations"), *words.words("unnamed", "roles")}
    if said.own.strip() in words.words("words", "articles") and said.name not in kin:
        return said.own.strip() in words.words("words", "whose")  # "Tom, the crown" is no list of people
    plain = said.name not in kin and not said.own
    if plain and was_done(sheet, words, said.end):
        return False
    if not (plain and sheet.line[said.start].islower() and comma):
        return True
    # In "Lena, same room" and "ana, kitchen" nobody else is named; "sarah, tom and bea" is a list.
    linked = rf",? (?:{words.any_of('words', 'and')}|&) [^\W\d_]"
    return (
        not person.words[:1].isupper()
        and re.match(rf"(?:, [^\W\d_]+)*{linked}", sheet.text[said.end :]) is not None
    )
