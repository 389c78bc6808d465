"""Key slots: each wraps the master key with AES-256-GCM under a key that only one secret gives.

What a slot says about itself (kind, id, cost, salt) is bound to the wrapped key as associated data.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from contactlog.core.times import moment_text
from contactlog.vault import kdf, keys
from contactlog.vault.kdf import KdfParams
from contactlog.vault.keys import MasterKey

ID_BYTES = 8
NONCE_BYTES = 12
WRAPPED_BYTES = keys.KEY_BYTES + 16
"""A key of 32 bytes and the tag of AES-GCM."""


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a word, not a secret
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Sealed:
    """32 bytes encrypted with AES-256-GCM."""

    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One way into the diary."""

    id: str
    """Random, hexadecimal."""
    kind: SlotKind
    created_at: datetime
    """UTC, to the second."""
    salt: bytes = field(repr=False)
    """Of the derivation; fresh for each slot."""
    master: Sealed = field(repr=False)
    """The master key."""
    kdf: KdfParams | None = None
    """Cost of the derivation; None for a recovery slot, whose key cannot be guessed."""
    kek: Sealed | None = field(default=None, repr=False)
    """A recovery slot's key under the master, so that a new master can be wrapped without the paper."""

    def bound(self, diary_id: str) -> bytes:
        """Give the associated data: everything the slot says about itself, and whose it is."""
        cost = [self.kdf.memory_kib, self.kdf.passes, self.kdf.lanes] if self.kdf else []
        about = [diary_id, self.id, self.kind.value, moment_text(self.created_at), self.salt.hex(), cost]
        return json.dumps(about, separators=(",", ":")).encode()


def for_passphrase(
    passphrase: str, master: MasterKey, *, diary_id: str, now: datetime, params: KdfParams
) -> Slot:
    """Make a slot that a passphrase opens."""
    return made_for_passphrase(passphrase, master, diary_id=diary_id, now=now, params=params)[0]


def made_for_passphrase(
    passphrase: str, master: MasterKey, *, diary_id: str, now: datetime, params: KdfParams
) -> tuple[Slot, bytes]:
    """Make a slot that a passphrase opens, and give the key that the passphrase gives for it."""
    slot = _empty(SlotKind.PASSPHRASE, now, secrets.token_bytes(kdf.SALT_BYTES), params)
    kek = kdf.derive(passphrase, slot.salt, params)
    return replace(slot, master=_seal(kek, master.raw(), slot.bound(diary_id))), kek


def kept_for_passphrase(
    slot: Slot, passphrase: str, old: MasterKey, new: MasterKey, diary_id: str
) -> tuple[Slot, bytes] | None:
    """Give a slot for a new master, and its key, when the passphrase is the one it has already.

    Salt and cost stay, so that whoever has the diary open through this slot can go on; see `Keyring.refresh`.
    Nobody else gains by that: whoever knows the passphrase opens a slot whatever its salt.
    """
    kek = passphrase_kek(slot, passphrase)
    bound = slot.bound(diary_id)
    if kek is None or _unseal(kek, slot.master, bound) != bytes(old.raw()):
        return None
    return replace(slot, master=_seal(kek, new.raw(), bound)), kek


def for_recovery(recovery_key: bytes, master: MasterKey, *, diary_id: str, now: datetime) -> Slot:
    """Make a slot that recovery words open."""
    slot = _empty(SlotKind.RECOVERY, now, secrets.token_bytes(keys.SALT_BYTES), None)
    return _under(slot, keys.recovery_kek(recovery_key, slot.salt), master, diary_id)


def rewrapped(slot: Slot, old: MasterKey, new: MasterKey, diary_id: str) -> Slot:
    """Give the recovery slot for a new master, without the recovery words.

    Raises:
        ValueError: it is a passphrase slot, whose key is stored nowhere.
    """
    if slot.kek is None:
        raise ValueError("only a recovery slot keeps its key")
    kek = _unseal(old.slot_key(diary_id), slot.kek, slot.bound(diary_id))
    if kek is None:
        raise ValueError("the slot does not belong to this master")
    return _under(slot, kek, new, diary_id)


def passphrase_kek(slot: Slot, passphrase: str) -> bytes | None:
    """Give the key that a passphrase gives for a slot; None when no passphrase opens it.

    Raises:
        Damaged: the cost lies out of bounds.
    """
    return None if slot.kdf is None else kdf.derive(passphrase, slot.salt, slot.kdf)


def recovery_kek(slot: Slot, recovery_key: bytes) -> bytes | None:
    """Give the key that recovery words give for a slot; None when no words open it."""
    return keys.recovery_kek(recovery_key, slot.salt) if slot.kind is SlotKind.RECOVERY else None


def open_with(slot: Slot, kek: bytes | None, diary_id: str) -> MasterKey | None:
    """Give the master key, or None when the slot does not open with this key."""
    raw = None if kek is None else _unseal(kek, slot.master, slot.bound(diary_id))
    return None if raw is None else MasterKey(raw)


def open_with_passphrase(slot: Slot, passphrase: str, diary_id: str) -> MasterKey | None:
    """Give the master key, or None when the passphrase is not this slot's.

    Raises:
        Damaged: the cost lies out of bounds.
    """
    return open_with(slot, passphrase_kek(slot, passphrase), diary_id)


def open_with_recovery(slot: Slot, recovery_key: bytes, diary_id: str) -> MasterKey | None:
    """Give the master key, or None when the recovery key is not this slot's."""
    return open_with(slot, recovery_kek(slot, recovery_key), diary_id)


def _empty(kind: SlotKind, now: datetime, salt: bytes, params: KdfParams | None) -> Slot:
    slot_id = secrets.token_hex(ID_BYTES)
    return Slot(slot_id, kind, now.replace(microsecond=0), salt, Sealed(b"", b""), params)


def _under(slot: Slot, kek: bytes, master: MasterKey, diary_id: str) -> Slot:
    bound = slot.bound(diary_id)
    return replace(
        slot,
        master=_seal(kek, master.raw(), bound),
        kek=_seal(master.slot_key(diary_id), kek, bound),
    )


def _seal(key: bytes, secret: bytes | memoryview, bound: bytes) -> Sealed:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return Sealed(nonce, AESGCM(key).encrypt(nonce, secret, bound))


def _unseal(key: bytes, sealed: Sealed, bound: bytes) -> bytes | None:
    try:
        return AESGCM(key).decrypt(sealed.nonce, sealed.sealed, bound)
    except InvalidTag:
        return None
