"""Who was exposed, at several sizes, against the same question and assessment over plain SQLite."""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
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
    parser.add_argument("--per-day", type=int, default=invented.PER_DAY, help="357 makes 5,000 in 14 days")
    arguments = parser.parse_args()
    medians = {}
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory(prefix="contactlog-bench-") as name:
            medians[size] = _measure(Path(name), size, arguments.per_day)
    first, last = min(medians), max(medians)
    print(f"\n{last:,} takes {medians[last] / medians[first]:.2f}x of {first:,}")


def _measure(base: Path, size: int, per_day: int) -> float:
    folder, plain = base / "diary", base / "plain.db"
    invented.make(folder, size, per_day)
    invented.make_plain(folder, plain)
    print(f"\n{size:,} encounters")
    with invented.open_real(folder) as real, invented.open_plain(plain) as under:
        ways = {
            "vault": _assessing(real),
            "plain, our code": _assessing(under),
            "the question alone": _asking(real),
        }
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


def _asking(opened: Vault) -> Callable[[], int]:
    """Give the bare question: the encounters that an assessment of this case reads."""
    onset = invented.TODAY - timedelta(days=2)
    case = Case("", "covid19", {"symptom_onset": DoubtfulDay(onset, onset)}, symptomatic=True)
    first, last = exposure.span_of_interest(case)
    print(
        f"the question is for {first} to {last}: {len(opened.encounters_between(first, last)):,} encounters"
    )
    return lambda: len(opened.encounters_between(first, last))


if __name__ == "__main__":
    main()
