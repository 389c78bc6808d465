"""Filling a diary in memory with the invented one, by the same uses as a real one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.times import to_utc
from contactlog.core.values import Channel, Flag, Safety
from contactlog.diary import invented
from contactlog.diary.desk import system_clock
from contactlog.diary.door import Diary, in_memory


def demonstration(*, clock: Callable[[], datetime] = system_clock, zone: str | None = None) -> Diary:
    """Give a diary in memory that holds the invented days. Nothing is written to a disk."""
    diary = in_memory(clock=clock, zone=zone)
    diary.preferences.set("my_name", "Marta")
    diary.preferences.set("my_phone", "+351 912 000 100")
    diary.preferences.set("region", "PT")
    for name, details in invented.PEOPLE:
        diary.people.add(name, **_details(diary, details))
    for name, members in invented.GROUPS:
        diary.groups.add(name, tuple(diary.people.find(member).id for member in members))
    for days_ago, line in invented.LINES:
        day = diary.desk.today() - timedelta(days=days_ago)
        diary.encounters.add_line(line, as_of=_late(day, diary.desk.zone))
    for days_ago in invented.QUIET_DAYS:
        diary.encounters.add_quiet(diary.desk.today() - timedelta(days=days_ago))
    return diary


def fall_ill(diary: Diary) -> Case:
    """Start the invented case."""
    today = diary.desk.today()
    onset = today - timedelta(days=invented.ONSET_DAYS_AGO)
    return diary.cases.new(
        "covid19",
        {"symptom_onset": DoubtfulDay(onset, onset), "test_date": DoubtfulDay(today, today)},
        symptomatic=True,
        learned_at=diary.desk.now() - timedelta(hours=invented.LEARNED_HOURS_AGO),
    )


def tell_some(diary: Diary, case: Case) -> None:
    """Mark the first people told."""
    for hours_ago, (name, channel) in enumerate(reversed(invented.TOLD)):
        moment = diary.desk.now() - timedelta(hours=hours_ago)
        diary.ledger.told(case, diary.people.find(name), at=moment, channel=Channel(channel))


def _details(diary: Diary, details: dict[str, Any]) -> dict[str, Any]:
    prepared = dict(details)
    if "phones" in prepared:
        prepared["phones"] = tuple(diary.people.phone(typed, "PT") for typed in prepared["phones"])
    if "flags" in prepared:
        prepared["flags"] = frozenset(Flag(flag) for flag in prepared["flags"])
    if "safety" in prepared:
        prepared["safety"] = frozenset(Safety(item) for item in prepared["safety"])
    if "channel" in prepared:
        prepared["channel"] = Channel(prepared["channel"])
    return prepared


def _late(day: date, zone: str) -> datetime:
    # Lines were typed in the evening of their day, so that every time of it lies behind them.
    return to_utc(datetime.combine(day, time(23, 30)), zone)
