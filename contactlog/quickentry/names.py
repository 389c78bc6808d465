"""People in a line; places and groups are found by `contactlog.quickentry.place_names`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.name_words import may_be_a_word, stands_as_name
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

    starts: dict[NamedOne, int] = field(default_factory=dict)
    """Where in the line each person is named first."""

    def add(self, person: NamedOne, start: int) -> None:
        """Add a person once."""
        self.starts[person] = min(start, self.starts.get(person, start))
        if person not in self.people:
            self.people.append(person)

    def in_order(self) -> tuple[NamedOne, ...]:
        """Give the people in the order of the line."""
        return tuple(sorted(self.people, key=lambda person: self.starts[person]))

    def choose(self, sheet: Sheet, start: int, end: int, candidates: list[NamedOne]) -> None:
        """Take a name: of one it is the person, of several it must be asked."""
        typed = sheet.line[start:end]
        if len(candidates) == 1:
            self.add(candidates[0], start)
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
                end = surname_end(sheet, words, lexicon, end, sure=True)
                typed = sheet.line[start + 1 : end].rstrip(".")
            # Written every evening, "+Ana" would be another Ana each time, and short meetings would not add up.
            names.choose(sheet, start, end, [*lexicon.exactly(typed), NamedOne(typed)])
        elif sign == "#":
            known = lexicon.groups.get(_tokens(typed))
            names.group = known[0] if known else NamedOne(typed)
            sheet.take(start, end, "group", f"#{names.group.name}{'' if known else ' (new)'}")
        elif exact := lexicon.exactly(typed):
            names.choose(sheet, start, end, exact)


def _tokens(text: str) -> list[Token]:
    return Sheet(text).tokens


def surname_end(sheet: Sheet, words: Language, lexicon: Lexicon, end: int, *, sure: bool = False) -> int:
    """Give where a name ends that goes on with capitalised words.

    Args:
        sheet: the line.
        words: its language.
        lexicon: the names the diary knows.
        end: where the name ends so far.
        sure: the user marked it as a name, so that "Petit" is a surname.
    """
    meant = {*words.weekdays, *words.months} if sure else words.vocabulary
    # "Nadia y Omar" are two, although a place may be called "Pan y Vino".
    particles = set(words.words("words", "particles")) - set(words.words("words", "and"))
    position = end
    while match := NEXT_WORD.match(sheet.line, position):
        particle = match[1].casefold() in particles
        if not sheet.free(match.start(), match.end()):
            break
        folded = folded_alike(match[1])
        if particle:
            position = match.end()
            continue
        if not match[1][0].isupper() or lexicon.people(match[1]):
            break
        if folded in meant and not _is_surname(words, lexicon, match[1], folded):
            break
        if not sure and is_thing(words, folded):
            break  # "Tom Weinprobe"
        position = end = match.end()
    return end


def _is_surname(words: Language, lexicon: Lexicon, typed: str, folded: str) -> bool:
    """Tell whether a word that means something is a surname behind a first name: "Clara Petit", "Sue Long"."""
    if lexicon.surnamed(folded):
        return True
    little = folded in words.words("words", "filler") or folded in words.words("unnamed", "adjectives")
    return words.data.get("capitals_are_names", True) and little and len(typed) > _LONGEST_OF_NO_NAME


_LONGEST_OF_NO_NAME = 2
"""Letters: "I" and "We" have capitals of their own."""


def is_thing(words: Language, word: str) -> bool:
    """Tell by its end whether a noun is what was done, nobody's name: "Personalgespräch", "Weinprobe"."""
    return any(
        word.endswith(tail) and len(word) >= len(tail) + _SHORTEST_HEAD
        for tail in words.words("nouns", "thing_tails")
    )


_SHORTEST_HEAD = 2
"""Letters before the end of a compound."""
NEXT_WORD = re.compile(r" ([^\W\d_](?:[\w'’-]*\w)?)(?=\W|$)")


def is_called(sheet: Sheet, words: Language, called: re.Match[str]) -> bool:
    """Tell whether a word behind "my brother" is his name."""
    named = called[1][0].isupper() and folded_alike(called[1]) not in words.vocabulary
    return named and sheet.free(*called.span(1))


def take_known_long(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take known names of several words: nothing else can be meant by them."""
    for index, count, people in lexicon.full.find(sheet):
        if count > 1:
            start, end = sheet.tokens[index].start, sheet.tokens[index + count - 1].end
            longer = surname_end(sheet, words, lexicon, end)
            if take_related(sheet, words, names, start, longer):
                continue  # "Rob Hill's dad"
            if longer > end:
                people = [*people, NamedOne(sheet.line[start:longer])]
            names.choose(sheet, start, longer, _distinct(people))


def take_known_people(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take people with a title, and known names anywhere."""
    _titled(sheet, words, lexicon, names)
    _known_short(sheet, words, lexicon, names)


def _titled(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    titles = words.any_of("words", "titles")
    for match in sheet.find(re.compile(rf"(?<!\w)(?:{titles})\.? (?=[^\W\d_])")):
        end = surname_end(sheet, words, lexicon, match.end() - 1, sure=True)
        if end <= match.end():
            word = NEXT_WORD.match(sheet.line, match.end() - 1)
            if word is None or not sheet.free(word.start(), word.end()):
                continue
            if re.search(rf"(?<!\w)(?:{words.any_of('words', 'others')}) $", sheet.text[: match.start()]):
                continue  # "un señor pegado a mí"
            known = lexicon.people(word[1]) or lexicon.surnamed(folded_alike(word[1]))
            if not known and (
                folded_alike(word[1]) in words.vocabulary or _goes_on(sheet, words, match, word)
            ):
                continue
            end = surname_end(sheet, words, lexicon, word.end())
        whole_name, bare = sheet.line[match.start() : end], sheet.line[match.end() : end]
        straight = words.data.get("straight_titles", {}).get(match[0].strip(" ."), "")
        if straight and bare:
            whole_name = f"{straight} {bare}"  # "Herrn Lindner" is called Herr Lindner
        known = lexicon.exactly(whole_name) or lexicon.people(bare)
        kin = match[0].strip(" .") in words.words("words", "relations")
        if kin and known and known != lexicon.exactly(whole_name):
            known = [*known, NamedOne(whole_name)]  # an "Uncle Jo" need not be the Jo who is known
        if not known:
            known = [*lexicon.surnamed(folded_alike(bare)), NamedOne(whole_name)]
        names.choose(sheet, match.start(), end, known)


def _goes_on(sheet: Sheet, words: Language, title: re.Match[str], word: re.Match[str]) -> bool:
    """Tell whether a word behind kin says what was done: "mit Opa ferngesehen"."""
    said, plain = title[0].strip(" ."), word[1][0].islower()
    if plain and re.search("['’]", word[1]):
        return True  # "mon oncle m'a ramené"
    endings: list[str] = words.data["nouns"]["past_endings"]
    if plain and words.nouns.is_person(said) and words.data.get("noun_before_noun"):
        return word[1].endswith(tuple(endings))  # "nurse checked us"
    return plain and said in words.words("words", "relations") and sheet.line[title.start()].isupper()


def _known_short(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    everyday = words.vocabulary
    for index, token in enumerate(sheet.tokens):
        if not sheet.free(token.start, token.end):
            continue
        found = lexicon.full.match(sheet, index) or lexicon.first.match(sheet, index)
        if found is None:
            _owner(sheet, words, lexicon, names, token)
            continue
        start, end = token.start, sheet.tokens[index + found[0] - 1].end
        doubtful = token.text in everyday or may_be_a_word(sheet, words, token)
        if doubtful and not stands_as_name(sheet, words, token, end):
            if token.text not in everyday:
                typed = sheet.line[start:end]  # "mark my words" may be Mark, and may not
                names.choose(sheet, start, end, [*lexicon.people(typed), NamedOne(typed)])
            continue
        if take_related(sheet, words, names, start, end):
            continue
        if token.text in words.weekdays and _may_be_the_day(sheet, words, start, end):
            typed = sheet.line[start:end]
            names.choose(sheet, start, end, [*lexicon.people(typed), NamedOne(typed)])
            continue
        compound = _compound(sheet, start, end)
        if compound is not None:  # "Ana-Maria" is another name, unless she is the Ana who is known
            typed = sheet.line[slice(*compound)]
            names.choose(sheet, *compound, [*lexicon.people(sheet.line[start:end]), NamedOne(typed)])
            continue
        longer = surname_end(sheet, words, lexicon, end)
        typed = sheet.line[start:longer]
        initial = re.match(r" ([^\W\d_])(?:\.|(?![\w-]))", sheet.line[end:])
        if initial and not sheet.free(end, end + initial.end()):
            initial = None  # "Ana B Café"
        dotted = initial and initial[0].endswith(".")
        if initial and (dotted or (initial[1].isupper() and folded_alike(initial[1]) not in everyday)):
            longer, first = end + initial.end(), sheet.line[start:end]
            few = lexicon.by_first_and_initial(first, folded_alike(initial[1]))
            if not few and initial[1].islower():
                few = [*lexicon.people(first), NamedOne(sheet.line[start:longer])]
            names.choose(sheet, start, longer, few or [NamedOne(sheet.line[start:longer])])
        elif longer > end:
            names.choose(sheet, start, longer, _named_longer(lexicon, typed, sheet.line[start:end]))
        else:
            names.choose(sheet, start, end, lexicon.people(sheet.line[start:end]))


def _owner(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names, token: Token) -> None:
    """Take Chloé in "Chloés Auto" and "bei Toms Feier", where the language has no apostrophe there."""
    owned = words.any_of("nouns", "owned")
    following = sheet.line[token.end : token.end + 40]
    known = lexicon.people(sheet.line[token.start : token.end - 1]) if token.text.endswith("s") else []
    if len(known) == 1 and re.match(rf" (?:{owned})(?!\w)", folded_alike(following)):
        names.choose(sheet, token.start, token.end, known)


def _may_be_the_day(sheet: Sheet, words: Language, start: int, end: int) -> bool:
    """Tell whether "Domingo" alone between commas may be Sunday: neither "with" nor a verb says who it is."""
    lead = rf"(?:(?<!\w)(?:{words.any_of('words', 'with', 'and', 'to', 'home')})|&) ?$"
    verb = rf" (?:{words.any_of('words', 'subject_verbs', 'and')})(?!\w)"
    surname = re.match(r" [^\W\d_]", sheet.line[end:])
    return not (surname or re.search(lead, sheet.text[:start]) or re.match(verb, sheet.text[end:]))


def _compound(sheet: Sheet, start: int, end: int) -> tuple[int, int] | None:
    """Give the whole of a name with a hyphen of which a known name is one part."""
    before = re.search(r"[^\W\d_]+-$", sheet.text[:start])
    after = re.match(r"-[^\W\d_]+", sheet.text[end:])
    if before is None and after is None:
        return None
    return before.start() if before else start, end + (after.end() if after else 0)


def _named_longer(lexicon: Lexicon, typed: str, short: str) -> list[NamedOne]:
    """Tell who "Ana Costa" may be when an Ana is known: somebody new, a slip, or an Ana without a surname."""
    plain = [person for person in lexicon.people(short) if " " not in person.name]
    return _distinct([*lexicon.alike(typed), *plain, NamedOne(typed)])


def take_related(sheet: Sheet, words: Language, names: Names, start: int, end: int) -> bool:
    """Take "Ben's mum" as somebody other than Ben, and tell whether it was there."""
    adjectives = words.any_of("unnamed", "adjectives")
    owner = rf"(?:['’]s?| (?:{words.any_of('words', 'owner_behind')}))"  # "dem Lukas sein Bruder"
    match = re.match(rf"{owner} (?:(?:{adjectives}) )?(?=\w)", sheet.text[end:])
    whom = words.nouns.person_end(sheet, end + match.end()) if match else None
    if whom is None:
        return False
    names.choose(sheet, start, whom, [NamedOne(sheet.line[start:whom])])
    return True


def _distinct(people: list[NamedOne]) -> list[NamedOne]:
    return list(dict.fromkeys(people))
