"""A user's own wording for later: words for one person turned into a template, and filled for another."""

from __future__ import annotations

import re
from collections.abc import Mapping

from contactlog.drafts.template import parse
from contactlog.errors import Refused

_TURNED = (
    "name",
    "place",
    "gathering",
    "illness",
    "signs",
    "dates",
    "times",
    "last_date",
    "deadline",
    "from",
    "until",
    "source",
)
"""Placeholders whose values are turned back, the longest value first; the two below only as whole words."""
_NAMES = ("first", "me")
_SENTENCE = re.compile(r"[^.!?؟\n]+[.!?؟]*|\n")


def turned_into_template(text: str, known: Mapping[str, str]) -> str:
    """Put placeholders where the words of one person's message stand, so that nothing of that person stays.

    Args:
        text: the words.
        known: the values of the placeholders in that message.

    Raises:
        Refused: the text has braces of its own.
    """
    if "{" in text or "}" in text:
        raise Refused("An own wording cannot hold braces.", "Take { and } out of the text.")
    values = [(known[slot], slot) for slot in (*_TURNED, *_NAMES) if known.get(slot)]
    for value, slot in sorted(values, key=lambda pair: -len(pair[0])):
        edge = r"(?<![\w{])", r"(?![\w}])"
        text = re.sub(f"{edge[0]}{re.escape(value)}{edge[1]}", f"{{{slot}}}", text)
    return text


def filled(template: str, known: Mapping[str, str]) -> str:
    """Fill an own wording for somebody; a sentence with a gap that cannot be filled is left out whole.

    Raises:
        Invalid: the wording uses a placeholder that does not exist.
    """
    kept: list[str] = []
    for sentence in _SENTENCE.findall(template):
        if sentence.strip():
            words = parse(sentence.strip()).fill(known)
            kept += [] if words is None else [sentence.replace(sentence.strip(), words, 1)]
        else:
            kept.append(sentence)
    lines = "".join(kept).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines)).strip()
