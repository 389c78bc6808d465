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

SECOND = Migration(2, ("ALTER TABLE person ADD COLUMN more TEXT", "CREATE INDEX by_more ON person (more)"))
BROKEN = Migration(3, ("CREATE TABLE half (x)", "CREATE TABLE half (x)"))


def test_the_steps_are_numbered_without_gaps() -> None:
    assert [step.version for step in migrations.ALL] == list(range(1, len(migrations.ALL) + 1))


def test_each_step_is_recorded_and_done_once() -> None:
    connection = create_in_memory()
    for _ in range(2):
        migrations.migrate(connection, "at first", (*migrations.ALL, SECOND))
    assert migrations.version_of(connection) == 2
    noted = connection.execute("SELECT name, value FROM meta WHERE name LIKE 'migration%'").fetchall()
    assert noted == [("migration_1", "at first"), ("migration_2", "at first")]


def test_a_step_that_fails_leaves_the_schema_before_it() -> None:
    connection = create_in_memory()
    with pytest.raises(apsw.SQLError):
        migrations.migrate(connection, "now", (*migrations.ALL, SECOND, BROKEN))
    assert migrations.version_of(connection) == 2
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
        assert opened._database.connection.pragma("user_version") == 1

    monkeypatch.setattr(migrations, "ALL", (*migrations.ALL, SECOND))
    for _ in range(2):
        with vault.open_with_passphrase(tmp_path, PASSPHRASE, clock=fixed, before_migration=before) as opened:
            assert opened.all(Person) == [ana]
            assert opened._database.connection.pragma("user_version") == 2
    assert asked == [1]


def test_a_backup_that_fails_stops_the_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_vault(tmp_path).close()

    def failing(_: Vault) -> None:
        raise OSError("no room for the backup")

    monkeypatch.setattr(migrations, "ALL", (*migrations.ALL, SECOND))
    with pytest.raises(OSError, match="no room"):
        vault.open_with_passphrase(tmp_path, PASSPHRASE, clock=fixed, before_migration=failing)
    monkeypatch.undo()
    vault.open_with_passphrase(tmp_path, PASSPHRASE, clock=fixed).close()
