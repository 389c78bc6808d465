"""What a word for a place says of the air: a park is outdoors, a kitchen is a room."""

from __future__ import annotations

from contactlog.core.values import Setting
from contactlog.quickentry.language import Language
from contactlog.quickentry.reading import NamedOne


def setting_of(words: Language, place: NamedOne | None) -> Setting | None:
    """Give the setting that the name of a place says by itself."""
    said = words.nouns.setting_of(place.name) if place else ""
    return Setting(said) if said else None
