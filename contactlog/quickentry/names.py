"""People, places and groups in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from contactlog.quickentry.language import Language, alternatives
from contactlog.quickentry.lexicon import Lexicon, same_length
from contactlog.quickentry.reading import NamedOne, Unclear
from contactlog.quickentry.sheet import Sheet

_WORD = r"[^\s\x00,;.!?()&+#@]+"


@dataclass(slots=True)
class Names:
    """What a line says of who and where."""

    people: list[NamedOne] = field(default_factory=list)
    place: NamedOne | None = None
    group: NamedOne | None = None
    unclear: list[Unclear] = field(default_factory=list)

    def add(self, person: NamedOne) -> None:
        """Add a person once."""
        if person not in self.people:
            self.people.append(person)


def read_marked(sheet: Sheet, lexicon: Lexicon, names: Names) -> None:
    """Take what is marked with a sign: ``+Name``, ``+"Full Name"``, ``#group``."""
    for match in list(
        re.finditer(r'([+#])(?:"([^"]{1,200})"|([^\s,;"]+(?: [^\W\d_a-z][^\s,;"+#@]*)*))', sheet.line)
    ):
        start, end = match.span()
        typed = (match[2] or match[3]).strip()
        if "\x00" in sheet.folded[start:end] or not typed:
            continue
        if match[1] == "+":
            if not match[2]:
                end = start + 1 + len(typed)
            names.add(NamedOne(typed))
            sheet.take(start, end, "people", f"{typed} (new)")
        else:
            typed = typed if match[2] else typed.split()[0]
            known = lexicon.group(same_length(typed))
            names.group = known or NamedOne(typed)
            length = len(match[0]) if match[2] else 1 + len(typed)
            sheet.take(start, start + length, "group", f"#{names.group.name}{'' if known else ' (new)'}")


def read_place(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take the place: a known one anywhere, else what follows "at"."""
    at = alternatives(words.words("connectives", "at"))
    for match in sheet.find(rf"(?:(?:{at}) ?(?:the )?)?{lexicon.place_pattern}"):
        names.place = lexicon.place(match[1])
        sheet.take(*match.span(), "place", names.place.name if names.place else "")
        return
    stop = alternatives([*words.words("connectives", "with"), "for", "from"])
    for match in sheet.find(rf"(?:{at}) ?((?:(?!(?:{stop})\b){_WORD} ?){{1,5}})"):
        typed = sheet.line[match.start(1) : match.end(1)].strip()
        if not typed or not any(character.isalpha() for character in typed):
            continue
        end = match.start(1) + len(sheet.line[match.start(1) : match.end(1)].rstrip())
        kept = _place_words(typed)
        end = match.start(1) + len(kept)
        names.place = NamedOne(kept)
        sheet.take(match.start(), end, "place", f"{kept} (new)")
        return


def _place_words(typed: str) -> str:
    # Capitalised words belong together ("Café Nero"); without any, "the park" is one word after its article.
    parts = typed.split(" ")
    count = 0
    for part in parts:
        if (
            part[:1].isupper()
            or part[:1].isdigit()
            or (count and part in ("de", "da", "do", "of", "the", "la", "le"))
        ):
            count += 1
        else:
            break
    while count and parts[count - 1] in ("de", "da", "do", "of", "the", "la", "le"):
        count -= 1
    if count:
        if parts[count - 1].endswith(("'s", "’s")) and len(parts) > count:
            count += 1
        return " ".join(parts[:count])
    return " ".join(parts[:2]) if parts[0] in ("the", "my", "our", "a") and len(parts) > 1 else parts[0]


def read_people(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take the people: known names anywhere, then unknown capitalised names where people stand."""
    for match in sheet.find(lexicon.people_pattern):
        start, end = match.span()
        end, longer = _surname(sheet, start, end)
        known = lexicon.people(same_length(longer))
        if not known and longer != sheet.line[start : match.end()]:
            # "Ana Costa" is not the Ana Silva who is known.
            alike = lexicon.alike(same_length(longer))
            _unknown(sheet, start, end, longer, alike, names)
            continue
        _known(sheet, start, end, known or lexicon.people(match[1]), names)
    _capitalised(sheet, words, lexicon, names)


def _surname(sheet: Sheet, start: int, end: int) -> tuple[int, str]:
    while match := re.match(r" ([^\W\d_]['’\w-]*)", sheet.line[end:]):
        following = (end, end + match.end())
        if not match[1][0].isupper() or "\x00" in sheet.folded[slice(*following)]:
            break
        end = following[1]
    return end, sheet.line[start:end]


def _known(sheet: Sheet, start: int, end: int, people: list[NamedOne], names: Names) -> None:
    typed = sheet.line[start:end]
    if len(people) == 1:
        names.add(people[0])
        sheet.take(start, end, "people", people[0].name)
    elif people:
        names.unclear.append(Unclear(typed, tuple(people)))
        sheet.take(start, end, "people", f"{typed}: which one?")


def _unknown(sheet: Sheet, start: int, end: int, typed: str, alike: list[NamedOne], names: Names) -> None:
    if alike:
        names.unclear.append(Unclear(typed, (*alike, NamedOne(typed))))
        sheet.take(start, end, "people", f"{typed}: new, or {alike[0].name}?")
    else:
        names.add(NamedOne(typed))
        sheet.take(start, end, "people", f"{typed} (new)")


def _capitalised(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    ignored = {*words.words("activities", "words"), *words.words("connectives", "filler")}
    ignored |= {*words.words("connectives", "with"), *words.words("connectives", "at")}
    for match in re.finditer(r"[^\W\d_]['’\w.-]*(?: [^\W\d_]['’\w-]*)*", sheet.line):
        start = match.start()
        for part in re.finditer(r"\S+(?: (?=[^\W\d_])\S+)*", match[0]):
            _runs(sheet, start + part.start(), part[0], ignored, lexicon, names)


def _runs(sheet: Sheet, start: int, text: str, ignored: set[str], lexicon: Lexicon, names: Names) -> None:
    run_start, run_end = None, 0
    position = start
    for word in [*text.split(" "), ""]:
        usable = (
            word[:1].isupper()
            and same_length(word) not in ignored
            and "\x00" not in sheet.folded[position : position + len(word)]
        )
        if usable:
            run_start = position if run_start is None else run_start
            run_end = position + len(word.rstrip(".,;"))
        elif run_start is not None:
            typed = sheet.line[run_start:run_end]
            _unknown(sheet, run_start, run_end, typed, lexicon.alike(same_length(typed)), names)
            run_start = None
        position += len(word) + 1
