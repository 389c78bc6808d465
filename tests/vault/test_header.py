"""The header: read strictly, every byte of it."""

from __future__ import annotations

import hashlib
import json
import struct
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.errors import ContactlogError, Damaged, Foreign, TooNew
from contactlog.vault import header, slots
from contactlog.vault.clockwork import new_id
from contactlog.vault.header import Header
from contactlog.vault.kdf import CHEAPEST
from contactlog.vault.keys import MasterKey
from contactlog.vault.recovery import new_key
from tests.conftest import NOW

DIARY = new_id(NOW)
MASTER = MasterKey(bytes(range(32)))
SAMPLE = Header(
    diary_id=DIARY,
    created_at=NOW,
    generation=3,
    cipher="chacha20",
    file="diary-3.db",
    salt=b"s" * 32,
    mark=b"m" * 16,
    slots=(
        slots.for_passphrase("one", MASTER, diary_id=DIARY, now=NOW, params=CHEAPEST),
        slots.for_recovery(new_key(), MASTER, diary_id=DIARY, now=NOW),
    ),
)
DATA = header.write(SAMPLE, MASTER)
FRAME = 22


def framed(body: bytes, version: int = 1) -> bytes:
    """A header with a sound checksum, as a forger without the key can make it."""
    data = struct.pack(">16sHI", header.MAGIC, version, len(body)) + body + bytes(32)
    return data + hashlib.sha256(data).digest()


def body_with(change: dict[str, Any]) -> bytes:
    value = json.loads(DATA[FRAME:-64]) | change
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def test_what_was_written_is_read_back_and_authentic() -> None:
    found = header.parse(DATA)
    assert found == SAMPLE
    header.authenticate(DATA, found, MASTER)


def test_every_single_flipped_bit_is_refused_before_any_key_is_known() -> None:
    for bit in range(8 * len(DATA)):
        flipped = bytearray(DATA)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises((Damaged, Foreign)):
            header.parse(bytes(flipped))


def test_every_truncation_and_any_addition_is_refused() -> None:
    for length in range(len(DATA)):
        with pytest.raises(Damaged):
            header.parse(DATA[:length])
    with pytest.raises(Damaged):
        header.parse(DATA + b"\0")
    with pytest.raises(Damaged):
        header.parse(DATA + bytes(header.SIZE_LIMIT))


def test_another_file_is_called_foreign() -> None:
    with pytest.raises(Foreign):
        header.parse(b"-----BEGIN SOMETHING ELSE-----" * 10)


def test_a_later_version_is_called_too_new() -> None:
    with pytest.raises(TooNew):
        header.parse(framed(DATA[FRAME:-64], version=2))


def test_version_nought_and_a_wrong_length_are_damage() -> None:
    with pytest.raises(Damaged):
        header.parse(framed(DATA[FRAME:-64], version=0))
    data = struct.pack(">16sHI", header.MAGIC, 1, 7) + DATA[FRAME:-32]
    with pytest.raises(Damaged):
        header.parse(data + hashlib.sha256(data).digest())


def test_a_forged_header_with_a_sound_checksum_is_not_authentic() -> None:
    forged = framed(body_with({"generation": 4, "database": {**body()["database"], "file": "diary-4.db"}}))
    found = header.parse(forged)
    with pytest.raises(Damaged, match="changed by something other"):
        header.authenticate(forged, found, MASTER)


def body() -> dict[str, Any]:
    value: dict[str, Any] = json.loads(DATA[FRAME:-64])
    return value


def passphrase_slot(**change: Any) -> dict[str, Any]:
    return {"slots": [body()["slots"][0] | change]}


@pytest.mark.parametrize(
    "change",
    [
        {"diary": "not an id"},
        {"generation": 4},
        {"generation": "3"},
        {"created_at": "yesterday"},
        {"more": 1},
        {"slots": []},
        {"slots": [{}]},
        {"slots": body()["slots"] * 2},
        {"slots": None},
        {"database": {"file": "../../elsewhere", "salt": "00" * 32, "mark": "00" * 16}},
        {"database": {"file": "diary-3.db", "salt": "00" * 31, "mark": "00" * 16}},
        passphrase_slot(kind="password"),
        passphrase_slot(kind="recovery"),
        passphrase_slot(id="00"),
        passphrase_slot(salt="00"),
        passphrase_slot(kdf={"memory_kib": 8.5, "passes": 1, "lanes": 1}),
        passphrase_slot(kdf={"memory_kib": 1 << 40, "passes": 1, "lanes": 1}),
        passphrase_slot(kdf={"memory_kib": 8, "passes": 1000, "lanes": 1}),
        passphrase_slot(master={"nonce": "00", "sealed": "00"}),
    ],
)
def test_a_body_that_contactlog_never_writes_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(Damaged):
        header.parse(framed(body_with(change)))


@pytest.mark.parametrize("raw", [b"", b"[]", b"nonsense", b"\xff\xfe", b"[" * 5000])
def test_a_body_that_is_no_object_is_refused(raw: bytes) -> None:
    with pytest.raises(Damaged):
        header.parse(framed(raw))


def test_the_same_body_written_otherwise_is_refused() -> None:
    with pytest.raises(Damaged):
        header.parse(framed(json.dumps(body()).encode()))


def test_a_cipher_that_is_not_known_asks_for_a_newer_contactlog() -> None:
    with pytest.raises(TooNew):
        header.parse(header.write(replace(SAMPLE, cipher="rot13"), MASTER))


@given(st.binary(max_size=300))
def test_any_bytes_end_in_one_of_our_errors(data: bytes) -> None:
    for candidate in (data, header.MAGIC + data, framed(data)):
        with pytest.raises(ContactlogError):
            header.parse(candidate)
