"""The public age vectors and our own: each file gets exactly what its heading expects."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from contactlog.age.errors import InvalidKey, NoMatch
from contactlog.age.stanza import Stanza
from tests.age.cctv import CLASSES, OWN, SHARED, Vector, outcome
from tests.age.keys import ALICE
from tests.age.own_vectors import vectors


class KnownFileKey:
    """An identity that has the file key from elsewhere, for recipient types that we do not have."""

    def __init__(self, file_key: bytes) -> None:
        self._file_key = file_key

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """Return the key, whatever the stanzas."""
        return self._file_key


def _paths(folder: Path, *, hybrid: bool) -> list[Path]:
    found = sorted(path for path in folder.glob("*") if ("hybrid" in path.name) is hybrid)
    return found or [folder / "missing"]


def _load(path: Path) -> Vector:
    if path.name == "missing":
        pytest.skip("the public vectors of ../shared/vectors/age are not here")
    return Vector.load(path)


def _check(vector: Vector) -> None:
    result = outcome(vector.data, vector.identities())
    if vector["expect"] == "success":
        assert result.error is None
    else:
        assert isinstance(result.error, CLASSES[vector["expect"]])
    if vector["payload"]:
        assert result.digest == vector["payload"]


@pytest.mark.parametrize("path", _paths(OWN, hybrid=False), ids=lambda path: path.name)
def test_our_own_vector_behaves_as_its_heading_says(path: Path) -> None:
    _check(Vector.load(path))


@pytest.mark.parametrize("path", _paths(SHARED, hybrid=False), ids=lambda path: path.name)
def test_a_public_vector_behaves_as_its_heading_says(path: Path) -> None:
    _check(_load(path))


@pytest.mark.parametrize("path", _paths(SHARED, hybrid=True), ids=lambda path: path.name)
def test_a_hybrid_vector_is_refused_and_only_for_its_key(path: Path) -> None:
    vector = _load(path)
    with pytest.raises(InvalidKey):
        vector.identities()
    error = outcome(vector.data, [ALICE]).error
    if vector["expect"] == "success":
        assert isinstance(error, NoMatch)
        result = outcome(vector.data, [KnownFileKey(bytes.fromhex(vector["file key"]))])
        assert (result.error, result.digest) == (None, vector["payload"])
    else:
        assert error is not None


def test_our_own_vectors_cover_every_outcome() -> None:
    assert {Vector.load(path)["expect"] for path in OWN.iterdir()} == {"success", *CLASSES}


@pytest.mark.parametrize(("name", "content"), vectors().items(), ids=list(vectors()))
def test_writing_gives_the_same_bytes_as_ever(name: str, content: bytes) -> None:
    assert (OWN / name).read_bytes() == content
