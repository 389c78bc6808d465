"""``recall tonight``: what usually takes place, taken over with one key."""

from __future__ import annotations

import argparse

from contactlog.cli import output, prompt, session, show
from contactlog.cli.evening import ask_usual
from contactlog.cli.naming import names
from contactlog.errors import Usage


def run_tonight(arguments: argparse.Namespace) -> int:
    """Offer the usual encounters of a day."""
    with session.diary(arguments) as diary:
        day = diary.encounters.read_day_span(arguments.day).first if arguments.day else None
        offers = diary.remembering.tonight(day)
        numbers = arguments.take or []
        if any(not 1 <= number <= len(offers) for number in numbers):
            raise Usage("--take takes a number of the list.", "See: contactlog recall tonight")
        if not numbers and prompt.is_interactive() and not arguments.json:
            saved = ask_usual(diary, offers)
        else:
            saved = [diary.remembering.accept(offers[number - 1]) for number in dict.fromkeys(numbers)]
        shown = names(diary)
    if arguments.json:
        output.json_value(
            {
                "offers": [{"text": offer.text, "basis": offer.basis} for offer in offers],
                "saved": [show.encounter_json(encounter, shown) for encounter in saved],
            }
        )
        return 0
    if not saved and not prompt.is_interactive():
        output.lines(f"{number}. {offer.text} ({offer.basis})" for number, offer in enumerate(offers, 1))
    output.lines(f"Saved: {show.encounter_line(encounter, shown)}" for encounter in saved)
    if not offers:
        output.line("Nothing usual is missing.")
    return 0
