"""Ends of a time: "until nine", "left at 11", "bis halb acht", and what follows a number that is a time."""

from __future__ import annotations

import re

from contactlog.quickentry.clock_face import DAY, ClockFace, length_of
from contactlog.quickentry.clock_patterns import ClockPatterns
from contactlog.quickentry.language import Language
from contactlog.quickentry.sheet import TAKEN, Sheet
from contactlog.quickentry.when import When


def ends_there(sheet: Sheet, words: Language, end: int) -> bool:
    """Tell whether nothing that could be counted follows a number."""
    on = words.any_of("words", "with", "at", "in", "home") + "|" + words.any_of("clock", "until", "goes_on")
    return re.match(rf"$|[,;.)](?!\d)| ?{TAKEN}| \d| (?:{on})(?!\w)", sheet.text[end:]) is not None


def is_spelled_time(sheet: Sheet, words: Language, end: int) -> bool:
    """Tell whether a number word stands as a time does: at the end of what is said, and it counts nothing."""
    return ends_there(sheet, words, end) and not counts(sheet, words, end)


def counts(sheet: Sheet, words: Language, end: int) -> bool:
    """Tell whether what follows a number says that it counts something."""
    following = sheet.text[end:].lstrip()
    return bool(re.match(rf"(?:{words.any_of('clock', 'not_after')})(?!\w)|[%€$£'\"′]|[.,]\d", following))


def take_until(sheet: Sheet, patterns: ClockPatterns, frame: ClockFace, when: When) -> None:
    """Take until when it was; with a start it is the length."""
    for match in sheet.find(patterns.until_named):
        named = next(int(name[1:]) for name, text in match.groupdict().items() if text)
        if when.hour is None:
            when.end = (named, 0)
        else:
            if named == 0 and when.hour < _NOON and not _says_morning(sheet, frame):
                when.hour += _NOON  # "from 8 until midnight"
            when.minutes = float(length_of((when.hour, when.minute), (named, 0)))
        sheet.take(*match.span(), "time", f"until {named:02}:00")
        return
    for pattern, shift in patterns.until_templates:
        for match in sheet.find(pattern):
            face = frame.likely(frame.words.value(match["h"]), shift)
            total = (face * 60 + shift) % DAY
            _end(sheet, match, (total // 60, total % 60), when)
            return
    for match in sheet.find(patterns.until):
        if not match[0][0].isalpha() and (when.hour is None or not has_minutes(match["b"])):
            continue
        if counts(sheet, frame.words, match.end()) or _is_joined(sheet, frame.words, match):
            continue  # "a 2 metros"
        sure = has_minutes(match["b"]) or frame.half(match["b_half"]) or (match["b_half"] or "").strip()
        number_before = sheet.text[: match.start()].rstrip()[-1:].isdigit()  # "9 to 5" is a range
        word = match[0][0].isalpha() and not number_before and ends_there(sheet, frame.words, match.end())
        if not sure and when.hour is None and not word:
            continue
        end = frame.read(match["b"], frame.half(match["b_half"]))
        if end is None:
            continue
        _end(sheet, match, end, when)
        return
    _take_until_word(sheet, patterns, frame, when)


def _is_joined(sheet: Sheet, words: Language, match: re.Match[str]) -> bool:
    """Tell whether "y" only goes on: "1h de coche y 2h a pie", but "entre las 5 y las 7"."""
    joins = re.match(rf"(?:{words.any_of('words', 'and')}) ", match[0]) is not None
    between = rf"(?<!\w)(?:{words.any_of('clock', 'from')})(?!\w)"
    return joins and re.search(between, sheet.text[: match.start()]) is None


_NOON = 12


def _says_morning(sheet: Sheet, frame: ClockFace) -> bool:
    """Tell whether the start is said to be in the morning: "8am", "08:00"."""
    times = [piece.words.casefold() for piece in sheet.understood if piece.field in ("time", "part of day")]
    return any(
        frame.half(re.sub(r"(?<=\d)(?=[^\W\d])", " ", said)) == "am" or said[:1] == "0" for said in times
    )


def _take_until_word(sheet: Sheet, patterns: ClockPatterns, frame: ClockFace, when: When) -> None:
    """Take "stayed till five" and "left at nine"; "to" and "and" need digits."""
    words = frame.words
    for match in sheet.find(patterns.until_spelled):
        sure = " " in match["until"] or match["until"] in words.words("clock", "sure_until")
        end = frame.read(match["b"], frame.half(match["b_half"]))
        if sure and end is not None and is_spelled_time(sheet, words, match.end()):
            _end(sheet, match, end, when)
            return


def _end(sheet: Sheet, match: re.Match[str], end: tuple[int, int], when: When) -> None:
    if when.hour is not None:
        start = (when.hour, when.minute)
        if end < start and end[0] + 12 < 24 and end[0] <= 12:
            end = (end[0] + 12, end[1])
        when.minutes = float(length_of(start, end))
    else:
        when.end = end
    sheet.take(*match.span(), "time", f"until {shown_time(end)}")


def has_minutes(text: str) -> bool:
    """Tell whether a time in digits has minutes: "9.15", "14h30"."""
    return bool(re.search(r"[:.]\d\d|h", text[1:]))


def shown_time(time: tuple[int, int]) -> str:
    """Write hour and minute."""
    return f"{time[0]:02}:{time[1]:02}"
