"""What is written is read back, whatever the size, the pieces and the form."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.age import DecryptReader, EncryptWriter, Identity, Recipient, seal, unseal
from tests.age.keys import (
    ALICE,
    BOB,
    CHUNK,
    SIZES,
    Trickle,
    counted_random,
    passphrase_identity,
    passphrase_recipient,
    plaintext,
)


@pytest.mark.parametrize("armor", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_sizes_around_the_borders_come_back(size: int, armor: bool) -> None:
    data = plaintext(size)
    sealed = seal(data, [ALICE.recipient], armor=armor)
    assert unseal(sealed, [ALICE]) == data
    assert armor is sealed.isascii()


@given(
    pieces=st.lists(st.binary(max_size=300) | st.integers(0, 3 * CHUNK).map(plaintext), max_size=4),
    step=st.integers(1, 3 * CHUNK),
    armor=st.booleans(),
    by_passphrase=st.booleans(),
)
def test_any_pieces_come_back_through_any_reads(
    pieces: list[bytes], step: int, armor: bool, by_passphrase: bool
) -> None:
    recipient: Recipient = passphrase_recipient() if by_passphrase else ALICE.recipient
    identity: Identity = passphrase_identity() if by_passphrase else ALICE
    target = io.BytesIO()
    with EncryptWriter(target, [recipient], armor=armor) as writer:
        for piece in pieces:
            assert writer.write(piece) == len(piece)
    reader = DecryptReader(Trickle(target.getvalue(), max(step, 600)), [identity])
    read = bytearray()
    while data := reader.read(step):
        read += data
    assert read == b"".join(pieces)


def test_each_of_several_recipients_can_read() -> None:
    sealed = seal(b"to both", [ALICE.recipient, BOB.recipient])
    assert unseal(sealed, [ALICE]) == unseal(sealed, [BOB]) == b"to both"


def test_the_fitting_identity_is_found_among_others() -> None:
    sealed = seal(b"to Bob", [BOB.recipient])
    assert unseal(sealed, [passphrase_identity(), ALICE, BOB]) == b"to Bob"


def test_gzip_streams_through_both_ends() -> None:
    data = plaintext(300_000)
    target = io.BytesIO()
    with (
        EncryptWriter(target, [ALICE.recipient]) as writer,
        gzip.GzipFile(fileobj=writer, mode="wb", mtime=0) as packed,
    ):
        packed.write(data)
    reader = DecryptReader(io.BytesIO(target.getvalue()), [ALICE])
    with gzip.GzipFile(fileobj=io.BufferedReader(reader), mode="rb") as unpacked:
        assert unpacked.read() == data


def test_a_text_reader_can_stand_on_top() -> None:
    sealed = seal(b"eins\nzwei\n", [ALICE.recipient], armor=True)
    reader = DecryptReader(io.BytesIO(sealed), [ALICE])
    assert list(io.TextIOWrapper(io.BufferedReader(reader), "utf-8")) == ["eins\n", "zwei\n"]


def test_reading_in_all_its_forms_agrees() -> None:
    data = plaintext(CHUNK + 100)
    reader = DecryptReader(io.BytesIO(seal(data, [ALICE.recipient])), [ALICE])
    assert reader.readable()
    assert reader.read(0) == b""
    buffer = bytearray(10)
    assert reader.readinto(buffer) == 10
    assert bytes(buffer) + reader.read(5) + reader.read() == data
    assert (reader.read(None), reader.readall(), reader.readinto(buffer)) == (b"", b"", 0)


def test_two_writings_of_the_same_text_share_nothing_but_their_form() -> None:
    first, second = (seal(b"same", [ALICE.recipient]) for _ in range(2))
    assert len(first) == len(second)
    assert first.splitlines()[1] != second.splitlines()[1]
    assert first[-36:] != second[-36:]


def test_the_same_randomness_gives_the_same_file() -> None:
    first, second = (seal(b"same", [ALICE.recipient], random=counted_random("x")) for _ in range(2))
    assert first == second


def test_a_closed_reader_refuses() -> None:
    reader = DecryptReader(io.BytesIO(seal(b"text", [ALICE.recipient])), [ALICE])
    reader.close()
    with pytest.raises(ValueError, match="closed"):
        reader.read(1)
