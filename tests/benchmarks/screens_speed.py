"""The screens: first paint against a bare Textual app, keys at 1,000 and 1,000,000 encounters, unlocking.

    PYTHONPATH=. python -m tests.benchmarks.screens_speed FOLDER [ROUNDS]

FOLDER keeps the diaries between runs; making the large one takes minutes. What is compared takes turns, and the
median of the ratios of each turn is given, by the clock and by the processor: on a busy machine the second says more.
"""

from __future__ import annotations

import asyncio
import os
import pty
import statistics
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from contactlog import vault
from contactlog.tui import wishes
from contactlog.tui.source import Home
from contactlog.vault.kdf import STANDARD
from tests.benchmarks import invented_vault
from tests.benchmarks.screens_driving import Taken, deriving, session

SIZES = (1_000, 1_000_000)
ROUNDS = 9
_BARE = (
    "from textual.app import App\nfrom textual.widgets import Label, Input\n"
    "class Bare(App[None]):\n  def compose(self):\n    yield Label('painted'); yield Input()\n"
    "Bare().run()"
)
_OURS = (
    "import sys; sys.argv = ['contactlog', '--data-dir', sys.argv[1]]\n"
    "from contactlog.__main__ import main; main()"
)
"""All that happens when somebody types ``contactlog``: the process lock, the command line, the screens."""


@dataclass(slots=True)
class Ratios:
    """Two ways in turns: what each took, and the ratio of each turn."""

    one: list[Taken] = field(default_factory=list)
    other: list[Taken] = field(default_factory=list)

    def told(self, names: tuple[str, str]) -> str:
        """Say the medians."""
        wall, processor = (
            statistics.median(a[way] / b[way] for a, b in zip(self.one, self.other, strict=True))
            for way in (0, 1)
        )
        each = ", ".join(
            f"{name} {_ms(t[0] for t in taken)} ({_ms(t[1] for t in taken)} of processor)"
            for name, taken in zip(names, (self.one, self.other), strict=True)
        )
        return f"{each}: {wall:.2f}x, {processor:.2f}x of processor"


def main(folder: Path, rounds: int) -> None:
    """Measure and print everything."""
    folders = {size: folder / str(size) for size in SIZES}
    for size, place in folders.items():
        if not (place / "diary.keys").exists():
            place.mkdir(parents=True, exist_ok=True)
            invented_vault.make(place, size)
        with Home(place).open(invented_vault.PASSPHRASE) as diary:
            wishes.write(diary, "toured", True)
    paints = Ratios()
    for number in range(-2, rounds):
        ours, bare = _first_paint(_OURS, b"locked", folders[1_000]), _first_paint(_BARE, b"painted", folder)
        if number >= 0:
            paints.one.append(ours)
            paints.other.append(bare)
    print("first paint:", paints.told(("contactlog", "a bare app")), flush=True)
    _sessions(folders, rounds)
    longest = [asyncio.run(deriving(_with_real_key(folder / "key"))) for _ in range(rounds)]
    print(f"longest time without an answer while the key is derived: {_ms(t[0] for t in longest)}")


def _with_real_key(place: Path) -> Path:
    if not (place / "diary.keys").exists():
        vault.create(place, invented_vault.PASSPHRASE, clock=invented_vault.clock, kdf=STANDARD)[0].close()
    return place


def _sessions(folders: dict[int, Path], rounds: int) -> None:
    keys: dict[str, Ratios] = {}
    stalls: dict[int, list[Taken]] = {size: [] for size in SIZES}
    for number in range(-1, rounds):
        small, large = (asyncio.run(session(folders[size])) for size in SIZES)
        if number < 0:
            continue
        for name in small.taken:
            ratio = keys.setdefault(name, Ratios())
            ratio.one.append(large.taken[name])
            ratio.other.append(small.taken[name])
        for size, found in zip(SIZES, (small, large), strict=True):
            stalls[size].append(found.longest)
    for name, ratio in keys.items():
        print(f"{name}:", ratio.told(tuple(f"{size:,}" for size in reversed(SIZES))), flush=True)  # type: ignore[arg-type]
    for size, longest in stalls.items():
        print(
            f"{size:,}: longest time without an answer while unlocking {_ms(t[0] for t in longest)}, worst "
            f"{max(t[0] for t in longest) * 1000:.0f} ms; {_ms(t[1] for t in longest)} of processor"
        )


def _ms(times: Iterable[float]) -> str:
    return f"{statistics.median(times) * 1000:.1f} ms"


def _first_paint(program: str, marker: bytes, folder: Path) -> Taken:
    """Give the seconds from starting Python to the words on the terminal, and those of the processor."""
    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        os.execve(sys.executable, [sys.executable, "-c", program, str(folder)], environment)
    seen = b""
    while marker not in seen:
        seen += os.read(terminal, 65536)
    passed, used = time.perf_counter() - started, _processor_seconds(pid)
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(terminal)
    return passed, used


def _processor_seconds(pid: int) -> float:
    """Give what a process has used so far, to the nanosecond. Linux only: see proc(5), schedstat."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS)
