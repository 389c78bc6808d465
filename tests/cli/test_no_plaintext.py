"""Nothing readable is ever on the disk: planted words are in no byte of the folder."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Program

_PLANTED = ("Zephyrine", "Quillfeather", "Xylotheque", "+351912777888", "marmalade")


def test_planted_words_are_found_nowhere(program: Program, tmp_path: Path) -> None:
    program("people", "add", "Zephyrine Quillfeather", "--phone", "+351912777888", "--note", "marmalade")
    program(
        "diary", "add", "2026-03-10 13:00 lunch with Zephyrine at Xylotheque 1h indoors 1m note: marmalade"
    )
    program("log", "coffee with Zephyrine note: marmalade")
    program("case", "new", "--illness", "covid19", "--onset", "2026-03-10")
    program("exposures")
    program("told", "Zephyrine", "--by", "call", "--note", "marmalade")
    program("backup", "create", "--backup-passphrase-file", str(program.passphrase_file))
    looked_at = 0
    for path in Path(tmp_path).rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            looked_at += 1
            for word in _PLANTED:
                assert word.encode() not in data, (word, path)
                assert word.encode("utf-16-le") not in data, (word, path)
    assert looked_at >= 4
