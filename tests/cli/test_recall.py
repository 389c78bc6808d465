"""``contactlog recall`` as a process: in single steps, and at a terminal."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Program
from tests.cli.conversation import Conversation


def two_people(program: Program) -> None:
    program("people", "add", "Ana Silva")
    program("people", "add", "Ben Okafor")


def test_single_steps_lead_through_the_interview(program: Program) -> None:
    two_people(program)
    first = program.json("recall", "next", "--from", "yesterday")
    assert (first["question"]["key"], first["sitting"]) == ("free", 1)
    asked = program.json("recall", "answer", "Ana 20 min", code=1)
    assert "Which day" in asked["problem"]
    assert asked["saved"] == []
    dry = program.json("recall", "answer", "--dry-run", "--key", "free", "yesterday Ana 20 min")
    assert dry["read"][0]["minutes"] == 20
    assert dry["saved"] == []
    done = program.json("recall", "answer", "--key", "free", "yesterday Ana 20 min; yesterday Ben")
    assert len(done["saved"]) == 2
    assert done["question"]["key"] == "free"
    day = program.json("recall", "answer", "--nobody")["question"]
    assert day["step"] == "day"
    assert program.json("recall", "answer", "--back")["question"]["key"] == "free"
    program("recall", "answer", "--key", "read-back", "--skip", code=1)
    program("recall", "answer", code=2)
    end = program.json("recall", "answer", "--enough")
    while end["question"] is not None:
        end = program.json("recall", "answer", "--nobody")
    assert end["complete"] is False
    assert len(program.json("diary", "list")["quiet_days"]) == 1


def test_an_interview_at_the_terminal_is_left_and_taken_up(program: Program) -> None:
    two_people(program)
    program("people", "add", "Ana Torres")
    talk = Conversation(program)
    shown = talk.say(
        ["recall", "--from", "yesterday"],
        ["?", "yesterday: Ana 1h", "1", "the weather", "", "yesterday: Ben 5 min", "no", "", "later"],
    )
    assert "takes over" not in shown
    assert "1. Ana Silva" in shown
    assert "It names nobody" in shown
    assert "Dropped." in shown
    assert "Noted: 1 meeting." in shown
    shown = talk.say(["recall"], ["back", "undo", "enough", "no", "Ben 5 min", "", "yes", "later"])
    assert "Taken back: add encounter." in shown
    assert "today: whom did you meet" in shown
    assert "Write a line, or skip." in shown
    listed = program.json("diary", "list")
    assert [[person["name"] for person in met["people"]] for met in listed["encounters"]] == [["Ben Okafor"]]


def test_what_was_read_is_kept_when_the_terminal_goes_away(program: Program) -> None:
    two_people(program)
    Conversation(program).say(["recall", "--from", "yesterday"], ["yesterday: Ana", "\x04"], code=130)
    assert len(program.json("diary", "list")["encounters"]) == 1


def test_nobody_at_the_terminal_gets_a_sentence(program: Program) -> None:
    assert "recall next --json" in program("recall", code=1)


def test_usual_encounters_are_offered_and_taken_with_one_key(program: Program) -> None:
    two_people(program)
    for weeks in (1, 2, 3, 4):
        program("diary", "add", f"{7 * weeks} days ago choir with Ana 2h")
    (offer,) = program.json("recall", "tonight")["offers"]
    assert offer["basis"].startswith("noted on 4 of the last 4")
    program("recall", "tonight", "--take", "2", code=2)
    shown = Conversation(program).say(["diary", "add"], ["y", "Ben 1h", "no", "Ben 2h", "nonsense", ""])
    assert "again? (noted on 4" in shown
    assert shown.count("Saved:") == 2
    assert program.json("recall", "tonight")["offers"] == []


def test_the_state_of_the_interview_is_encrypted(program: Program, tmp_path: Path) -> None:
    two_people(program)
    program("recall", "next", "--from", "yesterday")
    program("recall", "answer", "yesterday with +Leontine")
    held = b"".join(file.read_bytes() for file in program.folder.rglob("*") if file.is_file())
    assert b"Leontine" not in held
    assert b"day/20" not in held
