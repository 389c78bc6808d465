"""A day that may be known only roughly: ``8..10 Mar``, ``between 8 and 10 March``, ``last week``."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from contactlog.core.cases import DoubtfulDay
from contactlog.core.text import one_line, shorten
from contactlog.core.times import local_date, to_utc
from contactlog.errors import Invalid
from contactlog.quickentry.clock import take_clock
from contactlog.quickentry.days import take_days
from contactlog.quickentry.language import Language, language
from contactlog.quickentry.sheet import Sheet, folded_alike
from contactlog.quickentry.when import When


def read_day_span(text: str, *, now: datetime, zone: str, lang: str = "en") -> DoubtfulDay:
    """Read a day, a span of days or a moment.

    Args:
        text: as typed; "about" and the like make a day doubtful by one day to each side.
        now: the moment from which it is meant, with a zone.
        zone: IANA name.
        lang: tag of the language.

    Raises:
        Invalid: it cannot be understood, can be understood in two ways, or ends before it begins.
        NotFound: quick entry does not know the language.
    """
    cleaned, words = one_line(text)[:200], language(lang)
    found = _moment(cleaned, zone) or _week(cleaned, words, local_date(now, zone))
    found = found or _span(cleaned, words, now, zone) or _single(cleaned, words, now, zone)
    if found is not None and found.first > found.last:
        raise Invalid(
            f"“{shorten(cleaned, 40)}” ends before it begins.",
            f"Write the earlier day first, such as {found.last}..{found.first}.",
        )
    if found is None:
        asked = _asked(cleaned, words, local_date(now, zone))
        if asked is not None:
            raise Invalid(asked, "Write it as 2026-03-10 or 10 Mar.")
        raise Invalid(
            f"The day “{shorten(cleaned, 40)}” was not understood.",
            "Write 2026-03-10, yesterday, 3 Mar, or 8..10 Mar when you are not sure.",
        )
    return found


def _moment(text: str, zone: str) -> DoubtfulDay | None:
    if not re.match(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}", text):
        return None
    try:
        moment = datetime.fromisoformat(text)
        at = moment.astimezone(UTC) if moment.tzinfo else to_utc(moment, zone)
        day = local_date(at, zone)
    except (ValueError, OverflowError):
        return None
    return DoubtfulDay(day, day, at.replace(microsecond=0))


def _week(text: str, words: Language, today: date) -> DoubtfulDay | None:
    monday = today - timedelta(days=today.weekday())
    folded = folded_alike(text)
    if folded in words.words("spans", "last_week"):
        return DoubtfulDay(monday - timedelta(days=7), monday - timedelta(days=1))
    if folded in words.words("spans", "this_week"):
        return DoubtfulDay(monday, today)
    if folded in words.words("spans", "last_weekend"):
        return DoubtfulDay(monday - timedelta(days=2), monday - timedelta(days=1))
    return None


def _single(text: str, words: Language, now: datetime, zone: str) -> DoubtfulDay | None:
    sheet, when = Sheet(text), When()
    take_days(sheet, words, local_date(now, zone), when)
    day = when.day
    if day is None or when.question:
        return None
    if any(character.isalnum() for character in sheet.text):
        take_clock(sheet, words, now, when)
    left = re.findall(r"[^\W_]+|~", sheet.text.replace("\x00", " "))
    doubtful = set(left) & set(words.words("spans", "about"))
    silent = set(words.words("words", "filler")) | set(words.words("words", "at"))
    if set(left) - doubtful - silent:
        return None
    if when.hour is not None and when.part_hour is None and not doubtful:
        at = to_utc(datetime(day.year, day.month, day.day, when.hour, when.minute), zone)
        return DoubtfulDay(day, day, at)
    doubt = timedelta(days=1 if doubtful else 0)
    return DoubtfulDay(day - doubt, day + doubt)


def _asked(text: str, words: Language, today: date) -> str | None:
    """Give the question that a day raises which can be read in two ways."""
    when = When()
    take_days(Sheet(text), words, today, when)
    return when.question


def _span(text: str, words: Language, now: datetime, zone: str) -> DoubtfulDay | None:
    lead, until = words.any_of("clock", "from"), words.any_of("clock", "until")
    or_ = words.any_of("words", "or")
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text):
        return None
    # A bare hyphen comes last: in 2026-03-04..2026-03-10 it parts nothing.
    parted = re.sub("[–—]", "…", text)
    for between in (r" ?(?:\.\.\.?|…) ?", " - ", f" (?:{until}|{or_}) ", r"(?<=\d)-(?=\d)"):
        match = re.fullmatch(rf"(?:(?:{lead}) )?(.+?){between}(.+)", folded_alike(parted))
        if match is not None:
            break
    else:
        return None
    first_text, last_text = match[1].strip(), match[2].strip()
    number = re.fullmatch(
        rf"(?:(?:{words.any_of('weekdays', 'article')}) )?(\d{{1,2}})"
        rf"(?:\.|{words.any_of('months', 'ordinals')})?",
        first_text,
    )
    last = _single(last_text, words, now, zone)
    if last is not None and number:
        return _in_month_of(last.first, int(number[1]), last)
    first = _single(first_text, words, now, zone)
    if first is not None and last is None and last_text.rstrip(".").isdigit():
        return _up_to(first, int(last_text.rstrip(".")))
    if first is None or last is None:
        return None
    return DoubtfulDay(first.first, last.last)


def _in_month_of(last_day: date, number: int, last: DoubtfulDay) -> DoubtfulDay | None:
    month = last_day if number <= last_day.day else last_day.replace(day=1) - timedelta(days=1)
    try:
        return DoubtfulDay(month.replace(day=number), last.last)
    except ValueError:
        return None


def _up_to(first: DoubtfulDay, number: int) -> DoubtfulDay | None:
    try:
        return DoubtfulDay(first.first, first.first.replace(day=number))
    except ValueError:
        return None
