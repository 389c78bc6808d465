"""Ranges of which one end is told in words: "half eight till eleven", "7pm to quarter past 8", "10 till noon"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contactlog.core.values import Precision
from contactlog.quickentry.clock_face import DAY, ClockFace
from contactlog.quickentry.clock_patterns import ClockPatterns
from contactlog.quickentry.sheet import Sheet
from contactlog.quickentry.when import When


@dataclass(frozen=True, slots=True)
class _Stated:
    """A time as it stands in the line."""

    start: int
    end: int
    hour: int
    """As said, 1 to 24."""
    minute: int
    """Added to the hour; negative for "quarter to"."""
    half: str
    """``am``, ``pm`` or nothing."""
    in_words: bool
    fixed: bool
    """The half of the day is settled: "noon", 14, 08:00."""

    def options(self) -> list[int]:
        """Give the minutes of the day that it may mean."""
        if self.fixed or self.hour > 12:
            return [(self.hour * 60 + self.minute) % DAY]
        halves = {"am": (0,), "pm": (12,)}.get(self.half, (0, 12))
        return [((self.hour % 12 + half) * 60 + self.minute) % DAY for half in halves]


def take_mixed_range(sheet: Sheet, patterns: ClockPatterns, frame: ClockFace, when: When) -> bool:
    """Take a range unless both ends are digits; those are read by a pattern of their own."""
    for token in sheet.tokens:
        first = _stated(sheet, patterns, frame, token.start)
        between = patterns.parted.match(sheet.text, first.end) if first else None
        last = _stated(sheet, patterns, frame, between.end()) if between else None
        if first is None or between is None or last is None or not (first.in_words or last.in_words):
            continue
        if _counts(sheet, frame, last.end) or not _is_range(
            sheet, frame, first, last, between[0].strip(" ,")
        ):
            continue
        starts = first.options() if (last.half or last.fixed) and not first.half else [_likely(frame, first)]
        begin, length = min(
            ((a, (b - a) % DAY) for a in starts for b in last.options() if a != b),
            key=lambda both: both[1],
            default=(0, 0),
        )
        if not length:
            continue
        when.hour, when.minute, when.minutes = begin // 60, begin % 60, float(length)
        when.precision = Precision.EXACT
        begins = _with_lead(sheet, frame, first.start)
        end = (begin + length) % DAY
        sheet.take(
            begins, last.end, "time", f"{begin // 60:02}:{begin % 60:02} to {end // 60:02}:{end % 60:02}"
        )
        return True
    return False


def _is_range(sheet: Sheet, frame: ClockFace, first: _Stated, last: _Stated, between: str) -> bool:
    """Tell whether two times make a range: "and" does only behind "between", "two to four" only alone."""
    words = frame.words
    before, after = sheet.text[: first.start], sheet.text[last.end :]
    led = re.search(rf"(?<!\w)(?:{words.any_of('clock', 'from', 'at', 'about')}) ?$", before) is not None
    if between in words.words("words", "and"):
        return re.search(rf"(?<!\w)(?:{words.any_of('clock', 'from')}) ?$", before) is not None
    plain = not (first.minute or last.minute or first.half or last.half or first.fixed or last.fixed)
    if not plain or led or between in words.words("clock", "sure_until"):
        return True
    return max(first.hour, last.hour) <= 12 and re.match(r" ?(?:$|[,;.)\x00])", after) is not None


def _with_lead(sheet: Sheet, frame: ClockFace, start: int) -> int:
    words = frame.words
    article = rf"(?:(?:{words.any_of('clock', 'article')}) )?"
    lead = re.search(
        rf"(?<!\w)(?:{words.any_of('clock', 'from', 'at', 'about')}) ?{article}$", sheet.text[:start]
    )
    return lead.start() if lead else start


def _likely(frame: ClockFace, stated: _Stated) -> int:
    if stated.fixed or stated.half or stated.hour > 12:
        return stated.options()[0]
    return (frame.likely(stated.hour, stated.minute) * 60 + stated.minute) % DAY


def _stated(sheet: Sheet, patterns: ClockPatterns, frame: ClockFace, start: int) -> _Stated | None:
    """Read the time that begins at a place of the line."""
    text, words = sheet.text, frame.words
    for pattern, shift in patterns.templates:
        match = pattern.match(text, start)
        if (
            match
            and not match["lead"]
            and words.value(match["h"]) <= 24
            and match["h"] not in words.words("words", "articles")
        ):
            suffix = text[match.end("h") : match.end()].strip()
            half = next(
                (frame.half(suffix[cut:]) for cut in range(len(suffix)) if frame.half(suffix[cut:])), ""
            )
            return _Stated(start, match.end(), words.value(match["h"]), shift, half, True, False)
    match = patterns.named.match(text, start)
    if match and not match["lead"]:
        hour = next(int(name[1:]) for name, said in match.groupdict().items() if said and name != "lead")
        return _Stated(start, match.end(), hour, 0, "", True, True)
    match = patterns.plain.match(text, start)
    if match and not match["lead"]:
        parts = [int(part) for part in re.findall(r"\d+", match["a"])]
        hour, minute = parts[0], parts[1] if len(parts) > 1 else 0
        if hour > 24 or minute > 59 or (match["a_half"] or "").strip() in words.words("clock", "length_like"):
            return None
        fixed = match["a"].startswith("0")
        return _Stated(start, match.end(), hour, minute, frame.half(match["a_half"]), False, fixed)
    match = patterns.spelled.match(text, start)
    if match and not match["lead"] and match["a"] not in words.words("words", "articles"):
        hour = words.value(match["a"])
        return (
            _Stated(start, match.end(), hour, 0, frame.half(match["a_half"]), True, False)
            if hour <= 24
            else None
        )
    return None


def _counts(sheet: Sheet, frame: ClockFace, end: int) -> bool:
    counted = "|".join(
        (frame.words.any_of("clock", "not_after"), frame.words.any_of("strangers", "nouns", "between"))
    )
    return re.match(rf" ?(?:{counted})(?!\w)|[%€$£'\"]|[.,]\d", sheet.text[end:]) is not None
