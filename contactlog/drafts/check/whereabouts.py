"""Days, places and groups in a text that are not this person's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from contactlog.core.drafts import Finding
from contactlog.core.text import fold
from contactlog.drafts import facts
from contactlog.drafts.check.ahead import ahead, no_meeting
from contactlog.drafts.check.day_items import FoundDay
from contactlog.drafts.check.days import dated_spans, find_days
from contactlog.drafts.check.known import Known
from contactlog.drafts.check.own_words import own_words
from contactlog.drafts.check.phrases import phrases, sentence_around
from contactlog.drafts.formats import day as written_day
from contactlog.drafts.names.book import words_of
from contactlog.drafts.names.forms import ANY_ENDINGS, bare, splits, stems
from contactlog.drafts.names.tokens import Token, tokens
from contactlog.drafts.subject import Disclosure, Purpose

_TELLING = 4
"""A word of a place's name tells which place it is from this length on."""
_SHORT_ENDINGS = frozenset({"у", "і", "ом", "ові", "s"})
"""Endings behind a shorter one."""


def days(text: str, known: Known) -> Iterator[Finding]:
    """Find days that are neither the meetings' nor those of the advice."""
    allowed = known.own_days()
    meetings = known.meeting_days()
    last = _last_day(known)
    for found in find_days(text, known.words, known.today):
        words = text[found.start : found.end]
        own = meetings if found.weekday is not None else allowed
        if found.is_one_of(own) or (found.readings and found.is_one_of(_free_days(known))):
            continue
        if _of_the_illness(text, found, known):
            continue
        if ahead(found, known.today) or (found.weekday is not None and no_meeting(text, found, known.words)):
            continue
        sentence = f"“{words}” is not a day on which you two met."
        mend = f"Write {last}." if last else "Leave the day out."
        yield Finding("other_date", words, sentence, mend, start=found.start, replacement=last or None)


def _of_the_illness(text: str, found: FoundDay, known: Known) -> bool:
    """Tell whether a day is one of the user's own illness, in a sentence about it: "the cough began on Monday"."""
    if known.disclosure is not Disclosure.FULL or not found.is_one_of(known.request.illness_days):
        return False
    return phrases(known.words.words("check", "health")).found_in(sentence_around(text, found.start))


def _free_days(known: Known) -> Sequence[date]:
    # "Today" and "tomorrow" say what to do, not when somebody was met.
    return (known.today, known.today + timedelta(days=1))


def _last_day(known: Known) -> str:
    meetings = known.meeting_days()
    if not meetings or known.request.anonymous:
        return ""
    tag = facts.tag_for(known.request, known.words)
    return written_day(meetings[-1], tag, today=known.today)


def places(text: str, known: Known) -> Iterator[Finding]:
    """Find places at which the two did not meet, and groups that the receiver is not of."""
    request = known.request
    own_places = set(request.places)
    own_groups = {met.group for met in request.encounters}
    own = [request.person.name, request.sender, request.gathering, *request.places.values()]
    strange = [("other_place", name) for key, name in known.roster.places.items() if key not in own_places]
    for key, (name, members) in known.roster.groups.items():
        if (
            key not in own_groups
            and request.person.id not in members
            and fold(name) != fold(request.gathering)
        ):
            strange.append(("other_group", name))
        else:
            own.append(name)
    if request.purpose is Purpose.VENUE:
        own.append(request.person.name)
    allowed = frozenset(word for name in own for word in words_of(name))
    yield from _found(text, strange, allowed, known)


_SENTENCES = {
    "other_place": "“{}” is a place of your diary, but not one where you two met.",
    "other_group": "“{}” is a group of your diary to which this person does not belong.",
}


def _found(
    text: str, strange: Iterable[tuple[str, str]], allowed: frozenset[str], known: Known
) -> Iterator[Finding]:
    said = tokens(text)
    heard = frozenset(stem for token in said for stem in (token.key, *splits(bare(token.key), ANY_ENDINGS)))
    ours = own_words(known.words.tag)
    # "Tuesday" alone does not tell of the Tuesday rowers: days are looked at as days.
    seen = dated_spans(text, known.words)
    for code, name in strange:
        words, begin = known.request.book.words_and_stems(name)
        if heard.isdisjoint(begin):
            continue
        for first, last in _matches(said, words, allowed, ours.small):
            again = any(start <= first.start < end for start, end in seen)
            if again or all(ours.holds(said, said.index(each)) for each in (first, last)):
                continue
            seen.append((first.start, last.end))
            shown = text[first.start : last.end]
            sentence = _SENTENCES[code].format(shown)
            yield Finding(code, shown, sentence, "Leave it out.", start=first.start, replacement="")


def _matches(
    said: Sequence[Token], words: Sequence[str], allowed: frozenset[str], small: frozenset[str]
) -> Iterator[tuple[Token, Token]]:
    if not words or all(word in allowed for word in words):
        return
    size = len(words)
    for place in range(len(said) - size + 1):
        run = said[place : place + size]
        if all(_same(token.key, word) for token, word in zip(run, words, strict=True)):
            lone = size == 1 and not run[0].capital and bare(run[0].key) in small
            if not lone:
                yield run[0], run[-1]
    telling = {word for word in words if len(word) >= _TELLING and word not in allowed and word not in small}
    for token in said:
        mine = token.key in allowed or bare(token.key) in allowed
        # A script without capitals: the word itself must stand there.
        cased = token.text.lower() != token.text.upper()
        same = any(_same(token.key, word) if cased else token.key == word for word in telling)
        if same and not mine and (not cased or (token.text[:1].isupper() and not token.opens)):
            yield token, token


def _same(said: str, word: str) -> bool:
    short = bare(said)
    if word in (said, short):
        return True
    if len(word) < _TELLING:
        # Of "хор" only what keeps all its letters: "хору", and no word that is like it.
        return (
            len(word) == _TELLING - 1 and short[: len(word)] == word and short[len(word) :] in _SHORT_ENDINGS
        )
    return any(stem in stems(word) for stem in splits(short, ANY_ENDINGS))
