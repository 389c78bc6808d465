"""The fact sheet for reading: one illness or all of them, each figure with its source."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from contactlog import exposure
from contactlog.core.settings import JsonValue
from contactlog.diary.naming import find
from contactlog.errors import NotFound
from contactlog.exposure import Illness
from contactlog.exposure.facts import Figure

_SUPPORTED_ONLY = "no published figure found"


def find_illness(typed: str) -> Illness:
    """Find an illness by its id, name or another name.

    Raises:
        NotFound: there is none; the next step names the nearest.
        Ambiguous: several answer to it.
    """
    try:
        return exposure.illness(typed.strip().casefold())
    except NotFound:
        return find(
            typed,
            exposure.illnesses(),
            what="illness in the fact sheet",
            id_of=lambda sheet: sheet.id,
            names_of=lambda sheet: (sheet.name, *sheet.aliases),
            shown=lambda sheet: sheet.name,
        )


def grouped() -> dict[str, list[dict[str, JsonValue]]]:
    """Give every illness by category."""
    groups: dict[str, list[dict[str, JsonValue]]] = {}
    for sheet in exposure.illnesses():
        groups.setdefault(sheet.category, []).append(
            {
                "id": sheet.id,
                "name": sheet.name,
                "aliases": list(sheet.aliases),
                "category": sheet.category,
                "sensitive": sheet.sensitive,
                "own": sheet.own,
            }
        )
    return groups


def as_json(typed: str) -> dict[str, JsonValue]:
    """Give one illness with every figure and its sources."""
    sheet = find_illness(typed)
    return {
        "id": sheet.id,
        "name": sheet.name,
        "aliases": list(sheet.aliases),
        "category": sheet.category,
        "sensitive": sheet.sensitive,
        "public_health_led": sheet.public_health_led,
        "dates": list(sheet.date_names),
        "figures": [_figure_json(figure) for figure in sheet.figures],
        "disagreements": [{"topic": item.topic, "text": item.text} for item in sheet.disagreements],
        "sources": [
            {"id": key, "title": item.title, "publisher": item.publisher, "url": item.url, "date": item.date}
            for key, item in sheet.sources.items()
        ],
    }


def _figure_json(figure: Figure) -> dict[str, JsonValue]:
    value: dict[str, JsonValue] = {"what": type(figure).__name__, "support": figure.support}
    for item in fields(figure):
        content: Any = getattr(figure, item.name)
        if content is not None and content != () and content is not False:
            value[item.name] = list(content) if isinstance(content, tuple) else content
    return value


def as_lines(typed: str) -> list[str]:
    """Write one illness so that it is read in a minute: what counts, how long, what helps, who says so."""
    sheet = find_illness(typed)
    lines = [sheet.name + (f" (also: {', '.join(sheet.aliases)})" if sheet.aliases else "")]
    if sheet.public_health_led:
        lines.append("The health department traces contacts here. Phone it too; contactlog adds to that.")
    lines += ["", "Days on which it is passed on:", *_windows(sheet)]
    lines += ["", "Who counts as a contact:", *_rules(sheet)]
    lines += ["", "From meeting to first signs:", f"- {_incubation(sheet)}"]
    lines += ["", "What the people you tell may do:"]
    lines += [
        f"- {item.text} [{item.jurisdiction}, {item.support}]"
        for item in sheet.contact_advice
        if item.supported
    ]
    if sheet.disagreements:
        lines += [
            "",
            "Where sources differ:",
            *(f"- {item.topic}: {item.text}" for item in sheet.disagreements),
        ]
    lines += ["", "Dates that matter (case new --anchor NAME=DATE):", f"- {', '.join(sheet.date_names)}"]
    lines += ["", "Sources:"]
    lines += [
        f"- {item.title}, {item.publisher}, {item.date or 'no date seen'}: {item.url}"
        for item in sheet.sources.values()
    ]
    lines += ["", "This is no medical advice. Ask a doctor or pharmacist."]
    return lines


def _windows(sheet: Illness) -> list[str]:
    lines = []
    for window in sheet.windows:
        start = f"{_days(window.start_offset_days)} {window.start_anchor.replace('_', ' ')}"
        end = "without a counted end"
        if window.end_rule == "event" and window.end_event:
            end = f"until {window.end_event.replace('_', ' ')}"
        elif window.end_offset_days is not None and window.end_anchor:
            end = f"to {_days(window.end_offset_days)} {window.end_anchor.replace('_', ' ')}"
        mark = "" if window.supported else f"; {window.support}"
        lines.append(f"- {window.case}: from {start} {end} [{window.jurisdiction}, {window.status}{mark}]")
    return lines or [f"- {_SUPPORTED_ONLY}"]


def _rules(sheet: Illness) -> list[str]:
    return [
        f"- {rule.text} [{rule.jurisdiction}, {rule.status}, {rule.support}]" for rule in sheet.contact_rules
    ] or [f"- {_SUPPORTED_ONLY}"]


def _incubation(sheet: Illness) -> str:
    found = sheet.incubation
    if found is None or found.max_days is None or not found.supported:
        return _SUPPORTED_ONLY
    return f"{found.min_days or 0:g} to {found.max_days:g} days"


def _days(offset: float) -> str:
    if offset == 0:
        return "the day of"
    count = f"{abs(offset):g} {'day' if abs(offset) == 1 else 'days'}"
    return f"{count} {'before' if offset < 0 else 'after'}"
