"""``contactlog import`` as a process."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.cli.bringing import run, run_json
from tests.cli.conftest import Program
from tests.cli.conversation import Conversation

LINES = '{"type":"encounter","local_date":"2026-03-10","people":["Ana Silva"],"minutes":60}\n'


def test_diary_lines_come_in_once(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_text(LINES)
    assert run_json(program, "import", str(file), "--dry-run")[0]["encounters_new"] == 1
    assert run_json(program, "import", str(file), "--yes")[0]["encounters_new"] == 1
    assert "Nothing new" in run(program, "import", str(file), "--as", "diary", "--yes")
    assert len(program.json("people", "list")) == 1


def test_a_bad_line_is_one_sentence(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_text(LINES + "{\n")
    assert "Line 2" in run(program, "import", str(file), "--yes", code=1)
    run(program, "import", str(tmp_path / "none.vcf"), "--yes", code=1)


def test_a_bad_file_among_several_stops_none_of_the_others(program: Program, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.jsonl", tmp_path / "good.jsonl"
    bad.write_text("{\n")
    good.write_text(LINES)
    shown = run(program, "import", str(bad), str(good), "--yes", code=1)
    assert "bad.jsonl" in shown
    assert "Line 1" in shown
    assert "1 encounter new" in shown
    found = program.json("import", str(bad), str(good), "--yes", code=1)
    assert [len(each["problems"]) for each in found] == [1, 0]


def test_columns_of_a_table_are_named(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Wer,Handy\nAna Silva,+351912345678\n")
    columns = ("--column", "Wer=name", "--column", "Handy=phone")
    assert run_json(program, "import", str(file), "--yes", *columns)[0]["people_new"] == 1
    file.write_text("Wer,Wann\nAna Silva,28.3.2026\n")
    columns = ("--column", "Wer=name", "--column", "Wann=date")
    assert run_json(program, "import", str(file), "--yes", *columns)[0]["encounters_new"] == 1
    run(program, "import", str(file), "--yes", "--column", "Wer", code=2)


CARDS = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Silva\r\nTEL:+351912345678\r\nEND:VCARD\r\n"
CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART:20260303T190000Z
SUMMARY:Choir
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20260304T090000Z
SUMMARY:Dentist
LOCATION:Rua 1
END:VEVENT
END:VCALENDAR
"""
MARCH = ("--from", "2026-03-01", "--to", "2026-03-31")


def test_doubtful_people_are_asked_about_and_the_answer_is_listed_and_revoked(
    program: Program, tmp_path: Path
) -> None:
    file = tmp_path / "a.vcf"
    file.write_text(CARDS)
    program("people", "add", "Ana")
    talk = Conversation(program)
    shown = talk.say(["import", str(file)], ["n", "y"])
    assert "a shorter name in the diary is part of this name" in " ".join(shown.split())
    assert "Brought in" in shown
    assert "Ana and Ana Silva are two" in program("people", "not-same")
    assert program.json("people", "duplicates")["pairs"] == []
    ids = [person["id"] for person in program.json("people", "list")["people"]]
    assert program.json("people", "not-same", *ids, "--take-back")["pairs"] == []
    program("people", "not-same", "Ana", code=2)


def test_everybody_with_the_same_reason_can_be_answered_at_once(program: Program, tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nFN:{} Kern\n{}\nEND:VCARD\n"
    phones, mails = tmp_path / "phones.vcf", tmp_path / "mails.vcf"
    names = ("Ada", "Bea", "Cid")
    phones.write_text("".join(card.format(name, f"TEL:+35191234567{at}") for at, name in enumerate(names)))
    mails.write_text("".join(card.format(name, f"EMAIL:{name}@example.org") for name in names))
    run(program, "import", str(phones), "--yes")
    shown = Conversation(program).say(["import", str(mails)], ["y all", "y"])
    assert "So it is with 2 more." in " ".join(shown.split())
    assert "3 people completed" in shown
    assert len(program.json("people", "list")["people"]) == 3


def test_entries_are_chosen_by_title_and_the_rule_is_kept(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    file.write_text(CALENDAR)
    shown = run(program, "import", str(file), "--dry-run", *MARCH)
    assert "“Choir”" in shown
    assert "yes, the title names something people do together" in shown
    shown = Conversation(program).say(["import", str(file), "--choose", *MARCH], ["never", "y", "y"])
    assert "1 encounter new" not in program("import", "--rules")
    assert program.json("import", "--rules")["rules"] == [{"title": "Choir", "take": False}]
    (source,) = program.json("import", "--list")["imports"]
    assert (source["file"], source["encounters"]) == ("a.ics", 1)
    program("import", "--take-back")
    program("import", "--take-back", code=1)
    assert program.json("import", "--list")["imports"] == []
    program("import", code=2)


def test_titles_are_shown_before_the_yes_and_may_be_chosen_there(program: Program, tmp_path: Path) -> None:
    cards, calendar = tmp_path / "a.vcf", tmp_path / "a.ics"
    cards.write_text(CARDS)
    calendar.write_text(CALENDAR)
    talk = Conversation(program)
    shown = talk.say(["import", str(cards), str(calendar), *MARCH], ["y", "choose", "n", "y", "n"], code=1)
    shown = " ".join(shown.split())
    assert "“Choir”, Tue 2026-03-03: yes" in shown
    assert "“Dentist”, Wed 2026-03-04, at Rua 1: no, it has a place" in shown
    assert "a.ics contactlog: Not brought in." in shown
    assert "Brought in: a.vcf. To take it back: contactlog undo" in shown


def test_rules_are_made_and_dropped_without_asking(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "a.ics"
    file.write_text(CALENDAR)
    (done,) = run_json(
        program, "import", str(file), "--yes", "--always", "dentist", "--never", "choir", *MARCH
    )
    assert done["encounters_new"] == 1
    assert len(program.json("import", "--rules")["rules"]) == 2
    assert len(program.json("import", "--drop-rule", "Dentist")["rules"]) == 1
    program("import", "--drop-rule", "Dentist", code=1)


def test_what_was_left_out_of_a_calendar_is_asked_about_in_the_interview(
    program: Program, tmp_path: Path
) -> None:
    file = tmp_path / "a.ics"
    file.write_text(CALENDAR.replace("20260304", f"{date.today():%Y%m%d}"))
    run(program, "import", str(file), "--yes")
    question = program.json("recall", "next", "--from", "today")["question"]
    while question["step"] != "cue":
        question = program.json("recall", "answer", "--skip")["question"]
    assert "your calendar says “Dentist”" in question["text"]
    assert question["suggestion"]["basis"] == "it is in your calendar"


def test_progress_is_told_in_counts_where_nobody_watches(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "big.vcf"
    file.write_text(
        "".join(CARDS.replace("Silva", f"Silva{n}").replace("678", f"{n:04}") for n in range(5000))
    )
    shown = run(program, "import", str(file), "--yes")
    assert "Saving:" in shown
    assert "5,000 people new" in shown
    assert "\x1b" not in shown


def test_a_stopped_import_leaves_nothing_half_done(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "big.vcf"
    file.write_text(
        "".join(CARDS.replace("Silva", f"Silva{n}").replace("678", f"{n:04}") for n in range(6000))
    )
    with subprocess.Popen(
        [sys.executable, "-m", "contactlog", "import", str(file), "--yes"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=program.environment,
        # Tests that run behind a shell's & inherit that ctrl+c is ignored, and hand it on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    ) as process:
        assert process.stderr is not None
        said = next(line for line in process.stderr if line.startswith("Saving:"))
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert process.returncode == 130, (said, rest)
    assert "Nothing is half done" in rest
    assert program.json("people", "list")["people"] == []
    assert program.json("import", "--list")["imports"] == []


def test_people_met_who_cannot_be_reached_are_listed_before_they_must_be(program: Program) -> None:
    program("people", "add", "Ana Silva", "--phone", "+351912345678")
    program("diary", "add", "yesterday with Ana and +Ben")
    program("diary", "add", "with +Old 2025-01-01")
    listed = program.json("people", "list", "--unreachable", "--met-since", "2 weeks ago")["people"]
    assert [person["name"] for person in listed] == ["Ben"]
