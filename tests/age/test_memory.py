"""Files of any size pass through in the same small memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from contactlog.age import DecryptReader, EncryptWriter
from tests.age.keys import ALICE, CHUNK, plaintext

PEAK = 1024 * 1024
"""Bytes that writing or reading may hold at once, whatever the size of the file."""


@pytest.mark.parametrize("armor", [False, True])
@pytest.mark.parametrize("chunks", [16, 128])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, chunks: int, armor: bool) -> None:
    path, piece, size = tmp_path / "big.age", plaintext(CHUNK), 0
    tracemalloc.start()
    try:
        with path.open("wb") as target, EncryptWriter(target, [ALICE.recipient], armor=armor) as writer:
            for _ in range(chunks):
                writer.write(piece)
        with path.open("rb") as source:
            reader = DecryptReader(source, [ALICE])
            while data := reader.read(CHUNK):
                size += len(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size == chunks * CHUNK
    assert peak < PEAK
