"""Clock times in a line: one time, a range, or a named hour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from contactlog.core.values import Precision
from contactlog.quickentry.days import When
from contactlog.quickentry.language import Language, whole
from contactlog.quickentry.sheet import Sheet

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class _Patterns:
    between: re.Pattern[str]
    until: re.Pattern[str]
    until_named: re.Pattern[str]
    templates: tuple[tuple[re.Pattern[str], int], ...]
    named: re.Pattern[str]
    plain: re.Pattern[str]
    hours_ago: tuple[tuple[re.Pattern[str], int], ...]


@lru_cache(maxsize=16)
def _patterns(tag: str, words: Language) -> _Patterns:
    del tag
    half = rf"(?: ?(?:{words.any_of('clock', 'am', 'pm', 'suffix')})(?!\w))?"

    minutes = words.any_of("lengths", "minutes")

    def time(name: str) -> str:
        # "18h 20 min" is a time and a length.
        spelled = rf" ?(?:{words.any_of('clock', 'suffix')}) ?\d\d(?!\d| ?(?:{minutes})(?!\w))"
        digits = rf"\d{{1,2}}(?:[:.h]\d\d(?!\d)|{spelled})?"
        return rf"(?P<{name}>{digits})(?P<{name}_half>{half})"

    from_, until = words.any_of("clock", "from"), words.any_of("clock", "until")
    article = rf"(?:(?:{words.any_of('clock', 'article')}) )?"
    lead = rf"(?:(?P<lead>{words.any_of('clock', 'at', 'about')}) ?{article})?"
    hour = rf"(?P<h>{words.number})"
    templates = [
        (whole(lead + re.escape(template).replace(r"\{h\}", hour) + r"(?![:.,]?\d)" + half), int(minutes))
        for minutes, listed in words.data["clock_templates"].items()
        for template in sorted(listed, key=len, reverse=True)
    ]
    named = "|".join(
        rf"(?P<n{value}>{words.any_of('clock_named', value)})" for value in words.data["clock_named"]
    )
    ago = [
        (whole(re.escape(template).replace(r"\{n\}", f"(?P<n>{words.number})")), factor)
        for key, factor in (("hours", 60), ("minutes", 1))
        for template in words.words("ago", key)
    ]
    return _Patterns(
        between=whole(
            rf"(?:(?P<lead>{from_}) {article})?{time('a')} ?(?:{until}|-|–|—) ?{article}{time('b')}"
        ),
        until=whole(rf"(?:{until}|-|–|—) ?{article}{time('b')}"),
        until_named=whole(rf"(?:{until}|-|–|—) ?{article}(?:{named})"),
        templates=tuple(templates),
        named=whole(rf"{lead}(?:{named})"),
        plain=whole(rf"{lead}{time('a')}"),
        hours_ago=tuple(ago),
    )


def take_clock(sheet: Sheet, words: Language, now: datetime, when: When) -> None:
    """Take the times of a line; without one, the part of the day counts as time."""
    patterns = _patterns(words.tag, words)
    evening = any(
        token.text in words.words("activities", "evening") and sheet.free(token.start, token.end)
        for token in sheet.tokens
    )
    frame = _Frame(words, when.part_hour, evening)
    for pattern, factor in patterns.hours_ago:
        for match in sheet.find(pattern):
            when.moment = now - timedelta(minutes=words.value(match["n"]) * factor)
            sheet.take(*match.span(), "time", match[0])
            return
    if not _take_range(sheet, patterns, frame, when):
        _take_one(sheet, patterns, frame, when)
        _take_until(sheet, patterns, frame, when)
    if when.hour is None and when.end is None:
        # "9-17" and "9 to 5" are hours where nothing else in the line is.
        _take_range(sheet, patterns, frame, when, bare=True)
    if when.hour is None and when.part_hour is not None:
        when.hour, when.precision = when.part_hour, Precision.PART_OF_DAY


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the rest of the line says of the half of the day."""

    words: Language
    part_hour: int | None
    evening: bool

    def half(self, suffix: str | None) -> str:
        """Give "am", "pm", or "" for a suffix."""
        text = (suffix or "").strip()
        if text and text in self.words.words("clock", "pm"):
            return "pm"
        return "am" if text and text in self.words.words("clock", "am") else ""

    def read(self, text: str, half: str) -> tuple[int, int] | None:
        """Give hour and minute of a time as typed."""
        parts = re.findall(r"\d+", text)
        hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
        if half:
            if not 1 <= hour <= 12:
                return (hour, minute) if hour < 24 and minute < 60 else None
            hour = hour % 12 + (12 if half == "pm" else 0)
        elif not text.startswith("0") and hour <= 12:
            hour = self.likely(hour)
        return (hour, minute) if hour < 24 and minute < 60 else None

    def likely(self, hour: int) -> int:
        """Give the hour that is meant by a clock face's number: "at two" is in the afternoon."""
        if self.part_hour is not None:
            if self.part_hour >= 13 and hour < 12:
                return hour if self.part_hour >= 21 and hour <= 4 else hour + 12
            return hour
        if self.evening and 4 <= hour <= 11:
            return hour + 12
        return hour + 12 if 1 <= hour <= 6 else hour


def _take_range(sheet: Sheet, patterns: _Patterns, frame: _Frame, when: When, *, bare: bool = False) -> bool:
    for match in sheet.find(patterns.between):
        end_half = frame.half(match["b_half"])
        start_half = frame.half(match["a_half"])
        if _counts(sheet, frame.words, match.end()):
            continue  # "1h a 2 metros", "2-3 people"
        sure = bare or match["lead"] or _has_minutes(match["a"]) or _has_minutes(match["b"])
        if not (sure or (match["a_half"] or "").strip() or (match["b_half"] or "").strip()):
            continue
        end = frame.read(match["b"], end_half)
        start = frame.read(match["a"], start_half or end_half)
        if start is None or end is None:
            continue
        if not start_half and end_half and start > end:
            start = frame.read(match["a"], "am") or start
        if (
            not end_half
            and end < start
            and start[0] - end[0] <= 12
            and end[0] + 12 < 24
            and end[0] + 12 > start[0]
        ):
            end = (end[0] + 12, end[1])
        _set(when, start)
        when.minutes = float(_length(start, end))
        sheet.take(*match.span(), "time", f"{_clock(start)} to {_clock(end)}")
        return True
    return False


def _take_one(sheet: Sheet, patterns: _Patterns, frame: _Frame, when: When) -> None:
    words = frame.words
    for pattern, shift in patterns.templates:
        for match in sheet.find(pattern):
            hour = words.value(match["h"])
            if hour > 24:
                continue
            suffix = match[0][match.end("h") - match.start() :].strip().rpartition(" ")[2]
            half = frame.half(suffix)
            face = hour % 12 + (12 if half == "pm" else 0) if half and hour <= 12 else frame.likely(hour)
            total = (face * 60 + shift) % _DAY
            _finish(sheet, words, match, (total // 60, total % 60), when)
            return
    for match in sheet.find(patterns.plain):
        lead, half = (match["lead"] or "").strip(), (match["a_half"] or "").strip()
        if not _is_time(sheet, words, match, lead, half):
            continue
        time = frame.read(match["a"], frame.half(half))
        if time is not None:
            _finish(sheet, words, match, time, when)
            return
    for match in sheet.find(patterns.named):
        hour = next(int(name[1:]) for name, text in match.groupdict().items() if text and name != "lead")
        if patterns.until_named.search(sheet.text) and when.hour is None:
            continue  # "until midnight" is an end
        _finish(sheet, words, match, (hour, 0), when)
        return


def _is_time(sheet: Sheet, words: Language, match: re.Match[str], lead: str, half: str) -> bool:
    number = match["a"]
    if half in words.words("clock", "length_like"):
        # "14h" is a time where people write hours so; "2h" is a length, unless "at" stands before it.
        return lead in words.words("clock", "at") or int(re.findall(r"\d+", number)[0]) >= 7
    between = re.sub(r"[\d ]", "", number)
    if between == "h" or between in words.words("clock", "length_like"):
        return lead in words.words("clock", "at") or int(re.findall(r"\d+", number)[0]) >= 7
    if half or (between and between != "."):
        return True
    return lead in words.words("clock", "at") and not _counts(sheet, words, match.end())


def _counts(sheet: Sheet, words: Language, end: int) -> bool:
    """Tell whether what follows a number says that it counts something."""
    following = sheet.text[end:].lstrip()
    return bool(re.match(rf"(?:{words.any_of('clock', 'not_after')})(?!\w)|[%€$£'\"′]|[.,]\d", following))


def _take_until(sheet: Sheet, patterns: _Patterns, frame: _Frame, when: When) -> None:
    for match in sheet.find(patterns.until_named):
        named = next(int(name[1:]) for name, text in match.groupdict().items() if text)
        if when.hour is None:
            when.end = (named, 0)
        else:
            when.minutes = float(_length((when.hour, when.minute), (named, 0)))
        sheet.take(*match.span(), "time", f"until {named:02}:00")
        return
    for match in sheet.find(patterns.until):
        if match[0][0] in "-–—" and (when.hour is None or not _has_minutes(match["b"])):
            continue
        if _counts(sheet, frame.words, match.end()):
            continue  # "a 2 metros"
        sure = _has_minutes(match["b"]) or frame.half(match["b_half"]) or (match["b_half"] or "").strip()
        if not sure and when.hour is None:
            continue
        end = frame.read(match["b"], frame.half(match["b_half"]))
        if end is None:
            continue
        if when.hour is not None:
            start = (when.hour, when.minute)
            if end < start and end[0] + 12 < 24 and end[0] <= 12:
                end = (end[0] + 12, end[1])
            when.minutes = float(_length(start, end))
        else:
            when.end = end
        sheet.take(*match.span(), "time", f"until {_clock(end)}")
        return


def _finish(sheet: Sheet, words: Language, match: re.Match[str], time: tuple[int, int], when: When) -> None:
    lead = (match["lead"] or "").strip()
    _set(when, time, about=lead in words.words("clock", "about"))
    sheet.take(*match.span(), "time", _clock(time))


def _set(when: When, time: tuple[int, int], *, about: bool = False) -> None:
    if when.part_hour is not None and when.part_hour >= 21 and time[0] <= 4 and when.day is not None:
        when.day += timedelta(days=1)  # "Last night at 1" was after midnight.
    when.hour, when.minute = time
    when.precision = Precision.ABOUT if about else Precision.EXACT


def _has_minutes(text: str) -> bool:
    return ":" in text or "h" in text[1:]


def _length(start: tuple[int, int], end: tuple[int, int]) -> int:
    return (end[0] * 60 + end[1] - start[0] * 60 - start[1]) % _DAY or _DAY


def _clock(time: tuple[int, int]) -> str:
    return f"{time[0]:02}:{time[1]:02}"
