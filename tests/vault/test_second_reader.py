"""A reader of the diary's own files written from docs/format.md alone, with nothing of contactlog in it."""

from __future__ import annotations

import hashlib
import hmac
import json
import sqlite3
import struct
import unicodedata
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.poly1305 import Poly1305

from tests.vault.making import PASSPHRASE, new_vault, person, save

PAGE, RESERVED, NONCE = 4096, 32, 16


def test_a_second_reader_reads_a_diary_by_its_passphrase(tmp_path: Path) -> None:
    with new_vault(tmp_path / "diary", recovery=True) as opened:
        save(opened, *(person(f"Ana {number}", note="n" * 500) for number in range(40)))
    body, signed, mac = _header(tmp_path / "diary" / "diary.keys")
    master = _master(body, PASSPHRASE)
    key = _hkdf(master, body["diary"].encode(), b"contactlog 1 header mac")
    assert hmac.digest(key, signed, "sha256") == mac
    label = f"contactlog 1 database|{body['diary']}|{body['generation']}".encode()
    key = _hkdf(master, bytes.fromhex(body["database"]["salt"]), label)
    sealed = (tmp_path / "diary" / body["database"]["file"]).read_bytes()
    assert sealed[:16].hex() == body["database"]["mark"]
    plain = tmp_path / "plain.db"
    plain.write_bytes(b"".join(_page(sealed, number, key) for number in range(len(sealed) // PAGE)))
    connection = sqlite3.connect(plain)
    names = [name for (name,) in connection.execute("SELECT name FROM person ORDER BY row_number")]
    assert names == [f"Ana {number}" for number in range(40)]
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def _header(path: Path) -> tuple[dict[str, Any], bytes, bytes]:
    data = path.read_bytes()
    magic, version, length = struct.unpack_from(">16sHI", data)
    assert (magic, version) == (b"contactlog keys\n", 1)
    assert hashlib.sha256(data[:-32]).digest() == data[-32:]
    return json.loads(data[22 : 22 + length]), data[:-64], data[-64:-32]


def _master(body: dict[str, Any], passphrase: str) -> bytes:
    (slot,) = (slot for slot in body["slots"] if slot["kind"] == "passphrase")
    cost = slot["kdf"]
    kek = Argon2id(
        salt=bytes.fromhex(slot["salt"]),
        length=32,
        iterations=cost["passes"],
        lanes=cost["lanes"],
        memory_cost=cost["memory_kib"],
    ).derive(unicodedata.normalize("NFC", passphrase).encode())
    about = [
        body["diary"],
        slot["id"],
        slot["kind"],
        slot["created_at"],
        slot["salt"],
        [cost["memory_kib"], cost["passes"], cost["lanes"]],
    ]
    bound = json.dumps(about, separators=(",", ":")).encode()
    nonce, sealed = (bytes.fromhex(slot["master"][part]) for part in ("nonce", "sealed"))
    return AESGCM(kek).decrypt(nonce, sealed, bound)


def _hkdf(secret: bytes, salt: bytes, label: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=label).derive(secret)


def _stream(key: bytes, counter: int, nonce: bytes, data: bytes) -> bytes:
    block = struct.pack("<I", counter & 0xFFFFFFFF) + nonce
    return Cipher(ChaCha20(key, block), mode=None).encryptor().update(data)


def _page(file: bytes, number: int, key: bytes) -> bytes:
    page = file[number * PAGE : (number + 1) * PAGE]
    content, tail, tag = page[:-RESERVED], page[-RESERVED : -RESERVED + NONCE], page[-RESERVED + NONCE :]
    counter = struct.unpack("<I", tail[12:])[0] ^ (number + 1)
    once = _stream(key, counter, tail[:12], bytes(64))
    Poly1305.verify_tag(once[:32], content + tail, tag)
    clear = 24 if number == 0 else 0
    plain = content[:clear] + _stream(once[32:], counter + 1, tail[:12], content[clear:])
    if number == 0:
        # The stored beginning is the random mark; and a reader needs no log: 1 and 1 in place of 2 and 2.
        plain = b"SQLite format 3\0" + plain[16:18] + b"\1\1" + plain[20:]
    return plain + page[-RESERVED:]
