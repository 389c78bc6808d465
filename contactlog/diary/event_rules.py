"""Which calendar entries become encounters, by their title: rules the user made once and that hold from then on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from contactlog.core.settings import Preference
from contactlog.core.text import fold, one_line, shorten
from contactlog.diary.desk import Desk
from contactlog.diary.setting_names import RULES
from contactlog.errors import NotFound, Refused

_TITLE = 200


@dataclass(frozen=True, slots=True)
class EventRule:
    """What becomes of entries with one title."""

    title: str = field(repr=False)
    take: bool
    """True: they become encounters; False: they are left out."""

    def to_preference(self) -> Preference:
        """Write it as a setting; the title itself is not part of its name."""
        digest = hashlib.sha256(title_key(self.title).encode()).hexdigest()[:32]
        return Preference(f"{RULES}{digest}", {"title": self.title, "take": self.take})


def title_key(title: str) -> str:
    """Give the form in which titles are compared."""
    return " ".join(fold(title).split())


def rule(title: str, *, take: bool) -> EventRule:
    """Make a rule.

    Raises:
        Refused: the title is empty.
    """
    cleaned = shorten(one_line(title), _TITLE)
    if not cleaned:
        raise Refused("A rule needs a title.")
    return EventRule(cleaned, take)


@dataclass(frozen=True, slots=True)
class EventRules:
    """Everything the user does with rules for calendar entries."""

    desk: Desk

    def all(self) -> list[EventRule]:
        """List the rules by title."""
        found = []
        for row in self.desk.vault.all(Preference):
            if row.id.startswith(RULES) and isinstance(row.value, dict):
                found.append(EventRule(str(row.value.get("title", "")), row.value.get("take") is True))
        return sorted(found, key=lambda item: title_key(item.title))

    def by_title(self) -> dict[str, bool]:
        """Give what becomes of a title, by `title_key`."""
        return {title_key(item.title): item.take for item in self.all()}

    def keep(self, title: str, *, take: bool) -> EventRule:
        """Make a rule, or change it."""
        made = rule(title, take=take)
        with self.desk.vault.change("keep rule for calendar entries") as change:
            change.put(made.to_preference())
        return made

    def drop(self, title: str) -> None:
        """Forget a rule.

        Raises:
            NotFound: there is none for this title.
        """
        if title_key(title) not in self.by_title():
            raise NotFound("There is no rule for this title.", "See: contactlog import --rules")
        with self.desk.vault.change("drop rule for calendar entries") as change:
            # Emptied, not deleted: what is purged after deletion could never be a rule again.
            change.put(Preference(EventRule(title, take=True).to_preference().id, None))
