"""Spoken ranges whose ends say more than the hour: "de 9 de la noche a 1", "de huit heures et demie à dix"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from contactlog.quickentry.clock_face import DAY, ClockFace, length_of
from contactlog.quickentry.clock_patterns import shifts_of_templates
from contactlog.quickentry.language import Language, alternatives
from contactlog.quickentry.sheet import Sheet

Span = tuple[int, int]
"""Hour and minute."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One end of a range as it is written."""

    end: int
    """Where it ends in the line."""
    text: str
    """The hour in digits or as a word, with minutes if digits have them."""
    half: str
    """What `ClockFace.half` says of the words behind it."""
    shift: int = 0
    """Minutes that words add: "y media"."""
    hour: int | None = None
    """The hour itself, where it has a name: noon."""

    @property
    def rich(self) -> bool:
        """Whether plain patterns of ranges would miss a part of it."""
        return bool(self.half or self.shift or self.hour is not None)


def take_spoken_range(sheet: Sheet, words: Language, face: ClockFace) -> tuple[Span, Span] | None:
    """Take a range one end of which says more than its hour, and give start and end."""
    pattern = _leads(words.tag, words)
    for match in sheet.find(pattern.lead):
        for first in _moments(sheet, words, face, match.end(), heads=bool(match["from"])):
            joint = pattern.until.match(sheet.text, first.end)
            if joint is None or not (match["from"] or first.half):
                continue
            last = next(_moments(sheet, words, face, joint.end()), None)
            if last is None or not (first.rich or last.rich) or _counted(sheet, words, last):
                continue
            both = _pair(words, face, first, last)
            if both is not None:
                start, end = both
                shown = f"{start[0]:02}:{start[1]:02} to {end[0]:02}:{end[1]:02}"
                sheet.take(match.start(), last.end, "time", shown)
                return both
    return None


@dataclass(frozen=True, slots=True)
class _Leads:
    lead: re.Pattern[str]
    until: re.Pattern[str]
    tails: re.Pattern[str]
    plain: re.Pattern[str]
    half: re.Pattern[str]
    named: re.Pattern[str]
    heads: tuple[tuple[re.Pattern[str], int], ...]


@lru_cache(maxsize=16)
def _leads(tag: str, words: Language) -> _Leads:
    del tag
    article = rf"(?:(?:{words.any_of('clock', 'article')}) )?"
    about = rf"(?:(?:{words.any_of('clock', 'about')}) ?)?"
    digits = r"\d{1,2}(?:[:.h]\d\d(?!\d))?"
    number = alternatives(words.numbers)
    suffix, half = words.any_of("clock", "suffix"), words.any_of("clock", "am", "pm", "night", "morning")
    named = "|".join(
        rf"(?P<n{value}>{words.any_of('clock_named', value)})" for value in words.data["clock_named"]
    )
    return _Leads(
        lead=re.compile(
            rf"(?<![\w+#])(?:(?P<from>{words.any_of('clock', 'from')}) {article}{about})?(?=[^\W_])"
        ),
        until=re.compile(rf" ?(?:(?:{words.any_of('clock', 'until')}) |[-–—→] ?){about}{article}"),
        tails=re.compile(
            "|".join(rf"(?P<t{n}>{tail})" for n, (tail, _) in enumerate(_tails(words))) or r"(?!)"
        ),
        plain=re.compile(rf"(?P<a>{digits}|{number})(?![^\W\d_]{{3}})(?: ?(?:{suffix})(?!\w))?"),
        half=re.compile(rf" ?(?P<half>{half})(?!\w)"),
        named=re.compile(rf"(?:{named})(?!\w)"),
        heads=tuple(
            (
                re.compile(
                    re.escape(template).replace(r"\{h\}", rf"(?P<a>\d{{1,2}}|{number})") + r"(?![\w:])"
                ),
                shift,
            )
            for template, shift in shifts_of_templates(words)
            if not template.startswith("{h}") and shift
        ),
    )


def _tails(words: Language) -> list[tuple[str, int]]:
    """Give what may follow an hour, as patterns, with the minutes it adds: " y media", "h et quart"."""
    return [
        (re.escape(template.removeprefix("{h}")) + r"(?![\w:])", shift)
        for template, shift in shifts_of_templates(words)
        if template.startswith("{h}") and shift
    ]


def _moments(
    sheet: Sheet, words: Language, face: ClockFace, start: int, *, heads: bool = True
) -> Iterator[Moment]:
    """Give the readings of what stands at a position; ``heads`` looks for "half past" before the hour too."""
    pattern = _leads(words.tag, words)
    for head, shift in pattern.heads if heads else ():
        if found := head.match(sheet.text, start):
            half = pattern.half.match(sheet.text, found.end())
            end = half.end() if half else found.end()
            yield Moment(end, found["a"], face.half(half["half"]) if half else "", shift)
            return
    if found := pattern.named.match(sheet.text, start):
        hour = int((found.lastgroup or "n0")[1:])
        end, shift = _tail(sheet, words, found.end())
        yield Moment(end, found[0], "", shift, hour)
        return
    found = pattern.plain.match(sheet.text, start)
    if found is None:
        return
    hour = face.typed_hour(found["a"])
    if not 0 <= hour <= 24:
        return
    end, shift = _tail(sheet, words, found.end("a"))
    if not shift:
        end, shift = _tail(sheet, words, found.end())
    half = pattern.half.match(sheet.text, end)
    yield Moment(half.end() if half else end, found["a"], face.half(half["half"]) if half else "", shift)


def _tail(sheet: Sheet, words: Language, end: int) -> tuple[int, int]:
    found = _leads(words.tag, words).tails.match(sheet.text, end)
    if found is None:
        return end, 0
    return found.end(), _tails(words)[int((found.lastgroup or "t0")[1:])][1]


def _counted(sheet: Sheet, words: Language, last: Moment) -> bool:
    """Tell whether the end of a range counts something: "de 2 y media a 3 metros"."""
    return re.match(rf" ?(?:{words.any_of('clock', 'not_after')})(?!\w)", sheet.text[last.end :]) is not None


def _pair(words: Language, face: ClockFace, first: Moment, last: Moment) -> tuple[Span, Span] | None:
    """Give the shortest range that both ends may mean."""
    starts, ends = _readings(words, face, first), _readings(words, face, last)
    if not (first.half or last.half) and first.hour is None and last.hour is None and len(starts) > 1:
        likely = face.likely(face.typed_hour(first.text), first.shift) * 60 + first.shift
        starts = [start for start in starts if start // 60 == likely // 60] or starts
    pairs = [(start, end) for start in starts for end in ends if start != end]
    if not pairs:
        return None
    start, end = min(pairs, key=lambda pair: length_of(divmod(pair[0], 60), divmod(pair[1], 60)))
    return divmod(start, 60), divmod(end, 60)


def _readings(words: Language, face: ClockFace, moment: Moment) -> list[int]:
    """Give the minutes of the day that an end of a range may mean."""
    if moment.hour is not None:
        return [(moment.hour * 60 + moment.shift) % DAY]
    hour, _, minute = re.sub(r"[.h]", ":", moment.text).partition(":")
    typed = face.typed_hour(moment.text)
    minutes = (int(minute) if minute.isdigit() else 0) + moment.shift
    if moment.half:
        hours = [face.turned(typed, moment.half)]
    elif typed > 12 or hour.startswith("0"):
        hours = [typed]
    else:
        hours = [typed % 12, typed % 12 + 12]
    return [(hour * 60 + minutes) % DAY for hour in hours]
