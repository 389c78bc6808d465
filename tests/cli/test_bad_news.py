"""The day of bad news: from an empty folder to the first words ready, in fewer than forty lines typed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import PASSPHRASE, Program
from tests.cli.conversation import Conversation

TODAY = date.today()
CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL;TYPE=CELL:+35191200{number:04}\r\nEND:VCARD\r\n"
    for number, name in enumerate(
        ("Ana Silva", "Ben Okafor", "Clara Weiss", "Dinis Rocha", "Eva Lindqvist", "Farid Haddad")
    )
)


def calendar() -> str:
    """Two entries: a rehearsal that came in as a meeting, and a dentist who did not."""
    choir, dentist = TODAY - timedelta(days=1), TODAY - timedelta(days=2)
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
        f"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:{choir:%Y%m%d}T190000\r\nDTEND:{choir:%Y%m%d}T210000\r\n"
        "SUMMARY:Choir with Clara Weiss\r\nLOCATION:Church hall\r\nEND:VEVENT\r\n"
        f"BEGIN:VEVENT\r\nUID:2\r\nDTSTART:{dentist:%Y%m%d}T090000\r\nSUMMARY:Dentist\r\n"
        "LOCATION:Rua 1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


class Remembers:
    """A user who remembers somebody on two days and at the dentist, and then has had enough."""

    def __init__(self) -> None:
        earlier = TODAY - timedelta(days=2)
        self.left = {
            "yesterday: who else did you meet?": "lunch with Ana 13:00 1h indoors 1m",
            f"{earlier:%A} {earlier.day}": "Ben and Dinis in the car 40 min",
            "your calendar says “Dentist”": "+Dr Moreau 20 min indoors 1m",
        }

    def __call__(self, shown: str) -> str:
        if shown.endswith("Passphrase: "):
            return PASSPHRASE
        if "] At home" in shown:
            return "enough"
        for words, line in self.left.items():
            if words in shown:
                del self.left[words]
                return line
        return ""


@pytest.fixture
def talk(empty_program: Program) -> Conversation:
    del empty_program.environment["CONTACTLOG_PASSPHRASE_FILE"]
    return Conversation(empty_program)


def test_from_an_empty_folder_to_words_for_everybody_in_under_forty_lines(
    talk: Conversation, tmp_path: Path
) -> None:
    (tmp_path / "contacts.vcf").write_text(CARDS)
    (tmp_path / "calendar.ics").write_text(calendar())
    files = [str(tmp_path / name) for name in ("contacts.vcf", "calendar.ics")]
    talk.say(["init", "--yes"], [PASSPHRASE, PASSPHRASE])
    shown = talk.say(["import", *files, "--yes"], [PASSPHRASE])
    assert "6 people new" in shown
    assert "1 encounter new" in shown
    talk.say(["case", "new", "--illness", "covid19", "--onset", "yesterday"], [PASSPHRASE])
    shown = talk.say(["recall"], Remembers())
    assert "it is in your calendar" in shown
    assert "whom to tell first: contactlog exposures" in shown
    assert "Is there anyone else?" in shown
    shown = talk.say(["draft"], [PASSPHRASE])
    for name in ("Ana", "Ben", "Clara", "Dinis", "Moreau"):
        assert name in shown, shown
    print(f"{talk.typed} lines typed")
    assert talk.typed < 40
