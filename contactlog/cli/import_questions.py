"""What an import asks: who is the same person, and which entries become meetings."""

from __future__ import annotations

from collections import Counter

from contactlog import phrases
from contactlog.cli import notices, prompt, show
from contactlog.diary.bringing_in import Doubt, Entries, Offer, Verdict

_NAMES = 6
_VERDICTS = {"y": Verdict.SAME, "yes": Verdict.SAME, "n": Verdict.DIFFERENT, "no": Verdict.DIFFERENT}
_CHOOSE_HELP = (
    "y: take  n: leave out  always, never: also from now on  Enter: as suggested  rest: all as suggested"
)


_SHOWN = 8
"""Titles that are shown before the yes; whoever wants all of them chooses, or takes --dry-run."""


def ask_doubts(offer: Offer) -> bool:
    """Ask about everybody who may be somebody in the diary; Enter leaves a pair for later, q all that are left.

    Returns:
        Whether anything was decided.
    """
    doubts = offer.doubts()
    if not doubts:
        return False
    notices.note(
        "These may be people you have already. y: one person, n: two, Enter: later, q: all later; "
        "y all, n all: everybody with the same reason."
    )
    kinds = Counter(doubt.why for doubt in doubts)
    for_all: dict[str, Verdict] = {}
    decided = False
    for doubt in doubts:
        verdict = for_all.get(doubt.why)
        if verdict is None:
            more = kinds[doubt.why] - 1
            notices.note(_doubt(doubt) + (f" So it is with {more} more." if more else ""))
            answer, *rest = prompt.ask("One person? [y/n/later]").casefold().split() or [""]
            if answer == "q":
                break
            verdict = _VERDICTS.get(answer, Verdict.LATER)
            if rest == ["all"]:
                for_all[doubt.why] = verdict
        kinds[doubt.why] -= 1
        offer.decide(doubt, verdict)
        decided = decided or verdict is not Verdict.LATER
    return decided


def _doubt(doubt: Doubt) -> str:
    details = f" ({', '.join(doubt.details[:3])})" if doubt.details else ""
    return f"“{doubt.theirs}”{details} and {show.person_line(doubt.ours)}: {doubt.why}."


def ask_entries(offer: Offer) -> None:
    """Ask which entries become meetings, title by title."""
    entries = offer.entries()
    if not entries:
        return
    notices.note(f"Which of these become meetings? {_CHOOSE_HELP}")
    for one in entries:
        notices.note(described(one))
        answer = prompt.ask(f"A meeting? [{'Y/n' if one.taken else 'y/N'}/always/never/rest]").casefold()
        if answer == "rest":
            return
        if answer in ("y", "yes", "always"):
            offer.take(one, True, always=answer == "always")
        elif answer in ("n", "no", "never"):
            offer.take(one, False, always=answer == "never")


def ask_yes(offer: Offer, *, choosing: bool) -> bool:
    """Show what an offer holds and ask for the yes; who wants to may choose title by title first.

    Args:
        offer: the file; its counts have been shown.
        choosing: choose before asking.

    Returns:
        Whether it is to come in.
    """
    if choosing:
        ask_entries(offer)
    entries = offer.entries()
    for one in entries[:_SHOWN]:
        notices.note(f"  {described(one)}")
    if len(entries) > _SHOWN:
        notices.note(f"  and {len(entries) - _SHOWN:,} more titles")
    ways = "y/N/choose" if entries else "y/N"
    while True:
        answer = prompt.ask(f"Bring in {offer.file}? [{ways}]").casefold()
        if entries and answer in ("c", "choose"):
            ask_entries(offer)
        else:
            return answer in ("y", "yes")


def some_names(offer: Offer) -> str:
    """Name the first people who would come in or gain something; empty when there are none."""
    people = offer.people()
    names = [phrases.shown_name(person) for person in people[:_NAMES]]
    return ", ".join([*names, "…"] if len(people) > _NAMES else names)


def described(entries: Entries) -> str:
    """Write entries of one title in one line, with the suggestion and its reason."""
    title = f"“{entries.title}”" if entries.title else "an entry without a title"
    days = (
        show.day(entries.first)
        if entries.first == entries.last
        else f"{entries.times} times, {show.day(entries.first)} to {show.day(entries.last)}"
    )
    people = f", with {', '.join(entries.people)}" if entries.people else ""
    place = f", at {entries.place}" if entries.place else ""
    why = "a rule of yours" if entries.by_rule else entries.reason
    return f"{title}, {days}{people}{place}: {'yes' if entries.taken else 'no'}, {why}"
