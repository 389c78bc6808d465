"""Numbered steps: each whole, each recorded, a backup before."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from contactlog import vault
from contactlog.core.people import Person
from contactlog.vault import Vault, migrations
from contactlog.vault.connection import create_in_memory
from contactlog.vault.migrations import Migration
from tests.vault.making import PASSPHRASE, fixed, new_vault, person, save

LAST = migrations.ALL[-1].version
NEXT = Migration(
    LAST + 1, ("ALTER TABLE person ADD COLUMN more TEXT", "CREATE INDEX by_more ON person (more)")
)
BROKEN = Migration(LAST + 2, ("CREATE TABLE half (x)", "CREATE TABLE half (x)"))


def test_the_steps_are_numbered_without_gaps() -> None:
    assert [step.version for step in migrations.ALL] == list(range(1, len(migrations.ALL) + 1))


def test_each_step_is_recorded_and_done_once() -> None:
    connection = create_in_memory()
    for _ in range(2):
        migrations.migrate(connection, "at first", (*migrations.ALL, NEXT))
    assert migrations.version_of(connection) == LAST + 1
    noted = connection.execute("SELECT name, value FROM meta WHERE name LIKE 'migration%'").fetchall()
    assert noted == [(f"migration_{number}", "at first") for number in range(1, LAST + 2)]


def test_a_step_that_fails_leaves_the_schema_before_it() -> None:
    connection = create_in_memory()
    with pytest.raises(apsw.SQLError):
        migrations.migrate(connection, "now", (*migrations.ALL, NEXT, BROKEN))
    assert migrations.version_of(connection) == LAST + 1
    assert connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'half'").fetchall() == []


def test_an_older_diary_is_backed_up_and_then_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = person()
    with new_vault(tmp_path) as opened:
        save(opened, ana)
    asked: list[int] = []

    def before(opened: Vault) -> None:
        asked.append(len(list(opened.stamped_rows())))
        assert opened._database.connection.pragma("user_version") == LAST

    monkeypatch.setattr(migrations, "ALL", (*migrations.ALL, NEXT))
    for _ in range(2):
        with vault.open_with_passphrase(tmp_path, PASSPHRASE, clock=fixed, before_migration=before) as opened:
            assert opened.all(Person) == [ana]
            assert opened._database.connection.pragma("user_version") == LAST + 1
    assert asked == [1]


def test_a_backup_that_fails_stops_the_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_vault(tmp_path).close()

    def failing(_: Vault) -> None:
        raise OSError("no room for the backup")

    monkeypatch.setattr(migrations, "ALL", (*migrations.ALL, NEXT))
    with pytest.raises(OSError, match="no room"):
        vault.open_with_passphrase(tmp_path, PASSPHRASE, clock=fixed, before_migration=failing)
    monkeypatch.undo()
    vault.open_with_passphrase(tmp_path, PASSPHRASE, clock=fixed).close()
