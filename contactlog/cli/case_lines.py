"""A case in one line."""

from __future__ import annotations

from contactlog.cli import show
from contactlog.core.cases import Case, CaseState, DoubtfulDay
from contactlog.core.times import to_local
from contactlog.diary.door import Diary
from contactlog.diary.falling_ill import date_words
from contactlog.phrases import SLIPS

_RULES = {
    "widest": "the widest reading of all rules",
    "UK": "the rules of the United Kingdom",
    "US": "the rules of the United States",
    "EU": "the rules of the European Union",
    "AU": "the rules of Australia",
    "NZ": "the rules of New Zealand",
    "CA": "the rules of Canada",
}


def case_line(case: Case, diary: Diary) -> str:
    """Write illness, dates and whose rules apply, so that a slip in a date is seen."""
    name = diary.cases.illness_name(case)
    dated = ", ".join(
        f"{_lower(date_words(key))} {_date(day, diary.desk.zone)}"
        for key, day in sorted(case.anchors.items())
    )
    state = "" if case.state is CaseState.OPEN else f" ({show.words(case.state)})"
    feeling = ", no symptoms" if case.symptomatic is False else ""
    rules = _RULES.get(case.country, f"the rules of {case.country}")
    return f"{name}{state}: {dated}{feeling}; by {rules}."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def slip_lines(case: Case, diary: Diary) -> list[str]:
    """Write what looks like a slip in the dates of a case that was just noted."""
    found = [note.text for note in diary.cases.assess(case).notes if note.rule in SLIPS]
    return [*found, "  contactlog case edit --help"] if found else []


def _date(day: DoubtfulDay, zone: str) -> str:
    if day.at is not None:
        return f"{to_local(day.at, zone):%a %Y-%m-%d %H:%M}"
    return show.day(day.first) if day.certain else f"between {show.day(day.first)} and {show.day(day.last)}"
