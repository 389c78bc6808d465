"""The invented diary is plausible: read whole, over sixty days, by the same uses as a real one."""

from __future__ import annotations

from datetime import timedelta

from contactlog.core.people import Person
from contactlog.diary import invented
from contactlog.diary.demonstration import demonstration, fall_ill
from tests.conftest import NOW


def test_it_covers_sixty_days_and_reads_every_line() -> None:
    with demonstration(clock=lambda: NOW, zone="Europe/Lisbon") as diary:
        days = diary.timeline.days()
        today = diary.desk.today()
        assert days.encounters == len(invented.LINES)
        assert days.days[0] == today
        assert days.days[-1] == today - timedelta(days=59)
        noted = {back for back, _ in invented.LINES} | set(invented.QUIET_DAYS)
        assert noted == set(range(60))
        met = diary.encounters.between(days.days[-1], today)
        assert all(one.started_at is not None for one in met)
        # Nobody came in by a name that was misread.
        assert len(diary.desk.vault.all(Person)) == len(invented.PEOPLE)


def test_the_early_weeks_change_nothing_about_the_case() -> None:
    with demonstration(clock=lambda: NOW, zone="Europe/Lisbon") as diary:
        assessed = diary.cases.assess(fall_ill(diary))
        early = diary.desk.today() - timedelta(days=14)
        assert all(one.last_exposure > early for one in assessed.exposures if one.last_exposure)
