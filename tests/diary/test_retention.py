"""How long entries are kept: the user's choice, a warning first, never during a case, and really gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from contactlog import vault
from contactlog.core.cases import DoubtfulDay
from contactlog.diary.door import Diary
from contactlog.diary.lookbacks import lookbacks
from contactlog.errors import Refused
from contactlog.vault import safety
from contactlog.vault.kdf import CHEAPEST
from tests.conftest import NOW

TODAY = date(2026, 3, 12)


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    """A diary with one meeting on each of a few days."""
    made, _ = vault.create(tmp_path / "diary", "words", clock=lambda: NOW, kdf=CHEAPEST, recovery=False)
    with Diary(made, clock=lambda: NOW, zone="Europe/Lisbon") as opened:
        for number, days_ago in enumerate((0, 10, 17, 30)):
            evening = NOW - timedelta(days=days_ago)
            opened.encounters.add_line(f'tea with +"Zaphod {number}" at Milliways', as_of=evening)
        opened.encounters.add_quiet(TODAY - timedelta(days=40))
        yield opened


def test_everything_is_kept_until_the_user_decides(diary: Diary) -> None:
    assert diary.retention.days() is None
    assert diary.retention.due() is None
    assert diary.retention.warning() is None
    with pytest.raises(Refused):
        diary.retention.purge()


def test_what_is_due_is_counted_and_named(diary: Diary) -> None:
    diary.retention.set_days(21)
    due = diary.retention.due()
    assert due is not None
    assert (due.before, due.encounters, due.quiet_days) == (date(2026, 2, 19), 1, 1)
    assert "1 encounter and 1 quiet day are older than the 21 days" in (diary.retention.warning() or "")


def test_a_warning_comes_a_week_ahead(diary: Diary) -> None:
    diary.retention.purge(TODAY - timedelta(days=21))
    diary.retention.set_days(21)
    warning = diary.retention.warning()
    assert warning is not None
    assert warning.startswith("From Tue 2026-03-17 on, 1 encounter is older")
    diary.retention.set_days(25)
    assert diary.retention.warning() is None


def test_nothing_is_purged_during_an_open_case(diary: Diary) -> None:
    diary.retention.set_days(21)
    case = diary.cases.new("covid19", {"symptom_onset": DoubtfulDay(TODAY, TODAY)})
    assert diary.retention.warning() is None
    with pytest.raises(Refused, match="case is open"):
        diary.retention.purge()
    diary.cases.close(case)
    assert diary.retention.purge().erased >= 2


def test_a_purge_leaves_the_rest_and_a_copy_for_a_week(diary: Diary) -> None:
    diary.retention.set_days(21)
    done = diary.retention.purge()
    assert (done.due.encounters, done.due.quiet_days) == (1, 1)
    assert len(diary.encounters.between(date(2026, 1, 1), TODAY)) == 3
    folder = diary.desk.vault.folder
    assert folder is not None
    assert [copy.reason.value for copy in safety.listed(folder)] == ["purge"]


def test_forgetting_a_person_leaves_no_copy_that_holds_the_name(diary: Diary) -> None:
    folder = diary.desk.vault.folder
    assert folder is not None
    diary.desk.vault.keep_safety_copy(safety.Reason.IMPORT)
    diary.retention.forget(diary.people.all()[0])
    assert safety.listed(folder) == []


@pytest.mark.parametrize("days", [0, 1, 6, -3])
def test_too_few_days_are_refused(diary: Diary, days: int) -> None:
    with pytest.raises(Refused):
        diary.retention.set_days(days)


def test_a_day_ahead_is_refused(diary: Diary) -> None:
    with pytest.raises(Refused, match="lies ahead"):
        diary.retention.purge(TODAY + timedelta(days=1))


def test_purged_days_are_nowhere_in_the_decrypted_image(diary: Diary) -> None:
    for who, days_ago in (("+Trillian", 50), ("+Marvin", 60)):
        evening = NOW - timedelta(days=days_ago)
        diary.encounters.add_line(f"tea with {who} at Betelgeuse note: Vogon poetry", as_of=evening)
    diary.retention.purge(TODAY - timedelta(days=45))
    image = diary.desk.vault._database.connection.serialize("main")
    assert b"Vogon" not in image


def test_look_backs_are_given_for_every_illness() -> None:
    needed = lookbacks(TODAY)
    assert [days for days, _ in needed] == sorted(days for days, _ in needed)
    assert sum(len(names) for _, names in needed) == 31
    assert needed[0][0] > 14
