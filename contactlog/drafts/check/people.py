"""Other people in a text: their names, numbers, mail and postal addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from contactlog.core.drafts import Finding
from contactlog.core.text import fold
from contactlog.drafts.check.days import dated_spans, find_days
from contactlog.drafts.check.known import Known
from contactlog.drafts.check.names import reader
from contactlog.drafts.check.own_words import own_words
from contactlog.drafts.check.phrases import pattern
from contactlog.drafts.names.forms import ANY_ENDINGS, splits, stems
from contactlog.drafts.names.tokens import key, tokens

_PHONE = re.compile(r"(?<![\w+])\+?\d[\d \u00a0()./-]{5,}\d")
_SHORTEST_PHONE = 7
_COMPARED_DIGITS = 7
"""Two numbers whose last digits agree are the same one, with or without the country's."""
_MAIL = re.compile(r"[^\s<>()\[\],;:]+@[^\s<>()\[\],;:]+\w")
_AT = r"(?:at|arroba|arobase|ät|chiocciola|małpa|malpa|собака|равлик|@|آت|ات)"
_DOT = r"(?:dot|punto|ponto|point|punkt|kropka|крапка|دوت|نقطة|\.)"
_SPOKEN_MAIL = re.compile(
    rf"[\w.+-]+\s*[(\[]?\s*(?<![^\s(\[]){_AT}\s*[)\]]?\s*[\w-]+\s*[(\[]?\s*{_DOT}\s*[)\]]?\s*[a-z]{{2,}}",
    re.IGNORECASE,
)
"""A mail address as it is said: "bob at example dot org"."""
_STREET_WORDS = frozenset(
    word
    for line in (
        "street road avenue lane drive square row calle avenida plaza paseo rue boulevard place chemin weg platz",
        "allee gasse rua travessa largo via viale piazza corso ulica aleja plac вулиця проспект площа провулок شارع",
    )
    for word in line.split()
)
_NEAR_NUMBER = 2
"""So many words between a street and the number of the house."""

_NAME_MEND = "Leave the name out. If you must, write “someone”."


def names(text: str, known: Known) -> Iterator[Finding]:
    """Find names of people other than the receiver and the user."""
    request = known.request
    sender = "" if request.anonymous else request.sender
    look = reader(
        known.others, (request.person.name, *request.person.nicknames, sender), known.words, request.book
    )
    dated = dated_spans(text, known.words)
    mails = [(match.start(), match.end()) for match in _MAIL.finditer(text)]
    for token in look.find(text):
        if any(start <= token.start < end for start, end in (*dated, *mails)):
            continue
        sentence = f"“{token.text}” looks like the name of somebody else in your diary."
        yield Finding("other_person", token.text, sentence, _NAME_MEND, start=token.start, replacement="")
    for token in look.doubtful(text, known.own):
        sentence = f"“{token.text}” is a word, and also the name of somebody in your diary. Which is it here?"
        yield Finding("maybe_person", token.text, sentence, _NAME_MEND, serious=False, start=token.start)


def numbers(text: str, known: Known) -> Iterator[Finding]:
    """Find telephone numbers that are neither the receiver's nor the user's."""
    said = [match for match in _PHONE.finditer(text) if len(re.sub(r"\D", "", match[0])) >= _SHORTEST_PHONE]
    if not said:
        return
    mine = {_digits(phone.e164 or phone.typed) for phone in known.request.person.phones}
    if not known.request.anonymous:
        mine.add(_digits(known.roster.sender_phone))
    theirs = {_digits(phone.e164 or phone.typed) for other in known.others for phone in other.phones} - mine
    dated = [(day.start, day.end) for day in find_days(text, known.words, known.today)]
    for match in said:
        digits = _digits(match[0])
        whole = any(start <= match.start() and match.end() <= end for start, end in dated)
        if digits in mine or (whole and digits not in theirs):
            continue
        if digits in theirs:
            sentence = "This is the number of somebody else in your diary."
        else:
            sentence = (
                "A true warning names no new number: the person should call the number they already have."
            )
        yield Finding("other_phone", match[0], sentence, "Leave it out.", start=match.start(), replacement="")


def mails(text: str, known: Known) -> Iterator[Finding]:
    """Find mail addresses that are not the receiver's."""
    mine = {fold(mail) for mail in known.request.person.emails}
    for match in (*_MAIL.finditer(text), *_SPOKEN_MAIL.finditer(text)):
        if fold(match[0]) not in mine:
            yield Finding(
                "other_mail",
                match[0],
                "This is a mail address, and not the receiver's.",
                "Leave it out.",
                start=match.start(),
                replacement="",
            )


def addresses(text: str, known: Known) -> Iterator[Finding]:
    """Find lines of other people's postal addresses."""
    mine = {fold(line) for line in (known.request.person.address or "").splitlines()}
    lines = {
        line.strip()
        for other in known.others
        for line in (other.address or "").splitlines()
        if any(char.isdigit() for char in line) and len(line.split()) > 1 and fold(line) not in mine
    }
    for line in sorted(lines):
        pattern = r"[\s,]+".join(re.escape(word) for word in line.split())
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
            yield Finding(
                "other_address",
                match[0],
                "This is from the address of somebody else.",
                "Leave it out.",
                start=match.start(),
                replacement="",
            )
    yield from _streets(text, lines)


def _streets(text: str, lines: Iterable[str]) -> Iterator[Finding]:
    """Find a street bent or cut short with its number: "Długiej 8", "Lindenstr. 5"."""
    said = list(re.finditer(r"\w+", text))
    for line in sorted(lines):
        number = next(iter(re.findall(r"\d+", line)), "")
        words = {_street(word) for word in re.findall(r"[^\W\d_]{4,}", line)} - _STREET_WORDS - {""}
        for place, found in enumerate(said):
            near = [each[0] for each in said[max(0, place - 1) : place + 1 + _NEAR_NUMBER]]
            word = _street(found[0])
            if number in near and word and any(_same_street(word, each) for each in words):
                sentence = "This is from the address of somebody else."
                yield Finding("other_address", found[0], sentence, "Leave it out.", start=found.start())


def _street(word: str) -> str:
    folded = key(word)
    return next((folded.removesuffix(end) for end in ("strasse", "str") if folded.endswith(end)), folded)


def _same_street(said: str, street: str) -> bool:
    return said == street or any(stem in stems(street) for stem in splits(said, ANY_ENDINGS))


def relatives(text: str, known: Known) -> Iterator[Finding]:
    """Find people who are named by what they are to the user: "my sister", whom the receiver may know."""
    mine = known.words.words("check", "names", "mine")
    related = known.words.words("check", "names", "relatives")
    own = own_words(known.words.tag)
    said = tokens(text)
    ours = [token for place, token in enumerate(said) if own.holds(said, place)]
    for match in kin(mine, related, known.words.words("check", "names", "prefixes")).finditer(text):
        if any(token.start <= match.start(1) < token.end for token in ours):
            continue
        sentence = f"“{match[0].strip()}” tells of somebody else, and the person may know who that is."
        yield Finding("other_person", match[0].strip(), sentence, _NAME_MEND, start=match.start())


@cache
def kin(mine: tuple[str, ...], related: tuple[str, ...], prefixes: tuple[str, ...]) -> re.Pattern[str]:
    """Make the search for "my sister", "my older sister"; Arabic says both in one word."""
    body = "|".join(pattern(word) for word in sorted(related, key=len, reverse=True))
    if not mine:
        led = "|".join(map(re.escape, prefixes))
        return re.compile(rf"(?<!\w)(?:{led})?({body})(?!\w)", re.IGNORECASE)
    own = "|".join(pattern(word) for word in sorted(mine, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{own})\s+(?:[^\W\d_]+\s+)?({body})(?!\w)", re.IGNORECASE)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)[-_COMPARED_DIGITS:] or "none"
