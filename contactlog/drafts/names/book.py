"""The names of everybody in a diary, taken apart once and looked up often.

The book belongs to one open diary and goes with it: nothing of it is kept in the module, so that no name outlives
the lock.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from contactlog.core.people import Person
from contactlog.drafts.names.forms import bare, stems
from contactlog.drafts.names.initials import initials_of
from contactlog.drafts.names.pets import cut_off, other_names
from contactlog.drafts.names.sounds import script, sounds
from contactlog.drafts.names.spellings import other_spellings
from contactlog.drafts.names.tokens import is_spaced, tokens

_TWO = 2
_ANY_INFLECTED = 4
"""From this length on a name is looked for with the endings of every language."""

_PARTICLES = frozenset(
    particle
    for line in (
        "de da do dos das di del della der den van von vom zu zur la le les el al du des bin ibn abu",
        "y e i und and و й та",
    )
    for particle in line.split()
)
"""Words between the parts of a name, which name nobody."""
_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "miss", "herr", "frau", "sr", "sra", "pan", "pani"})
"""Words before a name, which name nobody."""


def words_of(name: str) -> tuple[str, ...]:
    """Give the words of a name, as keys, with those of hyphenated parts."""
    return tuple(bare(token.key) if token.key.endswith("'s") else token.key for token in tokens(name))


@dataclass(frozen=True, slots=True)
class NameList:
    """The names that must not stand in a text, made quick to look for."""

    words: frozenset[str] = field(repr=False)
    stems: frozenset[str] = field(repr=False)
    """What is left of them in a sentence."""
    long_stems: frozenset[str] = field(repr=False)
    """The same of those that are long enough to be found with the endings of any language."""
    sounds: frozenset[tuple[str, str]] = field(repr=False)
    """How they sound in another alphabet: (that alphabet, key)."""
    unspaced: tuple[str, ...] = field(repr=False)
    """Names in scripts without spaces, found anywhere."""
    descriptions: tuple[tuple[str, ...], ...] = field(repr=False)
    """People known by a description, such as "the man with the dog": its telling words, in order."""
    pets: frozenset[str] = field(repr=False)
    """Pet names, and full names of whom the diary knows by one."""
    pet_stems: frozenset[str] = field(repr=False)
    """What is left of them in a sentence."""
    cuts: frozenset[str] = field(repr=False)
    """Beginnings of first names that stand for the whole."""
    initials: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Read:
    """One name, taken apart."""

    words: tuple[str, ...] = field(repr=False)
    stems: frozenset[str] = field(repr=False)
    long_stems: frozenset[str] = field(repr=False)
    sounds: frozenset[tuple[str, str]] = field(repr=False)
    description: tuple[str, ...] = field(repr=False)
    spaced: bool = True
    pets: frozenset[str] = field(default=frozenset(), repr=False)
    cuts: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(slots=True)
class NameBook:
    """Names taken apart, for as long as a diary is open."""

    _read: dict[tuple[str, frozenset[str]], _Read] = field(default_factory=dict, repr=False)
    _places: dict[str, tuple[tuple[str, ...], frozenset[str]]] = field(default_factory=dict, repr=False)
    _latest: tuple[tuple[Person, ...], frozenset[str], frozenset[str], NameList] | None = field(
        default=None, repr=False
    )

    def name_list(
        self, people: tuple[Person, ...], allowed: frozenset[str], small: frozenset[str]
    ) -> NameList:
        """Gather the names of some people. The text, the subject and the place of a message ask for the same.

        Args:
            people: whose names must not stand in the text.
            allowed: words that may, because the receiver or the user is called so.
            small: articles and prepositions, which tell a description from a name.
        """
        if self._latest is not None and self._latest[0] is people and self._latest[1:3] == (allowed, small):
            return self._latest[3]
        made = self._gathered(people, allowed, small)
        self._latest = (people, allowed, small, made)
        return made

    def words_and_stems(self, name: str) -> tuple[tuple[str, ...], frozenset[str]]:
        """Give the words of a name of a place or a group, and everything they may begin with in a sentence."""
        known = self._places.get(name)
        if known is None:
            words = words_of(name)
            known = self._places[name] = (words, frozenset(stem for word in words for stem in stems(word)))
        return known

    def _gathered(
        self, people: tuple[Person, ...], allowed: frozenset[str], small: frozenset[str]
    ) -> NameList:
        names = {name for person in people for name in (person.name, *person.nicknames) if name}
        read = [self._taken_apart(name, small) for name in names]
        words = {word for each in read for word in each.words if word not in allowed}
        # Of somebody who shares a name with the receiver only the rest tells.
        rest = [
            each if allowed.isdisjoint(each.words) else _apart(tuple(set(each.words) - allowed))
            for each in read
        ]
        pets = frozenset(pet for each in rest for pet in each.pets if pet not in allowed)
        return NameList(
            words=frozenset(words),
            stems=frozenset(stem for each in rest for stem in each.stems),
            long_stems=frozenset(stem for each in rest for stem in each.long_stems),
            sounds=frozenset(pair for each in rest for pair in each.sounds),
            unspaced=tuple(
                sorted(
                    {word for each in read if not each.spaced for word in each.words if word not in allowed}
                )
            ),
            descriptions=tuple(sorted({each.description for each in read if each.description})),
            pets=pets,
            pet_stems=frozenset(stem for pet in pets for stem in stems(pet)),
            cuts=frozenset(cut for each in rest for cut in each.cuts),
            initials=frozenset(initials_of(names)),
        )

    def _taken_apart(self, name: str, small: frozenset[str]) -> _Read:
        known = self._read.get((name, small))
        if known is None:
            known = self._read[name, small] = _read(name, small)
        return known


def _read(name: str, small: frozenset[str]) -> _Read:
    found = words_of(name)
    if _describes(name, found, small):
        told = tuple(word for word in found if word not in small)
        return _apart(tuple(_named_in(name, small)), told if len(told) >= _TWO else ())
    read = _apart((*_naming(found), *other_spellings(name)), (), spaced=is_spaced(name))
    first = frozenset(first_names(found))
    pets = frozenset(other for word in first for other in other_names(word))
    return replace(read, pets=pets, cuts=frozenset(cut_off(first)))


def first_names(words: Sequence[str]) -> Sequence[str]:
    """Give the words of a name, as keys, that are first names: all but the last one of several."""
    return tuple(_naming(words[:-1] if len(words) > 1 else words))


def _apart(words: tuple[str, ...], description: tuple[str, ...] = (), *, spaced: bool = True) -> _Read:
    kept = tuple(word for word in words if len(word) >= _TWO)
    heard = ((other, key) for word in kept for other in other_scripts(word) for key in sounds(word, other))
    return _Read(
        kept,
        frozenset(stem for word in kept for stem in stems(word)),
        frozenset(stem for word in kept if len(word) >= _ANY_INFLECTED for stem in stems(word)),
        frozenset(heard),
        description,
        spaced,
    )


def _naming(found: Sequence[str]) -> Iterator[str]:
    for place, word in enumerate(found):
        silent = word in _PARTICLES if place else word in _TITLES
        if not silent or len(found) == 1:
            yield word


def other_scripts(word: str) -> tuple[str, ...]:
    """Give the alphabets in which a word is also looked for."""
    return ("CYRILLIC", "ARABIC") if script(word) == "LATIN" else ("LATIN",)


def _describes(name: str, found: Sequence[str], small: frozenset[str]) -> bool:
    # "the man with the dog", "Luisa from the bakery"; "Maria de Souza" is a name.
    if len(found) <= _TWO:
        return False
    lower = [token.key for token in tokens(name) if not token.capital]
    return any(word in small - _PARTICLES for word in lower) or found[0] in small


def _named_in(name: str, small: frozenset[str]) -> Iterator[str]:
    """Give the words of a description that are names: those with a capital, and the first if it can be one."""
    for token in tokens(name):
        if token.key not in small and (token.opens or token.capital):
            yield token.key
