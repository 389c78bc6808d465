"""Erasing a person for good, wherever the diary names them; by the user's own hand, or as another copy has done."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from contactlog.core.groups import Group
from contactlog.core.notices import Notice, SavedWording
from contactlog.core.people import Person
from contactlog.core.settings import Preference
from contactlog.diary.mentions import mentions
from contactlog.diary.traces import traces
from contactlog.vault import Change, Vault, safety


def erase(vault: Vault, change: Change, person: Person) -> int:
    """Erase a person's name, numbers, ledger and words, the name wherever the user wrote it, and the history.

    Their meetings stay, with a nameless person. Nothing of before can be taken back afterwards, because the
    history holds the name too.

    Args:
        vault: the open one.
        change: the act in which it is done, as its last step.
        person: as they are or were in this diary.

    Returns:
        How many notes and names of other things held the name.
    """
    pattern = names_of(person)
    notices = [notice for notice in vault.all(Notice, include_deleted=True) if notice.person == person.id]
    kept = {notice.id for notice in notices}
    wordings = [words for words in vault.all(SavedWording, include_deleted=True) if words.notice in kept]
    gone = frozenset((person.id, *kept, *(words.id for words in wordings)))
    named = list(mentions(vault, pattern, gone)) if pattern else []
    for cleaned in named:
        change.put(cleaned)
    for group in vault.all(Group):
        if person.id in group.people or group.organiser == person.id:
            change.put(_without(group, person.id))
    for setting in traces(vault.all(Preference), person.id, pattern):
        change.put(setting)
    for words in wordings:
        change.forget(SavedWording, words.id)
    for notice in notices:
        change.forget(Notice, notice.id)
    change.forget(Person, person.id)
    change.purge()
    return len(named)


def drop_copies(vault: Vault) -> None:
    """Remove every safety copy from before somebody was forgotten: the name would live on in them."""
    if vault.folder is not None:
        safety.remove_all(vault.folder)


def names_of(person: Person) -> re.Pattern[str] | None:
    """Give what finds somebody's names, whole and in parts; None for somebody unnamed."""
    return _pattern((person.name, *person.nicknames))


def _without(group: Group, person: str) -> Group:
    people = tuple(member for member in group.people if member != person)
    return replace(group, people=people, organiser=None if group.organiser == person else group.organiser)


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Give what finds the names, whole and in parts; never a lone "da" or "from", which names nobody."""
    telling = ((name, *(part for part in name.split() if not part.islower())) for name in names)
    parts = {part for group in telling for part in group if len(part) >= 2}
    if not parts:
        return None
    longest_first = "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True))
    return re.compile(rf"\b(?:{longest_first})\b", re.IGNORECASE)
