"""First names in small letters, told by a list of names: "kayla 20 min", "abracé a brenda", "sam et julie 1h".

A capital says that a word is a name; people who type in small letters leave only the word itself to tell.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.name_words import stands_as_name
from contactlog.quickentry.names import Names, surname_end, take_related
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.sheet import TAKEN, Sheet, Token, folded_alike


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Give the first names that are usual somewhere, folded; names that are plain words are not among them."""
    file = files(__package__) / "languages" / "names" / "first.toml"
    listed = tomllib.loads(file.read_text("utf-8"))["names"]
    return frozenset(name for region in listed for name in region["listed"].split())


def take_first_names(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take unknown first names of the list as new people, unless they name a place or a thing here."""
    for token in sheet.tokens:
        if not sheet.free(token.start, token.end) or not _is_listed(sheet, words, lexicon, token):
            continue
        if _names_a_place(sheet, words, token):
            continue
        end = _end(sheet, token)
        if sheet.capital(token):
            end = surname_end(sheet, words, lexicon, end)
        if any(piece.field == "people" and piece.end + 1 == token.start for piece in sheet.understood):
            continue  # "ana maria": what follows a first name is asked about with it
        if take_related(sheet, words, names, token.start, end):
            continue  # "brenda's mum"
        typed = sheet.line[token.start : end]
        names.choose(sheet, token.start, end, [*lexicon.alike(typed), NamedOne(typed)])


def _is_listed(sheet: Sheet, words: Language, lexicon: Lexicon, token: Token) -> bool:
    usual = token.text in first_names() or token.text in words.words("nouns", "first_names")
    if not usual or lexicon.named(token.text):
        return False
    if sheet.capital(token) and words.data.get("capitals_are_names", True) and token.start:
        return False  # names with a capital are found where people stand
    if sheet.capital(token) and not words.data.get("capitals_are_names", True):
        # German writes every noun so: "Sam hat angerufen", "Kaffee, Anna, 1 Std", not "die Petra-Straße".
        before, after = sheet.text[: token.start], sheet.text[token.end :]
        subject = re.match(rf" (?:{words.any_of('words', 'subject_verbs')})(?!\w)", after)
        if not subject and re.search(rf"(?<!\w)(?:{words.any_of('words', 'verbs_last')})(?!\w)", after):
            return False  # "Paul besucht": whom is asked
        apart = re.search(
            rf"(?:^|[,;:(]|{TAKEN}|(?<!\w)(?:{words.any_of('nouns', 'before_name')})) ?$", before
        )
        doing = words.any_of("words", "subject_verbs", "and")
        ends = re.match(rf" ?(?:$|[,;.)&\d]|{TAKEN})| (?:{doing})(?!\w)", after)
        return bool(apart and ends) and token.text not in words.words("nouns", "names_too")
    word = token.text in words.vocabulary or token.text in words.words("nouns", "names_too")
    return not word or stands_as_name(sheet, words, token, token.end)


def _names_a_place(sheet: Sheet, words: Language, token: Token) -> bool:
    """Tell whether a name is that of a street, a town or a thing: "calle serrano", "en santiago", "bar lola"."""
    before, after = folded_alike(sheet.line[: token.start]), sheet.text[token.end :]
    kinds = words.any_of("place_kinds", "before")
    leads = (
        words.any_of("words", "in", "at") if not words.words("words", "to") else words.any_of("words", "in")
    )
    towards = words.words("words", "to")
    lead = re.search(rf"(?<!\w)(?P<lead>{leads}) $", before)
    saint = re.search(rf"(?<!\w)(?:san|santa|santo|sao|saint|sainte|st|ste|sankt|{kinds}) (?:de )?$", before)
    joined = before.endswith(("-", "@", "#", "+")) or bool(re.match(r"-\w", after))
    return bool(saint or joined or (lead and lead["lead"] not in towards))


def _end(sheet: Sheet, token: Token) -> int:
    """Give where a name ends that goes on behind a hyphen."""
    more = re.match(r"(?:-[^\W\d_]{2,})+", sheet.text[token.end :])
    end = token.end + (more.end() if more else 0)
    return end if sheet.free(token.start, end) else token.end
