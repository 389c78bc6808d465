"""Days in a line: named, counted back, by weekday, by date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from contactlog.quickentry.clock_face import HALVES
from contactlog.quickentry.language import Language, alternatives, whole
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.sheet import Sheet, folded_alike
from contactlog.quickentry.weekdays import take_agreeing_weekday, take_weekday, take_weekday_of_week
from contactlog.quickentry.when import When, shown


def take_days(sheet: Sheet, words: Language, today: date, when: When, lexicon: Lexicon | None = None) -> None:
    """Take days and parts of the day out of a line; a date without a year is the last one that was."""
    for finder in (_iso, _ago, _named_month, _numeric, _day_of_month):
        if when.day is None:
            finder(sheet, words, today, when)
    if when.day is None:
        take_weekday_of_week(sheet, words, lexicon, today, when)
    _named(sheet, words, today, when)
    if when.day is None or when.question:
        take_weekday(sheet, words, lexicon, today, when)
    else:
        take_agreeing_weekday(sheet, words, lexicon, when)


def _named(sheet: Sheet, words: Language, today: date, when: When) -> None:
    for index, count, values in words.days.find(sheet):
        table, value = values[0]
        first, last = sheet.tokens[index], sheet.tokens[index + count - 1]
        if table == "unclear":
            when.question = when.question or f"Which day was “{sheet.typed(first, last)}”?"
            sheet.take(first.start, last.end, "day", "which day?")
            continue
        if table == "parts" and _of_an_hour(sheet, words, first.start, sheet.text[first.start : last.end]):
            when.halves.append((first.start, last.end, int(value)))
            continue
        offset, _, hour = value.partition("/") if table != "parts" else ("", "", value)
        if hour:
            when.part_hour = int(hour)
        if offset and when.day is None:
            when.day = today + timedelta(days=int(offset))
        sheet.take(first.start, last.end, "day" if offset else "part of day", shown(when.day or today))


def _of_an_hour(sheet: Sheet, words: Language, start: int, part: str) -> bool:
    """Tell whether a part of the day only says which half an hour is in: "de 9 de la noche a 1"."""
    if not any(part in words.words("clock", half) for half in HALVES):
        return False
    tails = alternatives(
        template.removeprefix("{h}").strip()
        for listed in words.data["clock_templates"].values()
        for template in map(folded_alike, listed)
        if template.startswith("{h} ")
    )
    number = rf"(?:\d|(?<!\w)(?:{alternatives(words.numbers)}|{tails}))(?: ?(?:{words.any_of('clock', 'suffix')}))?"
    return re.search(rf"{number} $", sheet.text[:start]) is not None


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
        units = words.any_of("lengths", "hours", "minutes")
        year = rf"(?:,? (?:(?:{words.any_of('months', 'of')}) )?(?P<year>(?:19|20)\d\d))?"
        month = rf"(?P<month>{alternatives(words.months)})"
        words.__dict__[key] = (
            whole(rf"{lead}{article}(?P<day>\d{{1,2}}){ordinal}{of}[ -]?{month}(?!\w)\.?{year}"),
            whole(
                rf"{lead}{month}\.? {article}(?P<day>\d{{1,2}}){ordinal}(?![:\d]|[.h]\d| ?(?:{units})(?!\w)){year}"
            ),
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
        if (sign == "." and dotted < 2 and not _dated(sheet, words, match)) or (sign == "-" and year is None):
            continue  # 1.5 is a number, 9.15 a time, 2-3 a range
        if re.match(
            rf" ?(?:(?:{words.any_of('lengths', 'of')}) ?)?(?:{words.any_of('lengths', 'hours')})(?!\w)",
            sheet.text[match.end() :],
        ):
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


def _dated(sheet: Sheet, words: Language, match: re.Match[str]) -> bool:
    """Tell whether 3.11 is a date: "am 3.11", "Fr 27.2"."""
    lead = words.any_of("weekdays", "before", "article")
    before = sheet.text[: match.start()]
    return bool(
        re.search(rf"(?<!\w)(?:{lead}|(?:{alternatives(words.weekdays)})[.,]?,?) $", before)
    ) and not (words.tag.startswith("en") or (len(match["b"]) == 2 and match["b"] > "12"))


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
