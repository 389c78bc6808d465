"""People who are known by what they are: "the man with the dog", "the plumber", "my sister"."""

from __future__ import annotations

import re
from functools import lru_cache

from contactlog.quickentry.comers import take_comers
from contactlog.quickentry.language import Language, whole
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.name_words import of_another
from contactlog.quickentry.names import Names, surname_end
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.role_words import is_part, people_nouns, take_role, take_role_words
from contactlog.quickentry.sheet import Sheet

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
            or _is_verb(words, match["name"])
            or last in masked
            or lexicon.people(last)
            or _hour(words.tag, words).match(sheet.text, match.end("name") - len(last))
        ):
            continue
        known = lexicon.exactly(typed)
        names.choose(sheet, match.start("name"), match.end("name"), known or [NamedOne(typed)])


@lru_cache(maxsize=16)
def _hour(tag: str, words: Language) -> re.Pattern[str]:
    """Give the pattern of a time, which says since when and not who: "mon voisin de 15 h à 17 h"."""
    del tag
    suffix, to = words.any_of("clock", "suffix"), words.any_of("clock", "until")
    return re.compile(rf"\d{{1,2}}(?:[:.]\d\d| ?(?:h\d{{0,2}}|{suffix})(?!\w)| ?(?:{to}|[-–—]) ?\d)")


def take_coming_from(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take "a friend from uni" and "nurse from the clinic" whole, before "from" is looked at as a place."""
    if not words.data.get("noun_before_noun"):
        return
    article = words.any_of("words", "articles")
    link = words.any_of("nouns", "coming_from")
    origin = re.compile(rf" (?:{link}) (?:(?:{article}) )?(?P<what>[^\W\d_][\w'’-]*)(?!\w)")
    for start, end in people_nouns(sheet, words):
        match = origin.match(sheet.text, end)
        owned = re.search(rf"(?<!\w)(?:{words.any_of('words', 'whose')}) $", sheet.text[:start])
        if match is None or not sheet.free(start, match.end()) or match["what"] in words.numbers:
            continue
        if match["what"] in words.vocabulary - words.activities or match["what"] in words.words(
            "clock", "about"
        ):
            continue
        if any(match["what"] == hour for key in ("12", "0") for hour in words.words("clock_named", key)):
            continue  # "plumber from noon"
        _choose(sheet, lexicon, names, owned.start() if owned else start, match.end())


def _is_verb(words: Language, name: str) -> bool:
    """Tell whether a verb follows "à": "aidé le voisin à porter"."""
    *_, link, last = name.split()
    endings = words.any_of("nouns", "verb_endings")
    return link == "a" and re.search(rf"(?:{endings})$", last) is not None


def take_kin_of_others(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take "la mamá de Sofi", "my son's teacher" and "Sofis Mutter" as somebody of their own, never as Sofi."""
    behind = _whom(words.tag, words)
    kin = words.words("words", "relations")
    for start, end in people_nouns(sheet, words):
        if not sheet.free(start, end):
            continue
        match = behind.match(sheet.text, end)
        if match is not None and sheet.free(*match.span()):
            whom = sheet.line[slice(*match.span("whom"))]
            spoken = match["of"] in words.words("words", "belonging_known")
            if spoken and not lexicon.people(whom):
                continue  # "maman à Paris"; but "le frère à Claire"
            several = sheet.text[start:end] in words.words("strangers", "nouns")  # "die Kinder vom Hort"
            new = (whom[0].isupper() and not several) or match["whom"].rpartition(" ")[2] in kin
            if lexicon.people(whom) or new:
                _choose(sheet, lexicon, names, start, surname_end(sheet, words, lexicon, match.end()))
        elif not words.data.get("capitals_are_names", True):
            owner = re.search(r"(?<![\w+#@])(?P<whom>[^\W\d_]+?)s $", sheet.text[:start])
            if owner and lexicon.people(sheet.line[slice(*owner.span("whom"))]):
                _choose(sheet, lexicon, names, owner.start(), end)


@lru_cache(maxsize=16)
def _whom(tag: str, words: Language) -> re.Pattern[str]:
    del tag
    own = rf"(?:(?:{words.any_of('words', 'whose', 'own_kin')}) )?"
    of = rf"(?P<of>{words.any_of('words', 'belonging', 'belonging_known')})(?: |(?<='))"
    return re.compile(rf" {of}(?:(?:{words.any_of('words', 'articles')}) )?(?P<whom>{own}{_WORD})(?!\w)")


def _choose(sheet: Sheet, lexicon: Lexicon, names: Names, start: int, end: int) -> None:
    typed = sheet.line[start:end]
    names.choose(sheet, start, end, lexicon.exactly(typed) or [NamedOne(typed)])


def take_roles(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take kin of the user ("visit of my sister") and people named by their work ("plumber here 9 to 11")."""
    whose, to = _whose(words.tag, words), _to(words.tag, words)
    for start, noun_end in people_nouns(sheet, words):
        owned = whose.search(sheet.text[:start])
        if owned is None or not sheet.free(owned.start(), noun_end):
            continue
        if any(word in words.vocabulary - words.activities for word in owned["which"].split()):
            continue
        end = noun_end
        if behind := re.match(r"['’]s? ", sheet.text[end:]):  # "my son's teacher"
            end = words.nouns.person_end(sheet, end + behind.end()) or end
        keep = owned["whose"] in words.words("words", "whose")
        kin = sheet.text[start:noun_end] in words.words("words", "relations")
        keep = keep and (kin or owned["whose"] not in words.words("words", "others"))  # "y su secretaria"
        start = owned.start("whose" if keep else "name")
        if not is_part(sheet, words, start, end) and not of_another(sheet, words, start, end):
            take_role(sheet, words, lexicon, names, start, end)
    for match in sheet.find(to) if words.words("words", "to") else ():
        if not is_part(sheet, words, *match.span("name")) and not of_another(
            sheet, words, *match.span("name")
        ):
            take_role(sheet, words, lexicon, names, *match.span("name"))
    take_comers(sheet, words, lexicon, names)
    take_role_words(sheet, words, lexicon, names)


@lru_cache(maxsize=16)
def _whose(tag: str, words: Language) -> re.Pattern[str]:
    del tag
    adjectives = words.any_of("unnamed", "adjectives")
    whose = words.any_of("words", "whose", "own_kin")
    which = rf"(?:{_WORD} ){{0,2}}" if words.data.get("noun_before_noun") else ""  # "my dorm roommate"
    return re.compile(rf"(?<![\w+#])(?P<whose>{whose}) (?P<name>(?:(?:{adjectives}) )?(?P<which>{which}))$")


@lru_cache(maxsize=16)
def _to(tag: str, words: Language) -> re.Pattern[str]:
    del tag
    articles = words.any_of("words", "articles", "own")
    to, kin = words.any_of("words", "to"), words.any_of("words", "relations")
    return whole(rf"(?:{to}) (?:(?:{articles})(?: |(?<=')))?(?P<name>{kin})")
