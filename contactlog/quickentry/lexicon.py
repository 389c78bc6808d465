"""The names the diary knows, prepared for finding them in a line."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.quickentry.phrasebook import Phrasebook
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.sheet import folded_alike, spellings, tokens_of

_SHORTEST = 3
"""Names shorter than this are never taken for slips of others."""
_LONG_ENOUGH = 5
"""From this length on, one letter in place of another makes a name alike."""


class Lexicon:
    """The names of people, places and groups; made once and used for many lines.

    Args:
        people: everybody; those hidden are left out.
        places: every place; those hidden are left out.
        groups: every group.
    """

    def __init__(
        self, people: Iterable[Person] = (), places: Iterable[Place] = (), groups: Iterable[Group] = ()
    ) -> None:
        self.full: Phrasebook[NamedOne] = Phrasebook()
        """People by full name and nickname."""
        self.first: Phrasebook[NamedOne] = Phrasebook()
        """People by the first word of their names."""
        self.places: Phrasebook[NamedOne] = Phrasebook()
        self.groups: Phrasebook[NamedOne] = Phrasebook()
        self._last: dict[str, list[NamedOne]] = defaultdict(list)
        self._by_name: dict[str, list[NamedOne]] = defaultdict(list)
        self._shortened: dict[str, set[str]] = defaultdict(set)
        self._shown: list[tuple[str, str, NamedOne]] = []
        for person in people:
            if not person.hidden:
                self._add_person(person)
        self.all_places = [NamedOne(place.name, place.id) for place in places if not place.hidden]
        self.all_groups = [NamedOne(group.name, group.id) for group in groups]
        for known in self.all_places:
            self._add(self.places, "place", known)
        for known in self.all_groups:
            self._add(self.groups, "group", known)
        self._shown.sort(key=lambda entry: (entry[0], entry[2].name, entry[2].id or ""))

    def _add_person(self, person: Person) -> None:
        shown = NamedOne(person.name or next(iter(person.nicknames), ""), person.id)
        if " " in person.name.strip():
            self._last[tokens_of(folded_alike(person.name))[-1].text].append(shown)
        forms = [form for called in (person.name, *person.nicknames) for form in spellings(called)]
        for name in dict.fromkeys(forms):
            words = [token.text for token in tokens_of(folded_alike(name))]
            if not words:
                continue
            self.full.add(name, shown)
            self.first.add(words[0], shown)
            compound = name.split()[0]
            if "-" in compound:
                self.first.add(compound, shown)  # "Jean-Luc" is one first name
            self._shown.append((folded_alike(name), "people", shown))
            for form in {words[0], " ".join(words)}:
                if shown not in self._by_name[form]:
                    self._by_name[form].append(shown)
                for cut in _shortened(form):
                    self._shortened[cut].add(form)

    def _add(self, book: Phrasebook[NamedOne], kind: str, shown: NamedOne) -> None:
        for form in _other_forms(shown.name):
            book.add(form, shown)
        self._shown.append((folded_alike(shown.name), kind, shown))

    def named(self, word: str) -> bool:
        """Tell whether a folded word is part of any known name."""
        return any(
            word in name and word in {token.text for token in tokens_of(name)} for name, _, _ in self._shown
        )

    def surnamed(self, word: str) -> list[NamedOne]:
        """Give everybody whose name ends in a folded word."""
        return _sorted(self._last.get(word, ()))

    def people(self, name: str) -> list[NamedOne]:
        """Give everybody who answers to a name: a full name, a nickname, or the first word of one."""
        tokens = tokens_of(folded_alike(name))
        found = self.full.get(tokens) + self.first.get(tokens)
        return _sorted(found)

    def exactly(self, name: str) -> list[NamedOne]:
        """Give everybody whose full name or nickname this is."""
        return _sorted(self.full.get(tokens_of(folded_alike(name))))

    def by_first_and_initial(self, first: str, initial: str) -> list[NamedOne]:
        """Give everybody of a first name whose next name begins with a letter."""
        return [
            person
            for person in self.people(first)
            if any(token.text.startswith(initial) for token in tokens_of(folded_alike(person.name))[1:])
        ]

    def alike(self, name: str) -> list[NamedOne]:
        """Give the people whose name is so like another that it may be a slip, or a short form."""
        form = " ".join(token.text for token in tokens_of(folded_alike(name)))
        if len(form) < _SHORTEST:
            return []
        forms = set(self._shortened.get(form, ()))
        for cut in _shortened(form):
            if cut in self._by_name:
                forms.add(cut)
            if len(form) >= _LONG_ENOUGH:
                forms |= self._shortened.get(cut, set())
        if " " not in form:
            forms |= {known for known in self._by_name if " " not in known and known.startswith(form)}
        forms.discard(form)
        return _sorted(person for known in forms for person in self._by_name.get(known, ()))

    def beginning_with(self, start: str, limit: int) -> list[tuple[str, NamedOne]]:
        """Give up to ``limit`` (kind, entry) whose name begins so, in the order of the alphabet."""
        folded = folded_alike(start)
        found: list[tuple[str, NamedOne]] = []
        for index in range(bisect_left(self._shown, (folded,)), len(self._shown)):
            name, kind, shown = self._shown[index]
            if not name.startswith(folded) or len(found) >= limit:
                break
            if (kind, shown) not in found:
                found.append((kind, shown))
        return found


def _other_forms(name: str) -> Iterable[str]:
    """Give how the name of a place or a group is written too: "rose and crown", "bookclub", "joes diner"."""
    forms = {name, name.replace("'", "").replace("’", ""), *spellings(name)}
    if "&" in name or "+" in name:
        forms |= {" ".join(name.replace("&", f" {word} ").replace("+", f" {word} ").split()) for word in _AND}
    glued = "".join(token.text for token in tokens_of(folded_alike(name)))
    return forms | ({glued} if len(glued) > _LONG_ENOUGH else set())


_AND = ("and", "n", "y", "e", "et", "und", "u")


def _shortened(form: str) -> set[str]:
    if len(form) < _SHORTEST:
        return set()
    return {form[:index] + form[index + 1 :] for index in range(len(form))}


def _sorted(people: Iterable[NamedOne]) -> list[NamedOne]:
    return sorted({*people}, key=lambda person: (person.name, person.id or ""))
