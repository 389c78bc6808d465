"""Days and times in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from contactlog.core.times import to_utc
from contactlog.core.values import Precision
from contactlog.quickentry.language import Language, alternatives
from contactlog.quickentry.sheet import Sheet


@dataclass(slots=True)
class When:
    """What a line says of when it was."""

    day: date | None = None
    hour: int | None = None
    minute: int = 0
    precision: Precision = Precision.DAY
    minutes: float | None = None
    """Length, where the line gives start and end."""
    question: str | None = None


def read_day(sheet: Sheet, words: Language, today: date) -> When:
    """Take the day out of a line, and the part of the day."""
    when = When()
    _iso(sheet, when)
    _parts(sheet, words, when, today)
    if when.day is None:
        when.day = find_day(sheet, words, today, when)
    return when


def moment(when: When, day: date, zone: str) -> datetime | None:
    """Give the start as a moment in UTC; None when only the day is known."""
    if when.hour is None:
        return None
    return to_utc(datetime(day.year, day.month, day.day, when.hour, when.minute), zone)


def _iso(sheet: Sheet, when: When) -> None:
    for match in sheet.find(r"(\d{4})-(\d{2})-(\d{2})(?:t(\d{2}):(\d{2})(?::\d{2})?)?"):
        day = _date(int(match[1]), int(match[2]), int(match[3]))
        if day is None:
            continue
        when.day = day
        if match[4]:
            _set_clock(when, int(match[4]), int(match[5]))
        sheet.take(*match.span(), "day", shown(day))
        return


def _parts(sheet: Sheet, words: Language, when: When, today: date) -> None:
    phrases = words.phrases("parts")
    for match in sheet.find(f"({alternatives(phrases)})"):
        *offset, hour = phrases[match[1]]
        if offset:  # A bare "morning" says nothing of the day; "last night" does.
            when.day = today + timedelta(days=offset[0])
        when.hour, when.precision = hour, Precision.PART_OF_DAY
        sheet.take(*match.span(), "part of day", match[1])
        return


def find_day(sheet: Sheet, words: Language, today: date, when: When | None = None) -> date | None:
    """Take a day out of a line; None when it names none. A day of the year is the last one that was."""
    for finder in (_relative, _ago, _named_month, _weekday, _numeric):
        found = finder(sheet, words, today)
        if isinstance(found, str):
            if when is not None:
                when.question = found
            return None
        if found is not None:
            return found
    return None


def _relative(sheet: Sheet, words: Language, today: date) -> date | None:
    phrases = words.phrases("days")
    for match in sheet.find(f"({alternatives(phrases)})"):
        day = today + timedelta(days=phrases[match[1]])
        sheet.take(*match.span(), "day", shown(day))
        return day
    return None


def _ago(sheet: Sheet, words: Language, today: date) -> date | None:
    for key, factor in (("patterns", 1), ("weeks", 7)):
        for pattern in words.words("ago", key):
            before, _, after = pattern.partition("{n}")
            for match in sheet.find(rf"{re.escape(before)}({words.number}){re.escape(after)}"):
                day = today - timedelta(days=words.value(match[1]) * factor)
                sheet.take(*match.span(), "day", shown(day))
                return day
    return None


def _named_month(sheet: Sheet, words: Language, today: date) -> date | None:
    months = alternatives(words.months)
    ordinal = f"(?:{alternatives(words.words('months', 'ordinals'))})?"
    year = r"(?:,? +(\d{4}))?"
    of = r"(?: of| de)?"
    orders = (
        rf"(?:the )?(?P<day>\d{{1,2}}){ordinal}\.?{of} ?(?P<month>{months})\.?{year}",
        rf"(?P<month>{months})\.? (?:the )?(?P<day>\d{{1,2}}){ordinal}{year}",
    )
    for order in orders:
        for match in sheet.find(order):
            day = _in_year(
                match[3] if match.re.groups >= 3 else None,
                words.months[match["month"]],
                int(match["day"]),
                today,
            )
            if day is not None:
                sheet.take(*match.span(), "day", shown(day))
                return day
    return None


def _weekday(sheet: Sheet, words: Language, today: date) -> date | None:
    last = alternatives(words.words("weekdays", "last"))
    for match in sheet.find(rf"(?:({last}) )?({alternatives(words.weekdays)})"):
        back = (today.weekday() - words.weekdays[match[2]]) % 7
        # "Last Tuesday", said on a Tuesday, is a week ago; so is plain "Tuesday" no other than today.
        if back == 0 and match[1] in words.words("weekdays", "last")[:1]:
            back = 7
        day = today - timedelta(days=back)
        sheet.take(*match.span(), "day", shown(day))
        return day
    return None


def _numeric(sheet: Sheet, words: Language, today: date) -> date | str | None:
    for match in sheet.find(r"(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}|\d{2})?)?"):
        first, second, year = int(match[1]), int(match[3]), match[4]
        if match[2] == "." and match[0].count(".") < 2:
            continue  # 1.5 is a number
        day_first = _in_year(year, second, first, today)
        month_first = _in_year(year, first, second, today) if match[2] == "/" else None
        if (
            match[2] == "/"
            and day_first
            and month_first
            and first != second
            and "day_first" not in words.data
        ):
            return f"Is {match[0]} {shown(day_first)} or {shown(month_first)}?"
        day = day_first or month_first
        if day is not None:
            sheet.take(*match.span(), "day", shown(day))
            return day
    return None


def _in_year(year: str | None, month: int, day: int, today: date) -> date | None:
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this = _date(today.year, month, day)
    return this if this is not None and this <= today else _date(today.year - 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shown(day: date) -> str:
    """Write a day with its weekday."""
    return f"{day:%a} {day.isoformat()}"


def _set_clock(when: When, hour: int, minute: int, *, about: bool = False) -> None:
    when.hour, when.minute = hour, minute
    when.precision = Precision.ABOUT if about else Precision.EXACT


_TIME = r"(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|a\.m\.|p\.m\.|h(?!\d))?"


def read_clock(sheet: Sheet, words: Language, when: When) -> None:
    """Take the time of the day out of a line."""
    if when.precision is Precision.EXACT and when.hour is not None:
        _end_after_start(sheet, words, when)
        return
    for reader in (_range, _half_past, _named_hour, _plain_time):
        if reader(sheet, words, when):
            return


def _range(sheet: Sheet, words: Language, when: When) -> bool:
    lead = rf"(?:(?:{alternatives(words.words('clock_words', 'from'))}) )?"
    until = alternatives(words.words("clock_words", "until"))
    for match in sheet.find(rf"{lead}{_TIME} ?(?:{until}) ?{_TIME}"):
        end = _hour_minute(match[4], match[5], match[6])
        start = _hour_minute(match[1], match[2], match[3] or _same_half(match, end))
        certain = match[2] or match[3] or match[5] or match[6]
        if start is None or end is None or not certain:
            continue
        _set_clock(when, *start)
        length = (end[0] * 60 + end[1]) - (start[0] * 60 + start[1])
        when.minutes = float(length if length > 0 else length + 24 * 60)
        sheet.take(*match.span(), "time", f"{start[0]:02}:{start[1]:02} to {end[0]:02}:{end[1]:02}")
        return True
    return False


def _same_half(match: re.Match[str], end: tuple[int, int] | None) -> str | None:
    # "from 2 to 4pm" means two in the afternoon; "from 11 to 1pm" begins before noon.
    if match[6] and match[6].startswith(("a", "p")) and end is not None and int(match[1]) <= 12:
        start = int(match[1]) % 12 + (12 if match[6][0] == "p" else 0)
        return match[6] if start < end[0] or (start == end[0] and int(match[2] or 0) < end[1]) else "am"
    return None


def _end_after_start(sheet: Sheet, words: Language, when: When) -> None:
    until = alternatives(words.words("clock_words", "until"))
    for match in sheet.find(rf"(?:{until}) ?(\d{{1,2}})[:.h](\d{{2}})"):
        length = int(match[1]) * 60 + int(match[2]) - ((when.hour or 0) * 60 + when.minute)
        when.minutes = float(length if length > 0 else length + 24 * 60)
        sheet.take(*match.span(), "time", f"until {match[1]}:{match[2]}")
        return


def _half_past(sheet: Sheet, words: Language, when: When) -> bool:
    lead = f"(?:(?:{alternatives(words.words('clock_words', 'at'))}) )?"
    for key, shift in (("half_past", 30), ("quarter_past", 15), ("quarter_to", -15)):
        phrases = alternatives(words.words("clock_words", key))
        for match in sheet.find(rf"{lead}(?:{phrases}) ({words.number})"):
            total = (words.value(match[1]) * 60 + shift) % (24 * 60)
            _set_clock(when, _likely(total // 60), total % 60)
            sheet.take(*match.span(), "time", f"{when.hour:02}:{when.minute:02}")
            return True
    return False


def _named_hour(sheet: Sheet, words: Language, when: When) -> bool:
    lead = f"(?:(?:{alternatives(words.words('clock_words', 'at'))}) )?"
    hours = words.phrases("clock")
    for match in sheet.find(rf"{lead}({alternatives(hours)})"):
        _set_clock(when, hours[match[1]], 0)
        sheet.take(*match.span(), "time", f"{when.hour:02}:00")
        return True
    return False


def _plain_time(sheet: Sheet, words: Language, when: When) -> bool:
    lead = alternatives(words.words("clock_words", "at"))
    units = alternatives(
        [
            *words.words("distances", "units"),
            *words.words("lengths", "minutes"),
            *words.words("lengths", "hours"),
        ]
    )
    patterns = (
        rf"(?:({lead}) )?(\d{{1,2}})(?:[:.h](\d{{2}}))?(?:(?<=[:.h]\d\d)| ?(am|pm|a\.m\.|p\.m\.))()",
        rf"({lead}) (\d{{1,2}})()()(?! ?(?:{units})\b)(?! \w*(?:people|strangers|others))()",
    )
    for number, pattern in enumerate(patterns):
        for match in sheet.find(pattern):
            time = _hour_minute(match[2], match[3], match[4])
            if time is None:
                continue
            hour = _likely(time[0]) if number == 1 else time[0]
            _set_clock(when, hour, time[1], about=match[1] in ("around", "about"))
            sheet.take(*match.span(), "time", f"{hour:02}:{time[1]:02}")
            return True
    return False


def _likely(hour: int) -> int:
    # "At two" among people who are awake is in the afternoon.
    return hour + 12 if 1 <= hour <= 6 else hour


def _hour_minute(hour: str, minute: str | None, half: str | None) -> tuple[int, int] | None:
    value = int(hour)
    if half and half[0] in "ap":
        if not 1 <= value <= 12:
            return None
        value = value % 12 + (12 if half[0] == "p" else 0)
    minutes = int(minute or 0)
    return (value, minutes) if value <= 23 and minutes <= 59 else None
