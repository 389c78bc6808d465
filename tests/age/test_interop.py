"""Files go both ways between contactlog and the public age program."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from contactlog.age import ScryptIdentity, ScryptRecipient, X25519Identity, seal, unseal
from tests.age.keys import ALICE, BOB, CHUNK, PASSPHRASE, plaintext
from tests.age.terminal import run_with_answers

DATA = plaintext(2 * CHUNK + 5)


@pytest.fixture
def age() -> str:
    """Give the program; without it skip, but fail in CI."""
    found = shutil.which("age")
    if found is None:
        assert "CI" not in os.environ, "CI must install the age program"
        pytest.skip("the age program is not installed")
    return found


def _key_file(folder: Path, identity: X25519Identity) -> str:
    path = folder / "key.txt"
    path.write_text(f"# a comment\n{identity.reveal()}\n")
    return str(path)


@pytest.mark.parametrize("armor", [False, True])
@pytest.mark.parametrize("identity", [ALICE, BOB], ids=["alice", "bob"])
@pytest.mark.parametrize("size", [0, 5, CHUNK, 2 * CHUNK + 5])
def test_the_age_program_reads_ours(
    age: str, tmp_path: Path, identity: X25519Identity, armor: bool, size: int
) -> None:
    sealed = seal(plaintext(size), [ALICE.recipient, BOB.recipient], armor=armor)
    key = _key_file(tmp_path, identity)
    done = subprocess.run([age, "-d", "-i", key], input=sealed, capture_output=True, check=True)
    assert done.stdout == plaintext(size)


@pytest.mark.parametrize("options", [[], ["-a"]], ids=["binary", "armored"])
@pytest.mark.parametrize("size", [0, 5, CHUNK, 2 * CHUNK + 5])
def test_we_read_what_the_age_program_wrote(age: str, options: list[str], size: int) -> None:
    to = ["-r", str(ALICE.recipient), "-r", str(BOB.recipient)]
    done = subprocess.run([age, *options, *to], input=plaintext(size), capture_output=True, check=True)
    assert unseal(done.stdout, [ALICE]) == unseal(done.stdout, [BOB]) == plaintext(size)


def test_keys_made_by_the_age_program_are_ours_too(age: str) -> None:
    keygen = shutil.which("age-keygen", path=Path(age).parent)
    assert keygen is not None
    written = subprocess.run([keygen], capture_output=True, text=True, check=True).stdout
    public, secret = (line.split()[-1] for line in written.splitlines()[1:])
    identity = X25519Identity.parse(secret)
    assert (str(identity.recipient), identity.reveal()) == (public, secret)


def test_the_age_program_opens_our_passphrase_file(age: str, tmp_path: Path) -> None:
    sealed, opened = tmp_path / "in.age", tmp_path / "out"
    sealed.write_bytes(seal(DATA, [ScryptRecipient(PASSPHRASE, log_n=10)]))
    code = run_with_answers([age, "-d", "-o", str(opened), str(sealed)], b"Enter passphrase", [PASSPHRASE])
    assert code == 0
    assert opened.read_bytes() == DATA


def test_we_open_a_passphrase_file_of_the_age_program(age: str, tmp_path: Path) -> None:
    plain, sealed = tmp_path / "in", tmp_path / "out.age"
    plain.write_bytes(DATA)
    command = [age, "-p", "-o", str(sealed), str(plain)]
    assert run_with_answers(command, b"passphrase", [PASSPHRASE, PASSPHRASE]) == 0
    assert unseal(sealed.read_bytes(), [ScryptIdentity(PASSPHRASE)]) == DATA
