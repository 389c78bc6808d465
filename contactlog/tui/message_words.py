"""The screen of a message in words."""

from __future__ import annotations

from contactlog import phrases
from contactlog.core.values import Channel
from contactlog.diary.words import Purpose
from contactlog.tui import case_rows
from contactlog.tui.message_uses import Message

PURPOSES = {
    Purpose.NEWS: "the news",
    Purpose.CORRECTION: "a correction: the dates have changed",
    Purpose.ALL_CLEAR: "the all-clear: it was not this illness",
    Purpose.REMINDER: "a reminder: nothing was heard since",
    Purpose.THANKS: "thanks",
}
LANGUAGES = (
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("de", "Deutsch"),
    ("pt", "Português"),
    ("it", "Italiano"),
    ("pl", "Polski"),
    ("uk", "Українська"),
    ("ar", "العربية"),
)
"""The languages that have wordings of their own."""
_NAME = 40
_MENDS = {"unsigned": " F8 sets it."}
"""What to press for what is missing."""


def head(shown: Message) -> str:
    """Write whom the words are for, and how far telling has come."""
    _, state, _ = case_rows.state(shown.notice)
    place = (
        f"{shown.left.index(shown.person.id) + 1} of {len(shown.left)} to tell"
        if (shown.person.id in shown.left)
        else state
    )
    told = f"{shown.reach.told} of {shown.reach.matter} told"
    return f"{place}  ·  {told}  ·  {brief(shown)}"


def brief(shown: Message) -> str:
    """Give the name of whom the words are for, short enough to leave room for what else must be seen."""
    name = phrases.shown_name(shown.person)
    return name if len(name) <= _NAME else f"{name[:_NAME]}…"


def how(shown: Message) -> str:
    """Write by which way, in which tone and language, for what."""
    draft = shown.draft
    parts = "" if draft.segments is None else f"{draft.segments} {'part' if draft.segments == 1 else 'parts'}"
    language = dict(LANGUAGES).get(draft.language.partition("-")[0], draft.language)
    said = [
        phrases.words(draft.channel),
        draft.tone.value,
        language,
        "without your name" if draft.anonymous else "under your name",
        parts,
        "your own words" if draft.edited else "",
        "" if shown.wanted.purpose is Purpose.NEWS else PURPOSES[shown.wanted.purpose],
    ]
    return " · ".join(filter(None, said))


def text(shown: Message) -> str:
    """Give the words; what stands in their place while they must not be shown."""
    if shown.questions:
        asked = "\n".join(f"• {question}" for _, question in shown.questions)
        return (
            f"Before any words are shown, three questions for your safety and theirs:\n\n{asked}\n\nPress Q."
        )
    if shown.draft.stopped:
        return "The draft check stops these words until they are mended (M), edited (E) or overruled (K)."
    subject = f"Subject: {shown.draft.subject}\n\n" if shown.draft.subject else ""
    return f"{subject}{shown.draft.text}"


def checked(shown: Message) -> list[tuple[str, str]]:
    """Write what the check found: text and style."""
    draft = shown.draft
    lines: list[tuple[str, str]] = []
    for one in draft.findings:
        if one.code == "safety_questions":
            continue
        lines.append(
            (f"{'✗ stops' if one.serious else '! note'}: {one.text}", "$error" if one.serious else "$warning")
        )
        lines += [(f"  “{one.words}”", "bold")] if one.words else []
        lines += [(f"  → {one.mend}", "")] if one.mend else []
    lines += [(f"! {one.text}{_MENDS.get(one.code, '')}", "$warning") for one in draft.warnings]
    lines += [(f"overruled: {one.text}", "$quiet") for one in draft.overruled]
    if not draft.findings:
        lines.insert(0, ("✓ The draft check found nothing that stops these words.", "$success"))
    lines.append((shown.advice, "$quiet"))
    if draft.channel is Channel.SMS and draft.segments and draft.segments > 1:
        lines.append((f"A network sends this in {draft.segments} parts; phones put them together.", "$quiet"))
    return lines
