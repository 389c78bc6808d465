"""One illness on a page that is read in a minute: every figure with whose it is and its source's number."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from contactlog import exposure
from contactlog.core.text import fold
from contactlog.diary.sheet_words import (
    early_words,
    group_words,
    incubation_words,
    lookback_words,
    route_words,
    window_words,
)
from contactlog.exposure import Illness
from contactlog.exposure.facts import Figure
from contactlog.exposure.words import event

YOURSELF = "What you are told yourself"
"""Heading at which what is read in a minute ends."""
NO_FIGURE = "no published figure found"
RELAYED = "only relayed by others"
_YOURS = "Your own figures; contactlog has not checked them."
_LEGEND = "In brackets: whose it is (INT: several countries), and its source."
_URGENT = "Urgent: phone the health department or a doctor now, before writing messages."
_LED = "A health department traces contacts here. Phone it too; contactlog adds to that."
_HOW = {"interpreted": "our reading of ", "derived": "worked out from other figures", "memory": "from memory"}
_RELAYED = 3
"""Tier of a source that only relays."""


def as_lines(sheet: Illness, width: int = 80) -> list[str]:
    """Write one illness as lines.

    Every figure ends with whose it is and the number of its source below. What no official source states in
    words is marked: there the sheet says that no published figure was found, and what is taken instead.

    Args:
        sheet: the illness.
        width: columns of the screen.
    """
    page = _Page(sheet, width)
    page.title()
    passed = sheet.transmission
    page.section("How it passes on", [(route_words(passed), passed)] if passed else [])
    page.section("When it passes on", [(window_words(item), item) for item in sheet.windows])
    page.section("Ends early", [(early_words(item), item) for item in sheet.ends_early], needed=False)
    looks = [item for item in sheet.lookbacks if item.basis != "derived"]
    page.section("Whom to tell, looking back", [(lookback_words(item), item) for item in looks], needed=False)
    page.section("Who counts as a contact", [(item.text, item) for item in sheet.contact_rules])
    found = sheet.incubation
    text = incubation_words(found) if found else ""
    page.section("From meeting to first signs", [(text, found)] if found and text else [])
    page.section("What the people you tell may do", [(item.text, item) for item in sheet.contact_advice])
    page.section(
        "It weighs more for", [(group_words(item), item) for item in sheet.higher_risk], needed=False
    )
    # What most people came for stands above; what follows is for a second look.
    page.section(YOURSELF, [(item.text, item) for item in sheet.case_advice], needed=False)
    page.disagreements()
    page.dates()
    page.sources()
    page.heading("This is no medical advice. Ask a doctor or pharmacist.")
    return page.lines


def _relayed(figure: Figure) -> bool:
    """Tell whether others only say that an authority states it."""
    return figure.basis == "quote" and figure.tier >= _RELAYED


class _Page:
    """Lines being written, with the numbers of the sources used so far."""

    def __init__(self, sheet: Illness, width: int) -> None:
        self.lines: list[str] = []
        self._sheet = sheet
        self._width = width
        self._numbers: dict[str, int] = {}

    def title(self) -> None:
        """Write the names and what matters before everything else."""
        sheet = self._sheet
        others = [alias for alias in sheet.aliases if fold(alias) not in fold(sheet.name)]
        self._wrapped(sheet.name + (f" (also: {', '.join(others)})" if others else ""))
        if sheet.own:
            self._wrapped(_YOURS)
        if sheet.urgent:
            self._wrapped(_URGENT)
        elif sheet.public_health_led:
            self._wrapped(_LED)
        if not sheet.notify_contacts_default:
            self._wrapped("Telling people is usually not expected.")
        if not sheet.own:
            self._wrapped(_LEGEND)

    def heading(self, text: str) -> None:
        """Begin a section."""
        self.lines.append("")
        self._wrapped(text)

    def section(self, title: str, items: Sequence[tuple[str, Figure]], *, needed: bool = True) -> None:
        """Write figures: first what stands, then what is only relayed, then what no source states.

        Args:
            title: the heading.
            items: figures with their words.
            needed: say so when there is none at all.
        """
        if not items and not needed:
            return
        self.heading(title)
        relayed = [item for item in items if _relayed(item[1])]
        rest = [item for item in items if not item[1].datable and item not in relayed]
        self._figures([item for item in items if item[1].datable])
        self._figures(relayed, f"{RELAYED}:")
        self._figures(rest, f"{NO_FIGURE}; taken instead:")
        if not items:
            self._item(NO_FIGURE)

    def _figures(self, items: Sequence[tuple[str, Figure]], before: str = "") -> None:
        """Write figures one below the other, behind a line that says what all of them are."""
        if before and items:
            self._item(before)
        for text, figure in items:
            self._item(f"{text.rstrip('.')} [{self._mark(figure)}]", "  " if before else "")

    def disagreements(self) -> None:
        """Write where sources differ."""
        if not self._sheet.disagreements:
            return
        self.heading("Where sources differ")
        for item in self._sheet.disagreements:
            self._item(f"{item.topic}: {item.text}")

    def dates(self) -> None:
        """Write what can be given about a case."""
        self.heading("Dates you can give (case new --anchor NAME=DATE)")
        self._item(", ".join(f"{name} ({event(name)})" for name in self._sheet.date_names))
        stages = exposure.stages_of(self._sheet)
        if len(stages) > 1 and self._sheet.category == "sti":
            self._item("or the stage (--stage): " + ", ".join(stages))

    def sources(self) -> None:
        """Write the sources in the order of their numbers."""
        if not self._numbers:
            return
        self.heading("Sources")
        for key, number in self._numbers.items():
            source = self._sheet.sources[key]
            seen = source.date or "no date seen"
            self._wrapped(f"{number}. {source.title}. {source.publisher}, {seen}", "   ")
            self.lines.append(f"   {source.url}")

    def _mark(self, figure: Figure) -> str:
        """Say whose a figure is and where it stands, or how it was found where nobody states it."""
        if figure.basis == "own":
            return "yours"
        old = "" if figure.status == "current" else f", {figure.status}"
        if figure.basis in ("derived", "memory"):
            return f"{_HOW[figure.basis]}, {figure.jurisdiction}{old}"
        numbers = ", ".join(str(self._number(key)) for key in figure.sources if key in self._sheet.sources)
        return f"{_HOW.get(figure.basis, '')}{figure.jurisdiction}, {numbers}{old}"

    def _number(self, key: str) -> int:
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def _item(self, text: str, indent: str = "") -> None:
        self._wrapped(f"{indent}- {text}", indent + "  ")

    def _wrapped(self, text: str, indent: str = "") -> None:
        self.lines += wrap(text, self._width, subsequent_indent=indent, break_long_words=False) or [""]
