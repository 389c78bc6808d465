"""Whatever bytes come in, the reader answers with content or with one of our errors, and quickly."""

from __future__ import annotations

import random

import pytest

from contactlog.age import Identity, unseal
from contactlog.errors import ContactlogError
from tests.age.cctv import OWN, SHARED, Vector
from tests.age.keys import ALICE, BOB, passphrase_identity
from tests.conftest import heavy_size
from tests.mutants import mutant

TOKENS = (
    b"-> ",
    b"\n",
    b"\r\n",
    b"--- ",
    b"---",
    b"X25519",
    b"scrypt ",
    b" 1",
    b" 12",
    b"=",
    b"age-encryption.org/v1\n",
    b"-----BEGIN AGE ENCRYPTED FILE-----\n",
    b"-----END AGE ENCRYPTED FILE-----\n",
    b"A" * 64,
    b"\0",
    b"\xff" * 16,
)


def _seeds() -> list[bytes]:
    """Return the small files among the vectors, ours and the public ones when they are here."""
    paths = [*sorted(OWN.iterdir()), *(sorted(SHARED.iterdir()) if SHARED.is_dir() else ())]
    return [data for data in (Vector.load(path).data for path in paths) if 0 < len(data) < 5000]


@pytest.mark.heavy
def test_no_bytes_bring_anything_but_content_or_our_errors() -> None:
    seeds = _seeds()
    identities: list[Identity] = [ALICE, passphrase_identity(), BOB]
    opened = refused = 0
    for number in range(heavy_size(full=300_000, quick=3_000)):
        rng = random.Random(number)
        data = mutant(rng.choice(seeds), rng, TOKENS)
        try:
            unseal(data, identities)
            opened += 1
        except ContactlogError:
            refused += 1
        except BaseException as error:
            error.add_note(f"with mutant {number}")
            raise
    assert opened
    assert refused > opened
