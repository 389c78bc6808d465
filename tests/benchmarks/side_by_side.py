"""Measuring two ways in turns, and saying what came out."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path

Times = Mapping[str, list[float]]
"""Seconds of each round by the name of the way."""


def in_turns(ways: Mapping[str, Callable[[], object]], rounds: int, warm_up: int = 2) -> Times:
    """Run every way once a round, in alternating order.

    Args:
        ways: what to run, by name.
        rounds: how many rounds count.
        warm_up: how many run before without counting.
    """
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(-warm_up, rounds):
        order = list(ways) if number % 2 else list(ways)[::-1]
        for name in order:
            started = time.perf_counter()
            ways[name]()
            taken = time.perf_counter() - started
            if number >= 0:
                times[name].append(taken)
    return times


def ratio(times: Times, one: str, other: str) -> float:
    """Give the median over the rounds of what one takes against the other."""
    return statistics.median(a / b for a, b in zip(times[one], times[other], strict=True))


def report(title: str, times: Times, ours: str) -> None:
    """Print the median of each way in milliseconds, and ours against each other one."""
    print(title)
    for name, taken in times.items():
        against = "" if name == ours else f"   ours is {ratio(times, ours, name):.2f}x of it"
        print(f"  {name:<28} {statistics.median(taken) * 1000:10.3f} ms{against}", flush=True)


def peak_memory() -> float:
    """Give the most memory that this process has held, in MiB.

    Not by ``getrusage``: there a child begins with what its parent held. Linux only.
    """
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise SystemExit("this system does not tell its memory")


def forget_peak() -> None:
    """Let `peak_memory` begin again at what is held now; see proc(5), clear_refs."""
    Path("/proc/self/clear_refs").write_text("5")
