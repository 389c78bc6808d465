"""Journeys and numbered things in a line: they go to the note, and are no names and no amounts."""

from __future__ import annotations

import re

from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.sheet import TAKEN, Sheet

_WORD = r"[^\W\d_](?:[\w'’-]*\w)?"


def take_numbered(sheet: Sheet, words: Language) -> str:
    """Take the number of "bus 12" and "room 3" and give the whole for the note: it counts nothing."""
    counted = "|".join(
        (
            words.any_of("clock", "not_after", "suffix", "am", "pm", "until"),
            words.any_of("strangers", "nouns"),
        )
    )
    pattern = re.compile(
        rf"(?<![\w+#@])(?:{words.any_of('nouns', 'numbered')}) (?:(?:n[º°]|nr|no|num)\.? ?)?"
        rf"(?P<number>\d{{1,4}}[a-f]?)(?![\w:.,/-]*\d)(?!\w)(?!['’′]| ?(?:{counted})(?!\w))"
    )
    said = []
    travelled = rf"(?<![\w.,])\d{{1,3}}(?:[.,]\d{{1,2}})? ?(?:{words.any_of('nouns', 'travelled')})(?!\w)"
    for match in sheet.find(re.compile(travelled)):
        sheet.take(*match.span(), "note", sheet.line[slice(*match.span())])  # "ran 5 km"
        said.append(sheet.line[slice(*match.span())])
    for match in sheet.find(pattern):
        typed = sheet.line[match.start() : match.end()]
        sheet.take(*match.span("number"), "note", typed)
        said.append(typed)
    return "; ".join(said)


def take_origin(sheet: Sheet, words: Language, lexicon: Lexicon) -> str:
    """Take the town of "arrivé de Thiès" and "llegó de Quito" and give it for the note."""
    came, of = words.any_of("nouns", "came"), words.any_of("words", "belonging")
    for match in sheet.find(re.compile(rf"(?<!\w)(?:{came}) (?P<all>(?:{of}) ?(?P<town>{_WORD}))(?!\w)")):
        town = sheet.line[slice(*match.span("town"))]
        if town[:1].isupper() and not lexicon.people(town) and match["town"] not in words.vocabulary:
            typed = sheet.line[slice(*match.span("all"))]
            sheet.take(*match.span("all"), "note", typed)
            return typed
    return ""


def take_journey(sheet: Sheet, words: Language, lexicon: Lexicon) -> str:
    """Take "Lisbon to Porto" on a train and give it for the note: towns are nobody's names."""
    for match in sheet.find(re.compile(r"(?<![\w+#])[^\W\d_]+[-–][^\W\d_]+(?!\w)")):
        typed = sheet.line[match.start() : match.end()]
        if all(town[:1].isupper() for town in re.split("[-–]", typed)) and not lexicon.people(typed):
            sheet.take(*match.span(), "note", typed)  # "flight Lisbon-Seville"
            return typed
    origin = re.compile(rf"(?<!\w)(?:{words.any_of('nouns', 'coming_from')}) (?P<a>{_WORD})(?!\w)")
    for match in sheet.find(origin):
        town = sheet.line[slice(*match.span("a"))]
        goes_on = re.match(rf" (?:{words.any_of('nouns', 'towards')}) ", sheet.text[match.end() :])
        known = lexicon.people(town) or match["a"] in words.vocabulary
        if town[:1].isupper() and not known and not goes_on:
            typed = sheet.line[slice(*match.span())]
            sheet.take(*match.span(), "note", typed)  # "train from Porto"
            return typed
    bound = re.compile(rf"{TAKEN} (?P<all>(?:{words.any_of('nouns', 'going_to')}) (?P<town>{_WORD}))(?!\w)")
    for match in sheet.find(bound):
        town = sheet.line[slice(*match.span("town"))]
        if town[:1].isupper() and not lexicon.people(town) and match["town"] not in words.vocabulary:
            typed = sheet.line[slice(*match.span("all"))]
            sheet.take(*match.span("all"), "note", typed)  # "train pour Lyon"
            return typed
    towards = words.any_of("nouns", "towards")
    pattern = re.compile(rf"(?<![\w+#])(?P<a>{_WORD}) (?:{towards}) (?P<b>{_WORD})(?!\w)")
    for match in sheet.find(pattern):
        both = all(sheet.line[match.start(end)].isupper() for end in ("a", "b"))
        if both and not any(
            lexicon.people(match[end]) or match[end] in words.vocabulary for end in ("a", "b")
        ):
            typed = sheet.line[match.start() : match.end()]
            sheet.take(*match.span(), "note", typed)
            return typed
    return ""
