"""``contactlog waiting`` as a process: what was dropped is shown as it would be read, and taken in."""

from __future__ import annotations

from tests.cli.conftest import Program
from tests.cli.conversation import Conversation


def _dropped(program: Program) -> None:
    program("people", "add", "Ana Silva")
    program("people", "add", "Ben Okafor")
    program("people", "add", "Ben Jones")
    for line in ("Ana 20 min", "pub with ben 1h", "hmm hmm"):
        program("log", line)


def test_each_line_stands_beside_what_it_would_become(program: Program) -> None:
    _dropped(program)
    shown = program("waiting")
    assert "1. " in shown
    assert "is read as:" in shown
    assert "Ana Silva, 20 min" in shown
    assert "Who is “ben”" in shown
    assert "It names nobody." in shown
    assert program.json("waiting")["waiting"][2]["question"].startswith("It names nobody")


def test_what_stays_is_named_by_its_words_and_number(program: Program) -> None:
    _dropped(program)
    shown = program("waiting", "accept", code=1)
    assert "Taken in:" in shown
    assert "Still waiting:" in shown
    assert "  1. " in shown
    assert "pub with ben 1h" in shown
    assert 'contactlog waiting edit 1 "TEXT"' in shown


def test_at_a_terminal_a_name_of_several_people_is_asked(program: Program) -> None:
    _dropped(program)
    shown = Conversation(program).say(["waiting", "accept"], ["1"], code=1)
    assert "Who is “ben”?" in shown
    kept = program.json("diary", "list")["encounters"]
    assert sorted(met["people"][0]["name"] for met in kept) == ["Ana Silva", "Ben Jones"]
    assert [item["text"] for item in program.json("waiting")["waiting"]] == ["hmm hmm"]
