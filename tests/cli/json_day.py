"""Commands that between them print every field of every ``--json``; all of them in one process, locked as usual.

Run as ``python -m tests.cli.json_day FOLDER``; prints one line of JSON for each command: its name on the page of
JSON, its arguments, its exit code and its value.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from contactlog import lockdown, vault
from contactlog.age import X25519Identity
from contactlog.cli.entry import main
from contactlog.lockdown.probes import run_probes
from contactlog.vault import kdf

AS_OF = ("--as-of", "2026-03-12")
PASSPHRASE = "four unrelated words here"
CARDS = """\
BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Carlo\r\nTEL:+351912345670\r\nEND:VCARD\r
BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ana Silvaa\r\nTEL:+351912345678\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Broken\r\n"""
CALENDAR = """\
BEGIN:VCALENDAR\r\nVERSION:2.0\r
BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260309T190000Z\r\nDTEND:20260309T210000Z\r\nSUMMARY:Dinner\r\nLOCATION:Tasca\r
ATTENDEE;CN=Carlo:mailto:carlo@example.org\r\nEND:VEVENT\r
BEGIN:VEVENT\r\nUID:2\r\nDTSTART:20260310T190000Z\r\nSUMMARY:Gone\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r
END:VCALENDAR\r\n"""
LUNCH = "2026-03-09 13:00 lunch with Ana Silva and Ben at @Nero 1h indoors 1m no masks hugged loud with 12 strangers"

PLAIN = "-plain"
"""Names a command without ``--json``."""
Step = tuple[str, tuple[str, ...]]


def steps(folder: Path) -> Iterator[Step]:
    """Give each command with its name on the page; a name that begins with - is not looked at."""
    yield from _people(folder)
    yield from _meetings()
    yield from _imports(folder)
    yield from _illnesses(folder)
    yield from _told_me(folder)
    yield from _case()
    yield from _words(folder)
    yield from _ledger()
    yield from _changes()
    yield from _recall()
    yield from _keeping(folder)


def _people(folder: Path) -> Iterator[Step]:
    details = "--nickname Nita --phone 912345678 --email ana@example.org --channel sms --language en --flag pregnant"
    chosen = "my_name=Sam my_phone=+351912000000 region=PT country=widest language=en zone=Europe/Lisbon"
    for setting in f"{chosen} room_rule=any_distance".split():
        yield PLAIN, ("settings", "set", *setting.split("="))
    yield (
        "people add",
        ("people", "add", "Ana Silva", *details.split(), "--note", "n", "--lives-with-me", "no"),
    )
    yield "people add", ("people", "add", "Ben", "--phone", "912345679")
    yield "people edit", ("people", "edit", "Ben", "--safety", "shared_phone", "--address", "Rua 1")
    yield "people edit", ("people", "edit", "Ben", "--fell-ill-on", "2026-03-11", "--confidential", "no")
    place = (
        "--setting indoor --space room --ventilation poor --phone 210000000 --email c@example.org --note x"
    )
    yield "places add", ("places", "add", "Nero", *place.split())
    yield "places edit", ("places", "edit", "Nero", "--ventilation", "good")
    yield "groups add", ("groups", "add", "Choir", "Ana Silva", "Ben", "--organiser", "Ben", "--note", "x")
    yield "groups edit", ("groups", "edit", "Choir", "--household", "yes")


def _meetings() -> Iterator[Step]:
    yield "diary add", ("diary", "add", f"{LUNCH} note: hello")
    yield "-walk", ("diary", "add", "2026-03-10 18:00 walk with Dora 2h outdoors xyzzy")
    yield (
        "-choir",
        (
            "diary",
            "add",
            "2026-03-10 20:00 #Choir 2h indoors singing face to face with 12 strangers",
            "--space",
            "hall",
        ),
    )
    yield "diary edit", ("diary", "edit", "{diary add}", "--minutes", "50", "--ventilation", "good")
    yield "diary show", ("diary", "show", "{-choir}")
    yield "diary add", ("diary", "add", "coffee with Ana yesterday 77", "--dry-run")
    yield "diary search", ("diary", "search", "Ana")
    yield "diary quiet", ("diary", "quiet", "2026-03-08")
    yield "diary remove", ("diary", "remove", "{-walk}", "--yes")
    yield "undo", ("undo",)
    for month_day in ("02-19", "02-26", "03-05"):
        yield "-", ("diary", "add", f"2026-{month_day} 19:00 dinner with Gil 2h indoors")
    for name in ("Eva Lind", "Eva Moss", "Zed"):
        yield "-", ("people", "add", name)
    for line in ("coffee with Nobody Known", "tea with Ben", "tea with Zed"):
        yield PLAIN, ("log", f"{line} 2026-03-07 1h hmm 77")
    yield "waiting list", ("waiting", "list")
    yield "waiting edit", ("waiting", "edit", "2", "coffee with Dora 2026-03-06 1h")
    yield "waiting drop", ("waiting", "drop", "1", "--yes")
    yield PLAIN, ("log", "tea with Eva 2026-03-07 1h hmm 77")
    yield "waiting list", ("waiting", "list")
    yield "waiting accept", ("waiting", "accept")
    yield "people list", ("people", "list")
    yield "people show", ("people", "show", "Ana Silva")
    yield "people hide", ("people", "hide", "Zed")


def _imports(folder: Path) -> Iterator[Step]:
    book, year = str(folder / "book.vcf"), str(folder / "year.ics")
    yield "import FILE", ("import", book, "--dry-run")
    yield "import FILE", ("import", year, "--dry-run", "--take", "all")
    yield "import FILE", ("import", book, year, "--yes", "--always", "Dinner")
    yield "import --take-back", ("import", "--take-back")
    yield "-", ("undo",)
    yield "import --list", ("import", "--list")
    yield "import --rules", ("import", "--rules")
    yield "import --drop-rule", ("import", "--drop-rule", "Dinner")
    yield "people duplicates", ("people", "duplicates")
    yield "people not-same", ("people", "not-same", "Ana Silva", "Ana Silvaa")
    yield "-", ("people", "add", "Dora Other")
    yield "people merge", ("people", "merge", "Dora", "Dora Other", "--yes")
    yield "people forget", ("people", "forget", "Zed", "--yes")


def _illnesses(folder: Path) -> Iterator[Step]:
    yield "illnesses list", ("illnesses", "list")
    for name in ("covid19", "syphilis_early", "hepatitis_a"):
        yield "illnesses show", ("illnesses", "show", name)
    yield "illnesses template", ("illnesses", "template")
    yield "illnesses check", ("illnesses", "check", str(folder / "own.toml"))
    yield "illnesses add", ("illnesses", "add", str(folder / "own.toml"))
    yield "illnesses remove", ("illnesses", "remove", "{illnesses add}", "--yes")


def _told_me(folder: Path) -> Iterator[Step]:
    heard = ("--met", "2026-03-09", "--by", "Ben", "--on", "2026-03-11", "--household", "--note", "x")
    yield "told-me add", ("told-me", "add", "--illness", "measles", "--met", "today")
    yield "told-me reminders", ("told-me", "reminders", "--to", str(folder / "days.ics"))
    yield "told-me close", ("told-me", "close")
    yield "told-me add", ("told-me", "add", "--illness", "covid19", *heard)
    yield "told-me list", ("told-me", "list")
    yield "told-me show", ("told-me", "show")
    yield "told-me ill", ("told-me", "ill", "--onset", "2026-03-11")
    yield "case close", ("case", "close", "--yes")


def _case() -> Iterator[Step]:
    told = ("--learned", "2026-03-12T08:00Z")
    dates = ("--onset", "2026-03-10", "--diagnosis", "2026-03-12")
    yield "case new", ("case", "new", "--illness", "syphilis_early", "--stage", "primary", *dates)
    yield "backward", ("backward", "--all", *AS_OF)
    yield "case close", ("case", "close", "--yes")
    yield "-", ("people", "edit", "Ana Silva", "--flag", "not_immune")
    yield "-", ("case", "new", "--illness", "measles", "--rash", "2026-03-11", *told)
    yield "exposures", ("exposures", "--all", *AS_OF)
    yield "case close", ("case", "close", "--yes")
    days = ("--onset", "2026-03-11..2026-03-12", "--test", "2026-03-12", *told)
    yield "case new", ("case", "new", "--illness", "covid19", *days, "--note", "x", "--sex", "female")
    yield "case show", ("case", "show")
    yield "case list", ("case", "list")
    yield "exposures", ("exposures", "--all", *AS_OF)
    yield "backward", ("backward", "--all", *AS_OF)
    yield "settings show", ("settings", "show")


def _words(folder: Path) -> Iterator[Step]:
    yield "draft", ("draft", *AS_OF)
    yield "draft", ("draft", "--to", "Ana Silva", "--text", "Hi Ana, Ben was there: http://x.example", *AS_OF)
    yield (
        "-",
        ("draft", "--to", "Dora", "--text", "Call me.", "--save-as-wording", "mine", *AS_OF),
    )
    yield "draft --wordings", ("draft", "--wordings")
    yield "draft --trust-page", ("draft", "--trust-page")
    yield "draft", ("draft", "--to", "Ana Silva", "--overrule", "{finding}", *AS_OF)
    yield "-", ("draft", "--to", "Ana Silva", "--reset", *AS_OF)
    yield "-", ("draft", "--to", "Ben", "--safety", "none", *AS_OF)
    yield "deliver", ("deliver", "Ana Silva", "--as", "qr", "--size", "200x100", *AS_OF)
    yield "deliver", ("deliver", "--all", "--as", "eml", *AS_OF)
    yield "deliver --as call-sheet", ("deliver", "--all", "--as", "call-sheet", *AS_OF)
    yield (
        "deliver --as call-sheet",
        ("deliver", "--all", "--as", "call-sheet", "--to", str(folder), *AS_OF),
    )
    yield "deliver --as trust-page", ("deliver", "--as", "trust-page")


def _ledger() -> Iterator[Step]:
    yield "told", ("told", "Ana Silva", "--by", "call", "--at", "2026-03-12T10:00Z", "--note", "x")
    yield "told", ("told", "Ana Silva", "--reply", "well")
    yield "told", ("told", "Dora", "--by", "sms", "--outcome", "no_answer", "--next", "2026-03-13")
    yield "told", ("told", "Ben", "--not-telling", "lives far away")
    yield "-", ("told", "Ben", "--take-back")
    yield "told", ("told", "Ben", "--through", "Ana Silva")
    yield "told", ("told", "Ana Silva", "--hand-over", "agreed")
    yield "reach", ("reach", *AS_OF)
    yield "handover --agreed", ("handover", "--agreed", "Ana Silva", "--on", "2026-03-12")
    yield "handover", ("handover", "--show", *AS_OF)
    yield "handover", ("handover", "--yes", *AS_OF)
    yield "handover --withdrawn", ("handover", "--withdrawn", "Ana Silva")


def _changes() -> Iterator[Step]:
    yield "case edit", ("case", "edit", "--note", "y")
    yield "case change", ("case", "change", "--onset", "2026-03-13")
    yield "case change", ("case", "change", "--onset", "2026-03-20", "--test", "2026-03-20")
    yield "reach", ("reach",)
    yield "case change", ("case", "change", "--onset", "2026-03-08", "--test", "2026-03-08")
    yield "case call-off", ("case", "call-off", "--yes")
    yield "reach", ("reach",)
    yield "told", ("told", "Ana Silva", "--all-clear")
    yield "case reopen", ("case", "reopen")
    yield "case history", ("case", "history")


def _recall() -> Iterator[Step]:
    yield "recall next", ("recall", "next", "--from", "2026-03-08", "--to", "2026-03-12")
    yield "recall answer", ("recall", "answer", "--key", "free", "2026-03-11 Ana Silva 20 min")
    yield "recall answer", ("recall", "answer", "--key", "free", "2026-03-11 Ana 20 min")
    for _ in range(12):
        yield "recall answer", ("recall", "answer", "--skip")
    yield "recall tonight", ("recall", "tonight", "--day", "2026-03-12", "--take", "1")
    yield "recall answer", ("recall", "answer", "--enough")


def _keeping(folder: Path) -> Iterator[Step]:
    made = str(folder / "made.age")
    # To a recipient, whose key costs nothing.
    identity = ("--identity", str(folder / "identity"))
    yield "backup create", ("backup", "create", "--to", made, "--recipient", "{recipient}")
    yield "-", ("backup", "create", "--recipient", "{recipient}")
    yield "backup verify", ("backup", "verify", made, *identity)
    yield "backup show", ("backup", "show", made, *identity)
    yield "backup merge", ("backup", "merge", made, *identity)
    for _ in range(2):
        yield (
            "backup restore",
            (
                "--data-dir",
                str(folder / "second"),
                "backup",
                "restore",
                made,
                *identity,
                "--replace",
                "--yes",
            ),
        )
    yield "export", ("export", "json", "--to", str(folder / "all.jsonl"), "--yes")
    yield "passphrase list", ("passphrase", "list")
    yield "recovery new", ("recovery", "new", "--yes")
    yield "retention set", ("retention", "set", "30")
    yield "groups list", ("groups", "list")
    yield "groups remove", ("groups", "remove", "Choir", "--yes")
    yield "places list", ("places", "list")
    yield "retention purge", ("retention", "purge", "--dry-run")
    yield "case close", ("case", "close", "--yes")
    yield "retention show", ("retention", "show")
    yield "diary list", ("diary", "list", "--from", "2026-03-01", "--to", "2026-03-12")
    yield "people forget", ("people", "forget", "Ana Silvaa", "--yes")
    yield "retention purge", ("retention", "purge", "--before", "2026-03-08", "--yes")
    yield "settings show", ("settings",)
    yield "backup list", ("backup", "list")
    yield "backup drop", ("backup", "drop", "latest", "--yes")
    yield "doctor", ("doctor", "--diary")
    yield "doctor --how", ("doctor", "--how")
    yield "destroy", ("destroy", "--yes")
    yield "init", ("--data-dir", str(folder / "third"), "init", "--yes")


def _run(arguments: tuple[str, ...], proof: list[dict[str, str]]) -> tuple[int, str]:
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(io.StringIO()):
        code = main(arguments, proof)
    return code, shown.getvalue()


def _remember(folder: Path, name: str, value: dict[str, Any], ids: dict[str, str]) -> None:
    """Keep what later commands need of a value."""
    if "id" in value:
        ids[f"{{{name}}}"] = value["id"]
    if name == "illnesses template":
        (folder / "own.toml").write_text(value["template"])
    for finding in value.get("drafts", [{}])[0].get("findings", ())[:1]:
        ids["{finding}"] = finding["id"]


def day(folder: Path) -> None:
    """Run all of it."""
    (folder / "book.vcf").write_text(CARDS, newline="")
    (folder / "year.ics").write_text(CALENDAR, newline="")
    (folder / "passphrase").write_text(PASSPHRASE)
    diary = folder / "diary"
    os.environ.update(CONTACTLOG_DATA_DIR=str(diary), CONTACTLOG_PASSPHRASE_FILE=str(folder / "passphrase"))
    proof = run_probes()
    lockdown.lock(diary, None, [str(folder)], create=True)
    made, _ = vault.create(
        diary, PASSPHRASE, clock=lambda: datetime.now(UTC), kdf=kdf.CHEAPEST, recovery=False
    )
    made.close()
    (diary / "dropbox" / "20260307T100000Z-0.age").write_bytes(b"not ours")
    key = X25519Identity.generate()
    (folder / "identity").write_text(key.reveal())
    ids: dict[str, str] = {"{recipient}": str(key.recipient)}
    for name, arguments in steps(folder):
        filled = tuple(ids.get(word, word) for word in arguments)
        code, shown = _run(filled if name is PLAIN else (*filled, "--json"), proof)
        value = None if name is PLAIN else json.loads(shown or "null")
        if isinstance(value, dict):
            _remember(folder, name, value, ids)
        print(json.dumps([name, filled, code, value]))


if __name__ == "__main__":
    day(Path(sys.argv[1]))
