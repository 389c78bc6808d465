"""Who was exposed, at several sizes, against the same over plain SQLite, the bare question and bare statements.

The case began nine days before the latest entry, so that 14 days of its window and of the days beside it lie in the
diary. Three bare statements, their rows left as they are: the question of all days that the case may ask for; that of
the 14 days alone; and the narrow ones that the assessment itself runs.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.diary.door import Diary
from contactlog.vault import Vault, meetings, reading
from tests.benchmarks import invented_vault as invented
from tests.benchmarks import side_by_side

_NOW = datetime(2026, 3, 12, 21, tzinfo=UTC)
_ONSET = invented.TODAY - timedelta(days=9)
_ZONE = "Europe/Lisbon"
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
            "its bare statement": _bare(real, *exposure.span_of_interest(_case())),
            "that of 14 days": _bare(real, invented.TODAY - timedelta(days=13), invented.TODAY),
            "the narrow statements": _narrow(real),
        }
        times = side_by_side.in_turns(ways, _ROUNDS, warm_up=1)
        words = side_by_side.in_turns(
            {"every word": _saying(real), "vault": ways["vault"]}, _ROUNDS, warm_up=1
        )
    side_by_side.report("exposures of one case", times, "vault")
    side_by_side.report("with every reason and all advice in words", words, "every word")
    return statistics.median(times["vault"])


def _case() -> Case:
    return Case("", "covid19", {"symptom_onset": DoubtfulDay(_ONSET, _ONSET)}, symptomatic=True)


def _assessing(opened: Vault) -> Callable[[], int]:
    diary = Diary(opened, clock=lambda: _NOW, zone=_ZONE)
    case = _case()

    def assess() -> int:
        return len(diary.cases.assess(case, as_of=_NOW).exposures)

    if not assess():
        raise SystemExit("nobody was exposed: nothing would be measured")
    return assess


def _asking(opened: Vault) -> Callable[[], int]:
    """Give the bare question: the encounters that an assessment of this case reads."""
    first, last = exposure.span_of_interest(_case())
    print(
        f"the question is for {first} to {last}: {len(opened.encounters_between(first, last)):,} encounters"
    )
    return lambda: len(opened.encounters_between(first, last))


def _bare(opened: Vault, first: date, last: date) -> Callable[[], int]:
    """Give the statement of a question for some days, its rows left as they are."""
    days = (first.isoformat(), last.isoformat())
    return lambda: len(opened._database.rows(reading._BETWEEN, days))


def _narrow(opened: Vault) -> Callable[[], int]:
    """Give the statements that the assessment runs, their rows left as they are."""
    spans = exposure.spans_to_read(_case(), as_of=_NOW, zone=_ZONE)
    asked = [(meetings._BETWEEN, span) for span in spans.whole]
    asked += [(meetings._PEOPLE, span) for span in spans.days_only]
    return lambda: sum(
        len(opened._database.rows(statement, (first.isoformat(), last.isoformat())))
        for statement, (first, last) in asked
    )


def _saying(opened: Vault) -> Callable[[], int]:
    """Give the assessment with every word about everybody."""
    diary = Diary(opened, clock=lambda: _NOW, zone=_ZONE)
    case = _case()
    return lambda: sum(
        len(item.reasons) + len(item.advice) for item in diary.cases.assess(case, as_of=_NOW).exposures
    )


if __name__ == "__main__":
    main()
