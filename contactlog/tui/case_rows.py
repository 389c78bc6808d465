"""A case in the words and rows of its screen. Every mark has a word beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from contactlog import phrases
from contactlog.core.cases import Case, CaseState, DoubtfulDay
from contactlog.core.exposures import Certainty, Exposure, Reason, Tier, Window
from contactlog.core.notices import Attempt, Notice, NoticeState
from contactlog.core.times import to_local
from contactlog.diary.falling_ill import date_words
from contactlog.tui import words
from contactlog.tui.case_uses import CaseView
from contactlog.tui.widgets.virtual_list import Row

TIERS = {
    Tier.HOUSEHOLD: "Household",
    Tier.CLOSE: "Close contact",
    Tier.POSSIBLE: "Possible: tell them if you can",
    Tier.UNLIKELY: "Unlikely: you need not tell them",
    Tier.NONE: "Not exposed: you need not tell them",
}
CERTAINTY = {
    Certainty.SURE: "",
    Certainty.DEPENDS_ON_ONSET: "depends on the day it began",
    Certainty.ASSUMED: "something was assumed",
    Certainty.COULD_BE_HIGHER: "could be higher: too little was noted",
}
_STATES = {
    NoticeState.TO_TELL: ("·", "to tell", "warn"),
    NoticeState.DRAFTED: ("·", "words made", "warn"),
    NoticeState.TOLD: ("✓", "told", "good"),
    NoticeState.REPLIED: ("✓", "replied", "good"),
    NoticeState.UNREACHABLE: ("✗", "not reached", "bad"),
    NoticeState.CHOSE_NOT_TO: ("–", "not telling", "quiet"),
    NoticeState.THROUGH_SOMEONE: ("✓", "told through someone", "good"),
    NoticeState.ALL_CLEAR_SENT: ("✓", "all-clear sent", "good"),
}


def state(notice: Notice | None) -> tuple[str, str, str]:
    """Give the sign, the word and the style of how far telling somebody has come."""
    return _STATES[notice.state if notice else NoticeState.TO_TELL]


def rows(view: CaseView, *, everybody: bool) -> list[Row]:
    """List those exposed: whom to tell first, then the rest by tier.

    Args:
        view: the case.
        everybody: also those who need not be told.
    """
    first = set(view.left) if view.case.state is CaseState.OPEN else set()
    listed: list[Row] = []
    if first:
        listed.append(_heading(f"Tell first, in this order ({len(first)})"))
        listed += [_row(view, item, tier=True) for item in view.assessment.exposures if item.person in first]
    for tier in sorted(TIERS, reverse=True):
        rest = [item for item in view.assessment.exposures if item.tier is tier and item.person not in first]
        if rest and (everybody or tier >= Tier.POSSIBLE):
            listed.append(_heading(f"{TIERS[tier]} ({len(rest)})"))
            listed += [_row(view, item) for item in rest]
    return listed


def _heading(text: str) -> Row:
    return Row("", ((text, "heading"),))


def _row(view: CaseView, item: Exposure, *, tier: bool = False) -> Row:
    notice = view.notices.get(item.person)
    sign, word, style = state(notice)
    told = item.tier < Tier.POSSIBLE and notice is None
    more = [
        item.tier.word if tier else "",
        f"met {item.last_exposure:%a %d %b}" if item.last_exposure else "",
        CERTAINTY[item.certainty],
    ]
    again = f"  try again {notice.next_try:%a %d %b}" if notice and notice.next_try else ""
    return Row(
        item.person,
        (
            (f" {' ' if told else sign} ", style),
            (words.short(phrases.shown_name(view.people.get(item.person))), "strong"),
            ("" if told else f"  {word}", style),
            (again, "warn"),
            (f"  by {item.deadline.on:%a %d %b}" if item.deadline else "", "bad"),
            ("".join(f"  {part}" for part in more if part), "quiet"),
        ),
    )


def title(view: CaseView) -> str:
    """Write the case in one line."""
    place = view.ids.index(view.case.id) + 1
    which = f"  (case {place} of {len(view.ids)})" if len(view.ids) > 1 else ""
    dates = ", ".join(f"{date_words(name).lower()} {said(day)}" for name, day in _in_order(view.case))
    return f"{view.illness}, {phrases.words(view.case.state)}{which}: {dates}"


def _in_order(case: Case) -> list[tuple[str, DoubtfulDay]]:
    return sorted(case.anchors.items(), key=lambda item: (item[1].first, item[0]))


def said(day: DoubtfulDay) -> str:
    """Write a day that may be in doubt, shortly."""
    return f"{day.first:%a %d %b}" + ("" if day.certain else f" to {day.last:%a %d %b}")


def window_sentence(window: Window) -> str:
    """Write a window as one sentence."""
    end = " or until it is over" if window.open_end else ""
    widest = f"{_day(window.wide_first)} to {_day(window.wide_last)}"
    if window.none_certain:
        return f"You could pass it on, with the doubtful dates at their widest: {widest}{end}."
    if window.first == window.last and not end:
        text = f"The day on which you could pass it on: {_day(window.first)}."
    else:
        text = f"You could pass it on from {_day(window.first)} to {_day(window.last)}{end}."
    if (window.wide_first, window.wide_last) != (window.first, window.last):
        text += f" At the widest, with the doubtful dates: {widest}."
    return text


def _day(day: date) -> str:
    return f"{day:%a %d %b}"


def who(view: CaseView, item: Exposure) -> list[tuple[str, str]]:
    """Write who it is, how far telling them has come, and what they count as: text and style."""
    notice = view.notices.get(item.person)
    sign, word, style = state(notice)
    lines = [(words.short(phrases.shown_name(view.people.get(item.person))), "bold")]
    if notice is not None or item.tier >= Tier.POSSIBLE:
        color = {"good": "$success", "bad": "$error"}.get(style, "$warning")
        lines.append((f"{sign} {word}{_when(view, notice)}", color))
    certainty = f" ({CERTAINTY[item.certainty]})" if CERTAINTY[item.certainty] else ""
    return [*lines, (TIERS[item.tier] + certainty, ""), ("", "")]


def reasons(view: CaseView, item: Exposure) -> list[tuple[str, str]]:
    """Write why somebody is where they are: text and style, with rules, owners, dates and what they may do."""
    notice, lines = view.notices.get(item.person), list[tuple[str, str]]()
    if item.deadline:
        lines += [(f"By {phrases.day(item.deadline.on)}: {item.deadline.text}", "$error"), ("", "")]
    for text, cited in _by_sentence(item.reasons).items():
        lines += [(f"• {text}", ""), (f"  {'; '.join(cited)}", "$quiet")]
    if item.advice:
        lines += [("", ""), ("What they may do", "bold")]
    for advice in item.advice:
        lines += [(f"• {advice.text}{_span(advice.from_day, advice.until_day)}", "")]
        lines += [(f"  {' · '.join(filter(None, (advice.owner, advice.source)))}", "$quiet")]
    if notice and notice.attempts:
        lines += [("", ""), ("Tried", "bold")]
        lines += [(_attempt(view, one), "") for one in notice.attempts]
    return lines


def _attempt(view: CaseView, attempt: Attempt) -> str:
    by = f" by {phrases.words(attempt.channel)}" if attempt.channel else ""
    note = f": {attempt.note}" if attempt.note else ""
    return f"{to_local(attempt.at, view.zone):%a %d %b %H:%M} {phrases.words(attempt.outcome)}{by}{note}"


def _when(view: CaseView, notice: Notice | None) -> str:
    if notice is None:
        return ""
    through = f" ({view_name(view, notice.through)})" if notice.through else ""
    reason = f" ({notice.reason})" if notice.reason else ""
    reply = f": {phrases.words(notice.reply)}" if notice.reply else ""
    return f"{through}{reason}{reply}"


def view_name(view: CaseView, who: str) -> str:
    """Give the name of who passes it on, who may be a person or words."""
    return phrases.shown_name(view.people[who]) if who in view.people else who


def _span(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return ""
    parts = [f"from {_day(first)}" if first else "", f"until {_day(last)}" if last else ""]
    return f" ({' '.join(filter(None, parts))})"


def _by_sentence(found: Iterable[Reason]) -> dict[str, list[str]]:
    """Give each sentence once, with whose rules say so and their ids."""
    sentences: dict[str, list[str]] = {}
    for reason in found:
        sentences.setdefault(reason.text, []).append(f"{reason.owner}: {reason.rule}")
    return sentences
