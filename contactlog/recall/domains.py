"""The parts of life that are easily forgotten, one question each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Domain:
    """One part of life."""

    key: str
    text: str
    help: str


DOMAINS: tuple[Domain, ...] = (
    Domain(
        "home",
        "At home: who lives with you, slept over, or came to the door?",
        "Visitors, people who repaired or delivered something, neighbours on the stairs.",
    ),
    Domain(
        "work",
        "At work, school or college: who sat, stood or talked near you?",
        "Meetings, the next desk, the corridor, the coffee break, customers, an unexpected talk.",
    ),
    Domain(
        "family",
        "Family: whom did you see, even briefly?",
        "A meal, a birthday, handing over children, a visit to somebody old or ill.",
    ),
    Domain(
        "friends",
        "Friends and acquaintances: with whom did you spend time?",
        "A walk, a coffee, a party, somebody you ran into.",
    ),
    Domain(
        "clubs",
        "Sport, music, worship, clubs, classes: who was there?",
        "The changing room, the choir bench, the talk afterwards, your neighbour in the row.",
    ),
    Domain(
        "children",
        "With children, or with those you care for: whom did you meet there?",
        "The gate of the school, the playground, other parents, carers.",
    ),
    Domain(
        "body",
        "Hairdresser, doctor, dentist, therapist, masseur: who was close to you?",
        "Also the others in a small waiting room.",
    ),
    Domain(
        "meals",
        "Shared meals and drinks: with whom did you sit at a table?",
        "At home, at work, in a café, standing at a bar; shared cups and plates too.",
    ),
    Domain(
        "touch",
        "Whom did you touch: a hand, a hug, a kiss, more than that?",
        "Also whoever you carried, cared for, or danced with.",
    ),
    Domain(
        "journeys",
        "On the way: who was in the car, the taxi, the train, the lift with you?",
        "Lifts given and taken, the seat beside you, people you talked to.",
    ),
    Domain(
        "outdoors",
        "Outdoors and in your street: with whom did you stop to talk?",
        "Walking the dog, gardens, the bus stop, in front of a shop.",
    ),
)
"""In the order in which they are asked: places and roles bring back the most names (Brewer 2005)."""

TRACES = Domain(
    "traces",
    "Look at your own traces of these days: does anything remind you of somebody?",
    "Photos, calls, messages, calendar, card payments, tickets.",
)

LETTERS = Domain(
    "letters",
    "Go through the alphabet, letter by letter: does a first name come up?",
    "Take your time. Only people you did meet.",
)
