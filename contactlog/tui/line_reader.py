"""Reading the line while it is typed, and saving it: what happens in the diary's thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from contactlog import phrases
from contactlog.core.encounters import Encounter
from contactlog.diary.door import Diary
from contactlog.diary.encounters import Lexicon, NamedOne, Reading, Suggestion, Unclear
from contactlog.errors import Refused


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of a line at one moment."""

    reading: Reading | None = field(repr=False)
    suggestions: tuple[Suggestion, ...] = field(default=(), repr=False)


@dataclass(slots=True)
class LineReader:
    """Reads lines; keeps the names the diary knows until something in it changes."""

    _lexicon: Lexicon | None = field(default=None, repr=False)
    _generation: int = -1

    def look(self, diary: Diary, generation: int, line: str, cursor: int) -> Look:
        """Read a line and offer how it could go on.

        Args:
            diary: the open diary.
            generation: counts the changes; see `contactlog.tui.session.Session`.
            line: as typed so far.
            cursor: position in it.
        """
        lexicon = self._names(diary, generation)
        if not line.strip():
            return Look(None)
        offered = diary.encounters.complete(line, cursor, lexicon=lexicon, limit=6)
        return Look(diary.encounters.read(line, lexicon=lexicon), offered)

    def read(self, diary: Diary, generation: int, line: str) -> Reading:
        """Read a line that is finished."""
        return diary.encounters.read(line, lexicon=self._names(diary, generation))

    def _names(self, diary: Diary, generation: int) -> Lexicon:
        if self._lexicon is None or self._generation != generation:
            self._lexicon, self._generation = diary.encounters.lexicon(), generation
        return self._lexicon


def candidates(diary: Diary, unclear: Unclear) -> list[tuple[str, str]]:
    """Write those to whom a name may belong, with what tells them apart, and nobody; keys are their places."""
    people = diary.people.by_id()
    named = [
        phrases.person_line(people[one.id]) if one.id in people else f"{one.name} (new)"
        for one in unclear.candidates
    ]
    return [(str(place), text) for place, text in enumerate((*named, phrases.ONLY_A_WORD))]


def settle(diary: Diary, reading: Reading, unclear: Unclear, chosen: NamedOne | None) -> Reading:
    """Give the reading in which the user said who is meant; None for nobody."""
    return diary.encounters.settle(reading, unclear, chosen)


def save(diary: Diary, reading: Reading, moved: int) -> Encounter:
    """Save what was read, some days away from what the line says.

    Raises:
        Refused: something must be asked first, nobody is named, or the day lies ahead.
    """
    fields: dict[str, Any] = {}
    if moved:
        day = reading.local_date + timedelta(days=moved)
        if day > diary.desk.today():
            raise Refused("That day lies ahead.", "Move it back with Alt+Left.")
        fields = diary.encounters.moved(reading, day)
    return diary.encounters.save(reading, fields=fields)
