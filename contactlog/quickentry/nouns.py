"""The nouns for places and for people of one language, looked up word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from contactlog.quickentry.phrasebook import Phrasebook
from contactlog.quickentry.sheet import Sheet, tokens_of

_SHORTEST_TAIL, _SHORTEST_FRONT = 3, 2
_SETTINGS = {"indoor": "indoor", "outdoor": "outdoor", "either": ""}


class Nouns:
    """Nouns by the list they stand in; German ones are known by the end of a longer word too.

    Args:
        listed: gives the folded words of a table and a key.
        head_first: whether the word that says what it is stands first, as in "salle de bain".
        accented: words as they are typed that only their accents tell from a noun: "même" is no "mémé".
    """

    def __init__(
        self, listed: Callable[[str, str], list[str]], *, head_first: bool, accented: Iterable[str] = ()
    ) -> None:
        self._accented = frozenset(accented)
        self._head_first = head_first
        self.places: Phrasebook[str] = Phrasebook()
        self._place_tails: dict[str, str] = {}
        for key, setting in _SETTINGS.items():
            for noun in listed("places", key):
                self.places.add(noun, setting)
            for tail in listed("places", f"{key}_tails"):
                self.places.add(tail, setting)
                self._place_tails[tail] = setting
        self.single_places = frozenset(word for key in _SETTINGS for word in listed("places", key))
        self.people: Phrasebook[str] = Phrasebook()
        for table, key in (
            ("unnamed", "roles"),
            ("unnamed", "at_work"),
            ("unnamed", "names"),
            ("unnamed", "nobody"),
            ("words", "relations"),
        ):
            for noun in listed(table, key):
                self.people.add(noun, key)
        self._people_tails = dict.fromkeys(listed("unnamed", "visit_tails"), "at_work")
        self._people_tails |= dict.fromkeys(listed("unnamed", "role_tails"), "tail")
        self._plurals = [
            (plural.partition("/")[0], plural.partition("/")[2]) for plural in listed("unnamed", "plurals")
        ]
        self._no_tails = {*listed("places", "not_by_tail"), *listed("unnamed", "not_by_tail")}

    def place_at(self, sheet: Sheet, index: int) -> int:
        """Give how many words from a token on are one noun for a place; 0 when it is none."""
        found = self.places.match(sheet, index)
        if found is not None:
            return found[0]
        return int(self._by_tail(sheet, index, self._place_tails) is not None)

    def setting_of(self, name: str) -> str:
        """Give the setting that the noun in the name of a place speaks of, or nothing.

        "Garden centre" and "jardin d'hiver" are no gardens: the word that says what it is stands last, or first.
        """
        sheet = Sheet(name)
        for index in range(1 if self._head_first and sheet.tokens else len(sheet.tokens)):
            count = self.place_at(sheet, index)
            if count and (self._head_first or index + count == len(sheet.tokens)):
                found = self.places.match(sheet, index)
                return found[1][0] if found else self._by_tail(sheet, index, self._place_tails) or ""
        return ""

    def person_at(self, sheet: Sheet, index: int) -> tuple[int, set[str]]:
        """Give how many words from a token on are one noun for a person, and the lists it stands in.

        The lists are ``roles``, ``at_work``, ``names``, ``relations`` and ``tail``, for a longer word with such an
        end. A noun that only sounds like a person, "cita médica", stands in none.
        """
        token = sheet.tokens[index]
        if sheet.line[token.start : token.end].casefold() in self._accented:
            return 0, set()
        found = self.people.match(sheet, index)
        if found is not None:
            return found[0], set() if "nobody" in found[1] else set(found[1])
        tail = self._by_tail(sheet, index, self._people_tails)
        return (0, set()) if tail is None else (1, {tail})

    def several_at(self, sheet: Sheet, index: int) -> int:
        """Give how many words from a token on name several people by their work, "nurses"; 0 for none."""
        for length in (1, 2):
            run = sheet.tokens[index : index + length]
            if len(run) < length or not sheet.free(run[0].start, run[-1].end):
                return 0
            front, word = sheet.text[run[0].start : run[-1].start], run[-1].text
            for ending, single in self._plurals:
                if word.endswith(ending) and self._is_work(front + word.removesuffix(ending) + single):
                    return length
        return 0

    def _is_work(self, noun: str) -> bool:
        values = self.people.get(tokens_of(noun))
        return bool({"roles", "at_work"} & set(values))

    def is_person(self, typed: str) -> bool:
        """Tell whether a text is exactly one noun for a person."""
        sheet = Sheet(typed)
        return bool(sheet.tokens) and self.person_at(sheet, 0)[0] == len(sheet.tokens)

    def long_people(self, sheet: Sheet) -> list[tuple[int, int]]:
        """Give start and end of the nouns for people that have several words: "gym buddy", "bus driver"."""
        found = []
        for index, token in enumerate(sheet.tokens):
            match = self.people.match(sheet, index)
            if match is not None and match[0] > 1 and "roles" in match[1]:
                found.append((token.start, sheet.tokens[index + match[0] - 1].end))
        return found

    def person_end(self, sheet: Sheet, start: int) -> int | None:
        """Give where a noun for kin or for somebody's work ends that begins at a position."""
        index = next((index for index, token in enumerate(sheet.tokens) if token.start == start), None)
        if index is None:
            return None
        count, keys = self.person_at(sheet, index)
        return sheet.tokens[index + count - 1].end if keys & {"roles", "relations", "tail"} else None

    def _by_tail(self, sheet: Sheet, index: int, tails: dict[str, str]) -> str | None:
        token = sheet.tokens[index]
        word = token.text
        if not tails or word in self._no_tails or not sheet.free(token.start, token.end):
            return None
        longest = len(word) - _SHORTEST_FRONT
        return next(
            (tails[word[-n:]] for n in range(longest, _SHORTEST_TAIL - 1, -1) if word[-n:] in tails), None
        )
