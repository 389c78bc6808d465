"""Key slots and the keys behind them."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace

import pytest

from contactlog.errors import Refused
from contactlog.vault import recovery, slots
from contactlog.vault.kdf import CHEAPEST, KdfParams
from contactlog.vault.keys import MasterKey
from contactlog.vault.slots import Sealed, Slot, SlotKind
from tests.conftest import NOW

DIARY = "01a20a58-8f42-78e1-8e02-fd01147a042e"
PAPER = bytes(range(32))


@pytest.fixture
def master() -> MasterKey:
    return MasterKey.fresh()


@pytest.fixture
def slot(master: MasterKey) -> Slot:
    return slots.for_passphrase("open", master, diary_id=DIARY, now=NOW, params=CHEAPEST)


def test_the_passphrase_gives_the_master_and_another_does_not(master: MasterKey, slot: Slot) -> None:
    opened = slots.open_with_passphrase(slot, "open", DIARY)
    assert opened is not None
    assert opened.raw() == master.raw()
    assert slots.open_with_passphrase(slot, "Open", DIARY) is None
    assert slots.open_with_recovery(slot, PAPER, DIARY) is None


def test_the_recovery_key_gives_the_master_and_another_does_not(master: MasterKey) -> None:
    slot = slots.for_recovery(PAPER, master, diary_id=DIARY, now=NOW)
    opened = slots.open_with_recovery(slot, PAPER, DIARY)
    assert opened is not None
    assert opened.raw() == master.raw()
    assert slots.open_with_recovery(slot, bytes(32), DIARY) is None
    assert slots.open_with_passphrase(slot, "open", DIARY) is None


@pytest.mark.parametrize(
    "change",
    [
        {"id": "0011223344556677"},
        {"created_at": NOW.replace(year=2020)},
        {"kdf": KdfParams(16, 1, 1)},
        {"salt": bytes(16)},
        {"master": Sealed(bytes(12), bytes(48))},
    ],
)
def test_what_a_slot_says_of_itself_is_bound_to_the_key(slot: Slot, change: dict[str, object]) -> None:
    changed = replace(slot, **change)  # type: ignore[arg-type]
    assert slots.open_with_passphrase(changed, "open", DIARY) is None


def test_a_slot_of_another_diary_does_not_open(slot: Slot) -> None:
    assert slots.open_with_passphrase(slot, "open", DIARY.replace("a", "b")) is None


def test_two_slots_of_one_passphrase_share_nothing(master: MasterKey, slot: Slot) -> None:
    other = slots.for_passphrase("open", master, diary_id=DIARY, now=NOW, params=CHEAPEST)
    assert {slot.salt, slot.master.nonce, slot.master.sealed}.isdisjoint(
        {other.salt, other.master.nonce, other.master.sealed}
    )


def test_a_new_master_is_wrapped_for_the_same_paper(master: MasterKey) -> None:
    slot = slots.for_recovery(PAPER, master, diary_id=DIARY, now=NOW)
    new = MasterKey.fresh()
    opened = slots.open_with_recovery(slots.rewrapped(slot, master, new, DIARY), PAPER, DIARY)
    assert opened is not None
    assert opened.raw() == new.raw()


def test_only_a_recovery_slot_of_this_master_can_be_wrapped_again(master: MasterKey, slot: Slot) -> None:
    with pytest.raises(ValueError, match="only a recovery slot"):
        slots.rewrapped(slot, master, MasterKey.fresh(), DIARY)
    paper = slots.for_recovery(PAPER, master, diary_id=DIARY, now=NOW)
    with pytest.raises(ValueError, match="does not belong"):
        slots.rewrapped(paper, MasterKey.fresh(), master, DIARY)


def test_each_purpose_generation_file_and_diary_has_a_key_of_its_own(master: MasterKey) -> None:
    salt = bytes(32)
    keys = {
        master.slot_key(DIARY),
        master.header_mac(DIARY, b""),
        master.header_mac(DIARY, b"x"),
        master.database_key(DIARY, 1, salt),
        master.database_key(DIARY, 2, salt),
        master.database_key(DIARY, 1, bytes([1]) * 32),
        master.database_key("other", 1, salt),
        bytes(master.raw()),
    }
    assert len(keys) == 8


def test_a_wiped_key_is_gone(master: MasterKey) -> None:
    held = memoryview(master.raw())
    master.wipe()
    assert bytes(held) == bytes(32)
    with pytest.raises(Refused, match="locked"):
        master.raw()


def test_keys_are_never_shown_or_written_out(master: MasterKey, slot: Slot) -> None:
    assert repr(master) == "MasterKey(...)"
    with pytest.raises(TypeError):
        pickle.dumps(master)
    with pytest.raises(TypeError):
        copy.copy(master)
    assert "sealed" not in repr(slot)
    assert slot.kind is SlotKind.PASSPHRASE


def test_a_recovery_word_typed_back_is_known_as_people_type_it() -> None:
    words = recovery.to_words(PAPER)
    assert recovery.is_word(f" {words.split()[3].upper()} ", words.split()[3])
    assert not recovery.is_word("zoo zoo", "zoo")
