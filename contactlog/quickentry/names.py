"""People, places and groups in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.reading import NamedOne, Unclear
from contactlog.quickentry.sheet import Sheet, Token, folded_alike


@dataclass(slots=True)
class Names:
    """What a line says of who and where."""

    people: list[NamedOne] = field(default_factory=list)
    place: NamedOne | None = None
    group: NamedOne | None = None
    unclear: list[Unclear] = field(default_factory=list)
    hosts: list[NamedOne] = field(default_factory=list)
    """Whose home the place is ("at Ana's")."""

    def add(self, person: NamedOne) -> None:
        """Add a person once."""
        if person not in self.people:
            self.people.append(person)

    def choose(self, sheet: Sheet, start: int, end: int, candidates: list[NamedOne]) -> None:
        """Take a name: of one it is the person, of several it must be asked."""
        typed = sheet.line[start:end]
        if len(candidates) == 1:
            self.add(candidates[0])
            new = " (new)" if candidates[0].new else ""
            sheet.take(start, end, "people", f"{candidates[0].name}{new}")
        else:
            self.unclear.append(Unclear(typed, tuple(candidates)))
            sheet.take(start, end, "people", f"{typed}: which one?")


_MARKED = re.compile(
    r"""(?<![\w])([+#]|)(?:["“„«]\s?([^"”“»]{1,200}?)\s?["”“»])|(?<![\w])([+#])(\w[\w'’.-]*)"""
)


def take_marked(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take ``+Name``, ``+"Full Name"``, ``#group``, ``#"two words"`` and exact names in quotes."""
    for match in _MARKED.finditer(sheet.line):
        sign, typed = (match[1] or "", match[2]) if match[2] else (match[3], match[4])
        start, end = match.span()
        if not sheet.free(start, end) or (sign == "+" and typed[0].isdigit()):
            continue
        if sign == "+":
            if not match[2]:
                end = _surname_end(sheet, words, lexicon, end)
                typed = sheet.line[start + 1 : end].rstrip(".")
            names.add(NamedOne(typed))
            sheet.take(start, end, "people", f"{typed} (new)")
        elif sign == "#":
            known = lexicon.groups.get(_tokens(typed))
            names.group = known[0] if known else NamedOne(typed)
            sheet.take(start, end, "group", f"#{names.group.name}{'' if known else ' (new)'}")
        elif exact := lexicon.exactly(typed):
            names.choose(sheet, start, end, exact)


def _tokens(text: str) -> list[Token]:
    return Sheet(text).tokens


def _surname_end(sheet: Sheet, words: Language, lexicon: Lexicon, end: int) -> int:
    """Give where a name ends that goes on with capitalised words."""
    position = end
    while match := _NEXT_WORD.match(sheet.line, position):
        particle = match[1].casefold() in words.words("words", "particles")
        if not sheet.free(match.start(), match.end()):
            break
        folded = folded_alike(match[1])
        if particle:
            position = match.end()
            continue
        if not match[1][0].isupper() or folded in words.vocabulary or lexicon.people(match[1]):
            break
        position = end = match.end()
    return end


_NEXT_WORD = re.compile(r" ([^\W\d_](?:[\w'’-]*\w)?)(?=\W|$)")


def take_known_long(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take known names of several words: nothing else can be meant by them."""
    for index, count, people in lexicon.full.find(sheet):
        if count > 1:
            start, end = sheet.tokens[index].start, sheet.tokens[index + count - 1].end
            longer = _surname_end(sheet, words, lexicon, end)
            if longer > end:
                people = [*people, NamedOne(sheet.line[start:longer])]
            names.choose(sheet, start, longer, _distinct(people))
    _known_place(sheet, words, lexicon, names, least=2)


def take_place(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take the place: a known one anywhere, else what follows "at"."""
    if names.place is None:
        _known_place(sheet, words, lexicon, names, least=1)
    for match in sheet.find(_place_lead(words.tag, words)):
        if names.place is not None:
            return
        _new_place(sheet, words, lexicon, names, match)


def _known_place(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names, *, least: int) -> None:
    lead = words.any_of("words", "at", "in")
    article = words.any_of("words", "articles")
    for index, count, places in lexicon.places.find(sheet):
        first, last = sheet.tokens[index], sheet.tokens[index + count - 1]
        if count < least or names.place is not None:
            continue
        before = re.search(
            rf"(?:(?<!\w)(?:{lead}) ?)?(?:(?<!\w)(?:{article}) ?)?$", sheet.text[: first.start]
        )
        if (
            count == 1
            and not sheet.capital(first)
            and not (before and before[0])
            and lexicon.people(first.text)
        ):
            continue
        names.place = places[0]
        sheet.take(before.start() if before else first.start, last.end, "place", places[0].name)


@lru_cache(maxsize=16)
def _place_lead(tag: str, words: Language) -> re.Pattern[str]:
    del tag
    lead, inside = words.any_of("words", "at", "home"), words.any_of("words", "in")
    article = words.any_of("words", "articles")
    return re.compile(rf"(?<![\w+#])(?:@ ?|(?:{lead}|{inside})(?:'| ))(?:(?:{article})(?:'| ))?(?=[^\W_])")


def _new_place(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names, match: re.Match[str]) -> None:
    tokens = [token for token in sheet.tokens if token.start >= match.end()]
    stop = set(words.words("words", "stop")) | set(words.words("words", "with"))
    stop |= (
        set(words.words("words", "and")) | set(words.words("words", "at")) | set(words.words("words", "in"))
    )
    particles = set(words.words("words", "particles"))
    run: list[Token] = []
    capitals = False
    for token in tokens:
        last = run[-1].end if run else match.end()
        gap = sheet.text[last : token.start]
        if not sheet.free(token.start, token.end) or gap not in ("", " ", "-", ". ", "."):
            break
        possessive = token.text == "'" or (run and run[-1].text == "'")
        if not possessive and token.text in stop and token.text not in particles:
            break
        if run and not possessive and token.text not in particles:
            if capitals and not (sheet.capital(token) or token.text.isdigit()):
                break
            if not capitals and (sheet.capital(token) or len(run) >= 3) and run[-1].text not in particles:
                break
        capitals = capitals or sheet.capital(token)
        run.append(token)
    while run and (run[-1].text in particles or run[-1].text == "'"):
        run.pop()
    if not run or (run[0].text.isdigit() and len(run) == 1):
        return
    name = sheet.typed(run[0], run[-1])
    home = bool(re.match(rf"(?:{words.any_of('words', 'home')}) ", match[0]))
    if not home and (lexicon.people(name) or _after_with(sheet, words, match.end())):
        return  # "vi a Ana", "talked to Ana"
    article = re.search(r"(?<![^\W_])([^\W\d_]+ )$", sheet.line[: run[0].start])
    if capitals and article and article.start() > match.start() and article[1][0].isupper():
        name = article[1] + name  # "The Red Lion"
    names.place = NamedOne(name)
    if home and lexicon.people(name):
        names.hosts = lexicon.people(name)
        names.place = NamedOne(sheet.typed(Token(match.start(), match.end(), ""), run[-1]))
    possessor = re.match(r"(.+)['’]s$", name)
    if possessor:
        names.hosts = lexicon.people(possessor[1])
    sheet.take(match.start(), run[-1].end, "place", f"{name} (new)")


def _after_with(sheet: Sheet, words: Language, end: int) -> bool:
    return bool(re.search(rf"(?<!\w)(?:{words.any_of('words', 'with')}) $", sheet.text[:end]))


def take_people(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take the people: known names anywhere, then unknown names where people stand."""
    _titled(sheet, words, lexicon, names)
    _known_short(sheet, words, lexicon, names)
    _unknown_capitals(sheet, words, lexicon, names)
    _unknown_after_with(sheet, words, lexicon, names)


def _titled(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    titles = words.any_of("words", "titles")
    for match in sheet.find(re.compile(rf"(?<!\w)(?:{titles})\.? (?=[^\W\d_])")):
        end = _surname_end(sheet, words, lexicon, match.end() - 1)
        if end <= match.end():
            word = _NEXT_WORD.match(sheet.line, match.end() - 1)
            if word is None or not lexicon.people(word[1]) or not sheet.free(word.start(), word.end()):
                continue
            end = _surname_end(sheet, words, lexicon, word.end())
        whole_name, bare = sheet.line[match.start() : end], sheet.line[match.end() : end]
        known = lexicon.exactly(whole_name) or lexicon.people(bare)
        names.choose(sheet, match.start(), end, known or [NamedOne(whole_name)])


def _known_short(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    everyday = words.vocabulary
    for index, token in enumerate(sheet.tokens):
        if not sheet.free(token.start, token.end):
            continue
        found = lexicon.full.match(sheet, index) or lexicon.first.match(sheet, index)
        if found is None or (token.text in everyday and not _where_people_stand(sheet, words, token)):
            continue
        start, end = token.start, sheet.tokens[index + found[0] - 1].end
        if _related(sheet, words, names, start, end):
            continue
        longer = _surname_end(sheet, words, lexicon, end)
        typed = sheet.line[start:longer]
        initial = re.match(r" ([^\W\d_])(?:\.|(?!\w))", sheet.line[end:])
        if initial and initial[1].isupper() and folded_alike(initial[1]) not in everyday:
            longer = end + initial.end()
            few = lexicon.by_first_and_initial(sheet.line[start:end], folded_alike(initial[1]))
            names.choose(sheet, start, longer, few or [NamedOne(sheet.line[start:longer])])
        elif longer > end:
            names.choose(sheet, start, longer, _named_longer(lexicon, typed, sheet.line[start:end]))
        else:
            names.choose(sheet, start, end, lexicon.people(sheet.line[start:end]))


def _named_longer(lexicon: Lexicon, typed: str, short: str) -> list[NamedOne]:
    """Tell who "Ana Costa" may be when an Ana is known: somebody new, a slip, or an Ana without a surname."""
    plain = [person for person in lexicon.people(short) if " " not in person.name]
    return _distinct([*lexicon.alike(typed), *plain, NamedOne(typed)])


def _where_people_stand(sheet: Sheet, words: Language, token: Token) -> bool:
    if not sheet.capital(token):
        return False
    lead = words.any_of("words", "with", "and")
    before = sheet.text[: token.start]
    return bool(re.search(rf"(?:(?<!\w)(?:{lead}) ?|\x00, ?|& ?)$", before))


def _related(sheet: Sheet, words: Language, names: Names, start: int, end: int) -> bool:
    """Take "Ben's mum" as somebody other than Ben."""
    match = re.match(rf"['’]s? ({words.any_of('words', 'relations')})(?!\w)", sheet.text[end:])
    if match is None:
        return False
    name = sheet.line[start : end + match.end()]
    names.choose(sheet, start, end + match.end(), [NamedOne(name)])
    return True


def _unknown_capitals(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    for index, token in enumerate(sheet.tokens):
        if (
            not sheet.free(token.start, token.end)
            or not sheet.capital(token)
            or token.text in words.vocabulary
        ):
            continue
        if re.search(r"\w['’]?$", sheet.line[: token.start]) and not sheet.line[: token.start].endswith(" "):
            continue
        if not words.data.get("capitals_are_names", True) and not _where_people_stand(sheet, words, token):
            continue  # German writes every noun so.
        opening = index == 0
        word_end = _word_end(sheet, token)
        if _related(sheet, words, names, token.start, word_end):
            continue
        end = _surname_end(sheet, words, lexicon, word_end)
        if opening and end == word_end and not _subject(sheet, words, end):
            continue
        typed = sheet.line[token.start : end]
        names.choose(sheet, token.start, end, [*lexicon.alike(typed), NamedOne(typed)])


def _word_end(sheet: Sheet, token: Token) -> int:
    match = re.compile(r"[^\W_]+(?:['’-](?!s(?!\w))[^\W_]+)*(?:\.(?= [^\W\d_]+))?").match(
        sheet.line, token.start
    )
    end = match.end() if match else token.end
    return end if sheet.free(token.start, end) else token.end


def _subject(sheet: Sheet, words: Language, end: int) -> bool:
    """Tell whether an opening word is who, not what: "Sarah came by", "Sarah and Tom", "Sarah, Tom"."""
    following = sheet.text[end:]
    if re.match(rf" (?:{words.any_of('words', 'subject_verbs')})(?!\w)", following):
        return True
    rest = re.match(rf"(?:,| (?:{words.any_of('words', 'and')}|&)) ?(.?)", following)
    if rest is None or not rest[1]:
        return not following.strip() or (following.lstrip()[:1] == "\x00" and not _ends_in_with(sheet, words))
    return rest[1] == "\x00" or sheet.line[end + rest.start(1)].isupper()


def _ends_in_with(sheet: Sheet, words: Language) -> bool:
    lead = words.any_of("words", "with")
    return bool(re.search(rf"(?<!\w)(?:{lead})(?!\w)", sheet.text)) or any(
        piece.field == "people" for piece in sheet.understood
    )


def _unknown_after_with(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take lower-case words after "with": "with my sister", "with sarah and tom"."""
    lead = words.any_of("words", "with")
    own = words.any_of("words", "own", "articles")
    linked = rf"(?:,|&|(?<!\w)(?:{words.any_of('words', 'and')})(?!\w))"
    pattern = re.compile(
        rf"(?:(?<!\w)(?:{lead})(?: |(?<=[/:]))|\x00 ?{linked} ?)"
        rf"(?P<own>(?:{own})(?: |(?<=')))?(?P<name>[^\W\d_][\w'’-]*)"
    )
    silent = words.vocabulary
    while True:
        for match in sheet.find(pattern):
            if match["name"] in silent and match["name"] not in words.words("words", "relations"):
                continue
            if match[0][0] == "\x00" and not _behind_person(sheet, match.start() + 1):
                continue
            start, end = match.start("name"), match.end("name")
            typed = sheet.line[start:end]
            known = lexicon.people(typed) or [*lexicon.alike(typed), NamedOne(typed)]
            names.choose(sheet, start, end, known)
            break
        else:
            return


def _behind_person(sheet: Sheet, position: int) -> bool:
    return any(piece.field == "people" and piece.end == position for piece in sheet.understood)


def _distinct(people: list[NamedOne]) -> list[NamedOne]:
    return list(dict.fromkeys(people))
