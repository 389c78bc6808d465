"""A list that draws only the lines that are seen, so that a million rows cost what forty do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from contactlog.core.text import one_line
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.content import steady
from contactlog.tui.widgets.pages import PAGE, Pages, seen

OURS = register(
    Action("list.up", "lists", "move(-1)", "up,k", "Up", "Goes to the row above."),
    Action("list.down", "lists", "move(1)", "down,j", "Down", "Goes to the row below."),
    Action("list.page_up", "lists", "page(-1)", "pageup", "Page up", "Goes up by what is seen."),
    Action("list.page_down", "lists", "page(1)", "pagedown", "Page down", "Goes down by what is seen."),
    Action("list.first", "lists", "to(0)", "home", "First", "Goes to the first row."),
    Action("list.last", "lists", "to(-1)", "end", "Last", "Goes to the last row."),
    Action("list.open", "lists", "open", "enter", "Open", "Opens the row under the cursor."),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    id: str
    """Of the thing it shows; empty for a heading, which is passed over."""
    parts: tuple[tuple[str, str], ...]
    """Text and the name of a component class, such as ``quiet``; an empty name is plain."""

    def __repr__(self) -> str:
        return f"Row({self.id!r})"


class VirtualList(ScrollView, can_focus=True):
    """A list of lines with a cursor. It knows pages of rows and asks for those it lacks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--cursor", "list--cursor-blurred", "list--heading", "list--quiet", "list--strong", "list--good",
        "list--warn", "list--bad", "list--accent", "list--match",
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = bindings(OURS)

    cursor: reactive[int] = reactive(0, repaint=False)

    class PageWanted(Message):
        """A page is about to be seen that the list does not have."""

        def __init__(self, listing: VirtualList, number: int) -> None:
            super().__init__()
            self.listing = listing
            self.number = number

        @property
        def control(self) -> VirtualList:
            """The list that asks."""
            return self.listing

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, listing: VirtualList, row_id: str) -> None:
            super().__init__()
            self.listing = listing
            self.row_id = row_id

        @property
        def control(self) -> VirtualList:
            """The list in which it moved."""
            return self.listing

    class Opened(Message):
        """A row was chosen by Enter or a click."""

        def __init__(self, listing: VirtualList, row_id: str) -> None:
            super().__init__()
            self.listing = listing
            self.row_id = row_id

        @property
        def control(self) -> VirtualList:
            """The list in which it was chosen."""
            return self.listing

    def __init__(self, **details: object) -> None:
        super().__init__(**details)  # type: ignore[arg-type]
        self._pages: Pages[Row] = Pages()

    # -- what it holds ------------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """How many rows there are, seen or not."""
        return self._pages.count

    def show(self, rows: Sequence[Row]) -> None:
        """Show rows that are all at hand; the cursor stays on the same thing where it is still there."""
        kept = self.current_id
        self.begin(len(rows))
        self._pages.fill(rows)
        places = {row.id: index for index, row in enumerate(rows) if row.id}
        self.cursor = places.get(kept or "", self._first_real(min(self.cursor, max(0, len(rows) - 1))))
        self.refresh()

    def begin(self, count: int) -> None:
        """Begin anew with so many rows, whose pages will be asked for."""
        self._pages.begin(count)
        self.virtual_size = Size(self.size.width, count)
        self.refresh()

    def set_page(self, number: int, rows: Sequence[Row]) -> None:
        """Give a page that was asked for."""
        top = self.scroll_offset.y
        self._pages.put(number, rows, top // PAGE)
        first, last = seen(top, self.size.height)
        if first <= number <= last:
            self.refresh()
        if self.cursor // PAGE == number:
            self.cursor = self._first_real(self.cursor)
            if self.current_id:
                self.post_message(self.Moved(self, self.current_id))

    def _look_ahead(self) -> None:
        """Ask for what is seen, and for what is likely to be seen next."""
        for number in self._pages.around(self.scroll_offset.y, self.size.height):
            self._want(number)

    def row(self, index: int) -> Row | None:
        """Give a row; None when its page is not at hand."""
        return self._pages.row(index)

    @property
    def current_id(self) -> str | None:
        """Id of the row under the cursor."""
        row = self.row(self.cursor) if self._pages.count else None
        return row.id if row and row.id else None

    def restart(self, count: int, number: int, rows: Sequence[Row], cursor: int) -> None:
        """Begin anew with one page at hand and the cursor where it is wanted, without a blank moment."""
        self.begin(count)
        self._pages.put(number, rows, number)
        self.cursor = self._first_real(min(cursor, max(0, count - 1)))
        if self.current_id:
            self.post_message(self.Moved(self, self.current_id))
        self.call_after_refresh(self._look_ahead)

    def clear(self) -> None:
        """Drop everything."""
        self.begin(0)

    def _first_real(self, index: int) -> int:
        """Give the first row from here that is not a heading."""
        while index < self._pages.count and (row := self.row(index)) is not None and not row.id:
            index += 1
        return min(index, max(0, self._pages.count - 1))

    # -- drawing ------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one line of the part that is seen."""
        index = y + self.scroll_offset.y
        width = self.size.width - (self.scrollbar_size_vertical if self.show_vertical_scrollbar else 0)
        if index >= self._pages.count:
            return Strip.blank(width, self.rich_style)
        row = self.row(index)
        if row is None:
            self._want(index // PAGE)
            return Strip([Segment(" …", self.rich_style)]).adjust_cell_length(width, self.rich_style)
        over = self._cursor_style() if index == self.cursor and row.id else None
        base = self.get_component_rich_style("list--heading") if not row.id else self.rich_style
        mark = "▌" if over is not None else " "
        segments = [Segment(mark, base + over if over else base)]
        for text, style in row.parts:
            own = self.get_component_rich_style(f"list--{style}", partial=True) if style else Style.null()
            segments.append(Segment(one_line_keeping_ends(text), base + own + over if over else base + own))
        filler = base + over if over else base
        strip = Strip(segments)
        if strip.cell_length > width > 0:
            strip = Strip([*strip.crop(0, width - 1), Segment("…", filler)])
        return strip.adjust_cell_length(width, filler)

    def _cursor_style(self) -> Style:
        name = "list--cursor" if self.has_focus else "list--cursor-blurred"
        return self.get_component_rich_style(name)

    def _want(self, number: int) -> None:
        if self._pages.ask(number):
            self.post_message(self.PageWanted(self, number))

    def on_resize(self) -> None:
        """Keep the lines as wide as the pane."""
        self.virtual_size = Size(self.size.width, self._pages.count)

    def on_focus(self) -> None:
        """Draw the cursor brightly."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the cursor quietly."""
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Have the next pages at hand before they are seen."""
        super().watch_scroll_y(old_value, new_value)
        if self._pages.count and round(old_value) // PAGE != round(new_value) // PAGE:
            self.call_after_refresh(self._look_ahead)

    # -- moving -------------------------------------------------------------------------------------------

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows again and tell where the cursor is."""
        top = self.scroll_offset.y
        for index in (old, new):
            self.refresh(Region(0, index - top, self.size.width, 1))
        above = self.row(new - 1) if new else None
        # The heading above the first row of a part comes into sight with it.
        head = 1 if above is not None and not above.id else 0
        self.scroll_to_region(Region(0, new - head, self.size.width, 1 + head), animate=False, force=True)
        if self.current_id:
            self.post_message(self.Moved(self, self.current_id))

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, self._pages.count - 1))

    def action_move(self, step: int) -> None:
        """Move by one row, over headings; up from the first row leaves the list upwards."""
        index = self.cursor + step
        while 0 <= index < self._pages.count and (row := self.row(index)) is not None and not row.id:
            index += step
        if index < 0:
            self.screen.focus_previous()
        elif index < self._pages.count:
            self.cursor = index

    def action_page(self, step: int) -> None:
        """Move by what is seen."""
        self.cursor = self._first_real(
            max(0, min(self._pages.count - 1, self.cursor + step * max(1, self.size.height - 1)))
        )

    def action_to(self, index: int) -> None:
        """Go to the first or last row."""
        self.cursor = self._first_real(0) if index == 0 else max(0, self._pages.count - 1)

    def go_to(self, row_id: str) -> None:
        """Put the cursor on a thing whose row is at hand."""
        for index, row in self._pages.held():
            if row.id == row_id:
                self.cursor = index
                return

    def action_open(self) -> None:
        """Choose the row under the cursor."""
        if self.current_id:
            self.post_message(self.Opened(self, self.current_id))

    def on_click(self, event: events.Click) -> None:
        """Move to the row that was clicked; a click on the current one opens it."""
        index = event.y + self.scroll_offset.y
        row = self.row(index) if 0 <= index < self._pages.count else None
        if row is None or not row.id:
            return
        if index == self.cursor:
            self.action_open()
        self.cursor = index


def one_line_keeping_ends(text: str) -> str:
    """Make text harmless without losing the spaces by which columns are set apart."""
    cleaned = steady(one_line(text))
    if not cleaned:
        return " " * len(text) if text.isspace() else ""
    head = len(text) - len(text.lstrip(" "))
    tail = len(text) - len(text.rstrip(" "))
    return f"{' ' * head}{cleaned}{' ' * tail}"
