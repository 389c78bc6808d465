"""Choosing a passphrase and keeping the recovery words, at a terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import PASSPHRASE, Program
from tests.cli.conversation import Conversation

CHOSEN = "otter ladder seven umbrella"


@pytest.fixture
def asked(program: Program) -> Program:
    """A program whose user has a diary and types every passphrase."""
    return without_file(program)


def without_file(program: Program) -> Program:
    environment = {
        key: value for key, value in program.environment.items() if key != "CONTACTLOG_PASSPHRASE_FILE"
    }
    return replace(program, environment=environment)


def test_a_weak_passphrase_is_said_and_the_words_are_asked_back(empty_program: Program) -> None:
    answers = ["password1", "n", CHOSEN, "another", CHOSEN, CHOSEN]
    listed: dict[int, str] = {}
    wrong = ["wrong"]

    def answer(shown: str) -> str:
        listed.update((int(number), word) for number, word in re.findall(r"(\d+)\. ([a-z]+)", shown))
        word = re.search(r"word (\d+) from your paper", shown)
        if word is None:
            return answers.pop(0)
        return wrong.pop() if wrong else listed[int(word[1])].upper()

    shown = Conversation(without_file(empty_program)).say(["init"], answer)
    assert not answers
    assert "Weak: it could be guessed within days." in shown
    assert "The two were not the same. Try again." in shown
    assert "That is not the word." in shown
    assert len(listed) == 24
    assert "Good. Keep the paper where nobody else reads it." in shown


def test_stopping_before_the_words_are_typed_back_says_what_holds(asked: Program) -> None:
    shown = Conversation(asked).say(["recovery", "new"], [PASSPHRASE, "\x04"], code=130)
    assert "your paper was not checked" in " ".join(shown.split())
    assert "contactlog recovery new" in shown
    assert "Nothing was changed" not in shown


def test_new_keys_never_hang_on_one_slip_of_the_fingers(asked: Program) -> None:
    Conversation(asked).say(["rekey", "--yes"], [PASSPHRASE, CHOSEN, CHOSEN[:-1], CHOSEN, CHOSEN])
    asked.passphrase_file.write_text(CHOSEN)
    asked("--passphrase-file", str(asked.passphrase_file), "people", "list")


def test_a_backup_with_a_passphrase_of_its_own_is_asked_for_although_the_diary_has_a_file(
    program: Program, tmp_path: Path
) -> None:
    other, made = tmp_path / "other", str(tmp_path / "made.age")
    other.write_text(CHOSEN)
    program("backup", "create", "--to", made, "--backup-passphrase-file", str(other))
    shown = Conversation(program).say(["backup", "verify", made], [CHOSEN])
    assert "Passphrase of the backup" in shown
    assert "--backup-passphrase-file FILE" in program("backup", "verify", made, code=3)


def test_a_passphrase_is_never_changed_to_the_old_one_unasked(program: Program) -> None:
    said = program("passphrase", "change", code=1)
    assert "--new-passphrase-file FILE" in said
