"""How a draft looks in plain lines and in JSON. Words that the check stops are not shown."""

from __future__ import annotations

from contactlog.cli import output
from contactlog.core.drafts import Draft, Finding
from contactlog.core.people import Person
from contactlog.core.settings import JsonValue
from contactlog.core.values import Safety
from contactlog.phrases import shown_name

_REMEDIES = {"unsigned": " Set it: contactlog settings set my_name NAME"}
"""By the code of a warning: the command that ends it."""


def draft_json(draft: Draft, name: str) -> dict[str, JsonValue]:
    """Write a draft as JSON; ``text`` is null while the check stops it."""
    return {
        "person": name,
        "person_id": draft.person,
        "channel": draft.channel.value,
        "tone": draft.tone.value,
        "language": draft.language,
        "subject": None if draft.stopped else draft.subject,
        "text": None if draft.stopped else draft.text,
        "segments": draft.segments,
        "anonymous": draft.anonymous,
        "edited": draft.edited,
        "stopped": draft.stopped,
        "findings": [finding_json(item) for item in draft.findings],
        "overruled": [item.key for item in draft.overruled],
        "warnings": [finding_json(item) for item in draft.warnings],
    }


def finding_json(finding: Finding) -> dict[str, JsonValue]:
    """Write a finding as JSON."""
    return {
        "id": finding.key,
        "code": finding.code,
        "words": finding.words,
        "text": finding.text,
        "mend": finding.mend,
        "serious": finding.serious,
        "where": finding.where,
        "start": finding.start,
    }


def name_of(draft: Draft, people: dict[str, Person], others: dict[str, str] | None = None) -> str:
    """Give the name to show for whom a draft is: a person, a group or a place."""
    return (others or {}).get(draft.person) or shown_name(people.get(draft.person))


def show_draft(draft: Draft, name: str) -> None:
    """Show one draft in plain lines."""
    size = ""
    if draft.segments is not None:
        parts = "part" if draft.segments == 1 else "parts"
        size = f", {draft.segments} {parts}, {len(draft.text)} characters"
    edited = ", your own words" if draft.edited else ""
    output.line(f"To {name}, {draft.channel.value.replace('_', ' ')}{size}{edited}:")
    if draft.stopped:
        output.line("  The draft check stops these words until each point below is mended or overruled.")
    else:
        if draft.subject:
            output.line(f"  Subject: {draft.subject}")
        output.lines(f"  {text}" for text in draft.text.split("\n"))
    show_findings(draft)


def show_findings(draft: Draft) -> None:
    """Show what the check found, and what else the user should know."""
    output.lines(line for finding in draft.findings for line in _finding_lines(finding))
    output.lines(f"  (overruled by you: {finding.key})" for finding in draft.overruled)
    output.lines(f"  ! {finding.text}{_REMEDIES.get(finding.code, '')}" for finding in draft.warnings)


def _finding_lines(finding: Finding) -> list[str]:
    mark = "x" if finding.serious else "?"
    where = "" if finding.start is None else f" (at {finding.start + 1})"
    if finding.where == "subject":
        where = " (in the subject)"
    first = f"  {mark} {finding.text}{where}"
    mend = f"    {finding.mend}" if finding.mend else ""
    key = f"    Overrule: --overrule {_quoted(finding.key.removesuffix(':'))}" if finding.serious else ""
    if finding.code == "safety_questions":
        key = (
            f"    --safety none, or --safety with one or more of: {', '.join(item.value for item in Safety)}"
        )
    return [line for line in (first, mend, key) if line]


def _quoted(text: str) -> str:
    return (
        text if text.replace(":", "").replace("_", "").isalnum() else "'" + text.replace("'", "'\\''") + "'"
    )
