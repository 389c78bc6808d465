"""What the format leaves no room for is refused: malformed stanzas, costly work factors, endless headers."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from contactlog.age import ScryptIdentity, ScryptRecipient, X25519Identity, seal, unseal
from contactlog.age.base64 import encode_unpadded
from contactlog.age.bytesource import ByteSource
from contactlog.age.errors import ArmorDamaged, HeaderDamaged, InvalidKey, NoMatch
from contactlog.age.header import MAX_HEADER_SIZE, read_header
from contactlog.age.stanza import Stanza, encode_header
from tests.age.keys import ALICE, BOB, passphrase_identity, plaintext

FILE_KEY = b"sixteen byte key"
SHARE = encode_unpadded(BOB.recipient.public).decode()
SALT = encode_unpadded(b"s" * 16).decode()


class Raw:
    """A recipient that writes the stanza it was given."""

    def __init__(self, stanza: Stanza) -> None:
        self._stanza = stanza

    def wrap(self, file_key: bytes, random: object) -> Stanza:
        """Return the stanza."""
        return self._stanza


def _unseal_with(stanza: Stanza) -> bytes:
    return unseal(seal(b"text", [Raw(stanza)]), [ALICE, passphrase_identity()])


@pytest.mark.parametrize(
    ("arguments", "size"),
    [
        ((), 32),
        ((SHARE, "more"), 32),
        ((SHARE + "=",), 32),
        ((SHARE[:-1] + "B",), 32),
        ((SHARE[:-2],), 32),
        (("!" * 43,), 32),
        ((SHARE,), 31),
        ((SHARE,), 33),
        ((encode_unpadded(bytes(32)).decode(),), 32),
        ((encode_unpadded(b"\x01" + bytes(31)).decode(),), 32),
    ],
)
def test_a_malformed_x25519_stanza_is_damage(arguments: tuple[str, ...], size: int) -> None:
    with pytest.raises(HeaderDamaged):
        _unseal_with(Stanza("X25519", arguments, bytes(size)))


@pytest.mark.parametrize(
    ("arguments", "size"),
    [
        ((SALT,), 32),
        ((SALT, "4", "4"), 32),
        ((SALT + "==", "4"), 32),
        ((SALT[:-3], "4"), 32),
        ((SALT, "4"), 31),
        ((SALT, "04"), 32),
        ((SALT, "+4"), 32),
        ((SALT, "0"), 32),
        ((SALT, "x"), 32),
        ((SALT, "13"), 32),
        ((SALT, "100"), 32),
        ((SALT, "9" * 5000), 32),
    ],
)
def test_a_malformed_or_costly_scrypt_stanza_is_damage(arguments: tuple[str, ...], size: int) -> None:
    with pytest.raises(HeaderDamaged):
        _unseal_with(Stanza("scrypt", arguments, bytes(size)))


@pytest.mark.parametrize("log_n", ["23", "64"])
def test_no_work_factor_above_22_is_tried(log_n: str) -> None:
    sealed = seal(b"text", [Raw(Stanza("scrypt", (SALT, log_n), bytes(32)))])
    with pytest.raises(HeaderDamaged, match="work"):
        unseal(sealed, [ScryptIdentity("password")])


def test_stanzas_of_other_types_are_skipped() -> None:
    own = ALICE.recipient.wrap(FILE_KEY, lambda size: b"e" * size)
    grease = Stanza("grease", ("a", "~!"), plaintext(100))
    header = read_header(ByteSource(io.BytesIO(encode_header([grease, own], FILE_KEY))))
    assert ALICE.unwrap(header.stanzas) == FILE_KEY
    assert passphrase_identity().unwrap(header.stanzas) is None
    with pytest.raises(NoMatch):
        _unseal_with(grease)


@pytest.mark.parametrize("size", [0, 1, 47, 48, 49, 96, 1000])
def test_a_stanza_of_any_size_comes_back(size: int) -> None:
    stanza = Stanza("any", ("x",), plaintext(size))
    header = read_header(ByteSource(io.BytesIO(encode_header([stanza], FILE_KEY))))
    assert [(one.kind, one.arguments, one.body) for one in header.stanzas] == [("any", ("x",), stanza.body)]
    header.verify(FILE_KEY)


@pytest.mark.parametrize(
    "text",
    [
        b"--- " + b"A" * 43 + b"\n",
        b"->\n\n--- ",
        b"-> \n\n--- ",
        b"-> a  b\n\n--- ",
        b"-> a\tb\n\n--- ",
        b"-> \xc3\xa9\n\n--- ",
        b"-> a",
        b"-> a\n",
        b"-> a\n" + b"A" * 64 + b"\n",
        b"-> a\n" + b"A" * 68 + b"\n",
        b"-> a\n\n---",
        b"-> a\n\n--- " + b"A" * 43,
        b"-> a\n\n---" + b"A" * 44 + b"\n",
        b"-> a\n\n--- " + b"A" * 42 + b"B\n",
        b"-> a\n\n-->\n",
        b"-> a\r\n\r\n",
    ],
)
def test_a_header_out_of_form_is_damage(text: bytes) -> None:
    with pytest.raises(HeaderDamaged):
        read_header(ByteSource(io.BytesIO(b"age-encryption.org/v1\n" + text)))


@pytest.mark.parametrize(
    ("start", "again"),
    [
        (b"", b"-> grease\n" + b"AAAA" * 15 + b"\n"),
        (b"-> ", b"x" * 50),
        (b"-> a\n", b"A" * 64 + b"\n"),
    ],
    ids=["stanzas", "one line", "one body"],
)
def test_a_header_without_end_is_given_up(start: bytes, again: bytes) -> None:
    text = b"age-encryption.org/v1\n" + start + again * (2 * MAX_HEADER_SIZE // len(again))
    source = io.BytesIO(text)
    with pytest.raises(HeaderDamaged, match="larger than any real one"):
        read_header(ByteSource(source))
    assert source.tell() < MAX_HEADER_SIZE + 100_000


@pytest.mark.parametrize("version", [b"v0", b"v01", b"vv", b"", b"1", b"v1 ", b"v2\r", b"v" + b"9" * 100])
def test_a_version_line_that_never_was_is_damage(version: bytes) -> None:
    with pytest.raises(HeaderDamaged):
        unseal(b"age-encryption.org/" + version + b"\n", [ALICE])


def test_a_file_key_of_another_size_is_damage() -> None:
    class Short:
        def unwrap(self, stanzas: object) -> bytes:
            return b"short"

    with pytest.raises(HeaderDamaged, match="size"):
        unseal(seal(b"text", [ALICE.recipient]), [Short()])


@pytest.mark.parametrize("log_n", [0, -1, 23])
def test_work_factors_out_of_bounds_are_refused_for_writing(log_n: int) -> None:
    with pytest.raises(InvalidKey):
        ScryptRecipient("words", log_n=log_n)


def test_passphrases_that_cannot_be_are_refused() -> None:
    with pytest.raises(InvalidKey):
        ScryptRecipient("", log_n=1)
    with pytest.raises(InvalidKey):
        ScryptIdentity("\ud800")


@pytest.mark.parametrize("passphrase", ["Füße über Öl", "\u65e5\u8a18", "bytes \udcff as typed"])
def test_passphrases_of_any_script_work(passphrase: str) -> None:
    sealed = seal(b"text", [ScryptRecipient(passphrase, log_n=1)])
    assert unseal(sealed, [ScryptIdentity(passphrase)]) == b"text"


def test_windows_line_ends_in_armor_are_read() -> None:
    armored = seal(plaintext(500), [ALICE.recipient], armor=True)
    assert unseal(armored.replace(b"\n", b"\r\n"), [ALICE]) == plaintext(500)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"AGE ENCRYPTED FILE-----\n", b"AGE ENCRYPTED FILE-----\n\n"),
        (b"AGE ENCRYPTED FILE-----\n", b"AGE ENCRYPTED FILE----- \n"),
        (b"AGE ENCRYPTED", b"age encrypted"),
        (b"-----BEGIN", b"Hello,\n-----BEGIN"),
        (b"\n", b" \n"),
        (b"\n", b""),
        (b"END AGE", b"END OLD"),
    ],
)
def test_armor_out_of_form_is_damage(old: bytes, new: bytes) -> None:
    with pytest.raises(ArmorDamaged):
        unseal(seal(plaintext(500), [ALICE.recipient], armor=True).replace(old, new), [ALICE])


_SMALL_MACHINE = """
import resource
from contactlog.age import ScryptRecipient, seal
from contactlog.age.errors import NotEnoughMemory
seal(b"warm", [ScryptRecipient("words", log_n=1)])
resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
try:
    seal(b"text", [ScryptRecipient("words", log_n=20)])
except NotEnoughMemory as error:
    print(error.sentence)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory limits work like this on Linux")
def test_too_little_memory_for_a_passphrase_is_said() -> None:
    done = subprocess.run([sys.executable, "-c", _SMALL_MACHINE], capture_output=True, text=True, check=True)
    assert "1024 MiB" in done.stdout


def test_the_drop_box_path_loads_only_what_it_needs() -> None:
    code = (
        "import sys; from contactlog.age import seal, X25519Recipient; "
        f"seal(b'text', [X25519Recipient.parse('{ALICE.recipient}')]); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path = {sys.path!r}; {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "contactlog.age.writer" in loaded
    assert not loaded & {
        "contactlog.age.reader",
        "contactlog.age.header",
        "contactlog.age.scrypt",
        "contactlog.age.interfaces",
        "dataclasses",
        "inspect",
        "hashlib",
        "random",
        "_hashlib",
    }


def test_unknown_names_of_the_package_are_refused() -> None:
    import contactlog.age

    assert all(getattr(contactlog.age, name) for name in contactlog.age.__all__)
    assert contactlog.age.X25519Identity is X25519Identity
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(contactlog.age, "nothing")  # noqa: B009 - a plain access would not pass the type checker


@pytest.mark.parametrize("place", [500, 60_000, 90_000, 150_000])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("wrong", [b"=", b"*", b"\n", b" "])
def test_one_wrong_character_in_large_armor_is_damage(place: int, line_end: bytes, wrong: bytes) -> None:
    armored = seal(plaintext(200_000), [ALICE.recipient], armor=True).replace(b"\n", line_end)
    place += armored[place : place + 1] in b"\r\n" and 2
    with pytest.raises(ArmorDamaged):
        unseal(armored[:place] + wrong + armored[place + 1 :], [ALICE])
