"""The fact sheet as JSON, and its list in groups."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from contactlog import exposure
from contactlog.core.settings import JsonValue
from contactlog.diary.sheets import Sheets
from contactlog.exposure import Illness
from contactlog.exposure.facts import Figure

_CATEGORIES = {
    "respiratory": "Respiratory",
    "vaccine_preventable": "Prevented by vaccines",
    "gastrointestinal": "Stomach and gut",
    "sti": "Passed on by sex or blood",
    "skin": "Skin",
    "other": "Others",
    "own": "Yours",
}


def grouped(sheets: Sheets) -> dict[str, list[dict[str, JsonValue]]]:
    """Give every illness by category, in words."""
    groups: dict[str, list[dict[str, JsonValue]]] = {}
    for sheet in sheets.all():
        plain = sheet.category.replace("_", " ").capitalize()
        groups.setdefault(_CATEGORIES.get(sheet.category, plain), []).append(
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


def as_json(sheet: Illness) -> dict[str, JsonValue]:
    """Give one illness with every figure and its sources."""
    return {
        "id": sheet.id,
        "name": sheet.name,
        "aliases": list(sheet.aliases),
        "category": sheet.category,
        "own": sheet.own,
        "sensitive": sheet.sensitive,
        "public_health_led": sheet.public_health_led,
        "dates": list(sheet.date_names),
        "stages": list(exposure.stages_of(sheet)),
        "figures": [_figure_json(figure) for figure in sheet.figures],
        "disagreements": [{"topic": item.topic, "text": item.text} for item in sheet.disagreements],
        "sources": [
            {"id": key, "title": item.title, "publisher": item.publisher, "url": item.url, "date": item.date}
            for key, item in sheet.sources.items()
        ],
    }


def _figure_json(figure: Figure) -> dict[str, JsonValue]:
    value: dict[str, JsonValue] = {
        "what": type(figure).__name__,
        "support": figure.support,
        "supported": figure.supported,
    }
    for item in fields(figure):
        content: Any = getattr(figure, item.name)
        if content is not None and content != () and content is not False:
            value[item.name] = list(content) if isinstance(content, tuple) else content
    return value


def template() -> str:
    """Give a file to begin an illness of one's own with."""
    return exposure.data_text("template.toml")
