"""Words from the command line: shown only when the check lets them, edited, overruled, delivered, handed over."""

from __future__ import annotations

import base64
import os
import pty
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from contactlog import vault
from contactlog.core.cases import DoubtfulDay
from contactlog.diary.door import Diary
from contactlog.vault import kdf
from tests.cli.conftest import PASSPHRASE, Program
from tests.conftest import NOW

_EVENING = ("--as-of", "2026-03-12")


@pytest.fixture
def ill(empty_program: Program) -> Program:
    """A diary with two meetings and an open case."""
    made, _ = vault.create(empty_program.folder, PASSPHRASE, clock=_clock, kdf=kdf.CHEAPEST, recovery=False)
    with Diary(made, clock=_clock, zone="Europe/Lisbon") as diary:
        diary.preferences.set("my_name", "Marta")
        number = diary.people.phone
        diary.people.add("Ana Silva", phones=(number("+351912000102", "PT"),), emails=("ana@example.org",))
        ben = diary.people.add("Ben Okafor", emails=("ben@example.org",))
        will = diary.people.add("Will Rose", phones=(number("+351912000104", "PT"),))
        diary.groups.add("rowers", (ben.id, will.id))
        for line in (
            "2026-03-10 13:00 lunch with Ana Silva at Café Nero 1h indoors 1m no masks",
            "2026-03-09 18:00 dinner with Ben Okafor and Will Rose at Tasca Azul 2h indoors 1m no masks",
            "2026-03-11 19:00 #rowers at Boathouse 1h indoors 1m",
        ):
            diary.encounters.add_line(line)
        onset = date(2026, 3, 10)
        diary.cases.new("covid", {"symptom_onset": DoubtfulDay(onset, onset)}, learned_at=NOW)
    return empty_program


def _clock() -> datetime:
    return datetime.now(UTC)


def test_a_stopped_text_is_not_shown_and_says_why(ill: Program) -> None:
    text = "Hi Ana, Ben's dinner at Tasca Azul on March 9. Call me."
    shown = ill.run("draft", "--to", "Ana", *_EVENING, "--text", text)
    assert shown.returncode == 1
    assert "dinner at" not in shown.stdout
    for word in ("“Ben's”", "“Tasca Azul”", "“March 9”", "--overrule"):
        assert word in shown.stdout
    found = ill.json("draft", "--to", "Ana", *_EVENING, code=1)["drafts"][0]
    assert (found["text"], found["stopped"], found["edited"]) == (None, True, True)
    assert {each["code"] for each in found["findings"]} >= {"other_person", "other_place", "other_date"}
    assert ill.run("deliver", "Ana", "--as", "text", "--channel", "sms", *_EVENING).returncode == 1
    assert not (ill.folder / "exports").exists() or not list((ill.folder / "exports").iterdir())


def test_an_edit_comes_from_a_file_or_standard_input_and_can_be_reset(ill: Program, tmp_path: Path) -> None:
    file = tmp_path / "ana.txt"
    file.write_text("Hi Ana, I have COVID-19. Call me.", "utf-8")
    ill("draft", "--to", "Ana", *_EVENING, "--edit-from", str(file))
    assert ill("draft", "--to", "Ana", *_EVENING, "--only-text") == "Hi Ana, I have COVID-19. Call me.\n"
    ill("draft", "--to", "Ana", *_EVENING, "--text", "-", stdin="Hi Ana, ring me please.")
    assert ill.json("draft", "--to", "Ana", *_EVENING)["drafts"][0]["text"] == "Hi Ana, ring me please."
    ill("draft", "--to", "Ana", *_EVENING, "--reset")
    assert "COVID-19" in ill("draft", "--to", "Ana", *_EVENING, "--only-text")


def test_overruling_is_remembered_and_undone(ill: Program) -> None:
    ill("draft", "--to", "Ana", *_EVENING, "--text", "Hi Ana, ask Ben. Call me.", code=1)
    ill("draft", "--to", "Ana", *_EVENING, "--check", code=1)
    shown = ill("draft", "--to", "Ana", *_EVENING, "--overrule", "other_person:ben")
    assert "ask Ben" in shown
    assert "overruled by you" in shown
    ill("undo")
    ill("draft", "--to", "Ana", *_EVENING, code=1)


def test_the_check_of_our_own_words_finds_nothing(ill: Program) -> None:
    shown = ill("draft", *_EVENING, "--check")
    assert shown.count("nothing found") == 3


def test_a_sensitive_illness_asks_first(program: Program) -> None:
    program("people", "add", "Ana Silva", "--phone", "+351912000102")
    program("diary", "add", "2026-03-01 22:00 night with Ana Silva 8h indoors touch sex")
    program("case", "new", "--illness", "chlamydia", "--test", "2026-03-10")
    first = program("draft", "--to", "Ana", *_EVENING, code=1)
    assert "Does anybody else read this person's phone" in first
    assert "--safety none" in first
    words = program("draft", "--to", "Ana", *_EVENING, "--safety", "shared_phone")
    assert "call me" in words
    assert "chlamydia" not in words.casefold()
    assert "your name" in program("draft", "--to", "Ana", *_EVENING, "--named")


def test_words_for_a_group_and_a_place(ill: Program) -> None:
    shown = ill("draft", "--group", "rowers", *_EVENING)
    assert "rowers" in shown
    assert "Will" not in shown
    assert "Café Nero" in ill("draft", "--place", "Café Nero", *_EVENING)
    ill("told", "--group", "rowers", "--through", "the coach")
    assert ill.json("reach")["told"] == 2


def test_own_wordings_are_kept_listed_and_used(ill: Program) -> None:
    sms = ("--channel", "sms", *_EVENING)
    ill("draft", "--to", "Ana", *sms, "--text", "Ana, it is Marta. I have COVID-19. Call me.")
    ill("draft", "--to", "Ana", *sms, "--save-as-wording", "short")
    assert "{first}, it is {me}." in ill("draft", "--wordings")
    assert ill("draft", "--to", "Will", *sms, "--wording", "short", "--only-text").startswith(
        "Will, it is Marta."
    )
    assert "no own wordings" in ill("draft", "--drop-wording", "short")


def test_the_page_about_scams_needs_no_diary(empty_program: Program) -> None:
    assert "How to tell a real warning from a scam" in empty_program("draft", "--trust-page")
    assert "How to tell" in empty_program("deliver", "--as", "trust-page")


def test_each_form_is_delivered_and_says_how_to_note_it(ill: Program) -> None:
    assert "contactlog told 'Ana Silva' --by sms --outcome sent" in ill(
        "deliver", "Ana", "--as", "qr", "--scheme", "light", *_EVENING
    )
    code = ill.json("deliver", "Ana", "--as", "qr", *_EVENING)["delivered"][0]["codes"]
    assert code[0].startswith("sms:+351912000102?body=")
    mail = ill.json("deliver", "Ana", "--as", "eml", *_EVENING)["delivered"][0]
    assert Path(mail["path"]).read_bytes().count(b"X-Unsent: 1") == 1
    letter = ill.json("deliver", "Ana", "--as", "letter", *_EVENING)["delivered"][0]
    assert Path(letter["path"]).read_bytes().startswith(b"%PDF")
    assert "Call Ana Silva: +351912000102" in ill("deliver", "Ana", "--as", "call", *_EVENING)
    names = sorted(path.name for path in (ill.folder / "exports").iterdir())
    assert len(names) == 2
    assert not any("ana" in name.casefold() or "covid" in name.casefold() for name in names)
    ill("deliver", "Ana", "--as", "copy", *_EVENING, code=1)


def test_everybody_is_delivered_at_once_and_who_cannot_be_is_named(ill: Program, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    done = ill.run("deliver", "--all", "--as", "eml", "--to", str(folder), *_EVENING)
    assert done.returncode == 1
    assert "Will Rose: The diary has no mail address" in done.stderr
    assert len(list(folder.iterdir())) == 2
    sheet = ill("deliver", "--all", "--as", "call-sheet", *_EVENING)
    assert re.findall(r"\[ \] (\d)\. ", sheet) == ["1", "2", "3"]
    assert ill.json("deliver", "--all", "--as", "call-sheet", "--pdf")["path"].endswith(".pdf")
    ill("deliver", "--all", "--as", "qr", code=2)
    ill("deliver", "--as", "qr", code=2)


def test_a_window_that_is_too_small_splits_or_refuses(ill: Program) -> None:
    found = ill.json("deliver", "Ana", "--as", "qr", "--size", "80x30", *_EVENING)["delivered"][0]
    assert len(found["codes"]) > 1
    assert "needs a window of" in ill(
        "deliver", "Ana", "--as", "qr", "--one", "--size", "80x30", *_EVENING, code=1
    )


def test_people_may_be_named_with_and_without_the_case(ill: Program) -> None:
    def to(*words: str, code: int = 0) -> list[str]:
        found = ill.json("draft", *words, *_EVENING, code=code)
        return [draft["person"] for draft in found["drafts"]]

    assert to("Ana") == to("covid", "Ana") == to("--to", "Ana") == ["Ana Silva"]
    assert (
        set(to("Ana", "Ben", "--to", "Will")) == set(to("covid")) == {"Ana Silva", "Ben Okafor", "Will Rose"}
    )
    assert "There is no case called" in ill("draft", "Nobody", code=1)
    assert "There is no person called" in ill("draft", "Ana", "Nobody", code=1)


def test_what_is_missing_comes_with_the_command_for_it(ill: Program) -> None:
    ill("settings", "set", "my_name", "")
    assert "contactlog settings set my_name NAME" in ill("draft", "Ben", *_EVENING)
    shown = ill("deliver", "Ben", "--as", "call", *_EVENING, code=1)
    assert "contactlog people edit 'Ben Okafor' --phone NUMBER" in shown


def test_copying_asks_the_terminal_and_empties_it_again(ill: Program) -> None:
    parent, child = pty.openpty()
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "contactlog",
            "deliver",
            "Ana",
            "--as",
            "copy",
            "--clear-after",
            "1",
            *_EVENING,
        ],
        stdin=subprocess.DEVNULL,
        stdout=child,
        stderr=subprocess.DEVNULL,
        env={**ill.environment, "TERM": "xterm-256color", "TMUX": ""},
    ) as running:
        os.close(child)
        shown = b""
        while True:
            try:
                data = os.read(parent, 65536)
            except OSError:
                break
            if not data:
                break
            shown += data
        assert running.wait(60) == 0
    os.close(parent)
    copied, emptied = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", shown)
    assert base64.b64decode(copied).decode().startswith("Hi Ana")
    assert emptied == b""
    assert b"cannot be known" in shown


def test_hand_over_shows_each_line_and_wants_a_yes(ill: Program) -> None:
    assert "nothing would leave" in ill("handover", "--show")
    ill("handover", "--agreed", "Ana", "--on", "2026-03-12")
    shown = ill.run("handover")
    assert shown.returncode == 1
    assert shown.stdout.startswith("Contacts of Marta (COVID-19), ")
    assert "\n1. Ana Silva, +351912000102, ana@example.org, last met 2026-03-10" in shown.stdout
    assert not (ill.folder / "exports").exists()
    written = ill.json("handover", "--yes")
    header, row = Path(written["table"]).read_text("utf-8").splitlines()
    assert header.startswith("disease,diseaseDetails,reportDateTime,")
    assert "Silva,+351912000102,ana@example.org" in row
    ill("handover", "--withdrawn", "Ana")
    assert ill.json("handover", "--show")["lines"] == []
    ill("handover", "--agreed", "Ana", "--on", "2999-01-01", code=1)


def test_a_planned_try_becomes_a_reminder_without_names(ill: Program) -> None:
    ill("remind", "--follow-up", code=1)
    ill("told", "Ana", "--by", "call", "--outcome", "no_answer", "--next", "2026-03-14")
    path = re.search(r"(/\S+\.ics)", ill("remind", "--follow-up"))
    assert path
    calendar = Path(path[1]).read_text("utf-8")
    assert "20260314" in calendar
    assert "Ana" not in calendar
    ill("told", "Ana", "--by", "call", "--outcome", "no_answer", "--next", "tomorrow")
    assert ill.json("reach")["due_today"] == []
    ill("told", "Ana", "--by", "call", "--outcome", "no_answer", "--next", "today")
    assert "Ana Silva" in ill.json("reach")["due_today"]


def test_where_the_marks_come_from_can_be_asked(ill: Program) -> None:
    assert "Kretzschmar" in ill("reach", "--sources")
    assert "Kretzschmar" not in ill("reach")
