"""Settings that live inside the vault, because they say something about the user."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from contactlog.core.cases import COUNTRIES
from contactlog.core.settings import JsonValue, Preference
from contactlog.diary.desk import Desk
from contactlog.errors import NotFound

KNOWN: dict[str, str] = {
    "my_name": "how you sign a message",
    "my_phone": "the number on which people call you back",
    "region": "two-letter country for telephone numbers without a country code, such as PT",
    "country": "whose public rules apply: UK, US, EU, AU, NZ, CA or widest",
    "language": "the language you write in, such as en",
    "zone": "your time zone, such as Europe/Lisbon; empty means the machine's",
    "room_rule": "when a shared room counts: any_distance, two_hours or under_2m",
    "retention_days": "how many days entries are kept; empty means until you decide",
}
"""The settings a user can show and change, and what each means."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """Reading and changing settings."""

    desk: Desk

    def get(self, name: str) -> JsonValue:
        """Give a setting's value; None when it was never set."""
        preference = self.desk.vault.get(Preference, name)
        return None if preference is None else preference.value

    def text(self, name: str) -> str | None:
        """Give a setting that is text; None when it was never set or is empty."""
        value = self.get(name)
        return value if isinstance(value, str) and value else None

    def set(self, name: str, value: JsonValue) -> None:
        """Change a setting.

        Raises:
            Refused: the setting does not take it.
            Invalid: there is no such time zone.
        """
        # Only a change needs to know what each takes, which brings the rules of exposure with it.
        from contactlog.diary.setting_values import checked_value

        cleaned = checked_value(name, value)
        with self.desk.vault.change("change setting") as change:
            change.put(Preference(name, cleaned))

    def country(self) -> str:
        """Give the country whose rules apply; the widest reading of all when none was chosen."""
        chosen = self.text("country")
        return chosen if chosen in COUNTRIES else "widest"

    def keep(self, name: str, value: JsonValue) -> None:
        """Keep how a front end is set up; it stays out of what can be taken back."""
        if self.get(name) != value:
            with self.desk.vault.change("keep setting", undoable=False) as change:
                change.put(Preference(name, value))

    def known(self, name: str) -> str:
        """Give the name of a known setting.

        Raises:
            NotFound: there is no such setting; the next step names the nearest.
        """
        if name in KNOWN:
            return name
        near = get_close_matches(name, list(KNOWN), n=1)
        raise NotFound(
            "There is no such setting.",
            f"Did you mean {near[0]}?" if near else f"Settings are: {', '.join(KNOWN)}.",
        )

    def all(self) -> dict[str, JsonValue]:
        """Give every known setting with its value."""
        return {name: self.get(name) for name in KNOWN}
