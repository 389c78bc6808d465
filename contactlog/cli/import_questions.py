"""What an import asks: who is the same person, and which entries become meetings."""

from __future__ import annotations

from contactlog.cli import notices, prompt, show
from contactlog.diary.bringing_in import Doubt, Entries, Offer, Verdict

_VERDICTS = {"y": Verdict.SAME, "yes": Verdict.SAME, "n": Verdict.DIFFERENT, "no": Verdict.DIFFERENT}
_CHOOSE_HELP = (
    "y: take  n: leave out  always, never: also from now on  Enter: as suggested  rest: all as suggested"
)


def ask_doubts(offer: Offer) -> None:
    """Ask about everybody who may be somebody in the diary; Enter leaves a pair for later, q all that are left."""
    doubts = offer.doubts()
    if not doubts:
        return
    notices.note("These may be people you have already. y: one person, n: two, Enter: later, q: all later.")
    for doubt in doubts:
        notices.note(_doubt(doubt))
        answer = prompt.ask("One person? [y/n/later]").casefold()
        if answer == "q":
            return
        offer.decide(doubt, _VERDICTS.get(answer, Verdict.LATER))


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
