"""The file ``diary.keys``: which database holds the diary, and the slots that open it.

The layout, from the first byte: 16 bytes magic, 2 bytes version and 4 bytes length of the body (big-endian),
the body as canonical JSON, 32 bytes HMAC-SHA256 under a key made from the master over all before it, 32 bytes
SHA-256 over all before that. The last lets damage be told from a wrong passphrase before any key is known;
the HMAC is what cannot be forged. Replacing this file is the one commit point of every change of keys.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import struct
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from contactlog.core.ids import is_id
from contactlog.core.times import moment_text, parse_moment
from contactlog.errors import Damaged, Foreign, Invalid, TooNew
from contactlog.vault import faults, names
from contactlog.vault.kdf import KdfParams
from contactlog.vault.keys import SALT_BYTES, MasterKey
from contactlog.vault.slots import ID_BYTES, NONCE_BYTES, WRAPPED_BYTES, Sealed, Slot, SlotKind

MAGIC: Final = b"contactlog keys\n"
VERSION: Final = 1
SIZE_LIMIT: Final = 64 * 1024
"""Most bytes of a header; one with all its slots has under 10,000."""
SLOTS_LIMIT: Final = 16
"""Most ways into one diary."""
CIPHERS: Final = frozenset({"chacha20"})
"""Page ciphers that this version can open (SQLite3 Multiple Ciphers' names)."""
MARK_BYTES: Final = 16
_SUM_BYTES: Final = 32
_FRAME: Final = struct.Struct(">16sHI")


@dataclass(frozen=True, slots=True)
class Header:
    """Everything in ``diary.keys`` but its checksums."""

    diary_id: str
    created_at: datetime
    """UTC, to the second: when the diary was created."""
    generation: int
    """Counts the database files of this diary; each has its own key."""
    cipher: str
    file: str
    """Name of the database file."""
    salt: bytes
    """Of the database's key."""
    mark: bytes
    """First bytes of the database file, random and lasting: they tell another file from a damaged one."""
    slots: tuple[Slot, ...]


def write(header: Header, master: MasterKey) -> bytes:
    """Give the bytes of the header."""
    body = _canonical(_to_json(header))
    framed = _FRAME.pack(MAGIC, VERSION, len(body)) + body
    signed = framed + master.header_mac(header.diary_id, framed)
    return signed + hashlib.sha256(signed).digest()


def parse(data: bytes) -> Header:
    """Read a header as far as that goes without a key; `authenticate` it as soon as a slot was opened.

    Raises:
        Foreign: it never was a header of contactlog.
        TooNew: a later contactlog wrote it.
        Damaged: bytes are wrong or missing.
    """
    if len(data) >= len(MAGIC) and data[: len(MAGIC)] != MAGIC:
        raise Foreign(
            f"{names.KEYS} is not a key file of contactlog, or its beginning is damaged.", faults.RESTORE
        )
    if not _FRAME.size + 2 * _SUM_BYTES < len(data) <= SIZE_LIMIT:
        raise faults.damaged(names.KEYS)
    if not hmac.compare_digest(hashlib.sha256(data[:-_SUM_BYTES]).digest(), data[-_SUM_BYTES:]):
        raise faults.damaged(names.KEYS)
    _, version, length = _FRAME.unpack_from(data)
    if version > VERSION:
        raise TooNew("A newer contactlog wrote this diary's keys.", "Install the newest contactlog.")
    if version != VERSION or length != len(data) - _FRAME.size - 2 * _SUM_BYTES:
        raise faults.damaged(names.KEYS)
    return _from_body(data[_FRAME.size : -2 * _SUM_BYTES])


def authenticate(data: bytes, header: Header, master: MasterKey) -> None:
    """Check that a holder of the master key wrote every byte of the header.

    Raises:
        Damaged: it was changed by somebody else.
    """
    mac = data[-2 * _SUM_BYTES : -_SUM_BYTES]
    if not hmac.compare_digest(master.header_mac(header.diary_id, data[: -2 * _SUM_BYTES]), mac):
        raise Damaged(f"{names.KEYS} was changed by something other than contactlog.", faults.RESTORE)


def _canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _from_body(body: bytes) -> Header:
    try:
        value = json.loads(body)
        header = _from_json(value)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Invalid):
        raise faults.damaged(names.KEYS) from None
    if _canonical(_to_json(header)) != body:
        raise faults.damaged(names.KEYS)
    if header.cipher not in CIPHERS:
        raise TooNew(
            "This diary is encrypted in a way this contactlog does not know.",
            "Install the newest contactlog.",
        )
    return header


def _to_json(header: Header) -> dict[str, Any]:
    return {
        "diary": header.diary_id,
        "created_at": moment_text(header.created_at),
        "generation": header.generation,
        "cipher": header.cipher,
        "database": {"file": header.file, "salt": header.salt.hex(), "mark": header.mark.hex()},
        "slots": [_slot_to_json(slot) for slot in header.slots],
    }


def _from_json(value: dict[str, Any]) -> Header:
    database = value["database"]
    slots = tuple(_slot_from_json(item) for item in value["slots"])
    header = Header(
        diary_id=value["diary"],
        created_at=parse_moment(value["created_at"]),
        generation=value["generation"],
        cipher=value["cipher"],
        file=database["file"],
        salt=_exactly(database["salt"], SALT_BYTES),
        mark=_exactly(database["mark"], MARK_BYTES),
        slots=slots,
    )
    sound = (
        is_id(header.diary_id)
        and names.generation_of(header.file) == header.generation
        and 1 <= len(slots) <= SLOTS_LIMIT
        and len({slot.id for slot in slots}) == len(slots)
    )
    if not sound:
        raise ValueError("not a header")
    return header


def _slot_to_json(slot: Slot) -> dict[str, Any]:
    value: dict[str, Any] = {
        "id": slot.id,
        "kind": slot.kind.value,
        "created_at": moment_text(slot.created_at),
        "salt": slot.salt.hex(),
        "master": _sealed_to_json(slot.master),
    }
    if slot.kdf is not None:
        value["kdf"] = {"memory_kib": slot.kdf.memory_kib, "passes": slot.kdf.passes, "lanes": slot.kdf.lanes}
    if slot.kek is not None:
        value["kek"] = _sealed_to_json(slot.kek)
    return value


def _slot_from_json(value: dict[str, Any]) -> Slot:
    kind = SlotKind(value["kind"])
    of_passphrase = kind is SlotKind.PASSPHRASE
    if ("kdf" in value) is not of_passphrase or ("kek" in value) is of_passphrase:
        raise ValueError("not a slot")
    _exactly(value["id"], ID_BYTES)
    return Slot(
        id=value["id"],
        kind=kind,
        created_at=parse_moment(value["created_at"]),
        salt=_at_most(value["salt"], SALT_BYTES),
        master=_sealed_from_json(value["master"]),
        kdf=_kdf_from_json(value["kdf"]) if of_passphrase else None,
        kek=None if of_passphrase else _sealed_from_json(value["kek"]),
    )


def _kdf_from_json(value: dict[str, Any]) -> KdfParams:
    numbers = [value[key] for key in ("memory_kib", "passes", "lanes")]
    if not all(type(number) is int for number in numbers):
        raise ValueError("not a cost")
    params = KdfParams(*numbers)
    params.check()
    return params


def _sealed_to_json(sealed: Sealed) -> dict[str, str]:
    return {"nonce": sealed.nonce.hex(), "sealed": sealed.sealed.hex()}


def _sealed_from_json(value: dict[str, Any]) -> Sealed:
    return Sealed(_exactly(value["nonce"], NONCE_BYTES), _exactly(value["sealed"], WRAPPED_BYTES))


def _exactly(text: str, length: int) -> bytes:
    raw = bytes.fromhex(text)
    if len(raw) != length:
        raise ValueError("not of this length")
    return raw


def _at_most(text: str, length: int) -> bytes:
    raw = bytes.fromhex(text)
    if not 8 <= len(raw) <= length:
        raise ValueError("not of this length")
    return raw
