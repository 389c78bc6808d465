"""The forms of ``contactlog deliver``, one function each."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import textwrap
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from contactlog.cli import notices, output, prompt
from contactlog.core.drafts import Draft
from contactlog.core.people import Person
from contactlog.core.settings import JsonValue
from contactlog.core.values import Channel
from contactlog.diary.delivering import Code, Link, Room, Scheme, link_for
from contactlog.diary.door import Diary
from contactlog.errors import Refused, Usage

_CAPTION_ROWS = 3
"""Lines of the window that a code's own lines must leave."""
_CAPTION_COLUMNS = 30
"""How wide the words beside a code are."""


@dataclass(slots=True)
class Delivery:
    """What became of one person's words."""

    person: str
    form: str
    told: str
    """The command by which the user notes that it is done."""
    path: str | None = None
    holds: list[str] = field(default_factory=list)
    """What codes hold."""
    refused: str | None = None

    def json(self) -> dict[str, JsonValue]:
        """Write it as JSON."""
        return {
            "person": self.person,
            "form": self.form,
            "told": self.told,
            "path": self.path,
            "codes": list(self.holds),
            "refused": self.refused,
        }


Make = Callable[[argparse.Namespace, Diary, Path, Draft, Person, Delivery], None]


@dataclass(frozen=True, slots=True)
class Form:
    """One form."""

    make: Make
    channel: Channel | None
    """The way of telling it belongs to; None leaves the person's own."""
    sends: bool = True
    """What is done with it is sending, not talking."""


def codes(
    arguments: argparse.Namespace, diary: Diary, _folder: Path, draft: Draft, person: Person, made: Delivery
) -> None:
    """Show codes that open the phone's own composer."""
    link = Link(arguments.link) if arguments.link else link_for(draft.channel)
    scheme, room = _scheme(arguments), _room(arguments)
    many = "256" in os.environ.get("TERM", "") or "COLORTERM" in os.environ
    drawn = diary.delivering.codes(
        draft, person, link, room, scheme, many_colours=many, split=not arguments.one
    )
    made.holds = [code.text for code in drawn]
    if arguments.json:
        return
    if len(drawn) > 1:
        rows = diary.delivering.rows_for_one(draft, person, link, scheme)
        output.lines(_how_to_have_fewer(len(drawn), rows, scheme))
    waits = prompt.is_interactive() and output.is_terminal()
    for code in drawn:
        _show_code(code, link, made.person, _beside(arguments))
        if waits:
            prompt.ask(
                "Press Enter for the next part." if code.part < code.parts else "Press Enter when done."
            )


def _how_to_have_fewer(parts: int, rows: int | None, scheme: Scheme) -> list[str]:
    larger = f" A window of {rows + _CAPTION_ROWS} lines shows one code." if rows else ""
    finer = "" if scheme is Scheme.FINE else " Newer terminals show more in a code with: --scheme fine"
    return [f"In this window the words take {parts} codes, and so {parts} messages.{larger}{finer}"]


def _show_code(code: Code, link: Link, name: str, beside: bool) -> None:
    opens = {Link.MAILTO: "a mail", Link.TEL: "the dialler for a call"}.get(link, "a message")
    part = f", part {code.part} of {code.parts}" if code.parts > 1 else ""
    act = "calling" if link is Link.TEL else "sending"
    caption = f"Point your phone's camera here. It opens {opens} to {name}{part}; {act} is up to you."
    said = textwrap.wrap(caption, _CAPTION_COLUMNS) if beside else []
    if not beside:
        output.line(caption)
    for line, words in zip_longest(code.lines, said, fillvalue=""):
        output.control(line)
        output.line(f"  {words}" if words else "")


def _beside(arguments: argparse.Namespace) -> bool:
    """Tell whether the caption stands beside the code, so that the code has the whole height of the window."""
    if arguments.size or not (output.is_terminal() and prompt.is_interactive()):
        return False
    size = shutil.get_terminal_size()
    return size.columns >= 2 * size.lines + _CAPTION_COLUMNS + 2


def _scheme(arguments: argparse.Namespace) -> Scheme:
    if arguments.scheme:
        return Scheme(arguments.scheme)
    if "utf" not in (sys.stdout.encoding or "").casefold():
        return Scheme.ASCII
    return Scheme.COLOUR if output.is_terminal() else Scheme.LIGHT


def _room(arguments: argparse.Namespace) -> Room:
    if arguments.size:
        columns, _, rows = arguments.size.partition("x")
        if not (columns.isdecimal() and rows.isdecimal()):
            raise Usage("--size takes columns and lines.", "Write: --size 80x24")
        return Room(int(columns), int(rows))
    if not output.is_terminal():
        return Room()
    size = shutil.get_terminal_size()
    if _beside(arguments):
        return Room(size.columns - _CAPTION_COLUMNS - 2, size.lines - 1)
    return Room(size.columns, size.lines - _CAPTION_ROWS)


def mail(
    arguments: argparse.Namespace, diary: Diary, folder: Path, draft: Draft, person: Person, made: Delivery
) -> None:
    """Write a mail that the mail program opens as a draft."""
    path = diary.delivering.write(folder, "mail", ".eml", diary.delivering.eml(draft, person))
    _say_written(arguments, made, path, "Open it with your mail program, read it, and press send.")


def letter(
    arguments: argparse.Namespace, diary: Diary, folder: Path, draft: Draft, person: Person, made: Delivery
) -> None:
    """Write a letter for printing."""
    path = diary.delivering.write(folder, "letter", ".pdf", diary.delivering.letter(draft, person))
    _say_written(arguments, made, path, "Print it, sign it, post it.")


def text(
    arguments: argparse.Namespace, diary: Diary, folder: Path, draft: Draft, person: Person, made: Delivery
) -> None:
    """Write the words into a file."""
    letter_like = draft.channel is Channel.LETTER
    words = diary.delivering.letter_text(draft, person) if letter_like else diary.delivering.text(draft)
    path = diary.delivering.write(folder, "message", ".txt", words.encode())
    _say_written(arguments, made, path, "Delete it when it has done its work.")


def _say_written(arguments: argparse.Namespace, made: Delivery, path: Path, then: str) -> None:
    made.path = str(path)
    if not arguments.json:
        output.line(f"For {made.person}, readable by anyone who gets the file: {path}")
        output.line(then)


def copy(
    arguments: argparse.Namespace, diary: Diary, _folder: Path, draft: Draft, _person: Person, made: Delivery
) -> None:
    """Ask the terminal to copy the words, and to empty the clipboard a little later."""
    if arguments.json or not output.is_terminal():
        raise Refused("Copying goes through a terminal, and there is none here.", "Use: --as text")
    in_tmux = bool(os.environ.get("TMUX"))
    output.control(diary.delivering.copy(draft, in_tmux=in_tmux))
    output.line(diary.delivering.honest_about_copying())
    if arguments.clear_after <= 0:
        return
    try:
        for left in range(arguments.clear_after, 0, -1):
            notices.progress(f"The clipboard is emptied in {left} s (ctrl+c: now).")
            time.sleep(1)
    except KeyboardInterrupt:
        notices.note("")
    finally:
        notices.progress_done()
        output.control(diary.delivering.empty_clipboard(in_tmux=in_tmux))
    output.line(f"The terminal was asked to empty the clipboard after {made.person}'s words.")


def call(
    arguments: argparse.Namespace, diary: Diary, _folder: Path, draft: Draft, person: Person, made: Delivery
) -> None:
    """Show the number and what to say."""
    number = diary.delivering.number(person)
    made.holds = [f"tel:{number}"]
    if arguments.json:
        return
    output.line(f"Call {made.person}: {number}")
    output.line(draft.text)


FORMS: dict[str, Form] = {
    "qr": Form(codes, None),
    "eml": Form(mail, Channel.EMAIL),
    "letter": Form(letter, Channel.LETTER),
    "text": Form(text, None),
    "copy": Form(copy, None),
    "call": Form(call, Channel.CALL, sends=False),
}
"""The forms by the word on the command line."""
