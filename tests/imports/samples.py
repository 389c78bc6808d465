"""Small files as each program writes them, with invented names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from contactlog.imports.candidates import ImportReport, Options
from contactlog.imports.registry import detect, read

FOLDER = Path(__file__).parent / "samples"
OPTIONS = Options(zone="Europe/Lisbon", region="PT", first=date(2020, 1, 1), last=date(2026, 4, 30))


def sample(name: str) -> bytes:
    """Give the bytes of a sample."""
    return (FOLDER / name).read_bytes()


def report(name: str, options: Options = OPTIONS) -> ImportReport:
    """Read a sample the way an import does: found out, then read."""
    data = sample(name)
    return read(detect(data, name), data, options)
