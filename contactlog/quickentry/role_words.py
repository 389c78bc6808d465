"""People named by their work or kinship, wherever such a noun stands as one: "dentista hoy 12:30", "the vet came"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.name_words import of_another
from contactlog.quickentry.names import NEXT_WORD, Names, is_called
from contactlog.quickentry.reading import NamedOne, Understood
from contactlog.quickentry.sheet import TAKEN, Sheet, folded_alike

_WORD = r"[^\W\d_](?:[\w’-]*\w)?"
_OPENS = rf"(?:^|[,.;:!?(/+&{TAKEN}]|\d|(?<= )[-–—]) ?"


class _Standing(Enum):
    """How a noun for a person stands in a line."""

    PERSON = auto()
    VISITED = auto()
    """It may be the visit alone: "dentist 10:30"; a person when nobody else is named."""


@dataclass(frozen=True, slots=True)
class _Noun:
    start: int
    end: int
    keys: frozenset[str]
    """The lists it stands in."""


def take_role_words(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take nouns of work and kinship that stand as people; a visit counts when nobody else is named."""
    visited: list[tuple[int, int]] = []
    for noun in _nouns(sheet, words, lexicon):
        visit = "at_work" in noun.keys
        if not sheet.free(noun.start, noun.end) or is_part(sheet, words, noun.start, noun.end, visit=visit):
            continue
        standing = _standing(sheet, words, noun)
        if standing is None:
            continue
        span = _qualified(sheet, words, lexicon, noun)
        if standing is _Standing.VISITED:
            visited.append(span)
        elif not _another(sheet, words, noun, span[1]):
            take_role(sheet, words, lexicon, names, *span)
    for span in visited:
        if not (names.people or names.unclear or names.hosts) and sheet.free(*span):
            take_role(sheet, words, lexicon, names, *span)


def take_role(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names, start: int, end: int) -> None:
    """Take somebody named by a noun: with a name behind, they are one person."""
    beside = next((piece for piece in sheet.understood if piece.start == end + 1), None)
    if beside is None or beside.field != "people":
        beside = titled_before(sheet, words, start)
    if beside is not None:
        sheet.take(start, end, "people", beside.meaning)  # "my neighbour Mrs Patel" is one person
        return
    bracket = re.compile(rf" ?\((?P<who>{_WORD})\)").match(sheet.line, end)
    if bracket and sheet.free(*bracket.span("who")) and folded_alike(bracket["who"]) not in words.vocabulary:
        sheet.take(start, end, "people", bracket["who"])  # "hairdresser (sandra)"
        start, end = bracket.span("who")
    called = NEXT_WORD.match(sheet.line, end)
    kin = sheet.text[start:end].rpartition(" ")[2] in words.words("words", "relations")
    whose = words.any_of("words", "whose", "own_kin")
    owned = re.search(rf"(?<!\w)(?:{whose}) (?:{_WORD} )?$", sheet.text[:start]) is not None
    work = sheet.text[start:end] in words.words("unnamed", "roles")
    if (kin or (work and owned)) and called and is_called(sheet, words, called):
        if work or re.search(rf"(?<!\w)(?:{whose}) ", sheet.text[:end]):
            sheet.take(start, end, "people", called[1])  # "my brother Luis", but "cousin Luis"
            start = called.start(1)
        end = called.end(1)
    typed = sheet.line[start:end]
    names.choose(sheet, start, end, lexicon.people(typed) or [NamedOne(typed)])


def _nouns(sheet: Sheet, words: Language, lexicon: Lexicon) -> list[_Noun]:
    found: list[_Noun] = []
    index = 0
    while index < len(sheet.tokens):
        count, keys = words.nouns.person_at(sheet, index)
        first, last = sheet.tokens[index], sheet.tokens[index + max(count, 1) - 1]
        if keys and not (count == 1 and keys == {"tail"} and lexicon.named(first.text)):
            end = last.end
            if of := re.match(r"['’]s ", sheet.text[end:]):
                end = words.nouns.person_end(sheet, end + of.end()) or end  # "dad's carer"
            found.append(_Noun(first.start, end, frozenset(keys if end == last.end else {"roles"})))
        index += count or 1
    return found


def role_end(sheet: Sheet, words: Language, lexicon: Lexicon, start: int) -> int | None:
    """Give where somebody ends whose role begins at a position: "proveedor de lácteos"; None when none does."""
    index = next((index for index, token in enumerate(sheet.tokens) if token.start == start), None)
    count, keys = words.nouns.person_at(sheet, index) if index is not None else (0, set())
    if index is None or not keys & {"roles", "at_work", "tail"}:
        return None
    noun = _Noun(start, sheet.tokens[index + count - 1].end, frozenset(keys))
    return _behind(sheet, words, lexicon, noun) if words.data["head_first"] else noun.end


def titled_before(sheet: Sheet, words: Language, start: int) -> Understood | None:
    """Give somebody with a title right before, whose role is told behind: "Mr Okoro, my physics teacher"."""
    for piece in sheet.understood:
        if piece.field == "people" and sheet.text[piece.end : start] in (" ", ", "):
            title = folded_alike(piece.words).split()[0].rstrip(".")
            return piece if title in words.words("words", "titles") else None
    return None


def people_nouns(sheet: Sheet, words: Language) -> list[tuple[int, int]]:
    """Give start and end of each noun for kin or for somebody's work in what is left of a line."""
    found = []
    index = 0
    while index < len(sheet.tokens):
        count, keys = words.nouns.person_at(sheet, index)
        if keys & {"roles", "relations", "tail"}:
            found.append((sheet.tokens[index].start, sheet.tokens[index + count - 1].end))
        index += count or 1
    return found


def is_part(sheet: Sheet, words: Language, start: int, end: int, *, visit: bool = False) -> bool:
    """Tell whether a noun only says which thing is meant: "client meeting", "my sister's flat", "@Carer".

    ``visit``: "dentist appointment" is a visit to one.
    """
    if sheet.text[max(0, start - 1) : start] in ("@", "#", "+", "-"):
        return True
    if sheet.text[end : end + 1] in ("'", "’", "-"):
        return True
    if not words.data.get("noun_before_noun"):
        return False
    following = re.match(rf" ({_WORD})", sheet.text[end:])
    if following is None or following[1] not in words.activities:
        return False
    if following[1] in words.words("words", "subject_verbs"):
        return False  # "my brother dropped in"
    return not (visit and following[1] in words.words("unnamed", "visits"))


def _standing(sheet: Sheet, words: Language, noun: _Noun) -> _Standing | None:
    """Tell how a noun stands; None where it is no person."""
    before, after = sheet.text[: noun.start], sheet.text[noun.end :]
    led = _lead(words.tag, words).search(before)
    is_one = rf"(?:(?<!\w)|(?<=['’]))(?:{words.any_of('unnamed', 'be')}) (?:(?:{words.any_of('unnamed', 'one')}) )?$"
    if re.search(is_one, before):
        return None  # "Ana is a nurse"
    if "names" in noun.keys:
        return _Standing.PERSON
    if "roles" in noun.keys or "tail" in noun.keys:
        return _Standing.VISITED if led is not None else _Standing.PERSON
    article = re.search(rf"(?<!\w)(?:{words.any_of('words', 'articles', 'own')})(?: |(?<=['’]))$", before)
    opens = re.search(rf"{_OPENS}$", before[: article.start()] if article else before)
    listed = re.search(rf"(?:(?<!\w)(?:{words.any_of('words', 'and')})|&) $", before)
    if re.match(rf" (?:{words.any_of('words', 'subject_verbs')})(?!\w)", after) and (opens or article):
        return _Standing.PERSON
    if "at_work" not in noun.keys:  # kinship
        if sheet.text[noun.start : noun.end] in words.activities or _is_evening(sheet, words, noun):
            return None
        alone = (opens or listed) and not article and _ends(sheet, words, noun.end)
        return _Standing.PERSON if alone else None
    if led is not None or opens or listed:
        return _Standing.VISITED
    if article is not None:
        return _Standing.PERSON
    last = re.search(rf"({_WORD}) $", before)
    return _Standing.VISITED if last and last[1] in words.activities else None


def _is_evening(sheet: Sheet, words: Language, noun: _Noun) -> bool:
    """Tell whether a part of the day behind it makes a noun a gathering: "parents evening"."""
    several = sheet.text[noun.start : noun.end] in words.words("strangers", "nouns")
    beside = (piece for piece in sheet.understood if piece.start == noun.end + 1)
    return several and any(piece.field == "part of day" for piece in beside)


def _ends(sheet: Sheet, words: Language, end: int) -> bool:
    """Tell whether a noun stands by itself towards the right, or a name follows: "Cousine Birgit"."""
    called = NEXT_WORD.match(sheet.line, end)
    if called is not None and is_called(sheet, words, called):
        return True
    on = words.any_of("words", "and", "with", "at", "in")
    return (
        re.match(rf"\.?(?:$|[,.;:!?)/+(&]| ?{TAKEN}| ?\d| [-–—]| (?:{on})(?!\w))", sheet.text[end:])
        is not None
    )


def _another(sheet: Sheet, words: Language, noun: _Noun, end: int) -> bool:
    """Tell whether somebody else's is meant, by work in a list a person: "El notario y su secretaria", "a nurse"."""
    if not of_another(sheet, words, noun.start, end):
        return False
    if not noun.keys & {"roles", "at_work", "tail"}:
        return True
    if re.match(rf" (?:{words.any_of('words', 'belonging')}) {TAKEN}", sheet.text[end:]):
        return False  # "conductor del bus", where the bus was read as the setting
    lead = rf"(?:(?<!\w)(?:{words.any_of('words', 'and')})|&) {_WORD} $"
    article = rf"(?<!\w)(?:{words.any_of('unnamed', 'articles')}) $"
    return re.search(rf"{lead}|{article}", sheet.text[: noun.start]) is None


def _qualified(sheet: Sheet, words: Language, lexicon: Lexicon, noun: _Noun) -> tuple[int, int]:
    """Give the whole of who is meant: "agency nurse", "proveedor de lácteos", "cliente nuevo"."""
    if words.data["head_first"]:
        which = rf"(?<![^\W_])(?:{words.any_of('unnamed', 'adjectives')}) $"
        front = re.search(which, sheet.text[: noun.start])  # "la nouvelle locataire"
        return front.start() if front else noun.start, _behind(sheet, words, lexicon, noun)
    if words.data.get("noun_before_noun"):
        return _in_front(sheet, words, lexicon, noun), noun.end
    return noun.start, noun.end


def _behind(sheet: Sheet, words: Language, lexicon: Lexicon, noun: _Noun) -> int:
    kinds = words.any_of("unnamed", "qualities")
    quality = re.compile(rf" (?:{kinds})(?!\w)").match(sheet.text, noun.end)
    end = quality.end() if quality else noun.end
    of = rf" (?:{words.any_of('words', 'belonging')})(?: |(?<=['’]))"
    article = rf"(?:(?:{words.any_of('words', 'articles')})(?: |(?<=['’])))?"
    more = re.compile(rf"{of}{article}(?P<what>{_WORD})").match(sheet.text, end)
    if more is None or not sheet.free(*more.span()):
        return end
    plain = more["what"] not in words.vocabulary - words.activities and more["what"] not in words.numbers
    return more.end() if plain and not lexicon.people(more["what"]) else end


def _in_front(sheet: Sheet, words: Language, lexicon: Lexicon, noun: _Noun) -> int:
    """Give where "the agency nurse" begins: plain words between an article or a comma and the noun."""
    article = rf"(?P<article>(?:{words.any_of('words', 'articles', 'own', 'with')}) )"
    front = re.search(
        rf"(?:(?<!\w){article}|{_OPENS})(?P<which>(?:{_WORD} ){{1,2}})$", sheet.text[: noun.start]
    )
    if front is None or (not sheet.line[front.start("which")].islower() and front.start("which")):
        return noun.start
    which = front["which"].split()
    heavy = words.vocabulary - words.activities if front["article"] else words.vocabulary
    heavy = heavy - set(words.words("unnamed", "adjectives"))
    if any(word in heavy or lexicon.people(word) for word in which):
        return noun.start
    return front.start("which")


@lru_cache(maxsize=16)
def _lead(tag: str, words: Language) -> re.Pattern[str]:
    """Give the words before a place: "at the dentist", "chez le garagiste", "beim Pfarrer"."""
    del tag
    where = words.any_of("words", "at", "in", "home")
    article = words.any_of("words", "articles", "own")
    return re.compile(rf"(?<![\w+#'’])(?:{where})(?: |(?<=['’]))(?:(?:{article})(?: |(?<=['’])))?$")
