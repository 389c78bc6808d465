"""How many of those who matter know, with what others have reached."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from contactlog.core.reach import MARKS, Reach

_BRIEF = ("call centre 2020", "the least that helps", "local teams")


class ReachBar(Widget):
    """A bar with three marks, counts, and hours."""

    explanation = (
        "How many of the household and close contacts know. The marks: 58.9 in 100 were reached by England's "
        "national call centre in one week of 2020; 80 is the least that helps (Kretzschmar et al., 2020); 98.9 were "
        "reached by local teams, who knew their people."
    )

    def __init__(self, **details: object) -> None:
        super().__init__(**details)  # type: ignore[arg-type]
        self._reach: Reach | None = None
        self._due = self._wrong = 0

    def show(self, reach: Reach | None, due: int = 0, wrong: int = 0) -> None:
        """Show the counts.

        Args:
            reach: who knows.
            due: how many next tries are due.
            wrong: how many were told something that is no longer so.
        """
        self._reach, self._due, self._wrong = reach, due, wrong
        self.refresh()

    def render(self) -> Content:
        """Draw it for the width there is."""
        found = self._reach
        if found is None:
            return Content("")
        if not found.matter:
            return Content(
                "Nobody in the diary was with you on days that matter so far.\n"
                "F6 helps you remember whom you met. Ctrl+N writes a line.\n"
                "F10 brings in contacts or a calendar from a file."
            )
        words = counts(found, self._due, self._wrong)
        bar = Content.assemble(*_bar(found, max(20, min(60, self.size.width))))
        marks = " · ".join(f"{mark.percent:g} {text}" for mark, text in zip(MARKS, _BRIEF, strict=True))
        return Content("\n").join([Content(words), bar, Content.styled(f"┃ {marks} (in 100)", "$quiet")])


def counts(found: Reach, due: int, wrong: int = 0) -> str:
    """Write the counts in words."""
    said = [
        f"{found.told} of {found.matter} who matter know",
        f"half within {hours(found.hours_median)}" if found.hours_median is not None else "",
        f"possible: {found.possible_told} of {found.possible}" if found.possible else "",
        f"{due} to try again now" if due else "",
        f"{wrong} to correct" if wrong else "",
    ]
    return " · ".join(filter(None, said))


def hours(value: float) -> str:
    """Write hours for reading."""
    if value < 1:
        return f"{round(value * 60)} minutes"
    return "an hour" if value < 1.5 else f"{round(value)} hours"


def _bar(found: Reach, width: int) -> list[tuple[str, str]]:
    filled = found.told * width // found.matter
    marks = {min(width - 1, int(mark.percent * width / 100)) for mark in MARKS}
    return [
        ("┃", "bold") if spot in marks else ("█", "$success") if spot < filled else ("░", "$quiet")
        for spot in range(width)
    ]
