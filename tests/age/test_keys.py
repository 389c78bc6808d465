"""Keys, their spelling and their derivation, against published values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.age import X25519Identity, X25519Recipient, bech32, rawkeys
from contactlog.age.base64 import decode_padded, decode_unpadded, encode_unpadded
from contactlog.age.errors import InvalidKey
from contactlog.age.keys import hkdf_sha256, unwrap, wrap
from tests.age.keys import ALICE, BOB

# The example identity and recipient of the age specification.
SPEC_IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
SPEC_RECIPIENT = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"


@pytest.mark.parametrize(
    ("ikm", "salt", "info", "expected"),
    [  # RFC 5869, appendix A.1 and A.3: the first 32 bytes of the output
        (
            "0b" * 22,
            "000102030405060708090a0b0c",
            "f0f1f2f3f4f5f6f7f8f9",
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf",
        ),
        ("0b" * 22, "", "", "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"),
    ],
)
def test_hkdf_gives_the_published_values(ikm: str, salt: str, info: str, expected: str) -> None:
    derived = hkdf_sha256(bytes.fromhex(ikm), bytes.fromhex(salt), bytes.fromhex(info))
    assert derived.hex() == expected


def test_a_wrapped_key_opens_with_its_key_only() -> None:
    body = wrap(b"k" * 32, b"file key of 16 b")
    assert unwrap(b"k" * 32, body) == b"file key of 16 b"
    assert unwrap(b"j" * 32, body) is None


def test_the_keys_of_the_specification_are_read_and_written() -> None:
    identity = X25519Identity.parse(f"  {SPEC_IDENTITY}\n")
    assert identity.secret == b"B" * 32
    assert identity.reveal() == SPEC_IDENTITY
    assert str(identity.recipient) == SPEC_RECIPIENT
    assert X25519Recipient.parse(SPEC_RECIPIENT) == identity.recipient


def test_a_generated_identity_is_new_each_time() -> None:
    first, second = X25519Identity.generate(), X25519Identity.generate()
    assert first.secret != second.secret
    assert X25519Identity.generate(lambda size: b"x" * size).secret == b"x" * 32


def test_recipients_compare_by_key() -> None:
    assert ALICE.recipient == X25519Recipient(ALICE.recipient.public)
    assert len({ALICE.recipient, X25519Recipient(ALICE.recipient.public), BOB.recipient}) == 2
    assert ALICE.recipient != str(ALICE.recipient)
    assert repr(ALICE.recipient) == f"X25519Recipient({ALICE.recipient})"


def test_an_identity_keeps_its_secret_out_of_texts() -> None:
    for shown in (str(ALICE), repr(ALICE), f"{ALICE}"):
        assert ALICE.reveal()[16:] not in shown.upper()
        assert str(ALICE.recipient) in shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age1",
        SPEC_RECIPIENT[:-1],
        SPEC_RECIPIENT[:-1] + "q",
        SPEC_RECIPIENT.upper(),
        SPEC_RECIPIENT.replace("zv", "zV"),
        SPEC_RECIPIENT + "\u0131",
        bech32.encode("age", b"x" * 31),
        bech32.encode("age1pq", b"x" * 32),
        SPEC_IDENTITY,
    ],
)
def test_a_mistyped_recipient_is_refused(text: str) -> None:
    with pytest.raises(InvalidKey, match="not an age recipient"):
        X25519Recipient.parse(text)


@pytest.mark.parametrize("text", ["", SPEC_IDENTITY.lower(), SPEC_IDENTITY[:-1] + "Q", SPEC_RECIPIENT])
def test_a_mistyped_identity_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(InvalidKey, match="not an age identity") as caught:
        X25519Identity.parse(text)
    assert SPEC_IDENTITY[20:50].lower() not in f"{caught.value} {caught.value.next_step}".lower()


def test_keys_of_the_wrong_size_are_refused() -> None:
    with pytest.raises(InvalidKey):
        X25519Recipient(b"short")
    with pytest.raises(InvalidKey):
        X25519Identity(b"short")


# BIP 173, the lists of valid and invalid strings.
@pytest.mark.parametrize(
    "text",
    [
        "A12UEL5L",
        "a12uel5l",
        "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
        "?1ezyfcl",
    ],
)
def test_published_bech32_is_read_and_written_back(text: str) -> None:
    prefix, data = bech32.decode(text)
    assert bech32.encode(prefix, data) == text


@pytest.mark.parametrize(
    "text",
    [
        "\x201nwldj5",
        "\x7f1axkwrx",
        "\u00801eym55h",
        "pzry9x0s0muk",
        "1pzry9x0s0muk",
        "x1b4n0q5v",
        "li1dgmt3",
        "A1G7SGD8",
        "10a06t8",
        "1qzzfhee",
        "A12uEL5L",
        "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw" + "q",
    ],
)
def test_published_bad_bech32_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(not all|too short|a character|the checksum|stray)"):
        bech32.decode(text)


def test_bech32_with_stray_bits_is_refused() -> None:
    # 'q' is zero, 'p' is one: a last group of 5 bits beyond the bytes, or one with a bit set in the filling
    for groups in ([0], [0, 1], [0] * 8 + [0]):
        values = [*bech32._expand("x"), *groups, *([0] * 6)]
        residue = bech32._polymod(values) ^ 1
        checksum = [(residue >> 5 * (5 - place)) & 31 for place in range(6)]
        text = "x1" + "".join(bech32._CHARSET[value] for value in [*groups, *checksum])
        with pytest.raises(ValueError, match="stray bits"):
            bech32.decode(text)


@given(prefix=st.from_regex(r"[a-z0-9-]*[a-z][a-z0-9-]*", fullmatch=True), data=st.binary(max_size=80))
def test_bech32_comes_back_in_both_cases(prefix: str, data: bytes) -> None:
    assert bech32.decode(bech32.encode(prefix, data)) == (prefix, data)
    assert bech32.decode(bech32.encode(prefix.upper(), data)) == (prefix.upper(), data)


@given(
    data=st.binary(min_size=1, max_size=40),
    changes=st.dictionaries(st.integers(0, 1000), st.integers(1, 31), min_size=1, max_size=4),
)
def test_bech32_notices_up_to_four_wrong_letters(data: bytes, changes: dict[int, int]) -> None:
    text = bech32.encode("age", data)
    tail = [bech32._CHARSET.index(letter) for letter in text[4:]]
    for place, change in {place % len(tail): change for place, change in changes.items()}.items():
        tail[place] ^= change
    with pytest.raises(ValueError, match="checksum"):
        bech32.decode("age1" + "".join(bech32._CHARSET[value] for value in tail))


@given(st.binary(max_size=100))
def test_base64_comes_back(data: bytes) -> None:
    assert decode_unpadded(encode_unpadded(data)) == data


@pytest.mark.parametrize("text", [b"A", b"AB", b"AAB", b"QQ==", b"QUJD\n", b"QU JD", b"QUJ-", b"=", b"QUJDR"])
def test_base64_in_any_other_spelling_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"base64|padding|number of data"):
        decode_unpadded(text)


@pytest.mark.parametrize("text", [b"QQ", b"QR==", b"QQ==QQ==", b"QQ= =", b"QUJD "])
def test_padded_base64_in_any_other_spelling_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"base64|padding|number of data"):
        decode_padded(text)


def test_keys_are_the_same_when_the_native_functions_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    native = rawkeys.private_key(b"k" * 32), rawkeys.public_key(b"p" * 32)
    monkeypatch.setattr(rawkeys, "_rust", object())
    public = rawkeys.private_key(b"k" * 32), rawkeys.public_key(b"p" * 32)
    assert native[0].private_bytes_raw() == public[0].private_bytes_raw()
    assert native[1].public_bytes_raw() == public[1].public_bytes_raw()
    assert native[0].exchange(public[1]) == public[0].exchange(native[1])
