"""Damage to the log beside the database, as a killed process leaves one: nothing is read that was not written."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from contactlog.core.people import Person
from contactlog.errors import Damaged, Foreign
from tests.conftest import heavy_size
from tests.vault.making import new_vault, person, reopened, save

_SAVES = 12
_HEAD, _FRAME = 32, 24 + 4096
"""Bytes of the log's header, and of a frame with its page (SQLite file format, section 4)."""


class Crashed:
    """A diary as a killed process left it: most of it still lies in the log."""

    def __init__(self, place: Path) -> None:
        self.place = place
        place.mkdir()
        source = place.with_name("living")
        with new_vault(source) as opened:
            save(opened, person("Person 0"))
            # Somebody who reads keeps the log from being moved into the database.
            with reopened(source) as reader, reader._database.reading():
                reader._database.row("SELECT count(*) FROM person")
                for number in range(1, _SAVES):
                    save(opened, person(f"Person {number}", note="n" * 900))
                self.files = {
                    name: (source / name).read_bytes()
                    for name in ("diary-1.db", "diary-1.db-wal", "diary.keys")
                }
        self.log = self.files["diary-1.db-wal"]

    def names(self, log: bytes | None, database: bytes | None = None) -> list[str]:
        """Open it with this log, and give who is in it."""
        for path in self.place.iterdir():
            if path.is_file():
                path.unlink()
        for name, data in self.files.items():
            (self.place / name).write_bytes(data)
        if database is not None:
            (self.place / "diary-1.db").write_bytes(database)
        given = self.place / "diary-1.db-wal"
        given.unlink() if log is None else given.write_bytes(log)
        with reopened(self.place) as opened:
            found = sorted((one.name for one in opened.all(Person)), key=lambda name: int(name.split()[1]))
            assert [one.name for one in opened.all(Person) if one.note not in ("n" * 900, None, "")] == []
            for look in opened.inspect():
                if not look.ok:
                    raise Damaged(look.text)
            return found


@pytest.fixture(scope="module")
def crashed(tmp_path_factory: pytest.TempPathFactory) -> Crashed:
    return Crashed(tmp_path_factory.mktemp("log") / "crashed")


@pytest.fixture(scope="module")
def moments(crashed: Crashed) -> Iterator[list[list[str]]]:
    """Every state that the diary ever had while the log was written."""
    yield [[f"Person {number}" for number in range(count)] for count in range(1, _SAVES + 1)]


def test_whole_it_holds_everything(crashed: Crashed, moments: list[list[str]]) -> None:
    assert len(crashed.log) > 20 * _FRAME
    assert crashed.names(crashed.log) == moments[-1]


@pytest.mark.heavy
def test_a_flipped_bit_shows_an_earlier_moment_or_is_named(
    crashed: Crashed, moments: list[list[str]]
) -> None:
    dice = random.Random(20261124)
    for _ in range(heavy_size(2_000, 30)):
        changed = bytearray(crashed.log)
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
        try:
            assert crashed.names(bytes(changed)) in moments
        except (Damaged, Foreign) as error:
            assert error.sentence


def test_cut_anywhere_it_shows_an_earlier_moment(crashed: Crashed, moments: list[list[str]]) -> None:
    frames = (len(crashed.log) - _HEAD) // _FRAME
    cuts = [0, 1, _HEAD - 1, _HEAD, _HEAD + 1]
    for frame in (1, 2, frames // 2, frames - 1):
        end = _HEAD + frame * _FRAME
        cuts += [end - 1, end, end + 24, end + 25]
    for cut in cuts:
        assert crashed.names(crashed.log[:cut]) in moments, cut
    assert crashed.names(None) in moments


def test_frames_exchanged_or_repeated_end_the_log_there(crashed: Crashed, moments: list[list[str]]) -> None:
    frames = [
        crashed.log[start : start + _FRAME] for start in range(_HEAD, len(crashed.log) - _FRAME + 1, _FRAME)
    ]
    head = crashed.log[:_HEAD]
    for order in ([1, 0], [0, 0], [len(frames) - 1, 0]):
        log = head + b"".join(frames[place] for place in order) + b"".join(frames[2:])
        assert crashed.names(log) in moments


def test_the_log_of_another_diary_is_never_read(
    crashed: Crashed, moments: list[list[str]], tmp_path: Path
) -> None:
    other = Crashed(tmp_path / "other")
    for log in (other.log, crashed.log[:_HEAD] + other.log[_HEAD:], other.log[:_HEAD] + crashed.log[_HEAD:]):
        try:
            assert crashed.names(log) in moments
        except (Damaged, Foreign) as error:
            assert error.sentence


@pytest.mark.heavy
def test_a_damaged_database_under_a_sound_log_is_named_or_was_written_over(
    crashed: Crashed, moments: list[list[str]]
) -> None:
    dice = random.Random(7)
    sound = crashed.files["diary-1.db"]
    for _ in range(heavy_size(500, 10)):
        changed = bytearray(sound)
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
        try:
            assert crashed.names(crashed.log, bytes(changed)) in moments
        except (Damaged, Foreign) as error:
            assert error.sentence
