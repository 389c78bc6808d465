"""Our own vectors: files made by this package from fixed randomness, and damage done to them.

They hold the format still: the same input must give the same bytes in every later version. The files named
``debian_*`` in ``vectors/`` were made by the age program 1.1.1 as Debian ships it and are only read.

Run ``python -m tests.age.own_vectors`` to write them anew after a wanted change.
"""

from __future__ import annotations

import hashlib

from contactlog.age import Recipient, seal
from tests.age.cctv import OWN
from tests.age.keys import ALICE, BOB, PASSPHRASE, counted_random, passphrase_recipient, plaintext

_ALICE = f"identity: {ALICE.reveal()}"
_BOB = f"identity: {BOB.reveal()}"
_PASSPHRASE = f"passphrase: {PASSPHRASE}"
TEXT = plaintext(300)


def vectors() -> dict[str, bytes]:
    """Return each vector by file name."""
    both: list[Recipient] = [ALICE.recipient, BOB.recipient]
    one = _sealed("x25519", [ALICE.recipient])
    two = _sealed("two", both)
    armored = _sealed("armored", both, armor=True)
    phrase = _sealed("phrase", [passphrase_recipient()])
    return {
        "x25519": _vector("success", one, _ALICE, payload=TEXT),
        "two_recipients": _vector("success", two, _BOB, payload=TEXT),
        "armored": _vector("success", armored, _ALICE, payload=TEXT),
        "passphrase": _vector("success", phrase, _PASSPHRASE, payload=TEXT),
        "empty": _vector("success", _sealed("empty", both, b""), _ALICE, payload=b""),
        "somebody_else": _vector("no match", one, _BOB),
        "wrong_passphrase": _vector("no match", phrase, _PASSPHRASE + "s"),
        "mac_changed": _vector("HMAC failure", _mac_changed(one), _ALICE),
        "header_without_mac": _vector("header failure", one[: one.index(b"---")], _ALICE),
        "header_later_version": _vector("header failure", one.replace(b"/v1\n", b"/v2\n"), _ALICE),
        "armor_line_missing": _vector("armor failure", armored[: armored.rindex(b"-----END")], _ALICE),
        "armor_wide_line": _vector("armor failure", armored.replace(b"\n", b"", 2), _ALICE),
        "payload_cut": _vector("payload failure", one[:-1], _ALICE, payload=b""),
        "payload_continued": _vector("payload failure", one + b"\n", _ALICE, payload=b""),
    }


def _sealed(seed: str, to: list[Recipient], data: bytes = TEXT, *, armor: bool = False) -> bytes:
    return seal(data, to, armor=armor, random=counted_random(seed))


def _mac_changed(sealed: bytes) -> bytes:
    at = sealed.index(b"--- ") + 4
    return sealed[:at] + (b"B" if sealed[at : at + 1] == b"A" else b"A") + sealed[at + 1 :]


def _vector(expect: str, data: bytes, *lines: str, payload: bytes | None = None) -> bytes:
    heading = [f"expect: {expect}", *lines]
    if payload is not None:
        heading.append(f"payload: {hashlib.sha256(payload).hexdigest()}")
    return "\n".join(heading).encode() + b"\n\n" + data


if __name__ == "__main__":
    for name, content in vectors().items():
        (OWN / name).write_bytes(content)
