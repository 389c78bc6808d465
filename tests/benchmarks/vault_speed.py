"""Saving, asking and opening against the same transactions in plain SQLite, and memory, at several sizes.

Plain SQLite is measured twice: under the vault's own code, which leaves the cost of encryption alone; and as bare
statements, recorded from the vault and played back, which is what a program without nouns, types and records would do.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import apsw

from contactlog.core.people import Person
from contactlog.vault import Vault
from tests.benchmarks import invented_vault as invented
from tests.benchmarks import side_by_side

_FIRST = invented.TODAY - timedelta(days=13)
_ROUNDS = 60
_STEP = 10_000_000
Statement = tuple[str, Sequence[Any]]


def main() -> None:
    """Measure every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.memory_of:
        _print_memory(arguments.memory_of)
        return
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory(prefix="contactlog-bench-") as name:
            _measure(Path(name), size)


def _measure(base: Path, size: int) -> None:
    folder, plain, bare = base / "diary", base / "plain.db", base / "bare.db"
    started = time.perf_counter()
    known = invented.make(folder, size)
    seconds = time.perf_counter() - started
    invented.make_plain(folder, plain)
    invented.make_plain(folder, bare)
    print(f"\n{size:,} encounters (filled in {seconds:.0f} s)")
    _measure_open(folder, plain)
    with invented.open_real(folder) as real, invented.open_plain(plain) as under:
        connection = invented.connect_plain(bare)
        _measure_save(real, under, connection, known)
        _measure_query(real, under, connection)
        connection.close()
    print(f"  memory of open, ask, save, close: {_memory(folder):.1f} MiB", flush=True)


def _measure_open(folder: Path, plain: Path) -> None:
    statement = _recorded(plain, _ask)[0]

    def real() -> None:
        with invented.open_real(folder) as opened:
            _ask(opened)

    def under() -> None:
        with invented.open_plain(plain) as opened:
            _ask(opened)

    def bare() -> None:
        connection = invented.connect_plain(plain)
        connection.execute(*statement).fetchall()
        connection.execute("PRAGMA optimize")
        connection.close()

    times = side_by_side.in_turns(
        {"vault": real, "plain, our code": under, "plain, bare statements": bare}, _ROUNDS // 2
    )
    side_by_side.report("open, first question, close", times, "vault")


def _measure_save(real: Vault, under: Vault, bare: apsw.Connection, known: list[Person]) -> None:
    numbers = {"vault": iter(range(_STEP, 2 * _STEP)), "plain": iter(range(2 * _STEP, 3 * _STEP))}
    recorded: list[list[Statement]] = []

    def into(opened: Vault, which: str) -> Callable[[], None]:
        def save() -> None:
            _save(opened, next(numbers[which]), known)

        return save

    def record() -> None:
        statements: list[Statement] = []
        under._database.connection.exec_trace = _note(statements)
        _save(under, next(numbers["plain"]), known)
        under._database.connection.exec_trace = None
        recorded.append(statements)

    for _ in range(_ROUNDS + 2):
        record()
    waiting = iter(recorded)

    def play() -> None:
        for statement in next(waiting):
            bare.execute(*statement).fetchall()
        bare.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)

    ways = {
        "vault": into(real, "vault"),
        "plain, our code": into(under, "plain"),
        "plain, bare statements": play,
    }
    side_by_side.report("save one encounter, durable", side_by_side.in_turns(ways, _ROUNDS), "vault")


def _measure_query(real: Vault, under: Vault, bare: apsw.Connection) -> None:
    statements: list[Statement] = []
    under._database.connection.exec_trace = _note(statements)
    _ask(under)
    under._database.connection.exec_trace = None
    ways = {
        "vault": lambda: _ask(real),
        "plain, our code": lambda: _ask(under),
        "plain, bare statements": lambda: bare.execute(*statements[0]).fetchall(),
    }
    side_by_side.report("encounters of 14 days", side_by_side.in_turns(ways, _ROUNDS), "vault")


def _save(opened: Vault, number: int, known: list[Person]) -> None:
    with opened.change("add encounter") as change:
        change.put(invented.encounter(number, invented.TODAY, known))


def _ask(opened: Vault) -> int:
    return len(opened.encounters_between(_FIRST, invented.TODAY))


def _recorded(plain: Path, act: Callable[[Vault], object]) -> list[Statement]:
    statements: list[Statement] = []
    with invented.open_plain(plain) as opened:
        opened._database.connection.exec_trace = _note(statements)
        act(opened)
    return statements


def _note(statements: list[Statement]) -> Any:
    def trace(_cursor: object, statement: str, values: Sequence[Any] | None) -> bool:
        statements.append((statement, tuple(values or ())))
        return True

    return trace


def _memory(folder: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.vault_speed", "--memory-of", str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def _print_memory(folder: Path) -> None:
    with invented.open_real(folder) as opened:
        _ask(opened)
        _save(opened, 5 * _STEP, opened.all(Person))
    print(side_by_side.peak_memory())


if __name__ == "__main__":
    main()
