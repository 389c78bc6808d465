"""Days in a line: named, counted back, by weekday, by date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from contactlog.core.values import Precision
from contactlog.quickentry.language import Language, alternatives, whole
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
    part_hour: int | None = None
    """Middle of the part of the day that was named."""
    end: tuple[int, int] | None = None
    """Hour and minute of the end, where the line says "until"."""
    moment: datetime | None = None
    """Start counted back from now ("two hours ago"), UTC."""
    question: str | None = None


def take_days(sheet: Sheet, words: Language, today: date, when: When) -> None:
    """Take days and parts of the day out of a line; a date without a year is the last one that was."""
    for finder in (_iso, _ago, _named_month, _numeric, _day_of_month):
        if when.day is None:
            finder(sheet, words, today, when)
    _named(sheet, words, today, when)
    if when.day is None or when.question:
        _weekday(sheet, words, today, when)
    else:
        _agreeing_weekday(sheet, words, when)


def _named(sheet: Sheet, words: Language, today: date, when: When) -> None:
    for index, count, values in words.days.find(sheet):
        table, value = values[0]
        first, last = sheet.tokens[index], sheet.tokens[index + count - 1]
        if table == "unclear":
            when.question = when.question or f"Which day was “{sheet.typed(first, last)}”?"
            sheet.take(first.start, last.end, "day", "which day?")
            continue
        offset, _, hour = value.partition("/") if table != "parts" else ("", "", value)
        if hour:
            when.part_hour = int(hour)
        if offset and when.day is None:
            when.day = today + timedelta(days=int(offset))
        sheet.take(first.start, last.end, "day" if offset else "part of day", shown(when.day or today))


def _iso(sheet: Sheet, words: Language, today: date, when: When) -> None:
    for match in sheet.find(_ISO):
        day = _date(int(match[1]), int(match[2]), int(match[3]))
        if day is not None:
            when.day = day
            sheet.take(*match.span(), "day", shown(day))
            return


_ISO = re.compile(r"(?<![\w+#])(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:t(?=\d\d:)|(?!\w))")


def _ago(sheet: Sheet, words: Language, today: date, when: When) -> None:
    for key, factor in (("days", 1), ("weeks", 7)):
        for template in words.words("ago", key):
            before, _, after = template.partition("{n}")
            pattern = whole(rf"{re.escape(before)}({words.number}){re.escape(after)}")
            for match in sheet.find(pattern):
                when.day = today - timedelta(days=words.value(match[1]) * factor)
                sheet.take(*match.span(), "day", shown(when.day))
                return


def _named_month(sheet: Sheet, words: Language, today: date, when: When) -> None:
    for pattern in date_patterns(words):
        for match in sheet.find(pattern):
            named = match.groupdict()
            day = in_year(named["year"], words.months[named["month"]], int(named["day"]), today)
            if day is not None:
                when.day = day
                sheet.take(*match.span(), "day", shown(day))
                return


def date_patterns(words: Language) -> tuple[re.Pattern[str], ...]:
    """Give the patterns of "3 March 2026" and "March 3rd, 2026"."""
    key = "patterns of dates"
    if key not in words.__dict__:
        before = rf"(?:(?:{words.any_of('weekdays', 'before', 'article')}) )?"
        lead = rf"{before}(?:{before}(?:{alternatives(words.weekdays)})\.?,? )?"
        article = rf"(?:(?:{words.any_of('weekdays', 'article')}) )?"
        ordinal = rf"(?: ?(?:{words.any_of('months', 'ordinals')}))?"
        of = rf"(?: (?:{words.any_of('months', 'of')}))?"
        year = rf"(?:,? (?:(?:{words.any_of('months', 'of')}) )?(?P<year>(?:19|20)\d\d))?"
        month = rf"(?P<month>{alternatives(words.months)})"
        words.__dict__[key] = (
            whole(rf"{lead}{article}(?P<day>\d{{1,2}}){ordinal}{of}[ -]?{month}(?!\w)\.?{year}"),
            whole(rf"{lead}{month}\.? {article}(?P<day>\d{{1,2}}){ordinal}(?![:\d]){year}"),
        )
    patterns: tuple[re.Pattern[str], ...] = words.__dict__[key]
    return patterns


_NUMERIC = re.compile(
    r"(?<![\w+#./:,])(?P<a>\d{1,2})(?P<sign>[./-])(?P<b>\d{1,2})"
    r"(?:(?P=sign)(?P<year>20\d\d|\d\d)?)?(?![\w:])(?![./]\d)"
)


def _numeric(sheet: Sheet, words: Language, today: date, when: When) -> None:
    for match in sheet.find(_NUMERIC):
        text, sign, year = match[0], match["sign"], match["year"]
        dotted = text.count(sign)
        if (sign == "." and dotted < 2) or (sign == "-" and year is None):
            continue  # 1.5 is a number, 2-3 a range
        if re.match(rf" ?(?:{words.any_of('lengths', 'hours')})(?!\w)", sheet.text[match.end() :]):
            continue  # 1/2 hour
        first, second = int(match["a"]), int(match["b"])
        readings = {
            "dmy": in_year(year, second, first, today),
            "mdy": in_year(year, first, second, today) if sign != "." else None,
        }
        possible = {day for day in readings.values() if day is not None}
        order = words.date_order if words.date_order != "ask" else ""
        if not possible:
            continue
        if len(possible) == 2 and not order:
            earlier, later = sorted(possible)
            when.question = f"Is “{text}” {shown(earlier)} or {shown(later)}?"
            sheet.take(*match.span(), "day", "which day?")
            return
        when.day = readings.get(order) or next(iter(possible))
        sheet.take(*match.span(), "day", shown(when.day))
        return


def _day_of_month(sheet: Sheet, words: Language, today: date, when: When) -> None:
    """Read "the 12th": the last one that was."""
    for template in words.words("months", "day_alone"):
        before, _, after = template.partition("{n}")
        number = r"(?P<day>\d{1,2})"
        units = words.any_of("lengths", "hours")
        pattern = whole(rf"{re.escape(before)}{number}{re.escape(after)}(?![.,:/-]?\d)(?! (?:{units})(?!\w))")
        for match in sheet.find(pattern):
            day = _last_of_number(int(match["day"]), today)
            if day is not None:
                when.day = day
                sheet.take(*match.span(), "day", shown(day))
                return


def _last_of_number(number: int, today: date) -> date | None:
    first = today.replace(day=1)
    for _ in range(3):
        day = _date(first.year, first.month, number)
        if day is not None and day <= today:
            return day
        first = (first - timedelta(days=1)).replace(day=1)
    return None


def _weekday(sheet: Sheet, words: Language, today: date, when: When) -> None:
    for match in sheet.find(_weekday_pattern(words)):
        back = (today.weekday() - words.weekdays[match["name"]]) % 7
        if match["next"]:
            when.day = today + timedelta(days=(7 - back) or 7)
        elif match["week"] or match["week2"]:
            when.day = today - timedelta(days=today.weekday() + 7 - words.weekdays[match["name"]])
        else:
            # "Last Tuesday", said on a Tuesday, is a week ago; plain "Tuesday" is today.
            if back == 0 and (match["last"] or match["after"]):
                back = 7
            when.day = today - timedelta(days=back)
        if match["part"]:
            when.part_hour = words.glued_parts[match["part"]]
        sheet.take(*match.span(), "day", shown(when.day))
        return


def _agreeing_weekday(sheet: Sheet, words: Language, when: When) -> None:
    # "Tue 3 Mar": the weekday says nothing new, or contradicts the date.
    for match in sheet.find(_weekday_pattern(words)):
        if when.day is not None and when.day.weekday() != words.weekdays[match["name"]]:
            when.question = (
                f"{shown(when.day)} is no “{sheet.line[match.start() : match.end()]}”. Which day was it?"
            )
        sheet.take(*match.span(), "day", match[0])
        return


def _weekday_pattern(words: Language) -> re.Pattern[str]:
    key = "pattern of weekdays"
    if key not in words.__dict__:
        last, following = words.any_of("weekdays", "last"), words.any_of("weekdays", "next")
        week = words.any_of("weekdays", "last_week")
        before = rf"(?:(?P<week>{week}),? |(?P<last>{last}) |(?P<next>{following}) )?"
        lead = rf"(?:(?:{words.any_of('weekdays', 'before', 'article')}) )?"
        after = rf"(?: (?P<week2>{week})| (?P<after>{words.any_of('weekdays', 'after')}))?"
        name = rf"(?P<name>{alternatives(words.weekdays)})"
        parts = rf"(?P<part>{alternatives(words.glued_parts)})?"  # "Sonntagnachmittag"
        words.__dict__[key] = whole(rf"{lead}{before}{lead}{name}{parts}(?!\w)\.?{after}")
    pattern: re.Pattern[str] = words.__dict__[key]
    return pattern


def in_year(year: str | None, month: int, day: int, today: date) -> date | None:
    """Give a date; without a year the last one that is not ahead of today."""
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    for number in range(today.year, today.year - 5, -1):
        found = _date(number, month, day)
        if found is not None and found <= today:
            return found
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shown(day: date) -> str:
    """Write a day with its weekday."""
    return f"{day:%a} {day.isoformat()}"
