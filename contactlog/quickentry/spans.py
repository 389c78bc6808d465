"""A day that may be known only roughly: ``8..10 Mar``, ``between 8 and 10 March``, ``yesterday``."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from contactlog.core.cases import DoubtfulDay
from contactlog.core.text import one_line, shorten
from contactlog.core.times import local_date, to_utc
from contactlog.errors import Invalid
from contactlog.quickentry.language import Language, alternatives, language
from contactlog.quickentry.sheet import Sheet
from contactlog.quickentry.when import find_day


def read_day_span(text: str, *, now: datetime, zone: str, lang: str = "en") -> DoubtfulDay:
    """Read a day, a span of days or a moment.

    Args:
        text: as typed.
        now: the moment from which it is meant.
        zone: IANA name.
        lang: tag of the language.

    Raises:
        Invalid: it cannot be understood.
    """
    cleaned = one_line(text)
    words, today = language(lang), local_date(now, zone)
    exact = _moment(cleaned, zone)
    if exact is not None:
        return exact
    found = _span(cleaned, words, today) or _single(cleaned, words, today)
    if found is None or found.first > found.last:
        raise Invalid(
            f"The day “{shorten(cleaned, 40)}” was not understood.",
            "Write 2026-03-10, yesterday, 3 Mar, or 8..10 Mar when you are not sure.",
        )
    return found


def _moment(text: str, zone: str) -> DoubtfulDay | None:
    if not re.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    at = moment.astimezone(UTC) if moment.tzinfo else to_utc(moment, zone)
    day = local_date(at, zone)
    return DoubtfulDay(day, day, at.replace(microsecond=0))


def _single(text: str, words: Language, today: date) -> DoubtfulDay | None:
    sheet = Sheet(text)
    match = re.match(r"(\d{4})-(\d{2})-(\d{2})$", text)
    if match:
        try:
            day: date | None = date.fromisoformat(text)
        except ValueError:
            day = None
    else:
        day = find_day(sheet, words, today)
        if any(text[start:end].isalnum() for start, end in sheet.left()):
            return _around(sheet, text, words, day)
    return None if day is None else DoubtfulDay(day, day)


def _around(sheet: Sheet, text: str, words: Language, day: date | None) -> DoubtfulDay | None:
    leading = {*words.words("lengths", "lead"), *words.words("weekdays", "last"), "the"}
    left = [text[start:end].casefold() for start, end in sheet.left()]
    if day is None or not set(left) <= leading:
        return None
    doubt = timedelta(days=1) if set(left) & set(words.words("lengths", "lead")) else timedelta()
    return DoubtfulDay(day - doubt, day + doubt)


def _span(text: str, words: Language, today: date) -> DoubtfulDay | None:
    until = alternatives(words.words("clock_words", "until"))
    lead = f"(?:(?:{alternatives(words.words('clock_words', 'from'))}) )?"
    separators = (r" ?(?:\.\.|…) ?", f" (?:{until}) ", r"(?<=\d) ?[-–] ?(?=\d)")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return None
    for separator in separators:
        match = re.fullmatch(f"{lead}(.+?){separator}(.+)", text.casefold())
        if match is not None:
            return _between(match, words, today)
    return None


def _between(match: re.Match[str], words: Language, today: date) -> DoubtfulDay | None:
    last = _single(match[2], words, today)
    first = _single(match[1], words, today)
    if first is None and last is not None and match[1].strip().isdigit():
        try:
            day = last.first.replace(day=int(match[1]))
        except ValueError:
            return None
        first = DoubtfulDay(day, day)
    return DoubtfulDay(first.first, last.last) if first and last else None
