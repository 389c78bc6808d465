"""The names of everybody and everything, for showing meetings."""

from __future__ import annotations

from contactlog import phrases
from contactlog.cli import show
from contactlog.core.people import Person
from contactlog.diary.door import Diary


def names(diary: Diary) -> show.Names:
    """Give the names for showing encounters."""
    return show.Names(diary.people.by_id(), diary.places.by_id(), diary.groups.by_id())


def told_apart(diary: Diary, person: Person) -> str:
    """Write a person with the last meeting, so that two of one name can be told apart."""
    met = diary.people.encounters(person)
    if not met:
        return f"{phrases.person_line(person)}; not met yet"
    return f"{phrases.person_line(person)}; last met: {phrases.encounter_line(met[0], names(diary))}"
