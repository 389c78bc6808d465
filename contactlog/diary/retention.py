"""Forgetting: real erasure, as opposed to hiding and removing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from contactlog.core.encounters import Encounter
from contactlog.core.groups import Group
from contactlog.core.notices import Notice, SavedWording
from contactlog.core.people import Person
from contactlog.core.settings import Preference
from contactlog.diary.desk import Desk
from contactlog.diary.traces import traces

_GONE = "…"
"""Stands where a forgotten name stood in a note."""


@dataclass(frozen=True, slots=True)
class Retention:
    """Everything the user does to have things gone for good."""

    desk: Desk

    def forget(self, person: Person) -> int:
        """Erase a person for good: name, numbers, ledger, words, and the name in every note.

        Their meetings stay, with a nameless person. What could be taken back so far no longer can, because
        the history holds the name too.

        Returns:
            How many notes held the name.
        """
        vault = self.desk.vault
        pattern = _pattern((person.name, *person.nicknames))
        notices = [notice for notice in vault.all(Notice, include_deleted=True) if notice.person == person.id]
        kept = {notice.id for notice in notices}
        wordings = [words for words in vault.all(SavedWording, include_deleted=True) if words.notice in kept]
        mentions = [met for met in vault.all(Encounter) if pattern and pattern.search(met.note)]
        with vault.change("forget person") as change:
            for met in mentions:
                change.put(replace(met, note=pattern.sub(_GONE, met.note) if pattern else met.note))
            for group in vault.all(Group):
                if person.id in group.people or group.organiser == person.id:
                    change.put(_without(group, person.id))
            for cleaned in traces(vault.all(Preference), person.id, pattern):
                change.put(cleaned)
            for words in wordings:
                change.forget(SavedWording, words.id)
            for notice in notices:
                change.forget(Notice, notice.id)
            change.forget(Person, person.id)
        vault.purge()
        return len(mentions)


def _without(group: Group, person: str) -> Group:
    people = tuple(member for member in group.people if member != person)
    return replace(group, people=people, organiser=None if group.organiser == person else group.organiser)


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    parts = {part for name in names for part in (name, *name.split()) if len(part) >= 2}
    if not parts:
        return None
    longest_first = "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True))
    return re.compile(rf"\b(?:{longest_first})\b", re.IGNORECASE)
