"""Weekdays in a line: "last Tuesday", "Thu last week", "lun 9"; a second one is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from contactlog.quickentry.language import Language, alternatives, whole
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.name_words import opens, stands_as_name
from contactlog.quickentry.sheet import TAKEN, Sheet, Token, folded_alike
from contactlog.quickentry.when import When, shown


def take_weekday_of_week(
    sheet: Sheet, words: Language, lexicon: Lexicon | None, today: date, when: When
) -> None:
    """Take "Thursday last week", before "last week" alone is asked about."""
    for match in _found(sheet, words, lexicon):
        if match["week"] or match["week2"]:
            when.day = _meant(match, words, today)
            sheet.take(*match.span(), "day", shown(when.day))
            return


def take_weekday(sheet: Sheet, words: Language, lexicon: Lexicon | None, today: date, when: When) -> None:
    """Take the weekday; of two the user must say which it was."""
    for match in _meant_as_days(sheet, words, lexicon):
        when.day = _meant(match, words, today)
        end = _with_number(sheet, words, match, today, when)
        if match["part"]:
            when.part_hour = words.glued_parts[match["part"]]
            when.parts_at.append((match.start(), end))
        doubt = _doubt(sheet, words, match.start(), end)
        if doubt:
            when.question = when.question or f"Which day was “{sheet.line[doubt[0] : doubt[1]]}”?"
            sheet.take(*doubt, "day", "which day?")
            return
        end = _with_half(sheet, words, end, when)
        sheet.take(match.start(), end, "day", shown(when.day))
        break
    else:
        return
    for match in _found(sheet, words, lexicon):
        if not _may_be_a_verb(sheet, words, match) and _meant(match, words, today) != when.day:
            when.question = when.question or "Which day was it? Write one line for each day."
            sheet.block(*match.span())
            return


def _doubt(sheet: Sheet, words: Language, start: int, end: int) -> tuple[int, int] | None:
    """Give "a week last Monday" and "since Monday": which day that is must be asked."""
    before = re.search(rf"(?<!\w)(?:{words.any_of('weekdays', 'doubtful_before')}) $", sheet.text[:start])
    after = re.match(rf" (?:{words.any_of('weekdays', 'doubtful_after')})(?!\w)", sheet.text[end:])
    if before is None and after is None:
        return None
    return before.start() if before else start, end + (after.end() if after else 0)


def _with_half(sheet: Sheet, words: Language, end: int, when: When) -> int:
    """Take the "pm" of "Sat pm" and give where it ends."""
    for key, hour in (("am", 9), ("pm", 15)):
        short = alternatives(word for word in words.words("clock", key) if len(word) <= _SHORT_HALF)
        half = re.match(rf" (?:{short})(?![\w.])", sheet.text[end:])
        if half and when.part_hour is None:
            when.part_hour = hour
            when.parts_at.append((end + 1, end + half.end()))
            return end + half.end()
    return end


_SHORT_HALF = 4
"""Letters of "a.m."."""


def take_agreeing_weekday(sheet: Sheet, words: Language, lexicon: Lexicon | None, when: When) -> None:
    """Take "Tue" beside "3 Mar": it says nothing new, or contradicts the date."""
    for match in _found(sheet, words, lexicon):
        other = when.day is not None and when.day.weekday() != words.weekdays[match["name"]]
        if other and _may_be_a_verb(sheet, words, match):
            continue
        if other:
            doubt_weekday(sheet, words, *match.span("name"), when)
        if match["part"]:
            when.part_hour = words.glued_parts[match["part"]]
        sheet.take(*match.span(), "day", match[0])
        return


def doubt_weekday(sheet: Sheet, words: Language, start: int, end: int, when: When) -> None:
    """Ask when a weekday contradicts the date beside it."""
    if when.day is not None and when.day.weekday() != words.weekdays[sheet.text[start:end]]:
        when.question = f"{shown(when.day)} is no “{sheet.line[start:end]}”. Which day was it?"


def _found(sheet: Sheet, words: Language, lexicon: Lexicon | None) -> Iterator[re.Match[str]]:
    """Give the weekdays that are meant as such: not "we sat in the back", not "Domingo came"."""
    for match in sheet.find(_pattern(words)):
        if not _is_short(sheet, words, match) and not _is_verb(sheet, words, match):
            token = Token(match.start("name"), match.end("name"), match["name"])
            bare = match.start() == token.start and match.end() == token.end
            named = lexicon is not None and bare and bool(lexicon.people(match["name"]))
            if not (named and _came(sheet, words, token)):
                yield match


def _meant_as_days(sheet: Sheet, words: Language, lexicon: Lexicon | None) -> list[re.Match[str]]:
    """Give the weekdays; "Sat with Grandpa on Sunday" is what was done, not another day."""
    every = list(_found(sheet, words, lexicon))
    plain = [match for match in every if not _may_be_a_verb(sheet, words, match)]
    return plain or every


def _may_be_a_verb(sheet: Sheet, words: Language, match: re.Match[str]) -> bool:
    apart = rf"\d[\d.,]* ?(?:{words.any_of('distance_words', 'm', 'cm', 'ft')})"
    behind = re.match(
        rf" (?:{words.any_of('weekdays', 'behind_verb')}|{apart})(?!\w)", sheet.text[match.end() :]
    )
    bare = match.group().strip() == match["name"]
    return bare and behind is not None and match["name"] in words.words("weekdays", "verbs")


def _came(sheet: Sheet, words: Language, token: Token) -> bool:
    verb = re.match(rf" (?:{words.any_of('words', 'subject_verbs')})(?!\w)", sheet.text[token.end :])
    beside = re.search(
        rf"(?<!\w)(?P<one>[^\W\d_]+) (?:{words.any_of('words', 'and')}|&) $", sheet.text[: token.start]
    )
    listed = sheet.capital(token) and beside is not None and beside["one"] not in words.weekdays
    if verb or listed:
        return True  # "Domingo vino", "con Lukas y Domingo"
    if opens(sheet, token.start) or not stands_as_name(sheet, words, token, token.end):
        return False
    # Small letters between commas are the day: "con Lukas y Heike, domingo".
    lead = rf"(?:(?<!\w)(?:{words.any_of('words', 'with', 'and')})|&) ?$"
    return sheet.capital(token) or bool(re.search(lead, sheet.text[: token.start]))


def _is_short(sheet: Sheet, words: Language, match: re.Match[str]) -> bool:
    """Tell whether "mar" or "sam" may mean something else: nothing beside it says that it is a day."""
    if match["name"] not in words.words("weekdays", "short"):
        return False
    beside = words.any_of("weekdays", "not_behind") + "|" + words.any_of("words", "with")
    if re.search(rf"(?<!\w)(?:{beside}) $", sheet.text[: match.start()]):
        return True  # "en el mar", "con mar"
    before = sheet.text[: match.start()].rstrip()
    if sheet.line[match.start("name")].isupper() and before and before[-1] not in ".!?:":
        return False  # "Tom, So, 2 Std"
    if match["lead"] or match["lead2"] or match["last"] or match["after"] or match["week"] or match["week2"]:
        return False
    following = sheet.text[match.end() :]
    opens = not match.start() and match["name"] not in words.words("weekdays", "not_opening")
    if opens and re.match(rf"\.? (?:{words.any_of('words', 'with')})(?!\w)", following):
        return False  # "mar con rob 2h"
    parts = alternatives(folded_alike(word) for listed in words.data["parts"].values() for word in listed)
    return not re.match(rf"\.? (?:\d{{1,2}}(?!\d| ?min(?!\w))|(?:{parts})(?!\w))|\.? ?{TAKEN}", following)


def _is_verb(sheet: Sheet, words: Language, match: re.Match[str]) -> bool:
    """Tell whether "sat" is what somebody did: "Ana sat in the back"."""
    if match["name"] not in words.words("weekdays", "verbs") or match["lead"] or match["last"]:
        return False
    who = re.search(r"(?:^|[ ,.])([^\W\d_]+) $", sheet.line[: match.start()])
    behind = re.match(rf" (?:{words.any_of('weekdays', 'behind_verb')})(?!\w)", sheet.text[match.end() :])
    if behind and behind[0].strip() in words.words("weekdays", "behind_verb_only"):
        return sheet.text[match.start()] == sheet.line[match.start()]  # "sat on the sofa"
    if who is None or behind is None:
        return False
    return who[1][0].isupper() or who[1].casefold() in words.words("weekdays", "subjects")


def _meant(match: re.Match[str], words: Language, today: date) -> date:
    back = (today.weekday() - words.weekdays[match["name"]]) % 7
    if match["next"]:
        return today + timedelta(days=(7 - back) or 7)
    if match["week"] or match["week2"]:
        return today - timedelta(days=today.weekday() + 7 - words.weekdays[match["name"]])
    # "Last Tuesday", said on a Tuesday, is a week ago; plain "Tuesday" is today.
    if back == 0 and (match["last"] or match["after"]):
        back = 7
    return today - timedelta(days=back)


def _with_number(sheet: Sheet, words: Language, match: re.Match[str], today: date, when: When) -> int:
    """Take the 9 of "lun 9" and "Mon 9th" where the last such day was that weekday, and give where it ends."""
    ordinals = words.any_of("months", "ordinals")
    counted = "|".join(
        (
            words.any_of("clock", "am", "pm", "suffix", "not_after", "until"),
            words.any_of("strangers", "nouns"),
        )
    )
    number = re.match(
        rf",? (?:(?:{words.any_of('weekdays', 'day_number')}) )?"
        rf"(\d{{1,2}})(?:{ordinals})?(?![\w:/]|[.,-]\d| ?(?:{counted})(?!\w)| ?(?:-|→))",
        sheet.text[match.end() :],
    )
    if number is None or match["after"] or match["part"]:
        return match.end()
    for back in range(31):
        day = today - timedelta(days=back)
        if day.day == int(number[1]):
            if day.weekday() != words.weekdays[match["name"]]:
                break
            when.day = day
            return match.end() + number.end()
    return match.end()


def _pattern(words: Language) -> re.Pattern[str]:
    key = "pattern of weekdays"
    if key not in words.__dict__:
        last, following = words.any_of("weekdays", "last"), words.any_of("weekdays", "next")
        week = words.any_of("weekdays", "last_week")
        before = rf"(?:(?P<week>{week}),? |(?P<last>{last}) |(?P<next>{following}) )?"
        lead = words.any_of("weekdays", "before", "article")
        after = rf"(?:,? (?P<week2>{week})| (?P<after>{words.any_of('weekdays', 'after')}))?"
        name = rf"(?P<name>{alternatives(words.weekdays)})"
        parts = rf"(?P<part>{alternatives(words.glued_parts)})?"  # "Sonntagnachmittag"
        words.__dict__[key] = whole(
            rf"(?:(?P<lead>{lead}) )?{before}(?:(?P<lead2>{lead}) )?{name}{parts}(?!\w)\.?{after}"
        )
    pattern: re.Pattern[str] = words.__dict__[key]
    return pattern
