"""A day on which everything is used: what the user types, in order, with planted words wherever words can stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from tests.canary.planting import Planted

Command = tuple[str, ...]
EXPORTED = "exported.jsonl"
"""Beside the file of the passphrase: what the user has written in readable form, by wish."""
MISTAKE = "nobody "
"""Begins the last word of the one command that fails."""


def whole_day(planted: Planted, brought: Path, words: Path) -> Iterator[Command]:
    """Give the commands.

    Args:
        planted: has at least two names.
        brought: a folder with the files of `bring`.
        words: the file of the passphrase.
    """
    first, second, *_ = planted.names
    yield from _people(planted)
    yield ("import", str(brought / "book.vcf"), "--yes")
    yield ("import", str(brought / "year.ics"), "--take", "all", "--yes")
    yield from _meetings(planted)
    yield from _ill(planted, first, second)
    yield from _messages(planted, first, second)
    yield from _keeping(first, second, words)


def short_day(planted: Planted, words: Path) -> Iterator[Command]:
    """Give a day of few commands: each way words go in, are worked on, and are erased or kept."""
    first, second = planted.names[:2]
    yield from list(_people(planted))[:2]
    meeting = f"{first} and {second} at {planted.places[0]} 1h indoors 1m note: {planted.notes[0]}"
    yield ("diary", "add", f"2026-03-09 13:00 lunch with {meeting}")
    yield ("log", f"coffee with {second} at {planted.places[1]} note: {planted.notes[1]}")
    yield ("waiting", "accept")
    yield ("case", "new", "--illness", "covid19", "--onset", "2026-03-10")
    yield ("draft", "--as-of", "2026-03-12")
    yield ("told", first, "--by", "call", "--note", planted.notes[0])
    yield ("backup", "create", "--backup-passphrase-file", str(words))
    yield ("people", "forget", second, "--yes")


def bring(planted: Planted, folder: Path) -> None:
    """Write the files that are imported; they are the user's own, and removed before anything is searched."""
    folder.mkdir(exist_ok=True)
    cards = (
        f"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nTEL:{phone}\r\nNOTE:{note}\r\nEND:VCARD\r\n"
        for name, phone, note in zip(planted.names, planted.phones, planted.notes, strict=True)
    )
    (folder / "book.vcf").write_text("".join(cards))
    events = (
        f"BEGIN:VEVENT\r\nUID:{number}\r\nDTSTART:20260309T1{number % 10}0000Z\r\nSUMMARY:Tea with {name}\r\n"
        f"LOCATION:{place}\r\nDESCRIPTION:{planted.notes[number]}\r\nEND:VEVENT\r\n"
        for number, (name, place) in enumerate(zip(planted.names, planted.places, strict=True))
    )
    (folder / "year.ics").write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n")


def _people(planted: Planted) -> Iterator[Command]:
    for name, phone, note in zip(planted.names, planted.phones, planted.notes, strict=True):
        yield ("people", "add", name, "--phone", phone, "--note", note)
    first, second = planted.names[:2]
    yield ("groups", "add", f"Choir {planted.notes[0]}", first, second, "--organiser", first)
    yield ("places", "add", planted.places[0], "--phone", planted.phones[0], "--note", planted.notes[1])


def _meetings(planted: Planted) -> Iterator[Command]:
    notes, places = cycle(planted.notes), cycle(planted.places)
    for number, name in enumerate(planted.names):
        line = f"{name} at {next(places)} 1h indoors 1m note: {next(notes)}"
        yield ("diary", "add", f"2026-03-{number % 9 + 1:02} 1{number % 9}:00 lunch with {line}")
    yield ("log", f"coffee with {planted.names[0]} note: {planted.notes[0]}")
    yield ("waiting", "list")
    yield ("waiting", "accept")
    yield ("log", f"walk with {planted.names[1]}")
    yield ("diary", "search", planted.notes[0])
    yield ("diary", "list", "--from", "2026-03-01", "--to", "2026-03-12")
    yield ("undo",)
    yield ("recall", "next", "--from", "2026-03-10")
    yield ("recall", "answer", "--key", "free", f"2026-03-11 {planted.names[0]} 20 min")


def _ill(planted: Planted, first: str, second: str) -> Iterator[Command]:
    heard = ("--met", "2026-03-09", "--by", second, "--note", planted.notes[0])
    yield ("told-me", "add", "--illness", "influenza", *heard)
    yield ("case", "new", "--illness", "covid19", "--onset", "2026-03-10", "--test", "2026-03-11")
    yield ("exposures", "--as-of", "2026-03-12")
    yield ("backward", "--as-of", "2026-03-12")
    yield ("people", "show", first)


def _messages(planted: Planted, first: str, second: str) -> Iterator[Command]:
    yield ("draft", "--as-of", "2026-03-12")
    yield ("deliver", first, "--as", "qr", "--scheme", "ascii", "--size", "200x200", "--as-of", "2026-03-12")
    yield ("deliver", first, "--as", "text", "--as-of", "2026-03-12")
    yield ("deliver", "--all", "--as", "call-sheet", "--as-of", "2026-03-12")
    yield ("told", first, "--by", "call", "--note", planted.notes[1])
    yield ("told", second, "--by", "sms", "--outcome", "sent")
    yield ("handover", "--agreed", first, "--on", "2026-03-12")
    yield ("handover", "--yes", "--as-of", "2026-03-12")
    yield ("reach", "--as-of", "2026-03-12")


def _keeping(first: str, second: str, words: Path) -> Iterator[Command]:
    secret, kept = ("--backup-passphrase-file", str(words)), str(words.parent / "kept.age")
    yield ("backup", "create", *secret)
    yield ("backup", "create", "--to", kept, *secret)
    elsewhere = ("--data-dir", str(words.parent / "restored"))
    for _ in range(2):
        yield (*elsewhere, "backup", "restore", kept, "--replace", "--no-recovery", "--yes", *secret)
    yield (*elsewhere, "people", "show", first)
    yield ("passphrase", "change", "--new-passphrase-file", str(words))
    yield ("export", "json", "--to", str(words.parent / EXPORTED), "--yes")
    yield ("settings", "set", "my_name", first)
    yield ("rekey", "--yes")
    yield ("doctor", "--diary")
    yield ("demo", "--plain")
    yield (
        "people",
        "show",
        f"{MISTAKE}{second}",
    )  # A mistake, whose sentence must not be kept anywhere either.
    yield ("people", "forget", second, "--yes")
    yield ("case", "close", "--yes")
    yield ("retention", "purge", "--before", "2026-03-02", "--yes")
