"""Reading test vectors in the form of C2SP/CCTV: ``key: value`` lines, an empty line, an age file."""

from __future__ import annotations

import hashlib
import io
import zlib
from dataclasses import dataclass
from pathlib import Path

from contactlog.age import DecryptReader, ScryptIdentity, X25519Identity
from contactlog.age.errors import (
    ArmorDamaged,
    HeaderDamaged,
    HmacDamaged,
    NoMatch,
    PayloadDamaged,
    UnsupportedVersion,
)
from contactlog.age.interfaces import Identity
from contactlog.errors import ContactlogError

OWN = Path(__file__).parent / "vectors"
SHARED = Path(__file__).parents[2].parent / "shared" / "vectors" / "age"

CLASSES: dict[str, tuple[type[ContactlogError], ...]] = {
    "no match": (NoMatch,),
    "HMAC failure": (HmacDamaged,),
    "header failure": (HeaderDamaged, UnsupportedVersion),
    "armor failure": (ArmorDamaged,),
    "payload failure": (PayloadDamaged,),
}


@dataclass(frozen=True, slots=True)
class Vector:
    """One file and what must come of it."""

    fields: tuple[tuple[str, str], ...]
    """The lines of its heading; some keys repeat."""
    data: bytes
    """The age file."""

    @classmethod
    def load(cls, path: Path) -> Vector:
        """Read a vector."""
        heading, _, data = path.read_bytes().partition(b"\n\n")
        pairs = [line.partition(": ") for line in heading.decode().splitlines()]
        fields = tuple((key, value) for key, _, value in pairs)
        compressed = dict(fields).get("compressed") == "zlib"
        return cls(fields, zlib.decompress(data) if compressed else data)

    def __getitem__(self, key: str) -> str:
        return dict(self.fields).get(key, "")

    def identities(self) -> list[Identity]:
        """Return the identities named in the heading."""
        found: list[Identity] = []
        found += [X25519Identity.parse(value) for key, value in self.fields if key == "identity"]
        found += [ScryptIdentity(value) for key, value in self.fields if key == "passphrase"]
        return found


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reading gave."""

    digest: str
    """SHA-256 of all bytes that were released."""
    error: ContactlogError | None
    """How it ended, ``None`` for the verified end."""


def outcome(data: bytes, identities: list[Identity]) -> Outcome:
    """Read a file to its end or its first error, a little at a time."""
    digest = hashlib.sha256()
    try:
        reader = DecryptReader(io.BytesIO(data), identities)
        while piece := reader.read(50_000):
            digest.update(piece)
    except ContactlogError as error:
        return Outcome(digest.hexdigest(), error)
    return Outcome(digest.hexdigest(), None)
