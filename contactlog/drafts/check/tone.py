"""Words that blame, frighten, ask for something, or give away what this way of telling must not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contactlog.core.drafts import Finding
from contactlog.core.text import one_line
from contactlog.drafts import facts
from contactlog.drafts.check.known import Known
from contactlog.drafts.check.own_words import own_words
from contactlog.drafts.check.phrases import phrases, sentence_around
from contactlog.drafts.formats import Length
from contactlog.drafts.languages import Language
from contactlog.drafts.names.tokens import tokens
from contactlog.drafts.subject import Disclosure

_AMOUNT = re.compile(
    r"[£€$₴]\s?\d+(?:[.,]\d+)*|\b\d+(?:[.,]\d+)*\s?(?:[£€$₴]|(?:zł|eur|usd|gbp|грн|r\$)(?!\w))", re.IGNORECASE
)
"""A sum of money."""
_LINK = re.compile(
    r"(?:[a-z]{2,9}://|www[. ])\S+|\b[\w-]{2,} \. (?:com|org|net)\b|"
    r"(?<![@\w.-])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S+|(?<![@\w.-])[\w-]+(?:\.[\w-]+)*\."
    r"(?:com|org|net|info|app|link|ly|me|io|co|eu|uk|de|fr|es|pt|it|pl|ua|ru|gov|int|shop|site|online|xyz|top)"
    r"\b(?:/\S*)?",
    re.IGNORECASE,
)


def blame_and_fear(text: str, known: Known) -> Iterator[Finding]:
    """Find words that blame or frighten."""
    for code, sentence in (
        ("blame", "“{}” can sound like blame."),
        ("fear", "“{}” frightens, and helps nobody to act."),
    ):
        listed = known.words.raw("check", code) or {}
        for match in _not_ours(text, tuple(listed), known.words):
            mend = _mend(match[0], listed)
            yield Finding(code, match[0], sentence.format(match[0]), mend, start=match.start())


def _mend(found: str, listed: dict[str, str]) -> str:
    for phrase, mend in listed.items():
        if phrases((phrase,)).found_in(found):
            return f"{mend[:1].upper()}{mend[1:]}."
    return ""


def asks(text: str, known: Known) -> Iterator[Finding]:
    """Find words for money, data and codes, outside the sentence that says they are never asked for."""
    never = phrases(known.words.words("check", "never"))
    asked = _not_ours(text, known.words.words("check", "asks"), known.words)
    for match in (*asked, *_AMOUNT.finditer(text)):
        if not never.found_in(sentence_around(text, match.start())):
            sentence = f"A message with “{match[0]}” looks like fraud. A true warning asks for nothing."
            yield Finding("asks", match[0], sentence, "Leave it out.", start=match.start())


def links(text: str, known: Known) -> Iterator[Finding]:
    """Find links: a warning that needs one cannot be told from fraud."""
    del known
    for match in _LINK.finditer(text):
        sentence = "A link makes a true warning look like fraud."
        mend = "Name the official source in words instead, such as “the NHS”."
        yield Finding("link", match[0].rstrip(".,"), sentence, mend, start=match.start(), replacement="")


def health(text: str, known: Known) -> Iterator[Finding]:
    """Find what this way of telling gives away to whoever else may read it."""
    if known.disclosure is Disclosure.FULL:
        return
    sentence = "Others may see this before the person does, and “{}” says what it is about."
    mend = "Leave it out, and say it in a call."
    for match in _listed(text, _telling_words(known), known.words):
        yield Finding("unsafe_channel", match[0], sentence.format(match[0]), mend, start=match.start())


def _telling_words(known: Known) -> tuple[str, ...]:
    words, illness = known.words, known.request.illness
    names = [
        illness.name,
        facts.illness_name(known.request, words),
        facts.illness_name(known.request, words, Length.SHORT),
    ]
    found = [name.casefold() for name in names if one_line(name)]
    found += words.words("check", "illnesses", illness.id)
    found += words.words("check", "sensitive")
    if known.disclosure is Disclosure.CALL_ONLY:
        found += words.words("check", "health")
    return tuple(dict.fromkeys(each for word in found for each in _led(word, words)))


def _led(word: str, words: Language) -> Iterator[str]:
    """Give a word with what may stand before it without a space: Arabic writes "with", "and", "to the" so."""
    yield word
    for prefix in words.words("check", "names", "prefixes"):
        if len(prefix) == 1 and not word.startswith(prefix):
            yield prefix + word
    if word.startswith("ال"):
        yield "لل" + word.removeprefix("ال")


def relation(text: str, known: Known) -> Iterator[Finding]:
    """Find what tells how a confidential person and the user know each other."""
    if not known.request.person.confidential:
        return
    for match in _not_ours(text, known.words.words("check", "relation"), known.words):
        sentence = f"“{match[0]}” tells how you two know each other, and this person is confidential."
        yield Finding("relation", match[0], sentence, "Leave it out.", start=match.start())


def _listed(text: str, listed: tuple[str, ...], words: Language) -> Iterator[re.Match[str]]:
    fine = [(match.start(), match.end()) for match in phrases(words.words("check", "fine")).finditer(text)]
    for match in phrases(listed).finditer(text):
        if not any(start <= match.start() and match.end() <= end for start, end in fine):
            yield match


def _not_ours(text: str, listed: tuple[str, ...], words: Language) -> Iterator[re.Match[str]]:
    """Leave out what stands in our own sentences: "ask a doctor about treatment" tells of no therapist."""
    said = tokens(text)
    ours = own_words(words.tag)
    own = [token for place, token in enumerate(said) if ours.holds(said, place)]
    for match in _listed(text, listed, words):
        if not any(token.start <= match.start() and match.end() <= token.end for token in own):
            yield match
