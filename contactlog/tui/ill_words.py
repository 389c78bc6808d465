"""What the questions of "I am ill" show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from contactlog import phrases
from contactlog.core.cases import DoubtfulDay
from contactlog.core.exposures import Tier
from contactlog.core.people import Person
from contactlog.core.text import fold
from contactlog.diary.changed_cases import HearAgain
from contactlog.diary.falling_ill import Answers, Foreseen, date_words
from contactlog.tui import case_rows, words
from contactlog.tui.widgets.virtual_list import Row

ASKS = (
    "Which illness? Type a few letters.",
    "When did it begin?  10 Mar, yesterday, 8..10 Mar, or leave it empty.",
    "Whose rules apply where you live?",
    "Has anything ended it? Leave empty what has not been.",
    "This is what follows.",
)
"""The five questions."""
_COUNTRIES = {
    "widest": "The widest reading of all; when in doubt, this",
    "UK": "United Kingdom",
    "US": "United States",
    "EU": "European Union",
    "AU": "Australia",
    "NZ": "New Zealand",
    "CA": "Canada",
}


def country(name: str) -> str:
    """Name the rules of a country."""
    return _COUNTRIES.get(name, name)


def illness_rows(illnesses: Iterable[tuple[str, str, str]], typed: str) -> list[Row]:
    """List the illnesses whose name, or another name, holds what was typed: id, name, other names."""
    wanted = fold(typed).split()
    return [
        Row(key, ((name, "strong"), (f"  {also}" if also else "", "quiet")))
        for key, name, also in illnesses
        if all(part in fold(f"{name} {also}") for part in wanted)
    ]


def typed(day: DoubtfulDay) -> str:
    """Write a day as it could have been typed."""
    return day.first.isoformat() + ("" if day.certain else f"..{day.last.isoformat()}")


def answered(before: Answers, values: Mapping[str, str | None], known: Mapping[str, DoubtfulDay]) -> Answers:
    """Give the answers with what stands in the fields: dates typed anew, and those that were emptied."""
    well, stage = values.get("well"), values.get("stage")
    days = {name: text or "" for name, text in values.items() if name not in ("well", "stage")}
    unchanged = {name: typed(day) for name, day in known.items()}
    return replace(
        before,
        typed={name: text for name, text in days.items() if text and unchanged.get(name) != text},
        taken_back=frozenset(name for name, text in days.items() if not text and name in unchanged),
        well=None if well is None else well == "yes",
        stage=stage,
    )


def dates(found: Foreseen) -> list[str]:
    """Write the dates, one a line."""
    return [f"{date_words(name)}: {case_rows.said(day)}" for name, day in sorted(found.anchors.items())]


def foreseen(found: Foreseen) -> list[str]:
    """Write what the answers mean: the dates understood, the window, and how many people are in it."""
    said = ", ".join(dates(found))
    return [f"No date is known, so: {said}." if found.assumed else f"Understood: {said}.", *follows(found)]


def follows(found: Foreseen) -> list[str]:
    """Write the window, and how many people are in it."""
    count = Counter(item.tier for item in found.assessment.exposures)
    who = [
        f"{count[tier]} {tier.word}" for tier in (Tier.HOUSEHOLD, Tier.CLOSE, Tier.POSSIBLE) if count[tier]
    ]
    return [
        case_rows.window_sentence(found.assessment.window),
        f"People in the diary in those days: {', '.join(who)}."
        if who
        else "The diary shows nobody in these days yet.",
    ]


def review(illness: str, found: Foreseen, rules: str, *, new: bool) -> list[str]:
    """Write everything that was answered and what follows, before anything is written into the diary."""
    then = "you see whom to tell first" if new else "you see who must hear again"
    return [
        illness,
        *(f"  {one}" for one in dates(found)),
        *(["  No date is known, so this is assumed."] if found.assumed else []),
        f"  Rules: {country(rules)}",
        "",
        *follows(found),
        *(note.text for note in found.assessment.notes if note.rule in phrases.SLIPS),
        *(
            ["Another case of it is open. If only its dates were wrong, change those."]
            if new and found.beside
            else []
        ),
        "",
        f"Enter {'begins' if new else 'changes'} it; then {then}.",
    ]


def hear_again(again: HearAgain, people: Mapping[str, Person]) -> list[str]:
    """Say who must hear again and why; nothing when nobody must."""

    def names(ids: Iterable[str]) -> list[str]:
        return [f"  {words.short(phrases.shown_name(people.get(id_)))}" for id_ in ids]

    lines: list[str] = []
    for title, ids in (
        ("Were told, and need not have been:", again.no_longer),
        ("Were told something that is no longer so:", again.other_facts),
        ("Newly among those who should know:", tuple(item.person for item in again.newly)),
        ("Need not be told any more:", again.weaker),
    ):
        if ids:
            lines += [title, *names(ids), ""]
    if again.to_correct:
        lines.append("In Message (F5), P chooses a correction for them.")
    return lines


def to_tell_again(count: int) -> str:
    """Say how many heard the all-clear of a case that goes on; empty when nobody did."""
    if not count:
        return ""
    who = "1 person" if count == 1 else f"{count} people"
    return f"{who} heard the all-clear and {'is' if count == 1 else 'are'} to be told again."
