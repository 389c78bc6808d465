"""How long and how large an import is, as a process, for some numbers of cards and events; and a second run.

Usage: python -m tests.benchmarks.import_speed [--sizes 1000 10000]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from contactlog import vault
from contactlog.vault import kdf

_PASSPHRASE = "four unrelated words here"
_SPAN = ("--from", "2026-01-01", "--to", "2026-12-31")


def cards(count: int) -> str:
    """Make an address book of people who do not exist."""
    return "".join(
        "BEGIN:VCARD\r\nVERSION:3.0\r\n"
        f"UID:{number}\r\nFN:Given{number % 313} Family{number % 977} {number}\r\n"
        f"TEL;TYPE=CELL:+3519{number:08}\r\nEMAIL:p{number}@example.org\r\n"
        f"ADR;TYPE=HOME:;;Street {number};Town;;1000;Country\r\nNOTE:note {number}\r\nEND:VCARD\r\n"
        for number in range(count)
    )


def events(count: int) -> str:
    """Make a calendar in which a tenth of the events repeat four times."""
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
        + "".join(
            f"BEGIN:VEVENT\r\nUID:{number}@x\r\n"
            f"DTSTART:2026{1 + number % 3:02}{1 + number % 28:02}T{8 + number % 10:02}0000Z\r\nDURATION:PT1H\r\n"
            + ("RRULE:FREQ=WEEKLY;COUNT=4\r\n" if number % 10 == 0 else "")
            + f"SUMMARY:Meeting {number % 500}\r\nLOCATION:Room {number % 50}\r\n"
            f"ATTENDEE;CN=Given{number % 313} Family{number % 977} {number}:mailto:p{number % 3000}@example.org\r\n"
            "END:VEVENT\r\n"
            for number in range(count)
        )
        + "END:VCALENDAR\r\n"
    )


def measured(file: Path, folder: Path, passphrase: Path) -> tuple[float, float, str]:
    """Run one import.

    Returns:
        Processor seconds, most memory in MiB, and the first lines of what it said.
    """
    environment = {
        **os.environ,
        "CONTACTLOG_DATA_DIR": str(folder),
        "CONTACTLOG_PASSPHRASE_FILE": str(passphrase),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "contactlog", "import", str(file), "--yes", *_SPAN],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, " ".join(said.split())[:60]


def main() -> None:
    """Measure every size, each in a diary of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000])
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as name:
            top = Path(name)
            passphrase = top / "passphrase"
            passphrase.write_text(_PASSPHRASE + "\n")
            made, _ = vault.create(
                top / "diary", _PASSPHRASE, clock=lambda: datetime.now(UTC), kdf=kdf.CHEAPEST, recovery=False
            )
            made.close()
            (top / "cards.vcf").write_text(cards(size))
            (top / "events.ics").write_text(events(size))
            for file in ("cards.vcf", "events.ics") * 2:
                seconds, mebibytes, said = measured(top / file, top / "diary", passphrase)
                print(f"{size:>7,} {file:<10} {seconds:6.1f} s {mebibytes:6.0f} MiB  {said}")


if __name__ == "__main__":
    main()
