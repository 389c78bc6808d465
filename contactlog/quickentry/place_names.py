"""Places in a line: known ones, and what follows "at"."""

from __future__ import annotations

import re
from functools import lru_cache

from contactlog.quickentry.first_names import first_names
from contactlog.quickentry.hosts import host_of_two, kin_at_home, new_host, take_kin_place, whose_room
from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.names import Names
from contactlog.quickentry.place_nouns import take_place_nouns
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.sheet import TAKEN, Sheet, Token, folded_alike

_WORD = r"[^\W\d_](?:[\w'’-]*\w)?"


def take_place(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take the place: a known one anywhere, else what follows "at"."""
    if names.place is None:
        take_known_place(sheet, words, lexicon, names, least=1)
    take_place_nouns(sheet, words, lexicon, names)
    for match in sheet.find(_place_lead(words.tag, words)):
        if names.place is None or match["home"]:
            _new_place(sheet, words, lexicon, names, match)
    _outside(sheet, words, lexicon, names)


def _outside(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take what follows a word that was read as the setting: "kissed Zoe outside the club"."""
    article = re.compile(rf" (?P<article>(?:{words.any_of('words', 'articles')})(?:'| ))?(?=[^\W_])")
    for piece in list(sheet.understood):
        if piece.field != "setting" or folded_alike(piece.words) not in words.words("places", "leads"):
            continue
        match = article.match(sheet.text, piece.end)
        run = _run_of_place(sheet, words, lexicon, match.end(), home=False) if match else []
        plain = run and run[0].text in words.vocabulary - words.activities
        if names.place is not None or match is None or not run or plain:
            continue
        name = sheet.typed(run[0], run[-1])
        named = sheet.capital(run[0]) and words.data.get("capitals_are_names", True)
        if (match["article"] or named) and not lexicon.people(run[0].text):
            names.place = NamedOne(name)
            sheet.take(match.start(), run[-1].end, "place", f"{name} (new)")


def take_known_place(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names, *, least: int) -> None:
    """Take a known place whose name has at least so many words."""
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
        if count == 1 and _of_another_kind(sheet, words, lexicon, first):
            continue
        names.place = places[0]
        sheet.take(before.start() if before else first.start, last.end, "place", places[0].name)


def _of_another_kind(sheet: Sheet, words: Language, lexicon: Lexicon, token: Token) -> bool:
    """Tell whether a known place's name is only part of another's: "post office", "climbing gym"."""
    if any(start <= token.start < end for start, end in words.nouns.long_people(sheet)):
        return True  # "gym buddy"
    index = sheet.tokens.index(token)
    if words.data.get("noun_before_noun") and index and words.nouns.place_at(sheet, index - 1):
        return sheet.text[sheet.tokens[index - 1].end : token.start] == " "  # "school gym"
    if sheet.capital(token):
        return False
    if words.data["head_first"]:
        of = re.match(
            rf" (?:{words.any_of('words', 'belonging')}) ?(?P<what>{_WORD})", sheet.text[token.end :]
        )
        what = of["what"] if of else ""
        return bool(what) and what not in words.vocabulary and not lexicon.people(what)
    if re.search(
        rf"(?<!\w)(?:{words.any_of('nouns', 'other_kinds')})(?:['’]?s)? $", sheet.text[: token.start]
    ):
        return True
    lead, article = words.any_of("words", "at", "in"), words.any_of("words", "articles")
    before = re.search(
        rf"(?<!\w)(?:{lead}) (?:(?:{article}) )?(?P<what>{_WORD}) $", sheet.text[: token.start]
    )
    plain = {*words.words("words", "filler"), *words.words("unnamed", "adjectives")}
    plain |= {*words.words("words", "articles"), *words.words("words", "own")}
    return before is not None and before["what"] not in plain and not lexicon.people(before["what"])


@lru_cache(maxsize=16)
def _place_lead(tag: str, words: Language) -> re.Pattern[str]:
    del tag
    home, lead = words.any_of("words", "home"), words.any_of("words", "at", "in")
    article = words.any_of("words", "articles")
    return re.compile(
        rf"(?<![\w+#'’])(?:@ ?|(?:(?P<home>{home})|{lead})(?:'| ))(?:(?:{article})(?:'| ))?(?=[^\W_])"
    )


def _new_place(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names, match: re.Match[str]) -> None:
    if take_kin_place(sheet, words, names, match):
        return
    home = match["home"] is not None
    run = _run_of_place(sheet, words, lexicon, match.end(), home=home)
    if not run or (len(run) == 1 and (run[0].text.isdigit() or _means_nothing(sheet, words, run[0]))):
        return
    if len(run) == 1 and run[0].text in words.words("nouns", "not_places"):
        return  # "at dinner"
    named = sheet.capital(run[0]) and words.data.get("capitals_are_names", True)
    if run[0].text in words.words("nouns", "body") and not named:
        return  # "dans la main de Diego"
    if _no_place(sheet, words, lexicon, match, run[0]) or _is_role(sheet, words, run[0]):
        return
    name = sheet.typed(run[0], run[-1])
    capitals = any(sheet.capital(token) for token in run)
    if run[0].text in words.words("words", "titles") and len(run) > 1 and not name.endswith(("'s", "’s")):
        return  # "bei Dr. Lang"
    if match[0] == "by " and capitals:
        return  # "haircut by Sam"
    if not home and (lexicon.people(name) or _after_with(sheet, words, match.end())):
        return  # "vi a Ana", "talked to Ana"
    if not home and match[0].split()[0] in words.words("words", "to") and run[0].text in first_names():
        return  # "di dos besos a brenda"
    article = re.search(r"(?<![^\W_])([^\W\d_]+ )$", sheet.line[: run[0].start])
    if capitals and article and article.start() > match.start() and article[1][0].isupper():
        name = article[1] + name  # "The Red Lion"
    if home and host_of_two(sheet, words, lexicon, run[-1].end) and lexicon.people(name):
        names.hosts = lexicon.people(name)
        names.place = names.place or NamedOne(sheet.typed(Token(match.start(), match.end(), ""), run[-1]))
        sheet.take(match.start(), run[0].start, "place", f"{names.place.name} (new)")
        return  # "bei Rob und Sue": both are people of the line
    _choose(sheet, words, lexicon, names, match, name, run[-1].end)


def _choose(
    sheet: Sheet, words: Language, lexicon: Lexicon, names: Names, match: re.Match[str], name: str, end: int
) -> None:
    """Take a place, and note whose home it is."""
    home = match["home"] is not None
    possessor = re.match(r"(.+?)['’]s(?!\w)", name)
    plural = sheet.text[end : end + 1] in ("'", "’")  # "at my parents'"
    whose = possessor[1] if possessor else name if home or plural else ""
    names.hosts = (
        names.hosts
        or lexicon.people(whose)
        or kin_at_home(sheet, words, match, whose)
        or whose_room(words, lexicon, name)
        or (new_host(sheet, words, match, end) if home else [])
    )
    if names.place is None:
        named = home and bool(names.hosts) and not re.search(r"\s|['’]", name)
        house = re.search(rf"(?<!\w)(?:{words.any_of('words', 'houses')}) ", match[0]) if home else None
        if house and not lexicon.people(name):
            name = sheet.line[match.start() + house.start() : end]  # "en casa de Ximena"
        names.place = NamedOne(sheet.line[match.start() : end] if named and lexicon.people(name) else name)
    sheet.take(match.start(), end, "place", f"{name} (new)")


def _run_of_place(sheet: Sheet, words: Language, lexicon: Lexicon, start: int, *, home: bool) -> list[Token]:
    """Give the words of a place's name from where it begins."""
    tokens = [token for token in sheet.tokens if token.start >= start]
    stop = set(words.words("words", "stop")) | set(words.words("words", "with"))
    stop |= (
        set(words.words("words", "and")) | set(words.words("words", "at")) | set(words.words("words", "in"))
    )
    particles = set(words.words("words", "particles"))
    run: list[Token] = []
    capitals = False
    for token in tokens:
        last = run[-1].end if run else start
        gap = sheet.text[last : token.start]
        if not sheet.free(token.start, token.end) or gap not in ("", " ", "-", ". ", ".", "&"):
            break
        possessive = token.text == "'" or (run and run[-1].text == "'")
        if not possessive and token.text in stop and token.text not in particles:
            break
        if run and not possessive and _begins_anew(sheet, words, lexicon, token):
            break
        if run and not possessive and token.text not in particles:
            if capitals and not (sheet.capital(token) or token.text.isdigit()):
                break
            # Where every noun has a capital, "im stickigen Raum" is one place.
            named = sheet.capital(token) and words.data.get("capitals_are_names", True)
            if not capitals and (named or len(run) >= 3) and run[-1].text not in particles:
                break
            if (
                home
                and len(run) == 1
                and lexicon.people(run[0].text)
                and not lexicon.people(f"{run[0].text} {token.text}")
            ):
                break  # "bei Mercedes Karten gespielt"
        capitals = capitals or sheet.capital(token)
        run.append(token)
    while run and (run[-1].text in particles or run[-1].text == "'"):
        run.pop()
    return run


def _begins_anew(sheet: Sheet, words: Language, lexicon: Lexicon, token: Token) -> bool:
    """Tell whether a word in small letters ends the name of a place: "in her car mercedes", "puerta el cartero"."""
    if sheet.capital(token):
        return False
    if token.text in words.words("words", "articles") and token.text not in words.words("words", "particles"):
        return True
    owner = sheet.text[token.end : token.end + 2] in ("'s", "’s")
    return (
        not owner
        and bool(lexicon.people(token.text))
        and token.text not in words.words("place_kinds", "after")
    )


def _no_place(sheet: Sheet, words: Language, lexicon: Lexicon, match: re.Match[str], first: Token) -> bool:
    """Tell whether a lead is none here: "bei uns", "a comer", "on a chanté", "a la abuela"."""
    if first.text.endswith("s") and re.match(
        rf" (?:{words.any_of('nouns', 'owned')})(?!\w)", folded_alike(sheet.line[first.end : first.end + 40])
    ):
        return bool(lexicon.people(first.text[:-1]))  # "in Chloés Auto"
    if lexicon.surnamed(first.text) or lexicon.surnamed(first.text.removesuffix("s")):
        return True  # "bei den Hubers": whom, not where
    if sheet.capital(first):
        return False
    if first.text in words.words("nouns", "pronouns") or first.text in words.words("nouns", "infinitives"):
        return True
    lead = match[0].split()[0]
    if lead in words.words("words", "to") and first.text in (
        *words.words("words", "relations"),
        *words.words("words", "titles"),
        *words.words("unnamed", "roles"),
    ):
        return True
    if match[0].strip() != lead:
        return False  # an article stands before it
    endings = words.any_of("nouns", "verb_endings")
    if lead in words.words("nouns", "verb_leads") and re.search(rf"(?:{endings})$", first.text):
        return True
    if not sheet.line[match.start()].isascii():
        return False  # "à"
    typed, endings = sheet.line[first.start : first.end].casefold(), words.data["nouns"]["past_endings"]
    past = typed.endswith(tuple(endings)) and not typed[-1].isascii()
    if past and lead in words.words("nouns", "verb_leads"):
        return True  # "Tom a réparé l'évier"
    who = re.search(
        rf"(?<!\w)(?:{words.any_of('nouns', 'verb_subjects')})['’ ]$|({TAKEN}) $", sheet.text[: match.start()]
    )
    return lead == "a" and who is not None and bool(words.words("nouns", "verb_subjects"))


def _is_role(sheet: Sheet, words: Language, first: Token) -> bool:
    """Tell whether somebody is named by their work: "chez le garagiste" says whom; "at the dentist's" where."""
    if first.text in words.words("strangers", "nouns"):
        return False  # "chez les voisins"
    index = sheet.tokens.index(first)
    count, keys = words.nouns.person_at(sheet, index)
    if not keys or keys & {"relations", "names"}:
        return False
    end = sheet.tokens[index + count - 1].end
    return sheet.text[end : end + 1] not in ("'", "’")


def _means_nothing(sheet: Sheet, words: Language, token: Token) -> bool:
    """Tell whether a word alone is no place: "bei mir", "next to a"."""
    return not sheet.capital(token) and token.text in words.words("words", "filler")


def _after_with(sheet: Sheet, words: Language, end: int) -> bool:
    lead, article = words.any_of("words", "with"), words.any_of("words", "articles")
    return bool(re.search(rf"(?<!\w)(?:{lead}) (?:(?:{article}) )?$", sheet.text[:end]))
