"""The patterns of clock times in one language, made from its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from contactlog.quickentry.language import Language, alternatives, whole
from contactlog.quickentry.sheet import folded_alike

Shifted = tuple[tuple[re.Pattern[str], int], ...]
"""Patterns, each with the minutes by which it moves the hour: "half past" by 30."""


@dataclass(frozen=True, slots=True)
class ClockPatterns:
    """What a time, a range and an end look like."""

    parted: re.Pattern[str]
    """What stands between start and end."""
    between: re.Pattern[str]
    """"14:00-15:30", "from 2 to 4pm"."""
    between_words: re.Pattern[str]
    """"from two to four"."""
    between_sure: re.Pattern[str]
    """"eleven till one"."""
    from_named: re.Pattern[str]
    """"from noon to 1"."""
    opening: re.Pattern[str]
    """The beginning of "from five until half past seven"."""
    tails: Shifted
    """The rest of "de 5 a 7 y cuarto" behind the range."""
    until: re.Pattern[str]
    until_spelled: re.Pattern[str]
    """"stayed till five"."""
    until_named: re.Pattern[str]
    until_templates: Shifted
    templates: Shifted
    named: re.Pattern[str]
    plain: re.Pattern[str]
    spelled: re.Pattern[str]
    """"at eight"."""
    spelled_half: re.Pattern[str]
    """"vingt heures", "once de la mañana"."""
    hours_ago: Shifted
    """With 60 for hours, 1 for minutes, and the whole where no number is in it."""


@lru_cache(maxsize=16)
def clock_patterns(tag: str, words: Language) -> ClockPatterns:
    """Make the patterns of a language; ``tag`` only keys what is kept."""
    del tag
    from_, until = words.any_of("clock", "from"), words.any_of("clock", "until")
    article = rf"(?:(?:{words.any_of('clock', 'article')}) )?"
    sure = rf"(?P<lead>{words.any_of('clock', 'at', 'about')}) ?{article}"
    about = rf"(?:(?:{words.any_of('clock', 'about')}) ?)?"
    ends = rf"(?:{until}|-+>?|→) ?{about}{article}"
    half, hour = _half(words), rf"(?<!\d[:.,])(?P<h>{words.number})"
    named = "|".join(
        rf"(?P<n{value}>{words.any_of('clock_named', value)})" for value in words.data["clock_named"]
    )
    start, end = _time(words, "a"), _time(words, "b")
    first, last = (rf"(?P<{name}>{words.number})(?P<{name}_half>{half})" for name in "ab")
    sure_until = words.any_of("clock", "sure_until")
    number, units = alternatives(words.numbers), words.any_of("lengths", "minutes")

    halves = words.any_of("clock", "am", "pm", "night", "morning")

    def filled(template: str) -> str:
        return re.escape(template).replace(r"\{h\}", hour).replace(r"\ ", "[ -]")

    return ClockPatterns(
        parted=re.compile(rf",? ?{ends}"),
        between=whole(rf"(?:(?P<lead>{from_}) {article})?{start} ?{ends}{end}"),
        between_words=whole(rf"(?P<lead>{from_}) {article}{first} (?:{until}) {article}{last}"),
        between_sure=whole(rf"{first} (?P<lead>{sure_until}) {last}"),
        from_named=whole(rf"(?:{from_}) {article}(?:{named}) ?{ends}{end}"),
        opening=whole(rf"(?:{from_}) {article}{first}(?= (?:{until}) )"),
        tails=tuple(
            (re.compile(re.escape(template.removeprefix("{h}")) + r"(?!\w)"), minutes)
            for template, minutes in shifts_of_templates(words)
            if template.startswith("{h} ") and minutes
        ),
        until=whole(rf"{ends}{end}"),
        until_spelled=whole(rf"(?P<until>{until}) ?{about}{article}(?P<b>{number})(?P<b_half>{half})"),
        until_named=whole(rf"{ends}(?:{named})"),
        until_templates=tuple(
            (whole(rf"(?:{until}) ?{article}{filled(template)}"), minutes)
            for template, minutes in shifts_of_templates(words)
            if minutes
        ),
        templates=tuple(
            (whole(rf"(?:{sure})?{filled(template)}(?![:.,]?\d| \d\d(?!\w| ?(?:{units}))){half}"), minutes)
            for template, minutes in shifts_of_templates(words)
        ),
        named=whole(rf"(?:{sure})?(?<!-)(?:{named})"),
        plain=whole(rf"(?:{sure})?{start}"),
        spelled=whole(
            rf"(?:(?P<lead>{words.any_of('clock', 'at', 'about')}) {article})?(?P<a>{number})(?P<a_half>{half})"
        ),
        spelled_half=whole(
            rf"(?:(?P<lead>{words.any_of('clock', 'at', 'about')}) {article})?(?P<a>{number})(?P<a_half>"
            rf" (?:{words.any_of('clock', 'spelled_out')})(?:{half})| (?:{halves}))"
        ),
        hours_ago=_ago(words),
    )


def _ago(words: Language) -> Shifted:
    """Give the patterns of "half an hour ago" and "2 hours ago", with how many minutes that is, or one of them."""
    counted = tuple(
        (whole(re.escape(template).replace(r"\{n\}", f"(?P<n>{words.number})")), factor)
        for key, factor in (("hours", 60), ("minutes", 1))
        for template in words.words("ago", key)
    )
    named = tuple(
        (
            whole(re.escape(template).replace(r"\{n\}", f"(?P<n>)(?:{words.any_of('minutes', minutes)})")),
            int(minutes),
        )
        for template in words.words("ago", "lengths")
        for minutes in words.data["minutes"]
    )
    return named + counted


def shifts_of_templates(words: Language) -> list[tuple[str, int]]:
    """Give the templates of spoken times and the minutes they add; those that add some and long ones first."""
    every = (
        (folded_alike(template), int(minutes))
        for minutes, listed in words.data["clock_templates"].items()
        for template in listed
    )
    return sorted(every, key=lambda entry: (entry[1] != 0, len(entry[0])), reverse=True)


def _half(words: Language) -> str:
    half = words.any_of("clock", "am", "pm", "night", "morning")
    return rf"(?: ?(?:{words.any_of('clock', 'suffix')})(?!\w))?(?: ?(?:{half})(?!\w))?"


def _time(words: Language, name: str) -> str:
    # "18h 20 min" is a time and a length.
    minutes = words.any_of("lengths", "minutes")
    spelled = rf" ?(?:{words.any_of('clock', 'suffix')}) ?\d\d(?!\d| ?(?:{minutes})(?!\w))"
    return rf"(?P<{name}>\d{{1,2}}(?:[:.h]\d\d(?!\d)|{spelled})?)(?P<{name}_half>{_half(words)})"
