"""Every reader of bytes from outside, for as long as one likes: content or a sentence of ours, and nothing else.

With ``CONTACTLOG_HEAVY=full`` ten minutes for each; the number of files that were tried is written to ``fuzzing.txt``
in the folder that ``CONTACTLOG_FIGURES`` names.
"""

from __future__ import annotations

import hashlib
import io
import os
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from contactlog.age import Identity, unseal
from contactlog.core.text import plain
from contactlog.errors import ContactlogError
from contactlog.imports import diary_lines
from contactlog.imports.registry import FORMATS, read
from contactlog.vault import header, lines
from contactlog.vault.lines import Summary
from tests.age.cctv import OWN, Vector
from tests.age.keys import ALICE, BOB, passphrase_identity
from tests.age.test_fuzz import TOKENS as AGE_TOKENS
from tests.imports.samples import FOLDER, OPTIONS
from tests.mutants import mutant
from tests.vault.test_header import DATA, SAMPLE, framed

_SECONDS = 600 if os.environ.get("CONTACTLOG_HEAVY") == "full" else 1
_RECORDS = b"""\
{"type": "person", "name": "Ana", "phones": [{"typed": "+351 912 000 102"}], "note": "choir"}
{"type": "encounter", "local_date": "2026-03-10", "zone": "Europe/Lisbon", "duration_min": 60, "people": ["Ana"]}
{"type": "case", "illness": "covid19", "anchors": {"symptom_onset": "2026-03-10"}}
"""
_LINES_TOKENS = (
    *(b'"', b"{", b"}", b"\\u0000", b"\\ud800", b"null", b"1e999", b"[" * 300),
    *(b'"id":', b"\n", b"\xff", b"\xe2\x80\xae"),
)
_HEADER_TOKENS = (*_LINES_TOKENS, header.MAGIC, b"diary-1.db", b"argon2id", b"00" * 16, b"\x00\x00\x00\x01")
_FILE_TOKENS = (
    *_LINES_TOKENS,
    b"BEGIN:VCARD\r\n",
    b"END:VCARD\r\n",
    b"BEGIN:VEVENT\r\n",
    b"RRULE:FREQ=SECONDLY\r\n",
    b"DTSTART;TZID=Nowhere:99991231T235959\r\n",
    b"QUOTED-PRINTABLE:=C3=\r\n",
    b"\r\n ",
    b"\x1b]52;c;eA==\x07",
    b",,,",
)


def _age() -> tuple[Sequence[bytes], Callable[[bytes], object]]:
    identities: list[Identity] = [ALICE, passphrase_identity(), BOB]
    found = [Vector.load(path).data for path in sorted(OWN.iterdir())]
    return [data for data in found if 0 < len(data) < 5000], lambda data: unseal(data, identities)


def _header() -> tuple[Sequence[bytes], Callable[[bytes], object]]:
    body = DATA[22:-64]

    def parse(data: bytes) -> None:
        # As it came, and with the sums right: a forger can count.
        for candidate in (data, data[:-32] + hashlib.sha256(data[:-32]).digest(), framed(data)):
            try:
                found = header.parse(candidate)
            except ContactlogError:
                continue
            assert found == SAMPLE or candidate != DATA

    return (DATA, body), parse


def _lines() -> tuple[Sequence[bytes], Callable[[bytes], object]]:
    def parse(data: bytes) -> None:
        for reader in (diary_lines.parse, _stream):
            try:
                reader(data)
            except ContactlogError as problem:
                assert plain(problem.sentence) == problem.sentence

    return (_RECORDS, *_RECORDS.splitlines(keepends=True)), parse


def _stream(data: bytes) -> None:
    for _ in lines.read(io.BytesIO(data), Summary()):
        pass


def _files() -> tuple[Sequence[bytes], Callable[[bytes], object]]:
    kinds = sorted(FORMATS)

    def parse(data: bytes) -> None:
        read(kinds[len(data) % len(kinds)], data, OPTIONS)

    found = [path.read_bytes() for path in sorted(FOLDER.iterdir()) if path.is_file()]
    return [data for data in found if 0 < len(data) < 8000], parse


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("name", "reader", "tokens"),
    [
        ("age files", _age, AGE_TOKENS),
        ("headers", _header, _HEADER_TOKENS),
        ("diary lines", _lines, _LINES_TOKENS),
        ("address books, calendars, tables", _files, _FILE_TOKENS),
    ],
)
def test_whatever_comes_in_is_content_or_a_sentence(
    name: str,
    reader: Callable[[], tuple[Sequence[bytes], Callable[[bytes], object]]],
    tokens: Sequence[bytes],
) -> None:
    seeds, parse = reader()
    end = time.monotonic() + _SECONDS
    tried = refused = 0
    while time.monotonic() < end or tried < 50:
        rng = random.Random(tried)
        data = mutant(rng.choice(seeds), rng, tokens)
        try:
            parse(data)
        except ContactlogError as problem:
            refused += 1
            assert plain(problem.sentence) == problem.sentence
        except BaseException as error:
            error.add_note(f"with mutant {tried} of the {name}")
            raise
        tried += 1
    assert refused < tried, "what is sound is read"
    if place := os.environ.get("CONTACTLOG_FIGURES"):
        with (Path(place) / "fuzzing.txt").open("a", encoding="utf-8") as figures:
            figures.write(
                f"{name}: {tried:,} tried, {refused:,} refused with a sentence, in {_SECONDS} seconds\n"
            )
