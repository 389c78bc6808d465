"""An address book cut into cards, however badly they begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from contactlog.imports.content_lines import ContentLine, content_lines
from contactlog.imports.problems import Problems


@dataclass(slots=True)
class Card:
    """The lines of one card."""

    line: int
    """Where it begins."""
    lines: list[ContentLine] = field(default_factory=list)

    def named(self, name: str) -> list[ContentLine]:
        """Give all lines of one property, in order."""
        return [line for line in self.lines if line.name == name]

    def first(self, name: str) -> str:
        """Give the first value of a property that is not blank; empty text without one."""
        return next((line.value for line in self.lines if line.name == name and line.value.strip()), "")


def cards(data: bytes, problems: Problems, usual: str | None = None) -> Iterator[Card]:
    """Give the cards of a file, one after the other.

    A card inside a card (``AGENT`` of vCard 2.1) is passed over: it is somebody's assistant, not an entry of
    the book. A card without an end is kept and named as a problem.
    """
    card: Card | None = None
    nested = 0
    last = ""
    encoded = False
    for line in content_lines(data, usual=usual):
        if isinstance(line, int):
            if card is not None and not encoded and not nested:
                problems.add(line, "this line of a card has no name and colon; it was passed over.")
            continue
        is_card = line.value.strip().upper() == "VCARD"
        if line.name == "BEGIN" and is_card:
            if card is not None and (last == "AGENT" or nested):
                nested += 1
            else:
                if card is not None:
                    problems.add(card.line, "this card has no end; what it holds was kept.")
                    yield card
                card = Card(line.number)
        elif line.name == "END" and is_card:
            if nested:
                nested -= 1
            elif card is not None:
                yield card
                card = None
        elif card is not None and not nested:
            card.lines.append(line)
        last = line.name
        encoded = "ENCODING" in {key for key, _ in line.parameters}
    if card is not None:
        problems.add(card.line, "the file ends in the middle of this card; what it holds was kept.")
        yield card
