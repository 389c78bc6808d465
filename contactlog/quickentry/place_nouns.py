"""Places named by what they are, wherever such a word stands as one: "Piscine avec Mark", "rob pub 2h"."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.names import Names, surname_end
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.sheet import TAKEN, Sheet, folded_alike

_WORD = r"[^\W\d_](?:[\w’-]*\w)?"
_OPENS = rf"(?:^|[,.;:!?(/+{TAKEN}]|\d|(?<= )[-–—]) ?"


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a noun for a place stands: the piece to take, its name, and how surely it is where they met."""

    start: int
    named_from: int
    end: int
    sure: int


def take_dated_nouns(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take the nouns in which a day is named, before days are looked for: "marché de Noël", "iglesia de San Juan"."""
    for start, end in _nouns(sheet, words) if names.place is None else ():
        whole = Sheet(sheet.line[start : _full_name(sheet, words, lexicon, end)])
        dated = len(whole.tokens) > 1 and any(True for _ in words.days.find(whole))
        spot = _spot(sheet, words, lexicon, start, end) if dated else None
        if spot is not None and spot.sure > _LOOSE:
            name = sheet.line[spot.named_from : spot.end]
            names.place = NamedOne(name)
            sheet.take(spot.start, spot.end, "place", f"{name} (new)")
            return


def take_place_nouns(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take the noun that says most surely where it was: "in the library" before one that stands alone."""
    if names.place is not None:
        return
    spots = [
        spot for start, end in _nouns(sheet, words) if (spot := _spot(sheet, words, lexicon, start, end))
    ]
    inside = _in_setting(sheet, words, lexicon)
    best = max(spots, key=lambda spot: (spot.sure, -spot.start), default=None)
    if inside is not None and (best is None or best.sure < _AT):
        index, name = inside
        piece = sheet.understood[index]
        names.place = NamedOne(name)
        meaning = f"{piece.meaning}, place: {name} (new)"
        sheet.understood[index] = dataclasses.replace(piece, meaning=meaning)
    elif best is not None and (best.sure == _AT or led_name(sheet, words, lexicon) is None):
        name = sheet.line[best.named_from : best.end]
        names.place = NamedOne(name)
        sheet.take(best.start, best.end, "place", f"{name} (new)")
        names.hosts = names.hosts or _owner(words, lexicon, name)


def long_nouns(sheet: Sheet, words: Language) -> list[tuple[int, int]]:
    """Give start and end of the nouns of several words: a "bus" in "bus stop" is no journey."""
    return [(start, end) for start, end in _nouns(sheet, words) if re.search(r"\W", sheet.text[start:end])]


_AT, _ALONE, _LOOSE = 3, 2, 1


def led_name(sheet: Sheet, words: Language, lexicon: Lexicon) -> re.Match[str] | None:
    """Find a name with a capital behind "at": it says where before any noun does, "Office with Ana at Atelier"."""
    if not words.data.get("capitals_are_names", True):
        return None
    for match in sheet.find(_name_lead(words.tag, words)):
        word = match["name"]
        if match["to"] and not _behind_with(words.tag, words).search(sheet.text[: match.start()]):
            continue  # "parlé à Zoé", but "avec Zoé à Lyon"
        capital = sheet.line[match.start("name")].isupper()
        if capital and word not in words.vocabulary and not lexicon.people(word):
            return match
    return None


@lru_cache(maxsize=32)
def _name_lead(tag: str, words: Language) -> re.Pattern[str]:
    del tag
    to = words.words("words", "to")
    leads = "|".join(
        rf"(?P<to>{re.escape(lead)})" if lead in to else re.escape(lead)
        for lead in sorted(words.words("words", "at"), key=lambda lead: lead in to)
    )
    return re.compile(
        rf"(?<![\w+#'’])(?:{leads}{'' if '(?P<to>' in leads else '|(?P<to>(?!))'}) (?P<name>{_WORD})"
    )


@lru_cache(maxsize=32)
def _behind_with(tag: str, words: Language) -> re.Pattern[str]:
    del tag
    return re.compile(rf"(?<!\w)(?:{words.any_of('words', 'with')}) [^,;.]+ $")


def _nouns(sheet: Sheet, words: Language) -> list[tuple[int, int]]:
    """Give start and end of each noun for a place in what is left; "hotel bar" is one."""
    found: list[tuple[int, int]] = []
    people = words.nouns.long_people(sheet)  # "gym buddy"
    index = 0
    while index < len(sheet.tokens):
        count = words.nouns.place_at(sheet, index)
        if count and not any(start <= sheet.tokens[index].start < end for start, end in people):
            found.append((sheet.tokens[index].start, sheet.tokens[index + count - 1].end))
        index += count or 1
    if words.data.get("noun_before_noun"):
        for one, other in pairwise(list(found)):
            if sheet.text[one[1] : other[0]] == " " and one in found:
                found[found.index(one) : found.index(other) + 1] = [(one[0], other[1])]
    return found


def _spot(sheet: Sheet, words: Language, lexicon: Lexicon, start: int, end: int) -> _Spot | None:
    """Tell how a noun stands; None where it only says which thing or which time is meant."""
    linked = re.match(r"['’-]\w", sheet.text[end:]) or re.search(r"\w[-'’]$", sheet.text[:start])
    if linked and not _elided(sheet, words, start):
        return None
    open_compounds = bool(words.data.get("noun_before_noun"))
    if open_compounds and _says_which(sheet, words, lexicon, end):
        return None
    end = _full_name(sheet, words, lexicon, end)
    edge = re.search(rf"{_OPENS}(?P<edge>{words.any_of('places', 'edges')}) $", sheet.text[:start])
    if edge is not None:
        return _Spot(edge.start("edge"), start, end, _ALONE)
    led = _lead(words.tag, words, modified=open_compounds).search(sheet.text[:start])
    if led is not None:
        if led["when"]:
            return None
        front = _front(sheet, words, lexicon, *led.span("which")) if led["which"] else start
        if front is not None:
            return _Spot(led.start(), front, end, _AT)
    if (owned := _behind_owner(sheet, words, lexicon, start)) is not None:
        return _Spot(owned, owned, end, _AT)
    article = rf"(?P<article>(?:{words.any_of('words', 'articles')})(?: |(?<=['’])))?"
    how = rf"(?:(?:{words.any_of('places', 'how')}) )?"  # "crowded pub with Will"
    alone = re.search(rf"{_OPENS}{article}{how}$", sheet.text[:start])
    if alone is not None:
        return _Spot(alone.start("article") if alone["article"] else start, start, end, _ALONE)
    return _behind_word(sheet, words, lexicon, start, end)


def _behind_owner(sheet: Sheet, words: Language, lexicon: Lexicon, start: int) -> int | None:
    """Give where the name of somebody's place begins: "Rob's garage", "Sofis Küche", "mum's kitchen"."""
    owner = re.search(r"(?<![\w+#@'’])(?P<who>[^\W\d_]+?)(?P<s>['’]s|s|['’]) $", sheet.text[:start])
    if owner is None:
        return None
    if owner["s"] == "s" and words.data.get("capitals_are_names", True):
        return None
    known = lexicon.people(owner["who"]) or owner["who"] in words.words("words", "relations")
    return owner.start() if known else None


def _behind_word(sheet: Sheet, words: Language, lexicon: Lexicon, start: int, end: int) -> _Spot | None:
    """Tell how a noun stands behind a plain word: "minded the shop", "rob pub 2h", "picnic park"."""
    last = re.search(rf"({_WORD}) $", sheet.text[:start])
    if last is None:
        return None
    before = sheet.text[: last.start()]
    if last[1] in words.words("words", "articles") or last[1] in words.words("words", "own"):
        other = words.any_of("words", "belonging") + "|" + words.any_of("places", "when")
        owned = re.search(rf"(?<!\w)(?:{other}) $", before)
        return None if owned else _Spot(last.start(), start, end, _LOOSE)
    if lexicon.people(last[1]):
        called = words.data.get("capitals_are_names", True) and sheet.line[start].isupper()
        return None if called else _Spot(start, start, end, _ALONE)  # "Ana Park" may be a name
    opening = re.search(rf"{_OPENS}$", before) and last[1] not in words.vocabulary
    return _Spot(start, start, end, _LOOSE) if opening or last[1] in words.activities else None


def _elided(sheet: Sheet, words: Language, start: int) -> bool:
    """Tell whether an article stands before an apostrophe: "à l'église"."""
    article = re.search(r"(?<!\w)([^\W\d_]+)['’]$", sheet.text[:start])
    return article is not None and article[1] in words.words("words", "articles")


def _says_which(sheet: Sheet, words: Language, lexicon: Lexicon, end: int) -> bool:
    """Tell whether another noun follows, where the first only says which: "school run", "kitchen table"."""
    following = re.match(rf" ({_WORD})", sheet.text[end:])
    if following and words.nouns.person_end(sheet, end + 1) and not lexicon.people(following[1]):
        return following[1] not in words.words("unnamed", "names")  # "dorm roommate", but "park mum 1h"
    if (
        following is None
        or following[1] in words.vocabulary - words.activities
        or following[1] in words.numbers
    ):
        return False
    if following[1] in words.words("places", "follow") or lexicon.people(following[1]):
        return False
    return following[1] not in words.words("masks", "plain")


def _full_name(sheet: Sheet, words: Language, lexicon: Lexicon, end: int) -> int:
    """Give where the name ends that goes on behind the noun: "salle paroissiale", "plaza de mercado"."""
    if not words.data["head_first"]:
        return end
    of, articles = words.any_of("words", "belonging"), words.any_of("words", "articles")
    endings = words.any_of("places", "endings")
    kind = re.compile(rf" (?P<what>[^\W\d_]{{2,}}(?:{endings}))(?!\w)").match(sheet.text, end)
    if (
        kind
        and kind["what"] not in words.vocabulary
        and sheet.free(*kind.span())
        and not lexicon.people(kind["what"])
    ):
        end = kind.end()
    more = re.compile(rf" (?:{of})(?: |(?<=['’]))(?:(?:{articles})(?: |['’]))?(?P<what>{_WORD})").match(
        sheet.text, end
    )
    if (
        more
        and sheet.free(*more.span())
        and more["what"] not in words.numbers
        and more["what"] not in words.words("words", "filler")
        and more["what"] not in words.words("words", "titles")
    ):
        end = more.end()
        if sheet.line[more.start("what")].isupper():  # "iglesia de San Juan"
            end = surname_end(sheet, words, lexicon, end)
    return end


def _front(sheet: Sheet, words: Language, lexicon: Lexicon, start: int, end: int) -> int | None:
    """Give where a name begins that says first which place: "in the old village hall"; None when it is none."""
    which = sheet.text[start:end].split()
    plain = all(
        word not in words.vocabulary - words.activities
        and not lexicon.people(word)
        and not word.endswith(("'s", "’s"))
        for word in which
    )
    return start if plain else None


def _owner(words: Language, lexicon: Lexicon, name: str) -> list[NamedOne]:
    """Give whose a place is: "la peluquería de Camila", "Rob's garage", but not "Plaza de España"."""
    front = re.match(r"(?P<who>[^\W\d_]+?)(?:['’]s?|s) ", name)
    if front is not None:
        kin = folded_alike(front["who"]) in words.words("words", "relations")
        return lexicon.people(front["who"]) or ([NamedOne(front["who"])] if kin else [])
    if not words.data["head_first"]:
        return []
    whose = rf"(?P<own>(?:{words.any_of('words', 'whose')}) )?"
    belonging = rf" (?:{words.any_of('words', 'belonging')})(?: |(?<=['’]))"
    of = re.search(rf"{belonging}{whose}(?P<who>{_WORD})$", folded_alike(name))
    if of is None:
        return []
    typed = name[of.start("who") :]
    if of["own"] and words.nouns.is_person(typed):
        return [NamedOne(name[of.start("own") :])]  # "el despacho de mi jefa"
    new = typed[0].isupper() and folded_alike(name[: of.start()]) in words.words("places", "owned")
    return lexicon.people(typed) or ([NamedOne(typed)] if new else [])


@lru_cache(maxsize=32)
def _lead(tag: str, words: Language, *, modified: bool) -> re.Pattern[str]:
    del tag
    where = "|".join(filter(None, (words.any_of("words", "at", "in", "to"), words.any_of("places", "leads"))))
    own = words.any_of("words", "articles", "own")
    which = rf"(?P<which>(?:{_WORD} ){{1,2}})?" if modified else "(?P<which>(?!))?"
    edge = rf"(?:(?:{words.any_of('places', 'edges')}) )?"
    lead = rf"(?:(?P<when>{words.any_of('places', 'when')})|@|{where})(?: |(?<=['’@]))"
    return re.compile(rf"(?<![\w+#'’]){lead}(?:(?:{own})(?: |['’]))?{edge}{which}$")


def _in_setting(sheet: Sheet, words: Language, lexicon: Lexicon) -> tuple[int, str] | None:
    """Give the piece already read as the air of a place, and the place it names: "in the garden"."""
    for index, piece in enumerate(sheet.understood):
        if piece.field not in ("setting", "space") or piece.meaning.startswith("not "):
            continue
        inner = Sheet(piece.words)
        for first in range(len(inner.tokens)):
            count = words.nouns.place_at(inner, first)
            if count and first + count == len(inner.tokens):
                named = piece.end - (len(piece.words) - inner.tokens[first].start)
                return index, sheet.line[named : _full_name(sheet, words, lexicon, piece.end)]
    return None
