"""Finding the names of people in a text: inflected, accented or not, written small, in another alphabet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from contactlog.core.people import Person
from contactlog.drafts.check.own_words import OwnWords, own_words
from contactlog.drafts.languages import Language, load
from contactlog.drafts.names.book import NameBook, NameList, first_names, other_scripts, words_of
from contactlog.drafts.names.forms import ANY_ENDINGS, bare, own_endings, splits
from contactlog.drafts.names.initials import find_initials
from contactlog.drafts.names.joined import joined
from contactlog.drafts.names.pets import cut_off, other_names
from contactlog.drafts.names.sounds import script, sounds
from contactlog.drafts.names.tokens import Token, key, parts, tokens

_SMALL_INFLECTED = 4
"""From this length on a name is also found inflected where it is written small."""
_ANY_INFLECTED = 4
"""From this length on the endings of every language count, below only those of the text's own."""
_WRITTEN_TOGETHER = 3
"""From this length on names are also found written together, ``anasilva``."""
_SHORT_PET = 3
"""A pet name so short, or a first name cut off to this, says nothing where every word has a capital."""
_WINDOW = 4
"""Within so many words the next word of a description must follow."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Looks for names in texts of one language."""

    names: NameList
    allowed: frozenset[str]
    """Words of the receiver's and the user's own names."""
    ours: OwnWords
    endings: frozenset[str]
    prefixes: tuple[str, ...]
    before: frozenset[str]
    """Words behind which a name is likely, also where it is written small."""
    little: frozenset[str]
    """Articles and prepositions of the language."""
    nouns_with_capital: bool
    allowed_short: frozenset[str]
    """Pet names and beginnings of the receiver's and the user's own first names."""

    def find(self, text: str) -> Iterator[Token]:
        """Give each word that names somebody it must not."""
        found = tokens(text)
        for place, token in enumerate(found):
            if self._names_somebody(found, place) or any(self._part(part) for part in parts(token)):
                yield token
        yield from (token for token in joined(text) if self._matches(token.key, capital=True))
        yield from find_initials(text, self.names.initials)
        yield from self._unspaced(found)
        yield from self._described(found)

    def doubtful(self, text: str, own: str) -> Iterator[Token]:
        """Give ordinary words written small that are also names and do not stand in our own text."""
        usual = [token.key for token in tokens(own)]
        for token in tokens(text):
            if token.key in usual:
                usual.remove(token.key)
            elif not token.capital and (
                (token.key in self.names.words and token.key in self.ours.small)
                or (len(token.key) > _SHORT_PET and self._maybe_pet(token.key))
            ):
                yield token

    def _maybe_pet(self, word: str) -> bool:
        return word in self.names.pets and word not in self.allowed_short | self.ours.vocabulary

    def _names_somebody(self, found: Sequence[Token], place: int) -> bool:
        token = found[place]
        if self.ours.holds(found, place):
            return False
        before = found[place - 1] if place else None
        after_such = before is not None and before.key in self.before and token.start - before.end == 1
        if token.capital or token.key.endswith("'s"):
            if not _has_case(token) and bare(token.key) in self.little:
                # A script without capitals: of an ordinary word only the name itself tells.
                return token.key in self.names.words
            return self._matches(token.key, capital=True) or self._familiar(token, after_such=after_such)
        if bare(token.key) in self.ours.small:
            return after_such and self._matches(token.key, capital=False)
        # "with oksana": behind such a word a small letter is haste, and the name bends as with a capital.
        long = after_such and len(token.key) > _SMALL_INFLECTED
        return self._matches(token.key, capital=long) or (long and self._familiar(token, after_such=True))

    def _familiar(self, token: Token, *, after_such: bool) -> bool:
        """Tell whether a word is a pet name of somebody, or a first name cut off."""
        word = bare(token.key)
        ordinary = self._ordinary(token, word)
        if word in self.allowed | self.allowed_short or (ordinary and not after_such):
            return False
        if len(word) < _SHORT_PET and token.opens and not after_such:
            return False
        if word in self.names.pets:
            return True
        if (len(word) > _SHORT_PET or not token.opens) and self._bent_pet(word):
            return True
        if not _has_case(token) or (len(word) <= _SHORT_PET and token.opens):
            return False
        return word in self.names.cuts

    def _ordinary(self, token: Token, word: str) -> bool:
        if not token.capital:
            return word in self.ours.small or word in self.ours.vocabulary
        # With a capital within a sentence only German has ordinary words: "Powiedziałam Ani".
        says_nothing = token.opens or token.text.isupper() or self.nouns_with_capital or not _has_case(token)
        return says_nothing and (word in self.ours.vocabulary or word in self.little)

    def _bent_pet(self, word: str) -> bool:
        if self.nouns_with_capital and word in self.ours.small:
            return False
        return any(
            stem in self.names.pet_stems and stem not in self.allowed_short
            for stem in splits(word, self.endings)
            if len(stem) >= _SHORT_PET
        )

    def _part(self, part: Token) -> bool:
        return self._matches(part.key, capital=True)

    def _matches(self, word: str, *, capital: bool) -> bool:
        short = bare(word)
        if short in self.allowed or word in self.allowed:
            return False
        candidates = {word, short, *self._without_prefix(short)}
        if candidates & self.names.words:
            return True
        if any(self._inflected(each, capital=capital) for each in candidates):
            return True
        return self._written_together(short) or self._sounds_like(short)

    def _sounds_like(self, word: str) -> bool:
        own = script(word)
        return any(
            (own, heard) in self.names.sounds
            for other in other_scripts(word)
            for heard in sounds(word, other)
        )

    def _written_together(self, word: str) -> bool:
        return any(
            self._known(left) and self._known(right) and not {left, right} <= self.allowed
            for cut in range(_WRITTEN_TOGETHER, len(word) - _WRITTEN_TOGETHER + 1)
            if (left := word[:cut]) and (right := word[cut:])
        )

    def _known(self, word: str) -> bool:
        return word in self.names.words or word in self.allowed

    def _inflected(self, word: str, *, capital: bool) -> bool:
        if not capital:
            return any(
                stem in self.names.words
                for stem in splits(word, self.endings)
                if len(stem) >= _SMALL_INFLECTED
            )
        if any(stem in self.names.stems for stem in splits(word, self.endings)):
            return True
        return any(
            stem in self.names.long_stems or _single(stem, word) in self.names.words
            for stem in splits(word, ANY_ENDINGS)
            if len(stem) >= _ANY_INFLECTED - 1
        )

    def _without_prefix(self, word: str) -> Iterator[str]:
        for prefix in self.prefixes:
            if word.startswith(prefix) and len(word) > len(prefix) + 1:
                yield word.removeprefix(prefix)

    def _unspaced(self, found: Sequence[Token]) -> Iterator[Token]:
        for token in found:
            if any(name in token.key for name in self.names.unspaced):
                yield token

    def _described(self, found: Sequence[Token]) -> Iterator[Token]:
        keys = [bare(token.key) for token in found]
        for wanted in self.names.descriptions:
            for place, word in enumerate(keys):
                spots = _in_order(wanted, keys, place) if word == wanted[0] else []
                yield from (found[spot] for spot in spots)


def _has_case(token: Token) -> bool:
    return token.text.lower() != token.text.upper()


def _single(stem: str, word: str) -> str:
    """Give a beginning without its doubled last letter: ``benny``, ``ben``."""
    doubled = len(stem) > _ANY_INFLECTED - 1 and stem[-1] == stem[-2] and stem != word
    return stem[:-1] if doubled else stem


def _in_order(wanted: Sequence[str], keys: Sequence[str], place: int) -> list[int]:
    """Give where words stand one behind the other, each within a few words of the last; empty if not all do."""
    spots = [place]
    for word in wanted[1:]:
        near = range(spots[-1] + 1, min(len(keys), spots[-1] + 1 + _WINDOW))
        spot = next((each for each in near if keys[each] == word), None)
        if spot is None:
            return []
        spots.append(spot)
    return spots


def reader(
    people: tuple[Person, ...], allowed_names: Iterable[str], words: Language, book: NameBook
) -> Reader:
    """Make a reader for texts of a language.

    Args:
        people: whose names must not stand in the text.
        allowed_names: names of the receiver and of the user.
        words: the language of the text.
        book: the names of the diary.
    """
    mine = [words_of(name) for name in allowed_names]
    allowed = frozenset(word for words_ in mine for word in words_)
    first = frozenset(word for words_ in mine for word in first_names(words_))
    small = frozenset(
        key(word) for tag in ("en", words.tag) for word in load(tag).words("check", "names", "small")
    )
    return Reader(
        names=book.name_list(people, allowed, small),
        allowed=allowed,
        ours=own_words(words.tag),
        endings=own_endings(words.words("check", "names", "endings")),
        prefixes=tuple(key(prefix) for prefix in words.words("check", "names", "prefixes")),
        before=frozenset(key(word) for word in words.words("check", "names", "before")),
        little=frozenset(key(word) for word in words.words("check", "names", "small")),
        nouns_with_capital=words.tag == "de",
        allowed_short=frozenset({*cut_off(first), *(other for word in first for other in other_names(word))}),
    )


def carries_a_name(text: str, look: Reader) -> bool:
    """Tell whether the name of a place or a gathering holds the name of somebody else."""
    keys = {bare(token.key) for token in tokens(text)}
    return bool(keys & look.names.words) or any(True for _ in look.find(text))
