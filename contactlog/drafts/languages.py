"""The shipped languages: finding the nearest one, and reading its folder of words.

Each folder under ``wordings`` holds TOML files that become one nested table: ``messages``, ``advice``,
``illnesses``, ``calls``, ``follow_ups``, ``trust``, ``tiny`` and ``check``. A sentence is a template or a list of
alternatives, of which the first that can be filled is taken.

``language.toml`` tells its name and direction, how it was ``checked``, and with ``native`` whether a native speaker has
read it; each draft in a language that is not says so. ``[dates]`` and ``[sms]`` are there where CLDR's dates or all its
letters do not suit its messages.

``check.toml`` says what the draft check looks for. Every language fills the same keys; English is the model, and
a test holds the others to it. Small letters; ``*`` at the end of a word matches any ending.

=================  ==================================================================================================
``greetings``      words that open a message
``call_back``      phrases that ask to be called; the language's own sentences must hold one
``never``          phrases of the sentence "I will never ask you for money or details", also as people rewrite it
``asks``           words for money, data, links and codes, which a true warning never asks for; in a sentence with
                   a ``never`` phrase they are no finding
``health``         words that show that it is about health; nothing of them may stand where the message only asks
                   to be called. The language's own ``call_only`` and subject sentences must hold none
``sensitive``      words that give away a sensitive illness where it must not be named
``relation``       words that tell how a confidential person and the user know each other
``fine``           phrases in which words of the lists above and below are no finding ("in case")
``[blame]``        words that blame or brand, each with what to do instead (shown as it stands, in this language)
``[fear]``         words that frighten, likewise
``[illnesses]``    by illness id, other names of the illness beside its name in ``illnesses.toml``
``[days]``         ``today``, ``tomorrow``, ``yesterday``, ``before_yesterday``: words for days near today. Names of
                   months and weekdays come from CLDR. ``free_before``, ``free_after``: words beside a weekday that
                   show that no meeting is meant ("until", "next"). ``short``: the weekdays cut short, Monday first,
                   which count behind one of ``short_before`` or with a point. ``months``: forms of the months that
                   CLDR lacks, January first; ``month_before``: words behind which a month may stand without a day
``[names]``        ``endings``: what grammar puts behind a name, or in the place of its last vowel ("y": Anna,
                   Anny). ``prefixes``: what it puts before without a space (Arabic). ``ordinary``: ordinary words
                   that are also names (Will, Rose; Blanca, Paz); written small they are taken for a name only
                   behind one of ``before``. ``small``: articles and prepositions, which stand in descriptions like
                   "the man with the dog". ``before``: words behind which a name is likely ("with"). ``mine`` and
                   ``relatives``: "my" and "sister", which together tell of somebody; no ``mine`` where one word
                   says both
=================  ==================================================================================================
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from contactlog.drafts.template import Template, parse
from contactlog.errors import Invalid

FALLBACK = "en"
FILES = ("language", "messages", "advice", "illnesses", "calls", "follow_ups", "trust", "tiny", "check")

Table = Mapping[str, Any]
"""One table of a wording file, as TOML gives it."""


@dataclass(frozen=True, slots=True)
class Language:
    """One shipped language with all its words."""

    tag: str
    name: str
    """What the language calls itself."""
    right_to_left: bool
    checked: str
    """How the words were checked, for the user."""
    tables: Mapping[str, Table] = field(repr=False)

    def templates(self, *path: str) -> tuple[Template, ...]:
        """Give the alternatives at a path such as ``("messages", "news", "full", "plain")``; none if absent."""
        found = self.raw(*path)
        if isinstance(found, str):
            return (_parsed(found),)
        if isinstance(found, list):
            return tuple(_parsed(text) for text in found)
        return ()

    def raw(self, *path: str) -> Any:
        """Give what stands at a path, or None."""
        node: Any = self.tables
        for key in path:
            if isinstance(node, list) and key.isdecimal() and int(key) < len(node):
                node = node[int(key)]
                continue
            if not isinstance(node, Mapping) or key not in node:
                return None
            node = node[key]
        return node

    def text(self, *path: str) -> str:
        """Give a fixed text.

        Raises:
            Invalid: there is none at this path.
        """
        found = self.raw(*path)
        if not isinstance(found, str):
            raise Invalid(f"The {self.tag} wording has no text at {'.'.join(path)}.")
        return found

    def words(self, *path: str) -> tuple[str, ...]:
        """Give a list of plain words; empty when absent."""
        found = self.raw(*path)
        return tuple(found) if isinstance(found, list) else ()


@cache
def _parsed(text: str) -> Template:
    return parse(text)


def _folder() -> Traversable:
    return resources.files("contactlog.drafts").joinpath("wordings")


@cache
def tags() -> tuple[str, ...]:
    """List the shipped languages, sorted."""
    return tuple(sorted(entry.name for entry in _folder().iterdir() if len(entry.name) == 2))


def nearest(tag: str | None) -> str:
    """Give the shipped language nearest to a BCP 47 tag; English when there is none."""
    base = (tag or "").replace("_", "-").split("-")[0].casefold()
    return base if base in tags() else FALLBACK


@cache
def load(tag: str) -> Language:
    """Read a shipped language.

    Args:
        tag: one of `tags`.

    Raises:
        Invalid: there is no such language.
    """
    if tag not in tags():
        raise Invalid("There are no wordings in that language.", f"Choose one of: {', '.join(tags())}.")
    tables = {
        name: tomllib.loads(_folder().joinpath(tag, f"{name}.toml").read_text(encoding="utf-8"))
        for name in FILES
    }
    about = tables["language"]
    return Language(
        tag=tag,
        name=about["name"],
        right_to_left=about["right_to_left"],
        checked=about["checked"],
        tables=tables,
    )
