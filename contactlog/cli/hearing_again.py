"""Who must hear again after a case changed."""

from __future__ import annotations

from collections.abc import Iterable

from contactlog.cli import output
from contactlog.core.people import Person
from contactlog.core.settings import JsonValue
from contactlog.diary.changed_cases import HearAgain
from contactlog.diary.people import shown_name


def again_json(again: HearAgain, people: dict[str, Person]) -> dict[str, JsonValue]:
    """Write who must hear again as JSON."""

    def named(ids: tuple[str, ...]) -> list[JsonValue]:
        return [{"person": shown_name(people.get(id_)), "person_id": id_} for id_ in ids]

    return {
        "to_correct": list(again.to_correct),
        "no_longer": named(again.no_longer),
        "other_facts": named(again.other_facts),
        "newly": [
            {
                "person": shown_name(people.get(item.person)),
                "person_id": item.person,
                "tier": item.tier.word,
                "last_exposure": item.last_exposure.isoformat() if item.last_exposure else None,
            }
            for item in again.newly
        ],
        "weaker": named(again.weaker),
    }


def show_again(again: HearAgain, people: dict[str, Person]) -> None:
    """Say who must hear again and why; nothing when nobody must."""

    def names(ids: Iterable[str]) -> str:
        return ", ".join(shown_name(people.get(id_)) for id_ in ids)

    if again.no_longer:
        output.line(f"Were told, and need not have been: {names(again.no_longer)}.")
    if again.other_facts:
        output.line(f"Were told something that is no longer so: {names(again.other_facts)}.")
    if again.to_correct:
        output.line("  contactlog draft --correction")
    if again.newly:
        output.line(f"Newly among those who should know: {names(item.person for item in again.newly)}.")
        output.line("  contactlog exposures")
    if again.weaker:
        output.line(f"Need not be told any more: {names(again.weaker)}.")
