"""The derivation from a passphrase."""

from __future__ import annotations

import sys
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.errors import Damaged, Refused, StorageFailed
from contactlog.vault import argon2, kdf
from contactlog.vault.kdf import CHEAPEST, STANDARD, STRONG, KdfParams

SALT = b"0123456789abcdef"


def test_the_derivation_never_changes() -> None:
    # Argon2id, version 19, t=1, m=8 KiB, p=1; a diary made today must open in twenty years.
    expected = "771338d819573c67116b39e1788ae8e04b0eb0cf9dfbbfe2e6d746cf3e464fc7"
    assert kdf.derive("password", SALT, CHEAPEST).hex() == expected


def test_one_passphrase_typed_on_two_keyboards_gives_one_key() -> None:
    assert kdf.derive("caf\u00e9", SALT, CHEAPEST) == kdf.derive("cafe\u0301", SALT, CHEAPEST)


def test_case_and_spaces_matter() -> None:
    keys = {kdf.derive(text, SALT, CHEAPEST) for text in ("two words", "Two words", "two  words", "twowords")}
    assert len(keys) == 4


@pytest.mark.parametrize(
    "params",
    [
        KdfParams(4 * 1024 * 1024 + 1, 1, 1),
        KdfParams(8, 17, 1),
        KdfParams(8, 0, 1),
        KdfParams(7, 1, 1),
        KdfParams(8, 1, 2),
        KdfParams(1024, 1, 17),
        KdfParams(1024, 1, 0),
    ],
)
def test_a_cost_out_of_bounds_is_refused_before_it_is_spent(params: KdfParams) -> None:
    with pytest.raises(Damaged):
        kdf.derive("password", SALT, params)


def test_too_little_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def starved(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(argon2, "derive", starved)
    with pytest.raises(StorageFailed, match="64 MiB"):
        kdf.derive("password", SALT, STANDARD)


def test_the_bindings_and_cryptography_derive_the_same_key(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = argon2.derive(b"password", SALT, 32, 64, 2, 4)
    monkeypatch.setitem(sys.modules, "_argon2_cffi_bindings", None)
    assert argon2.derive(b"password", SALT, 32, 64, 2, 4) == wanted
    with pytest.raises(MemoryError):
        argon2.derive(b"password", SALT, 32, 1 << 31, 1, 1)


def test_other_threads_go_on_while_a_key_is_derived() -> None:
    pytest.importorskip("_argon2_cffi_bindings")
    turns, begun, done = 0, threading.Event(), threading.Event()
    argon2.derive(b"password", SALT, 32, 64, 1, 1)

    def derive() -> None:
        begun.set()
        argon2.derive(b"password", SALT, 32, 16 * 1024, 4, 1)
        done.set()

    deriving, before = threading.Thread(target=derive), sys.getswitchinterval()
    # Nobody is interrupted: another thread gets its turn only where the interpreter's lock is let go.
    sys.setswitchinterval(60)
    try:
        deriving.start()
        begun.wait()
        while not done.is_set():
            turns += 1
            time.sleep(0)
    finally:
        sys.setswitchinterval(before)
    deriving.join()
    assert turns > 20


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_passphrase_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        kdf.check_passphrase(text)


@given(st.floats(min_value=0, max_value=100, allow_nan=False))
def test_calibration_never_goes_below_the_standard_and_stays_in_bounds(seconds: float) -> None:
    params = kdf.scaled(seconds)
    params.check()
    assert not kdf.needs_upgrade(params)
    assert params.passes >= STANDARD.passes


def test_calibration_comes_near_its_aim() -> None:
    assert kdf.scaled(0.5) == STANDARD
    assert kdf.scaled(0.125) == STRONG
    assert kdf.scaled(0.1).work / STANDARD.work == pytest.approx(5, rel=0.2)


def test_this_machine_can_be_measured() -> None:
    assert kdf.calibrated().work >= STANDARD.work


def test_what_is_cheaper_than_the_standard_needs_an_upgrade() -> None:
    assert kdf.needs_upgrade(CHEAPEST)
    assert kdf.needs_upgrade(KdfParams(32 * 1024, 16, 4))
    assert not kdf.needs_upgrade(STANDARD)
    assert not kdf.needs_upgrade(STRONG)
