"""What a word for a place says of the air: a park is outdoors, a kitchen is a room."""

from __future__ import annotations

import re

from contactlog.core.values import Setting
from contactlog.quickentry.language import Language
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.sheet import TAKEN, Sheet, folded_alike, tokens_of


def setting_of(words: Language, place: NamedOne | None) -> Setting | None:
    """Give the setting that the name of a place says by itself: a park is outdoors, a kitchen is a room."""
    named = [token.text for token in tokens_of(folded_alike(place.name))] if place else []
    if not named:
        return None
    # "garden centre" and "jardin d'hiver" are no gardens: the word that says what it is stands last, or first.
    return _setting_by_word(words, named[0 if words.data["head_first"] else -1])


def _setting_by_word(words: Language, word: str) -> Setting | None:
    if word in words.words("nouns", "outdoors"):
        return Setting.OUTDOOR
    return Setting.INDOOR if word in words.words("nouns", "rooms") else None


def take_bare_setting(sheet: Sheet, words: Language) -> Setting | None:
    """Take "kitchen", "dining room" or "park" between commas or beside what was understood.

    It says what the air was like; a word of what was done stays for the note ("picnic park").
    """
    behind = rf" ?(?:$|[,;.)]|{TAKEN}|(?:{words.any_of('words', 'with')})(?!\w))"
    alone = re.compile(
        rf"(?:(?<=^)|(?<=[,;.({TAKEN}])) ?(?P<name>[^\W\d_]+(?:[ -][^\W\d_]+){{0,4}}?)(?={behind})"
    )
    for match in sheet.find(alone):
        named = [token.text for token in tokens_of(match["name"])]
        setting = _setting_by_word(words, named[0 if words.data["head_first"] else -1])
        if setting is not None:
            if words.activities.isdisjoint(named):
                sheet.take(*match.span("name"), "setting", f"setting: {setting.value}")
            return setting
    return None
