"""Whose home a place is: they were there when nobody else is named."""

from __future__ import annotations

import re

from contactlog.quickentry.first_names import first_names
from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.names import Names
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.sheet import Sheet, folded_alike


def kin_at_home(sheet: Sheet, words: Language, match: re.Match[str], whose: str) -> list[NamedOne]:
    """Give the relative or the new person whose home a place is: "at my sister's", "en casa de brenda"."""
    if folded_alike(whose) in first_names():
        return [NamedOne(whose)]
    if folded_alike(whose) not in words.words("words", "relations"):
        return []
    own = re.search(rf"(?<!\w)(?:{words.any_of('words', 'whose')}) $", match[0])
    return [NamedOne(f"{sheet.line[match.start() + own.start() : match.end()]}{whose}" if own else whose)]


def whose_room(words: Language, lexicon: Lexicon, name: str) -> list[NamedOne]:
    """Give who is known to live where a room is: "dans la chambre de Diego"."""
    room, _, rest = folded_alike(name).partition(" ")
    of = re.match(rf"(?:{words.any_of('words', 'belonging')})(?: |(?<=')) ?(?P<who>.+)$", rest)
    in_room = words.data["head_first"] and words.nouns.setting_of(room) == "indoor"
    return lexicon.people(of["who"]) if of and in_room else []


def new_host(sheet: Sheet, words: Language, match: re.Match[str], end: int) -> list[NamedOne]:
    """Give somebody new whose home a place is: "chez Ndèye", "bei zeynep", but not "bei Regen" or "bei Rewe"."""
    name = sheet.line[match.end() : end]
    folded = folded_alike(name)
    said = folded.split()
    things = {*words.words("nouns", "not_people"), *words.words("unnamed", "things")}
    plain = not words.data.get("capitals_are_names", True) or name[:1].isupper()
    if (
        not plain
        or not match[0].endswith(f"{match['home']} ")
        or len(said) > 2
        or not name.replace(" ", "").isalpha()
    ):
        return []
    if any(word in words.vocabulary or word in things or word in words.nouns.single_places for word in said):
        return []
    return [NamedOne(name)]


def host_of_two(sheet: Sheet, words: Language, lexicon: Lexicon, end: int) -> bool:
    """Tell whether another person follows: "bei Rob und Sue"."""
    link = re.match(rf" (?:{words.any_of('words', 'and')}|&) ", sheet.text[end:])
    if link and any(p.field == "people" and p.start == end + link.end() for p in sheet.understood):
        return True  # "bei rob und sue hill"
    other = re.match(
        rf" (?:{words.any_of('words', 'and')}|&) (?P<name>[^\W\d_](?:[\w'’-]*\w)?)", sheet.text[end:]
    )
    return other is not None and bool(
        lexicon.people(other["name"]) or sheet.line[end + other.start("name")].isupper()
    )


def take_kin_place(sheet: Sheet, words: Language, names: Names, match: re.Match[str]) -> bool:
    """Take "at my brother-in-law's", and tell whether it was there; other places are read word by word."""
    kin = re.compile(rf"(?P<who>(?:{words.any_of('words', 'relations')}))(?:['’]s|(?<=s)['’])(?= ?\W|$)")
    found = kin.match(sheet.text, match.end())
    if found is None or not re.search("[ -]", found["who"]):
        return False
    names.place = NamedOne(sheet.line[slice(*found.span())])
    names.hosts = kin_at_home(sheet, words, match, sheet.line[slice(*found.span("who"))])
    sheet.take(match.start(), found.end(), "place", f"{names.place.name} (new)")
    return True
