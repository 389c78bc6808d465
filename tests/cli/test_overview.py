"""The overview of all commands, and what a mistyped command is answered."""

from __future__ import annotations

import pytest

from contactlog.cli import overview
from contactlog.cli.commands import COMMANDS
from contactlog.cli.entry import main


def test_the_overview_lists_every_command_within_80_columns() -> None:
    lines = overview.text().splitlines()
    assert max(map(len, lines)) <= 80
    assert [line.split()[0] for line in lines if line.startswith("  ")] == list(COMMANDS)


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("dairy list", ("no command “contactlog dairy”", "Did you mean diary?", "contactlog --help")),
        ("zzz", ("no command “contactlog zzz”", "contactlog --help")),
        ("people hde Ana", ("no command “contactlog people hde”", "Did you mean hide?", "not-same")),
        ("backup", ("needs one more word", "create, verify")),
        ("diary add x --distance 3m", ("--distance does not take “3m”", "touch, lt1, 1to2, gt2, far")),
        ("export jsn --to x", ("FORM does not take “jsn”", "Did you mean json?", "sqlite")),
        ("log \x1b[31mx --nonsense", ("Unrecognized arguments: --nonsense", "contactlog log --help")),
        (
            "case new flu --onst today",
            ("Unrecognized arguments: --onst", "Did you mean --onset?", "case new --help"),
        ),
        ("case new --onset today", ("which illness", "case new flu")),
        ("case update --onset today", ("Did you mean edit?", "call-off")),
        ("diary delete x", ("Did you mean remove?",)),
        ("diary add x --minutes 14:59", ("--minutes takes a number, not “14:59”",)),
        ("tell Ana", ("Did you mean told?", "contactlog --help")),
    ],
)
def test_a_mistyped_command_is_answered_with_what_was_meant(
    typed: str, answers: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(typed.split()) == 2
    shown = capsys.readouterr()
    assert not shown.out
    assert "\x1b" not in shown.err
    for answer in answers:
        assert answer in shown.err
