"""The draft check: what must not stand in words for one person.

It is asked before words are shown, copied or written anywhere, and again after each edit. A serious finding stops
them until it is mended or knowingly overruled. It rather asks once too often than lets somebody's name pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from contactlog.core.drafts import Finding
from contactlog.drafts.check import people, tone, whereabouts, whole
from contactlog.drafts.check.known import Known, Roster, known
from contactlog.drafts.check.own_names import without_own_names
from contactlog.drafts.script import what_to_do

__all__ = ["Known", "Roster", "check", "known", "mended", "parted"]

_IN_WORDS: tuple[Callable[[str, Known], Iterator[Finding]], ...] = (
    people.names,
    people.relatives,
    people.numbers,
    people.mails,
    people.addresses,
    whereabouts.days,
    whereabouts.places,
    tone.health,
    tone.relation,
    tone.links,
    tone.asks,
    tone.blame_and_fear,
    whole.unfilled,
    whole.own_name,
)
"""What is looked for in the text and in the subject."""

_IN_TEXT = (whole.empty, whole.call_back, whole.trust, whole.length)


def check(text: str, subject: str | None, about: Known) -> tuple[Finding, ...]:
    """Look through words for one person.

    Args:
        text: the words.
        subject: the subject of a mail or letter.
        about: whose words they are, and what must not be in them.

    Returns:
        The findings, the serious ones first, then in the order of the text.
    """
    text = _without_steps(text, about)
    found = [*_looked(text, about), *(finding for look in _IN_TEXT for finding in look(text, about))]
    if subject:
        found += [replace(finding, where="subject") for finding in _looked(subject, about)]
    ordered = sorted(
        found, key=lambda each: (not each.serious, each.where != "text", each.start or 0, each.code)
    )
    return tuple(dict.fromkeys(ordered))


def _without_steps(text: str, about: Known) -> str:
    """Put a word that means nothing over the steps of a call: they are ours, in the user's language."""
    for step in what_to_do(about.request):
        text = text.replace(step, "x" * (len(step) - 1) + ";")
    return text


def _looked(words: str, about: Known) -> list[Finding]:
    found = [finding for look in _IN_WORDS for finding in look(words, about)]
    return without_own_names(words, found, about)


def parted(
    findings: Iterable[Finding], overruled: Iterable[str]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Part findings into those that stand and those that the user overruled.

    Args:
        findings: what was found.
        overruled: keys of overruled findings, see `Finding.key`.
    """
    keys = frozenset(overruled)
    each = tuple(findings)
    return (
        tuple(finding for finding in each if finding.key not in keys),
        tuple(finding for finding in each if finding.key in keys),
    )


def mended(text: str, finding: Finding) -> str | None:
    """Give the text with one finding mended; None when a person must find the words."""
    if finding.replacement is None or finding.where != "text":
        return None
    if finding.start is None:
        return f"{text.rstrip()} {finding.replacement}".strip()
    end = finding.start + len(finding.words)
    if text[finding.start : end] != finding.words:
        return None
    before, behind = text[: finding.start], text[end:]
    if finding.replacement:
        return before + finding.replacement + behind
    return (before.rstrip(" ") + " " + behind.lstrip(" ")).strip() if before and behind else before + behind
