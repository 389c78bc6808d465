"""New keys by a plain command."""

from __future__ import annotations

import re

from contactlog import vault
from contactlog.core.people import Person
from contactlog.vault.kdf import STANDARD
from tests.cli.conftest import PASSPHRASE, Program
from tests.vault.making import fixed

_WORD = re.compile(r"\d+\. ([a-z]+)")


def test_new_keys_keep_everything_and_say_what_stays(program: Program) -> None:
    program("people", "add", "Ana Silva")
    said = program("rekey", "--yes")
    assert "This diary has no recovery words." in said
    assert not _WORD.findall(said)
    assert (program.folder / "diary-2.db").exists()
    assert not (program.folder / "diary-1.db").exists()
    assert [person["name"] for person in program.json("people", "list")["people"]] == ["Ana Silva"]


def test_who_has_recovery_words_hears_that_they_stay(program: Program) -> None:
    program("recovery", "new", "--yes")
    said = program("rekey", "--yes")
    assert "Your recovery words stay." in said
    assert "contactlog rekey --new-recovery" in said


def test_new_recovery_words_come_with_the_new_keys_and_open_them(program: Program) -> None:
    program("people", "add", "Ana Silva")
    words = _WORD.findall(program("rekey", "--new-recovery", "--yes"))
    with vault.open_with_recovery(program.folder, " ".join(words), clock=fixed) as opened:
        assert [person.name for person in opened.all(Person)] == ["Ana Silva"]


def test_a_diary_that_is_open_goes_on_while_a_command_renews_the_keys(program: Program) -> None:
    with vault.open_with_passphrase(program.folder, PASSPHRASE, clock=fixed) as opened:
        # A cost that has become too small is raised by new keys, and ends what was open.
        opened.change_passphrase(PASSPHRASE, params=STANDARD)
        program("rekey", "--yes")
        program("people", "add", "Ana Silva")
        assert [person.name for person in opened.all(Person)] == ["Ana Silva"]
