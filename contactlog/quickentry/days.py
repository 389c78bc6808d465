"""Days in a line: named, counted back, by weekday, by date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from contactlog.quickentry.clock_face import HALVES
from contactlog.quickentry.language import Language, alternatives, whole
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.sheet import TAKEN, Sheet, folded_alike
from contactlog.quickentry.weekdays import (
    doubt_weekday,
    take_agreeing_weekday,
    take_weekday,
    take_weekday_of_week,
)
from contactlog.quickentry.when import When, shown


def take_days(sheet: Sheet, words: Language, today: date, when: When, lexicon: Lexicon | None = None) -> None:
    """Take days and parts of the day out of a line; a date without a year is the last one that was."""
    for finder in (_iso, _ago, _named_month, _numeric, _day_of_month):
        if when.day is None:
            finder(sheet, words, today, when)
    if when.day is None:
        take_weekday_of_week(sheet, words, lexicon, today, when)
    feast = _named(sheet, words, lexicon, today, when)
    if when.day is None or when.question:
        take_weekday(sheet, words, lexicon, today, when)
    else:
        take_agreeing_weekday(sheet, words, lexicon, when)
    if feast and when.day is None:
        when.question = when.question or f"Which day was “{feast}”?"


def _named(sheet: Sheet, words: Language, lexicon: Lexicon | None, today: date, when: When) -> str:
    """Take what the language has a phrase for, and give a feast that may need a date."""
    hour_of_first = feast = ""
    for index, count, values in words.days.find(sheet):
        table, value = values[0]
        first, last = sheet.tokens[index], sheet.tokens[index + count - 1]
        if table == "unclear" and count == 1 and lexicon is not None and lexicon.named(first.text):
            continue  # a place called "Fridays"
        if table == "unclear":
            if value == "feast":
                feast = sheet.typed(first, last)
            else:
                when.question = when.question or f"Which day was “{sheet.typed(first, last)}”?"
            sheet.take(first.start, last.end, "day", "which day?")
            continue
        if table == "days" and _is_part_behind_day(sheet, words, first.start, last.end):
            table, value = "parts", str(_MORNING)  # "lunes mañana"
        if table == "parts" and _of_an_hour(sheet, words, first.start, sheet.text[first.start : last.end]):
            when.halves.append((first.start, last.end, int(value)))
            continue
        offset, _, hour = value.partition("/") if table != "parts" else ("", "", value)
        if hour:
            when.part_hour = int(hour)
            when.parts_at.append((first.start, last.end))
        if offset:
            named = today + timedelta(days=int(offset))
            overnight = int(hour_of_first or 0) >= _NIGHT and when.day is not None
            if when.day is not None and named != when.day and named <= today and not overnight:
                when.question = when.question or "Which day was it? Write one line for each day."
            when.day, hour_of_first = when.day or named, hour_of_first or hour
        sheet.take(first.start, last.end, "day" if offset else "part of day", shown(when.day or today))
    return feast


def _is_part_behind_day(sheet: Sheet, words: Language, start: int, end: int) -> bool:
    """Tell whether "mañana" is the morning: right behind a day it is not tomorrow."""
    if sheet.text[start:end] not in words.words("weekdays", "part_behind"):
        return False
    day = rf"(?:(?<!\w)(?:{alternatives(words.weekdays)})\.?|{TAKEN}),? (?:(?:{words.any_of('months', 'of')}) )?$"
    before = re.search(day, sheet.text[:start])
    return before is not None and (
        before[0][0] != TAKEN
        or any(piece.field == "day" and piece.end == before.start() + 1 for piece in sheet.understood)
    )


_MORNING = 9
_NIGHT = 22
"""Hour of the parts of the day that go on into the next: "last night until this morning" is one night."""


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
        for template in sorted(words.words("ago", key), key=len, reverse=True):
            before, _, after = template.partition("{n}")
            pattern = whole(rf"{re.escape(before)}({words.number}){re.escape(after)}")
            for match in sheet.find(pattern):
                if match[0] in words.words("ago", "idioms"):
                    continue  # "hace quince días" is two weeks, or fifteen days
                when.day = today - timedelta(days=words.value(match[1]) * factor)
                sheet.take(*match.span(), "day", shown(when.day))
                return


def _named_month(sheet: Sheet, words: Language, today: date, when: When) -> None:
    for pattern in date_patterns(words):
        for match in sheet.find(pattern):
            named = match.groupdict()
            number = named["day"]
            counted = int(number) if number.isdigit() else words.ordinals[number]
            month = {**words.months, **words.months_behind_number}[named["month"]]
            day = in_year(named["year"], month, counted, today)
            if day is not None:
                when.day = day
                _doubt_far(sheet.line[slice(*match.span())], day, today, when)
                if named["weekday"] is not None:
                    doubt_weekday(sheet, words, *match.span("weekday"), when)
                sheet.take(*match.span(), "day", shown(day))
                return


def date_patterns(words: Language) -> tuple[re.Pattern[str], ...]:
    """Give the patterns of "3 March 2026" and "March 3rd, 2026"."""
    key = "patterns of dates"
    if key not in words.__dict__:
        before = rf"(?:(?:{words.any_of('weekdays', 'before', 'article')}) )?"
        lead = rf"{before}(?:{before}(?P<weekday>{alternatives(words.weekdays)})\.?,? )?"
        article = rf"(?:(?:{words.any_of('weekdays', 'article')}) )?"
        ordinal = rf"(?: ?(?:{words.any_of('months', 'ordinals')}))?"
        of = rf"(?: (?:{words.any_of('months', 'of')}))?"
        units = words.any_of("lengths", "hours", "minutes")
        day = rf"(?P<day>\d{{1,2}}|{alternatives(words.ordinals)})"
        year = rf"(?:,? (?:(?:{words.any_of('months', 'of')}) )?(?P<year>(?:19|20)\d\d))?"
        month = rf"(?P<month>{alternatives(words.months)})"
        behind = rf"(?P<month>{alternatives({**words.months, **words.months_behind_number})})"
        words.__dict__[key] = (
            whole(rf"{lead}{article}{day}{ordinal}{of}[ /-]?{behind}(?!\w)\.?{year}"),
            whole(rf"{lead}{month}\.? {article}{day}{ordinal}(?![:\d]|[.h]\d| ?(?:{units})(?!\w)){year}"),
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
        _doubt_far(text, when.day, today, when)
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
    """Read "the 12th" and "on the third": the last one that was."""
    for template in words.words("months", "day_alone"):
        before, _, after = template.partition("{n}")
        units = words.any_of("lengths", "hours")
        pattern = whole(
            rf"{re.escape(before)}(?P<day>\d{{1,2}}){re.escape(after)}(?![.,:/-]?\d)(?! (?:{units})(?!\w))"
        )
        if _take_alone(sheet, words, pattern, today, when):
            return
    lead = words.any_of("months", "before_ordinal_word")
    spelled = whole(
        rf"(?:{lead}) (?P<day>{alternatives(words.ordinals)})"
        rf"(?= ?(?:$|[,.;:)]|{TAKEN}|(?:{words.any_of('words', 'with')}|{words.any_of('months', 'last_month')})(?!\w)))"
    )
    _take_alone(sheet, words, spelled, today, when)


def _take_alone(sheet: Sheet, words: Language, pattern: re.Pattern[str], today: date, when: When) -> bool:
    for match in sheet.find(pattern):
        of_month = rf"(?:(?:{words.any_of('months', 'of')}) )?(?:{alternatives(words.months)})"
        if re.match(rf" (?:{words.any_of('months', 'counted')}|{of_month})(?!\w)", sheet.text[match.end() :]):
            continue  # "the 3rd floor", "el 30 de febrero"
        if of_somebody(sheet, words, match.start()):
            continue  # "Tom's 30th"
        number = int(match["day"]) if match["day"].isdigit() else words.ordinals[match["day"]]
        last_month = re.match(
            rf" (?:{words.any_of('months', 'last_month')})(?!\w)", sheet.text[match.end() :]
        )
        day = _last_of_number(number, today.replace(day=1) - timedelta(days=1) if last_month else today)
        if day is not None:
            when.day = day
            end = match.end() + (last_month.end() if last_month else 0)
            sheet.take(match.start(), end, "day", shown(day))
            return True
    return False


def of_somebody(sheet: Sheet, words: Language, start: int) -> bool:
    """Tell whether what begins there is somebody's: "her 40th", "Tom's 30th" are birthdays."""
    own = rf"(?<!\w)(?:{words.any_of('words', 'whose', 'others')}) $"
    return sheet.line[:start].endswith(("'s ", "’s ")) or re.search(own, sheet.text[:start]) is not None


def _doubt_far(typed: str, day: date, today: date, when: When) -> None:
    """Ask about a date without a year that is close ahead: it is a slip rather than eleven months old."""
    if day < today - timedelta(days=366) and not re.search(r"\d\d\d\d|[-/.]\d\d$", typed):
        when.question = when.question or f"“{typed}” was last in {day.year}. Which day was it?"
    if day < today:
        again = _date(day.year + 1, day.month, day.day)
        if again is not None and today < again <= today + _SOON:
            when.question = when.question or f"“{typed}” lies ahead this year. Which day was it?"


_SOON = timedelta(days=45)


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
