"""Only a writer that is closed leaves a complete file, and no failure of the disk goes unnoticed."""

from __future__ import annotations

import gc
import io
from pathlib import Path

import pytest

from contactlog.age import DecryptReader, EncryptWriter, ScryptRecipient, X25519Recipient, seal, unseal
from contactlog.age.bytesource import ByteSource, write_all
from contactlog.age.errors import InvalidKey
from contactlog.errors import Damaged
from tests.age.keys import ALICE, CHUNK, passphrase_recipient, plaintext


class Disk:
    """A raw output of limited room that takes short writes, then fails as a full disk does."""

    def __init__(self, room: int, step: int = 1000) -> None:
        self.data = b""
        self._room = room
        self._step = step

    def write(self, data: bytes, /) -> int:
        """Take a part."""
        part = data[: min(self._step, self._room - len(self.data))]
        if data and not part:
            raise OSError(28, "No space left on device")
        self.data += part
        return len(part)

    def flush(self) -> None:
        """Do nothing."""


class Stuck:
    """An input or output in non-blocking mode with nothing to give and no room."""

    def read(self, size: int, /) -> bytes | None:
        """Return nothing yet."""
        return None

    def write(self, data: bytes, /) -> int | None:
        """Take nothing yet."""
        return None

    def flush(self) -> None:
        """Do nothing."""


@pytest.mark.parametrize("armor", [False, True])
@pytest.mark.parametrize("size", [10, CHUNK, 3 * CHUNK])
def test_leaving_by_an_exception_leaves_no_valid_file(size: int, armor: bool) -> None:
    target = io.BytesIO()
    writer = EncryptWriter(target, [ALICE.recipient], armor=armor)
    with pytest.raises(KeyError), writer:
        writer.write(plaintext(size))
        raise KeyError
    assert writer.closed
    writer.close()
    with pytest.raises(Damaged):
        unseal(target.getvalue(), [ALICE])


def test_a_forgotten_writer_leaves_no_valid_file() -> None:
    target = io.BytesIO()
    EncryptWriter(target, [ALICE.recipient]).write(b"text")
    gc.collect()
    with pytest.raises(Damaged):
        unseal(target.getvalue(), [ALICE])


def test_a_closed_writer_refuses_more_and_may_be_closed_again() -> None:
    target = io.BytesIO()
    writer = EncryptWriter(target, [ALICE.recipient])
    assert writer.writable()
    writer.write(b"text")
    writer.flush()
    writer.close()
    sealed = target.getvalue()
    writer.close()
    writer.abandon()
    with pytest.raises(ValueError, match="closed"):
        writer.write(b"more")
    with pytest.raises(ValueError, match="closed"):
        writer.flush()
    assert target.getvalue() == sealed
    assert unseal(sealed, [ALICE]) == b"text"


def test_flushing_hands_on_complete_chunks(tmp_path: Path) -> None:
    path = tmp_path / "out.age"
    with path.open("wb") as target, EncryptWriter(target, [ALICE.recipient], armor=True) as writer:
        writer.write(plaintext(2 * CHUNK))
        writer.flush()
        assert path.stat().st_size > CHUNK * 4 // 3
    assert unseal(path.read_bytes(), [ALICE]) == plaintext(2 * CHUNK)


def test_a_slow_output_gets_every_byte() -> None:
    disk = Disk(10**6)
    with EncryptWriter(disk, [ALICE.recipient], armor=True) as writer:
        writer.write(plaintext(100_000))
    assert unseal(disk.data, [ALICE]) == plaintext(100_000)


@pytest.mark.parametrize("armor", [False, True])
def test_a_disk_full_at_any_point_raises_and_never_leaves_a_valid_file(armor: bool) -> None:
    data = plaintext(CHUNK + 200)
    whole = len(seal(data, [ALICE.recipient], armor=armor))
    for room in [0, 1, 100, 199, 200, 201, CHUNK, whole // 2, *range(whole - 60, whole)]:
        disk = Disk(room, step=CHUNK)
        with (
            pytest.raises(OSError, match="No space"),
            EncryptWriter(disk, [ALICE.recipient], armor=armor) as out,
        ):
            out.write(data)
        if room < whole - 1:  # a final line feed may be missing from armor
            with pytest.raises(Damaged):
                unseal(disk.data, [ALICE])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("size", [10, CHUNK, 10 * CHUNK])
@pytest.mark.parametrize("buffering", [0, -1])
def test_dev_full_raises(size: int, buffering: int) -> None:
    target = Path("/dev/full").open("wb", buffering=buffering)  # noqa: SIM115 - closing it fails too
    with pytest.raises(OSError, match="No space"), EncryptWriter(target, [ALICE.recipient]) as writer:
        writer.write(plaintext(size))
    if buffering:
        with pytest.raises(OSError, match="No space"):
            target.close()
    target.close()


def test_a_writer_whose_disk_failed_cannot_be_closed_as_if_nothing_happened() -> None:
    writer = EncryptWriter(Disk(300), [ALICE.recipient])
    with pytest.raises(OSError, match="No space"):
        writer.write(plaintext(3 * CHUNK))
    with pytest.raises(ValueError, match="incomplete"):
        writer.close()
    with pytest.raises(ValueError, match="incomplete"):
        writer.write(b"more")


def test_files_in_non_blocking_mode_are_refused() -> None:
    with pytest.raises(BlockingIOError):
        write_all(Stuck(), b"text")
    with pytest.raises(BlockingIOError):
        DecryptReader(Stuck(), [ALICE])


def test_lines_are_cut_at_the_limit() -> None:
    source = ByteSource(io.BytesIO(b"abc\ndefgh\nij"))
    assert [source.readline(4) for _ in range(5)] == [b"abc\n", b"defg", b"h\n", b"ij", b""]


@pytest.mark.parametrize(
    "recipients",
    [
        [],
        [passphrase_recipient(), ALICE.recipient],
        [passphrase_recipient()] * 2,
        [X25519Recipient(bytes(32))],
    ],
)
def test_recipients_that_make_no_sound_file_are_refused_before_a_byte_is_written(
    recipients: list[ScryptRecipient | X25519Recipient],
) -> None:
    target = io.BytesIO()
    with pytest.raises(InvalidKey):
        EncryptWriter(target, recipients)
    assert target.getvalue() == b""
