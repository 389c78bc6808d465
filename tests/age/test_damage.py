"""Every change to a file is noticed, and what is released before it is noticed is a true prefix."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.age import DecryptReader, Identity, seal, unseal
from contactlog.age.errors import ArmorDamaged, NoMatch, NotAge, PayloadDamaged, UnsupportedVersion
from contactlog.errors import ContactlogError, Damaged, Foreign, TooNew, WrongPassphrase
from tests.age.keys import (
    ALICE,
    BOB,
    CHUNK,
    Trickle,
    counted_random,
    passphrase_identity,
    passphrase_recipient,
    plaintext,
)

SMALL = seal(b"Lunch with Ana", [ALICE.recipient], random=counted_random("small"))
SMALL_ARMORED = seal(b"Lunch with Ana", [ALICE.recipient], armor=True, random=counted_random("small"))
BY_PASSPHRASE = seal(b"Lunch with Ana", [passphrase_recipient()], random=counted_random("phrase"))
LARGE = seal(plaintext(2 * CHUNK + 100), [ALICE.recipient], random=counted_random("large"))


@pytest.mark.parametrize(
    ("sealed", "identity"),
    [(SMALL, ALICE), (SMALL_ARMORED, ALICE), (BY_PASSPHRASE, passphrase_identity())],
    ids=["plain", "armored", "passphrase"],
)
def test_every_flipped_bit_is_refused(sealed: bytes, identity: Identity) -> None:
    for place in range(len(sealed) * 8):
        flipped = bytearray(sealed)
        flipped[place // 8] ^= 1 << place % 8
        with pytest.raises(ContactlogError):
            unseal(bytes(flipped), [identity])


@pytest.mark.parametrize("sealed", [SMALL, SMALL_ARMORED[:-1]], ids=["plain", "armored"])
def test_every_truncation_of_a_small_file_is_damage(sealed: bytes) -> None:
    for size in range(len(sealed)):
        with pytest.raises(Damaged):
            unseal(sealed[:size], [ALICE])


_BODY = len(LARGE) - (2 * CHUNK + 100 + 3 * 16)


@pytest.mark.parametrize(
    "size",
    [
        _BODY - 16,  # the nonce is gone
        _BODY - 1,
        _BODY,  # not one chunk
        _BODY + 15,
        _BODY + 16,
        _BODY + CHUNK + 15,
        _BODY + CHUNK + 16,  # the first chunk whole
        _BODY + CHUNK + 17,
        _BODY + 2 * (CHUNK + 16),  # all but the last
        len(LARGE) - 16,
        len(LARGE) - 1,
    ],
)
def test_a_large_file_cut_anywhere_gives_a_true_prefix_and_then_damage(size: int) -> None:
    read = bytearray()
    with pytest.raises(Damaged):
        reader = DecryptReader(io.BytesIO(LARGE[:size]), [ALICE])
        while data := reader.read(10_000):
            read += data
    assert plaintext(2 * CHUNK + 100).startswith(read)
    assert len(read) == max(0, size - _BODY) // (CHUNK + 16) * CHUNK


@pytest.mark.parametrize("content", [b"", b"text", plaintext(CHUNK), plaintext(CHUNK + 1)])
@given(garbage=st.binary(min_size=1, max_size=100))
def test_anything_added_at_the_end_is_refused(content: bytes, garbage: bytes) -> None:
    sealed = seal(content, [ALICE.recipient], random=counted_random("end"))
    with pytest.raises(PayloadDamaged):
        unseal(sealed + garbage, [ALICE])


@given(garbage=st.binary(min_size=1, max_size=100).filter(lambda data: data.strip(b" \t\r\n")))
def test_anything_but_white_space_around_armor_is_refused(garbage: bytes) -> None:
    assert unseal(b" \n" + SMALL_ARMORED + b"\r\n\t", [ALICE]) == b"Lunch with Ana"
    with pytest.raises(ArmorDamaged):
        unseal(SMALL_ARMORED + garbage, [ALICE])
    with pytest.raises(ContactlogError):
        unseal(garbage + SMALL_ARMORED, [ALICE])


def test_swapped_and_repeated_chunks_are_refused() -> None:
    one, two = LARGE[_BODY : _BODY + CHUNK + 16], LARGE[_BODY + CHUNK + 16 : _BODY + 2 * (CHUNK + 16)]
    rest = LARGE[_BODY + 2 * (CHUNK + 16) :]
    for body in (two + one + rest, one + one + two + rest, two + rest, one + rest):
        with pytest.raises(PayloadDamaged):
            unseal(LARGE[:_BODY] + body, [ALICE])


def test_damage_once_met_is_reported_by_every_later_read() -> None:
    sealed = seal(plaintext(CHUNK), [ALICE.recipient]) + b"!"
    reader = DecryptReader(Trickle(sealed, 1000), [ALICE])
    assert reader.read(CHUNK) == plaintext(CHUNK)
    for _ in range(3):
        with pytest.raises(PayloadDamaged):
            reader.read(1)


def test_an_armored_file_that_ends_in_the_middle_stays_damaged() -> None:
    armored = seal(plaintext(6 * CHUNK), [ALICE.recipient], armor=True)
    reader = DecryptReader(io.BytesIO(armored[: len(armored) // 2]), [ALICE])
    assert reader.read(CHUNK)
    for _ in range(2):
        with pytest.raises(ArmorDamaged):
            reader.readall()


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 zip", b"-----BEGIN PGP MESSAGE-----\n", b"\n" + SMALL, b"x" * 5000]
)
def test_other_files_are_foreign(data: bytes) -> None:
    with pytest.raises(NotAge) as caught:
        unseal(data, [ALICE])
    assert isinstance(caught.value, Foreign)


@pytest.mark.parametrize("version", [b"v2", b"v10", b"v1234"])
def test_a_later_version_is_too_new(version: bytes) -> None:
    with pytest.raises(UnsupportedVersion) as caught:
        unseal(SMALL.replace(b"/v1\n", b"/" + version + b"\n"), [ALICE])
    assert isinstance(caught.value, TooNew)


def test_the_wrong_key_and_the_wrong_passphrase_say_which() -> None:
    with pytest.raises(NoMatch, match="passphrase") as caught:
        unseal(BY_PASSPHRASE, [passphrase_identity("another")])
    assert isinstance(caught.value, WrongPassphrase)
    with pytest.raises(NoMatch, match="keys"):
        unseal(SMALL, [BOB])
    with pytest.raises(NoMatch):
        unseal(SMALL, [])


def test_every_refusal_is_a_sentence_with_a_next_step() -> None:
    for data in (b"", b"zip", SMALL[:-1], SMALL[:50], SMALL_ARMORED[:-3], SMALL.replace(b"v1", b"v3")):
        with pytest.raises(ContactlogError) as caught:
            unseal(data, [ALICE])
        assert caught.value.sentence.endswith(".")
        assert caught.value.next_step.endswith(".")
