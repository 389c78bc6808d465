"""The evening: "Tuesday: Choir again?", taken over with one key, then a line for each meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from contactlog.cli import notices, prompt, readings
from contactlog.cli.answers import NO, NOBODY, YES
from contactlog.cli.settling import nobody_in, settled
from contactlog.core.encounters import Encounter
from contactlog.diary.door import Diary
from contactlog.diary.encounters import Reading
from contactlog.errors import ContactlogError

if TYPE_CHECKING:
    from contactlog.diary.remembering import Usual


def ask_usual(diary: Diary, offers: Sequence[Usual]) -> list[Encounter]:
    """Offer usual encounters one by one; the safe answer is no.

    Returns:
        Those that took place again, saved.
    """
    if offers:
        notices.note("y: it took place again.  Enter: not today.  q: no more of these.")
    saved = []
    for offer in offers:
        answer = prompt.ask(f"{offer.text} ({offer.basis}) [y/N/q]").casefold()
        if answer == "q":
            break
        if answer in YES:
            saved.append(diary.remembering.accept(offer))
    return saved


def ask_lines(diary: Diary, lang: str | None) -> list[Encounter]:
    """Take one meeting a line until an empty one; each is shown as understood and kept with the next line.

    Returns:
        What was saved.
    """
    notices.note(
        "Whom did you meet? One meeting a line; it is shown as understood. Enter keeps it, no drops it."
    )
    saved: list[Encounter] = []
    pending: Reading | None = None
    while True:
        text = prompt.ask(">")
        dropped = pending is not None and text.casefold() in NO
        if pending is not None and not dropped:
            saved.append(diary.encounters.save(pending))
        if not text or text.casefold() in NOBODY:
            return saved
        pending = None if dropped else _read(diary, text, lang)


def _read(diary: Diary, text: str, lang: str | None) -> Reading | None:
    """Read a line and show it; None when it cannot be kept as it is."""
    try:
        reading = settled(diary, diary.encounters.read(text, lang=lang), as_of=None, lang=lang)
    except ContactlogError as error:
        notices.failure(error)
        return None
    problem = reading.question or nobody_in(reading)
    notices.note(f"  Not kept. {problem}" if problem else f"  {readings.line_of(reading)}")
    return None if problem else reading
