"""A backup, checked, against writing the same JSON lines through the gzip and age programs."""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from contactlog.age import X25519Identity
from contactlog.vault import Vault, backup, lines
from tests.benchmarks import invented_vault as invented
from tests.benchmarks import side_by_side


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="contactlog-bench-") as name:
        _measure(Path(name), arguments.size, arguments.rounds)


def _measure(base: Path, size: int, rounds: int) -> None:
    invented.make(base / "diary", size)
    identity = X25519Identity.generate()
    with invented.open_real(base / "diary") as opened:
        side_by_side.forget_peak()
        before = side_by_side.peak_memory()
        ours = _ours(opened, base, identity)
        ours()
        grown = side_by_side.peak_memory() - before
        print(f"\n{size:,} encounters; memory grew by {grown:.1f} MiB during the first backup")
        ready = base / "lines.jsonl"
        with ready.open("wb") as file:
            lines.write(opened.stamped_rows(), file, diary=opened.diary_id, now=invented.clock())
        recipient = str(identity.recipient)
        ways = {
            "backup, checked": ours,
            "lines | gzip | age": lambda: _piped(opened, base, recipient),
            "gzip < file | age": lambda: _from_file(ready, base, recipient),
        }
        times = side_by_side.in_turns(ways, rounds, warm_up=1)
    side_by_side.report("a backup", times, "backup, checked")


def _ours(opened: Vault, base: Path, identity: X25519Identity) -> Callable[[], None]:
    def write() -> None:
        target = base / "ours.age"
        target.unlink(missing_ok=True)
        lock = backup.Lock((identity.recipient,), identity)
        backup.create(opened.stamped_rows(), target, lock, diary=opened.diary_id, now=invented.clock())

    return write


def _piped(opened: Vault, base: Path, recipient: str) -> None:
    with (base / "theirs.age").open("wb") as target:
        squeeze = subprocess.Popen(["gzip", "-6"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        seal = subprocess.Popen(["age", "-r", recipient], stdin=squeeze.stdout, stdout=target)
        inlet = cast("BinaryIO", squeeze.stdin)
        lines.write(opened.stamped_rows(), inlet, diary=opened.diary_id, now=invented.clock())
        inlet.close()
        _finish(squeeze, seal)


def _from_file(ready: Path, base: Path, recipient: str) -> None:
    with ready.open("rb") as source, (base / "theirs.age").open("wb") as target:
        squeeze = subprocess.Popen(["gzip", "-6"], stdin=source, stdout=subprocess.PIPE)
        seal = subprocess.Popen(["age", "-r", recipient], stdin=squeeze.stdout, stdout=target)
        _finish(squeeze, seal)


def _finish(*programs: subprocess.Popen[bytes]) -> None:
    if any(program.wait() for program in programs):
        raise SystemExit("gzip or age has failed")


if __name__ == "__main__":
    main()
