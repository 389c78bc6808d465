"""How a name looks in a sentence: endings, changed last letters, letters of another alphabet.

The rules are wide on purpose. They are only asked about words that begin with a capital letter, where a false
alarm costs the user one look and a leak costs somebody else their privacy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contactlog.drafts.names.tokens import key

_VOWELS = frozenset("aeiouyаеиіоуюяьєї" + "اهيوى")
_SHORTEST = 3
"""Shorter names are only found as they are."""

_POSSESSIVES = ("'s", "s'", "'ll", "'d", "'ve", "'re", "'")
"""Endings that English, and whoever writes like it, sets behind any name."""

_LATIN = (
    "s es n en ens ns er ern i y ie ies e a o u em iem owi owie ego emu ej om ami ach owa owej ow in ino ina ito ita"
    " inho inha ka ke ki ku ko ce ci cie ze zie dzie rze le li lem lu la mi ia io iu nie nia niu niem ii ja je ju"
    " jo chen lein le tje ou ova ovi m mu ich imi im iego iej ych ymi elito elita iowie owy iow iom iami iach"
)
_CYRILLIC = (
    "а у ю і и е о я ї й ом ем ою ею єю еві ові єві ам ами ах ям ями ях ів ин ина ині ину иного иної ь ко ку ка ки кою"
    " ці чко чка ю ий ого ому им є ього ьому их ими ик чик очка ечка ій ої"
)
_ARABIC = "ه ها هم هن ي ك نا كم ا ين ان"

_ENDINGS = frozenset(key(ending) for ending in (*_LATIN.split(), *_CYRILLIC.split(), *_ARABIC.split()))

_LAST_LETTERS = {
    "k": ("c", "cz"),
    "g": ("dz", "z"),
    "t": ("c", "ci"),
    "d": ("dz", "dzi"),
    "r": ("rz",),
    "x": ("sz",),
    "г": ("з", "ж"),
    "к": ("ц", "ч"),
    "х": ("с", "ш"),
    "ґ": ("з",),
}
"""What Polish and Ukrainian grammar makes of the last letter of a stem."""


def stems(name: str) -> frozenset[str]:
    """Give the beginnings that a name keeps in a sentence: ``anna``, ``ann``; ``marek``, ``mark``.

    Args:
        name: one word of a name, as a key.
    """
    found = {name}
    if name[-1:] in _VOWELS and len(name) >= _SHORTEST:
        found.add(name[:-1])
    for stem in tuple(found):
        found.update(stem[:-1] + new for new in _LAST_LETTERS.get(stem[-1:], ()) if len(stem) >= _SHORTEST)
    if name.endswith("ى"):
        found |= {name[:-1] + "ي", name[:-1] + "ا"}
    if name.endswith("ه") and len(name) > _SHORTEST:
        found.add(name[:-1] + "ت")
    found.update(_without_fleeting_vowel(name))
    found.update(_with_other_vowel(name))
    return frozenset(found)


def _without_fleeting_vowel(name: str) -> Iterator[str]:
    # Marek, Marka; Павло has none; Федір, Федора.
    if len(name) <= _SHORTEST or name[-1] in _VOWELS:
        return
    if name[-2] in "eео":
        yield name[:-2] + name[-1]
        if name.endswith("ець"):
            yield name[:-3] + "ц"
    if name[-2] == "і":
        yield from (name[:-2] + vowel + name[-1] for vowel in "ое")


def _with_other_vowel(name: str) -> Iterator[str]:
    # Gołąb, Gołębia; Kozioł, Kozła; Заєць, Зайця.
    if len(name) > _SHORTEST and name[-2] == "a" and name[-1] in "bdgz":
        yield f"{name[:-2]}e{name[-1]}"
    if name.endswith("iol") and len(name) > _SHORTEST + 1:
        yield f"{name[:-3]}l"
    if name.endswith("єць"):
        yield f"{name[:-3]}иц"


def bare(word: str) -> str:
    """Give a word without an English possessive or a shortened verb behind it."""
    for ending in _POSSESSIVES:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            # Of "Chris'" only the mark goes: the s belongs to the name.
            return word[:-1] if ending == "s'" else word.removesuffix(ending)
    return word


def own_endings(endings: Iterable[str]) -> frozenset[str]:
    """Give the endings a language declares, as keys, with the empty one."""
    return frozenset({"", *(key(ending) for ending in endings)})


def splits(word: str, endings: frozenset[str]) -> Iterator[str]:
    """Give the beginnings of a word behind which one of some endings stands."""
    for place in range(max(2, len(word) - 6), len(word) + 1):
        if word[place:] in endings:
            yield word[:place]


ANY_ENDINGS = frozenset({"", *_ENDINGS})
"""Endings of every shipped language, for words with a capital."""
