"""People in small letters: after "with", in a list, and named by kinship ("my brother Luis")."""

from __future__ import annotations

import re

from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.name_words import was_done
from contactlog.quickentry.names import NEXT_WORD, Names
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.sheet import Sheet, folded_alike


def take_after_with(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take lower-case words after "with": "with my sister", "with sarah and tom".

    Somebody named by kinship keeps whose it is, "my sister", where the language does not bend those words.
    """
    lead = words.any_of("words", "with")
    own = words.any_of("words", "own", "articles")
    linked = rf"(?:,|&|(?<!\w)(?:{words.any_of('words', 'and')})(?!\w))"
    pattern = re.compile(
        rf"(?:(?<!\w)(?:{lead})(?: |(?<=[/:]))|\x00 ?{linked} ?)"
        rf"(?P<own>(?:{own})(?: |(?<=')))?(?P<name>(?:{words.any_of('unnamed', 'roles')})(?!\w)|[^\W\d_][\w'’-]*)"
    )
    silent = words.vocabulary
    whose = re.compile(rf"(?:{words.any_of('words', 'whose')})\b")
    while True:
        for match in sheet.find(pattern):
            if match["name"] in silent and match["name"] not in words.words("words", "relations"):
                continue
            things = {*words.words("nouns", "not_people"), *words.words("nouns", "groups")}
            if (match["name"] in words.numbers or match["name"] in things) and not lexicon.people(
                match["name"]
            ):
                continue  # "and two of his mates", "with the dog"
            kin = {*words.words("words", "relations"), *words.words("unnamed", "roles")}
            others = match["name"] in words.words("strangers", "nouns") and match["name"] not in kin
            if others and not lexicon.people(match["name"]):
                continue  # "and others"
            if match[0][0] == "\x00" and not _listed(sheet, words, match):
                continue
            person = next((one for one in sheet.understood if one.start == match.end("name") + 1), None)
            if person and person.field == "people" and match["name"] in words.words("words", "relations"):
                # "my neighbour Mrs Patel" is one person.
                sheet.take(match.start("name"), match.end("name"), "people", person.meaning)
                break
            start, end = match.start("name"), match.end("name")
            called = NEXT_WORD.match(sheet.line, end)
            if (
                called
                and match["name"] in words.words("words", "relations")
                and is_called(sheet, words, called)
            ):
                sheet.take(start, end, "people", called[1])
                start, end = called.span(1)
            elif match["name"] in words.words("words", "relations") and whose.match(match["own"] or ""):
                start = match.start("own")  # "my sister" is somebody, "sister" is nobody's name
            end = _end_of_role(sheet, words, lexicon, match, start, end)
            typed = sheet.line[start:end]
            known = lexicon.people(typed) or [
                *(() if match["name"] in kin else lexicon.alike(typed)),
                NamedOne(typed),
            ]
            names.choose(sheet, start, end, known)
            break
        else:
            return


def _end_of_role(
    sheet: Sheet, words: Language, lexicon: Lexicon, match: re.Match[str], start: int, end: int
) -> int:
    """Give where somebody ends who is named by two plain words behind an article: "a traffic warden"."""
    own = (match["own"] or "").strip()
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
    alone = word in words.vocabulary or lexicon.people(word) or not following[1][0].islower()
    return end if alone else following.end()


def _listed(sheet: Sheet, words: Language, match: re.Match[str]) -> bool:
    """Tell whether a word goes on with a list of people: "Sarah and tom", but not "Lena, same room"."""
    position = match.start() + 1
    person = next((one for one in sheet.understood if one.field == "people" and one.end == position), None)
    if person is None:
        return False
    kin = {*words.words("words", "relations"), *words.words("unnamed", "roles")}
    if match["own"] and match["own"].strip() in words.words("words", "articles") and match["name"] not in kin:
        return match["own"].strip() in words.words("words", "whose")  # "Tom, the crown" is no list of people
    plain = match["name"] not in kin and not match["own"]
    if plain and was_done(sheet, words, match.end("name")):
        return False
    if not (
        plain and sheet.line[match.start("name")].islower() and sheet.text[position:].lstrip().startswith(",")
    ):
        return True
    # In "Lena, same room" and "ana, kitchen" nobody else is named; "sarah, tom and bea" is a list.
    linked = rf",? (?:{words.any_of('words', 'and')}|&) [^\W\d_]"
    return (
        not person.words[:1].isupper()
        and re.match(rf"(?:, [^\W\d_]+)*{linked}", sheet.text[match.end() :]) is not None
    )


def is_called(sheet: Sheet, words: Language, called: re.Match[str]) -> bool:
    """Tell whether a word behind "my brother" is his name."""
    named = called[1][0].isupper() and folded_alike(called[1]) not in words.vocabulary
    return named and sheet.free(*called.span(1))
