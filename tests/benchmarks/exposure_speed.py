"""Who was exposed, at several sizes, against the same question and assessment over plain SQLite."""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from contactlog.core.cases import DoubtfulDay
from contactlog.diary.door import Diary
from contactlog.vault import Vault
from tests.benchmarks import invented_vault as invented
from tests.benchmarks import side_by_side

_NOW = datetime(2026, 3, 12, 21, tzinfo=UTC)
_ROUNDS = 15


def main() -> None:
    """Measure every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    medians = {}
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory(prefix="contactlog-bench-") as name:
            medians[size] = _measure(Path(name), size)
    first, last = min(medians), max(medians)
    print(f"\n{last:,} takes {medians[last] / medians[first]:.2f}x of {first:,}")


def _measure(base: Path, size: int) -> float:
    folder, plain = base / "diary", base / "plain.db"
    invented.make(folder, size)
    invented.make_plain(folder, plain)
    print(f"\n{size:,} encounters")
    with invented.open_real(folder) as real, invented.open_plain(plain) as under:
        ways = {"vault": _assessing(real), "plain, our code": _assessing(under)}
        times = side_by_side.in_turns(ways, _ROUNDS, warm_up=1)
    side_by_side.report("exposures of one case", times, "vault")
    return statistics.median(times["vault"])


def _assessing(opened: Vault) -> Callable[[], int]:
    diary = Diary(opened, clock=lambda: _NOW, zone="Europe/Lisbon")
    onset = invented.TODAY - timedelta(days=2)
    case = diary.cases.new("covid19", {"symptom_onset": DoubtfulDay(onset, onset)}, symptomatic=True)

    def assess() -> int:
        return len(diary.cases.assess(case, as_of=_NOW).exposures)

    if not assess():
        raise SystemExit("nobody was exposed: nothing would be measured")
    return assess


if __name__ == "__main__":
    main()
