"""Passphrases and recovery words: changed in the header alone, never leaving the diary without a way in."""

from __future__ import annotations

from pathlib import Path

import pytest

from contactlog import vault
from contactlog.core.people import Person
from contactlog.errors import Damaged, Refused, StorageFailed, WrongPassphrase
from contactlog.vault import Vault, atomic_file, header, names
from contactlog.vault.kdf import CHEAPEST, STANDARD
from contactlog.vault.slots import SlotKind
from tests.vault.making import PASSPHRASE, fixed, new_vault, person, reopened, save


def opens(folder: Path, passphrase: str) -> bool:
    try:
        reopened(folder, passphrase).close()
    except WrongPassphrase:
        return False
    return True


def kinds(opened: Vault) -> list[SlotKind]:
    return [slot.kind for slot in opened.slots()]


def test_a_changed_passphrase_opens_and_the_old_one_does_not(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        save(opened, person())
        database = (tmp_path / "diary-1.db").read_bytes()
        opened.change_passphrase("new words", params=CHEAPEST)
        assert (tmp_path / "diary-1.db").read_bytes() == database
        opened.change_passphrase("newer words", params=CHEAPEST)
        assert kinds(opened) == [SlotKind.PASSPHRASE]
    assert [opens(tmp_path, each) for each in (PASSPHRASE, "new words", "newer words")] == [
        False,
        False,
        True,
    ]


def test_two_passphrases_open_and_one_can_be_taken_away(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        opened.add_passphrase("second", params=CHEAPEST)
    with reopened(tmp_path, "second") as opened:
        assert kinds(opened) == [SlotKind.PASSPHRASE] * 2
        opened.remove_passphrase()
    assert [opens(tmp_path, each) for each in (PASSPHRASE, "second")] == [True, False]


def test_another_passphrase_can_be_taken_away_by_its_slot(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        opened.add_passphrase("second", params=CHEAPEST)
        opened.remove_passphrase(opened.slots()[1].id)
        with pytest.raises(Refused, match="not opened with a passphrase"):
            opened.remove_passphrase("no such slot")
    assert not opens(tmp_path, "second")


def test_the_only_way_in_stays(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened, pytest.raises(Refused, match="only way in"):
        opened.remove_passphrase()
    assert opens(tmp_path, PASSPHRASE)


def test_there_is_an_end_to_the_ways_in(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        for number in range(header.SLOTS_LIMIT - 1):
            opened.add_passphrase(f"number {number}", params=CHEAPEST)
        with pytest.raises(Refused, match="already"):
            opened.add_passphrase("one too many", params=CHEAPEST)
        assert (tmp_path / names.KEYS).stat().st_size < header.SIZE_LIMIT


def test_new_recovery_words_end_the_old_ones(tmp_path: Path) -> None:
    made, old = vault.create(tmp_path, PASSPHRASE, clock=fixed, kdf=CHEAPEST)
    assert old is not None
    with made:
        new = made.new_recovery()
        assert kinds(made) == [SlotKind.PASSPHRASE, SlotKind.RECOVERY]
    with pytest.raises(WrongPassphrase):
        vault.open_with_recovery(tmp_path, old, clock=fixed)
    vault.open_with_recovery(tmp_path, new, clock=fixed).close()


def test_after_opening_by_recovery_words_the_forgotten_passphrase_is_replaced(tmp_path: Path) -> None:
    made, words = vault.create(tmp_path, PASSPHRASE, clock=fixed, kdf=CHEAPEST)
    made.close()
    assert words is not None
    with vault.open_with_recovery(tmp_path, words, clock=fixed) as opened:
        with pytest.raises(Refused):
            opened.remove_passphrase()
        opened.change_passphrase("remembered", params=CHEAPEST)
        opened.add_passphrase("third", params=CHEAPEST)
    assert [opens(tmp_path, each) for each in (PASSPHRASE, "remembered", "third")] == [False, True, True]
    with vault.open_with_recovery(tmp_path, words, clock=fixed) as opened:
        opened.change_passphrase("fourth", params=CHEAPEST)
    assert [opens(tmp_path, each) for each in ("remembered", "third", "fourth")] == [True, True, True]


def test_an_empty_passphrase_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        for change in (opened.change_passphrase, opened.add_passphrase, opened.rekey):
            with pytest.raises(Refused):
                change("  ", params=CHEAPEST)
    assert opens(tmp_path, PASSPHRASE)


def test_a_cheap_passphrase_is_named_for_upgrade(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        assert opened.kdf_needs_upgrade
        opened.change_passphrase(PASSPHRASE, params=STANDARD)
    with reopened(tmp_path) as opened:
        assert not opened.kdf_needs_upgrade
        assert CHEAPEST not in [slot.kdf for slot in opened.slots()]


def test_two_processes_changing_the_ways_in_keep_each_others_work(tmp_path: Path) -> None:
    with new_vault(tmp_path) as first, reopened(tmp_path) as second:
        first.add_passphrase("of the first", params=CHEAPEST)
        second.add_passphrase("of the second", params=CHEAPEST)
        assert len(first.slots()) == 3
        second.change_passphrase("changed", params=CHEAPEST)
        save(first, person())
        assert not first.kdf_needs_upgrade
    assert [opens(tmp_path, each) for each in (PASSPHRASE, "of the first", "of the second", "changed")] == [
        False,
        True,
        True,
        True,
    ]


def test_who_opened_with_a_passphrase_that_was_changed_meanwhile_cannot_bring_it_back(tmp_path: Path) -> None:
    with new_vault(tmp_path) as first, reopened(tmp_path) as second:
        first.change_passphrase("changed", params=CHEAPEST)
        with pytest.raises(Refused, match="changed by another program"):
            second.rekey(PASSPHRASE, params=CHEAPEST)
        with pytest.raises(Refused, match="changed by another program"):
            second.change_passphrase("of the second", params=CHEAPEST)
    assert [opens(tmp_path, each) for each in (PASSPHRASE, "of the second", "changed")] == [
        False,
        False,
        True,
    ]


def test_a_header_that_goes_away_or_is_damaged_under_an_open_diary_is_noticed(tmp_path: Path) -> None:
    keys = tmp_path / names.KEYS
    opened = new_vault(tmp_path)
    sound = keys.read_bytes()
    keys.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]))
    with pytest.raises(Damaged):
        opened.count(Person)
    keys.unlink()
    with pytest.raises(Damaged, match="missing"):
        opened.count(Person)
    keys.write_bytes(sound)
    assert opened.count(Person) == 0
    opened.close()


def test_a_header_that_cannot_be_replaced_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with new_vault(tmp_path) as opened:
        before = (tmp_path / names.KEYS).read_bytes()
        monkeypatch.setattr(atomic_file, "sync", full)
        with pytest.raises(StorageFailed, match="full"):
            opened.change_passphrase("new words", params=CHEAPEST)
        monkeypatch.undo()
        assert (tmp_path / names.KEYS).read_bytes() == before
        assert not list(tmp_path.glob("*.tmp"))
    assert opens(tmp_path, PASSPHRASE)
