"""Printable sheets: many calls in the order of telling, and how to tell a true warning from a scam."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from contactlog.drafts import languages
from contactlog.drafts.delivery.pages import Paragraph, pdf
from contactlog.drafts.formats import isolated

_BOXES = "[ ] reached  [ ] no answer  [ ] message left  [ ] wrong number"


@dataclass(frozen=True, slots=True)
class Call:
    """One line of a call sheet. It names no illness: paper lies about."""

    name: str = field(repr=False)
    number: str = field(repr=False)
    """As it is dialled; empty when there is none."""
    met: tuple[date, ...] = ()
    """The days that count."""
    deadline: date | None = None
    """Until when something can still be done for them."""
    careful: bool = False
    """Others may listen or read: ask first if they are alone."""


def call_sheet(calls: Sequence[Call], day: date, language: str = "en", *, left_out: int = 0) -> str:
    """Write the sheet: the steps of a call once, then each person with boxes to tick.

    Args:
        calls: whom to call, in their order.
        day: the day of writing.
        language: of the steps.
        left_out: how many people are not on it because violence is feared.
    """
    words = languages.load(languages.nearest(language))
    steps = [str(step["do"]) for step in words.raw("calls", "call") or []]
    lines = [
        f"Calls, {day:%a} {day.isoformat()}",
        "",
        *(f"{place}. {step}" for place, step in enumerate(steps, 1)),
    ]
    for place, call in enumerate(calls, 1):
        # Beside an Arabic name the digits of a number would change places with it.
        name = isolated(call.name, right_to_left=False)
        lines += ["", f"[ ] {place}. {name}   {call.number or 'no number'}", *_details(call)]
    if left_out:
        lines += [
            "",
            f"Not on this sheet: {left_out}, of whom violence is feared. A clinic can tell them for you.",
        ]
    lines += ["", "Tear this sheet up when you are done: it holds names and numbers.", ""]
    return "\n".join(lines)


def _details(call: Call) -> list[str]:
    met = ", ".join(f"{each:%a} {each.isoformat()}" for each in call.met)
    found = [f"    You met: {met}"] if met else []
    if call.deadline is not None:
        until = f"{call.deadline:%a} {call.deadline.isoformat()}"
        found.append(f"    Call early: something can still be done until {until}.")
    if call.careful:
        found.append("    Ask first whether they are alone; leave no message.")
    return [*found, f"    {_BOXES}", "    Next try: ____________   Said: ______________________________"]


def sheet_pdf(text: str, day: date, region: str = "") -> bytes:
    """Put a sheet on paper."""
    blocks = [Paragraph(block) for block in text.strip().split("\n\n")]
    return pdf(blocks, day, region=region)


def trust_page(language: str) -> str:
    """Write the page that a receiver can be given: how to tell a true warning from a scam."""
    words = languages.load(languages.nearest(language))
    blocks = [words.text("trust", "title"), words.text("trust", "intro")]
    for part in ("real", "trick", "do"):
        title = words.text("trust", f"{part}_title")
        blocks.append("\n".join([title, *(f"- {line}" for line in words.words("trust", part))]))
    return "\n\n".join(blocks) + "\n"


def trust_pdf(language: str, day: date, region: str = "") -> bytes:
    """Put that page on paper."""
    title, *blocks = trust_page(language).strip().split("\n\n")
    words = languages.load(languages.nearest(language))
    paragraphs = [Paragraph(title, size=16, gap=6), *(Paragraph(block, gap=5) for block in blocks)]
    return pdf(paragraphs, day, right_to_left=words.right_to_left, region=region)
