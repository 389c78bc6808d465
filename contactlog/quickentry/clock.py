"""Clock times in a line: one time, a range, or a named hour."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from contactlog.core.values import Precision
from contactlog.quickentry.clock_ends import (
    counts,
    ends_there,
    has_minutes,
    is_spelled_time,
    shown_time,
    take_until,
)
from contactlog.quickentry.clock_face import DAY, ClockFace, length_of
from contactlog.quickentry.clock_moments import take_spoken_range
from contactlog.quickentry.clock_patterns import ClockPatterns, clock_patterns
from contactlog.quickentry.clock_ranges import take_mixed_range
from contactlog.quickentry.hours_alone import CLOCK_FROM, LATEST_LENGTH, is_hour_of_day
from contactlog.quickentry.language import Language
from contactlog.quickentry.sheet import Sheet
from contactlog.quickentry.when import When


def take_clock(sheet: Sheet, words: Language, now: datetime, when: When) -> None:
    """Take the times of a line; without one, the part of the day counts as time."""
    patterns = clock_patterns(words.tag, words)
    named = [piece for piece in sheet.understood if piece.field not in ("group", "note")]
    doing = {
        token.text
        for token in sheet.tokens
        if not any(piece.start <= token.start < piece.end for piece in named)
    }
    evening = not doing.isdisjoint(words.words("activities", "evening"))
    rehearsal = not doing.isdisjoint(words.words("activities", "rehearsal"))
    frame = ClockFace(words, when.part_hour, evening, rehearsal)
    for pattern, factor in patterns.hours_ago:
        for match in sheet.find(pattern):
            when.moment = now - timedelta(minutes=(words.value(match["n"]) if match["n"] else 1) * factor)
            sheet.take(*match.span(), "time", match[0])
            return
    spoken = take_spoken_range(sheet, words, frame)
    if spoken is not None:
        _set(when, spoken[0])
        when.minutes = float(length_of(*spoken))
    elif (
        not take_mixed_range(sheet, patterns, frame, when)
        and not _take_range(sheet, patterns, frame, when)
        and not _take_from_named(sheet, patterns, frame, when)
    ):
        if not _take_open(sheet, patterns, frame, when):
            _take_one(sheet, patterns, frame, when)
        take_until(sheet, patterns, frame, when)
    if when.hour is None and when.end is None:
        # "9-17" and "9 to 5" are hours where nothing else in the line is.
        _take_range(sheet, patterns, frame, when, bare=True)
    for start, end, part in when.halves:
        if sheet.free(start, end):  # "los 3 de la tarde" counted no hours
            sheet.take(start, end, "part of day", sheet.line[start:end])
            when.part_hour = when.part_hour or part
    if when.hour is None and when.part_hour is not None:
        when.hour, when.precision = when.part_hour, Precision.PART_OF_DAY


_LONGEST_BARE = 600
"""Minutes of a range that nothing says to be one of hours: beyond it, "3-2" is a score."""


def _take_range(
    sheet: Sheet, patterns: ClockPatterns, frame: ClockFace, when: When, *, bare: bool = False
) -> bool:
    ranges = (patterns.between, patterns.between_words, patterns.between_sure)
    for match in [match for pattern in ranges for match in sheet.find(pattern)]:
        if _within_template(sheet, patterns, match.start("a")):
            continue  # "half five till seven" begins at half past
        end_half = frame.half(match["b_half"])
        start_half = frame.half(match["a_half"])
        if counts(sheet, frame.words, match.end()):
            continue  # "1h a 2 metros", "2-3 people"
        sure = bare or match["lead"] or has_minutes(match["a"]) or has_minutes(match["b"])
        first, last = (match["a_half"] or "").strip(), (match["b_half"] or "").strip()
        if not (sure or _tells_time(frame, match["a"], first) or last) or _is_span(frame, match, first, last):
            continue
        both = frame.both_ends(match["a"], start_half, match["b"], end_half)
        if both is None:
            continue
        start, end = both
        if bare and length_of(start, end) > _LONGEST_BARE:
            continue  # "partido 3-2"
        shift, last = _tail(sheet, patterns, match.end())  # "de 5 a 7 y cuarto"
        end = divmod((end[0] * 60 + end[1] + shift) % DAY, 60)
        _set(when, start)
        when.minutes = float(length_of(start, end))
        sheet.take(match.start(), last, "time", f"{shown_time(start)} to {shown_time(end)}")
        return True
    return False


def _tells_time(frame: ClockFace, hour: str, suffix: str) -> bool:
    """Tell whether what stands behind an hour makes it a time: not in "4h à 9", four hours with nine people."""
    half = suffix.strip()
    return bool(half) and (
        half not in frame.words.words("clock", "length_like") or frame.typed_hour(hour) > LATEST_LENGTH
    )


def _is_span(frame: ClockFace, match: re.Match[str], first: str, last: str) -> bool:
    """Tell whether a range only says how long: "2-3 h"."""
    like = frame.words.words("clock", "length_like")
    if match["lead"] or first or last not in like or has_minutes(match["b"]):
        return False
    return frame.typed_hour(match["b"]) < (CLOCK_FROM if last == "h" else LATEST_LENGTH + 1)


def _within_template(sheet: Sheet, patterns: ClockPatterns, hour: int) -> bool:
    """Tell whether an hour belongs to words before it: "half five", "viertel acht"."""
    for match in filter(None, (pattern.search(sheet.text) for pattern, _ in patterns.templates)):
        begins = match.end("lead") if match["lead"] else match.start()
        if match.start("h") == hour and sheet.text[begins:hour].strip():
            return True
    return False


def _tail(sheet: Sheet, patterns: ClockPatterns, end: int) -> tuple[int, int]:
    """Give by how many minutes what follows an hour moves it, and where that ends."""
    for tail, shift in patterns.tails:
        if found := tail.match(sheet.text, end):
            return shift, found.end()
    return 0, end


def _take_from_named(sheet: Sheet, patterns: ClockPatterns, frame: ClockFace, when: When) -> bool:
    """Take "from noon to 1"."""
    for match in sheet.find(patterns.from_named):
        end = frame.read(match["b"], frame.half(match["b_half"]))
        if end is None or counts(sheet, frame.words, match.end()):
            continue
        start = (
            next(int(name[1:]) for name, text in match.groupdict().items() if text and name[0] == "n"),
            0,
        )
        _set(when, start)
        when.minutes = float(length_of(start, end))
        sheet.take(*match.span(), "time", f"{shown_time(start)} to {shown_time(end)}")
        return True
    return False


def _take_open(sheet: Sheet, patterns: ClockPatterns, frame: ClockFace, when: When) -> bool:
    """Take the start of "von fünf bis halb acht"; the end is read next."""
    for match in sheet.find(patterns.opening):
        ends = any(pattern.match(sheet.text, match.end() + 1) for pattern, _ in patterns.until_templates)
        time = frame.read(match["a"], frame.half(match["a_half"])) if ends else None
        if time is not None:
            _set(when, time)
            sheet.take(*match.span(), "time", shown_time(time))
            return True
    return False


def _take_one(sheet: Sheet, patterns: ClockPatterns, frame: ClockFace, when: When) -> None:
    words = frame.words
    for pattern, shift in patterns.templates:
        for match in sheet.find(pattern):
            hour = words.value(match["h"])
            units = rf"(?<!\w)(?:{words.any_of('lengths', 'hours')})(?!\w)"
            if _is_end(sheet, words, match.start()) or match[0] in words.numbers:
                continue  # "until half ten"; "half a dozen"
            if not match["lead"] and counts(sheet, words, match.end()):
                continue  # "five to ten minutes"
            evening = _part_follows(when, match.end())
            if hour > 24 or (not (match["lead"] or evening) and shift > 0 and re.search(units, match[0])):
                continue  # "trois heures et demie" is how long
            half = frame.half(match[0][match.end("h") - match.start() :])
            face = frame.turned(hour, half) if half else frame.likely(hour, shift)
            total = (face * 60 + shift) % DAY
            _finish(sheet, words, match, (total // 60, total % 60), when)
            return
    for match in sheet.find(patterns.plain):
        lead, half = (match["lead"] or "").strip(), (match["a_half"] or "").strip()
        if not _is_time(sheet, words, match, lead, half, when):
            continue
        time = frame.read(match["a"], frame.half(half))
        if time is not None:
            _finish(sheet, words, match, time, when)
            return
    for match in sheet.find(patterns.spelled_half):
        if frame.half(match["a_half"]) or is_hour_of_day(sheet, words, match, (match["lead"] or "").strip()):
            time = frame.read(match["a"], frame.half(match["a_half"]))
            if time is not None and not _is_end(sheet, words, match.start()):
                _finish(sheet, words, match, time, when)
                return
    for match in sheet.find(patterns.spelled):
        half = (match["a_half"] or "").strip()
        said = half and half not in words.words("clock", "length_like")  # "deux heures" is how long
        if not (match["lead"] or said or _part_follows(when, match.end())):
            continue
        if _is_end(sheet, words, match.start()) or (
            not match["lead"] and match["a"] in words.words("words", "articles")
        ):
            continue  # "jusqu'à quatre heures"
        if not 1 <= words.value(match["a"]) <= 24 or not is_spelled_time(sheet, words, match.end()):
            continue  # "at one table"
        time = frame.read(match["a"], frame.half(match["a_half"]))
        if time is not None:
            _finish(sheet, words, match, time, when)
            return
    for match in sheet.find(patterns.named):
        hour = next(int(name[1:]) for name, text in match.groupdict().items() if text and name != "lead")
        end = patterns.until_named.search(sheet.text)
        if end and end[0].split()[0] not in words.words("clock", "at"):
            continue  # "until midnight" is an end; "à midi" is one only behind a start
        shift, last = _tail(sheet, patterns, match.end())
        time = divmod((hour * 60 + shift) % DAY, 60)
        _finish(sheet, words, match, time, when)
        if last > match.end():
            sheet.take(match.end(), last, "time", shown_time(time))
        return


def _is_time(sheet: Sheet, words: Language, match: re.Match[str], lead: str, half: str, when: When) -> bool:
    if _is_end(sheet, words, match.start()):
        return False  # "left at 11"
    if lead in words.words("clock", "until") and sheet.text[: match.start()].rstrip()[-1:].isdigit():
        return False  # "5 à 7"
    number = match["a"]
    between = re.sub(r"[\d ]", "", number)
    length_like = words.words("clock", "length_like")
    if half in length_like or between == "h" or between in length_like:
        # "14h" is a time where people write hours so; "2h" is a length, unless "at" stands before it.
        return is_hour_of_day(sheet, words, match, lead)
    if counts(sheet, words, match.end()):
        return False
    if half or (between and between != "."):
        return True
    if lead in words.words("clock", "at") or (between == "." and not lead):
        return True
    behind = any(sheet.text[end : match.start()] in (" ", ", ") for _, end in when.parts_at)
    before = _part_follows(when, match.end())
    counted = rf"(?:[\d:.+&]|(?<!\w)(?:{words.any_of('words', 'with', 'and')})) ?$"  # "me plus 3 last night"
    if before and not re.search(counted, sheet.text[: match.start()]):
        return True  # "5 de la tarde"
    # "about 7" is a time where no noun follows; "Saturday night 8" is one as well.
    return (bool(lead) or behind) and ends_there(sheet, words, match.end())


def _part_follows(when: When, end: int) -> bool:
    return any(start - end in (1, 2) for start, _ in when.parts_at)


def _is_end(sheet: Sheet, words: Language, start: int) -> bool:
    """Tell whether what stands before a time says that it is when something ended."""
    return re.search(rf"(?<!\w)(?:{words.any_of('clock', 'leaving')}) ?$", sheet.text[:start]) is not None


def _finish(sheet: Sheet, words: Language, match: re.Match[str], time: tuple[int, int], when: When) -> None:
    lead = (match["lead"] or "").strip()
    _set(when, time, about=lead in words.words("clock", "about"))
    sheet.take(*match.span(), "time", shown_time(time))


def _set(when: When, time: tuple[int, int], *, about: bool = False) -> None:
    if when.part_hour is not None and when.part_hour >= 20 and time[0] <= 4 and when.day is not None:
        when.day += timedelta(days=1)  # "Last night at 1" was after midnight.
    when.hour, when.minute = time
    when.precision = Precision.ABOUT if about else Precision.EXACT
