"""An invented diary for the demonstration: nobody in it exists."""

from __future__ import annotations

PEOPLE: tuple[tuple[str, dict[str, object]], ...] = (
    ("Rita Moura", {"lives_with_me": True, "phones": ("+351 912 000 101",)}),
    ("Ana Silva", {"phones": ("+351 912 000 102",), "nicknames": ("Aninhas",)}),
    ("Ben Okafor", {"emails": ("ben@example.org",), "language": "en"}),
    ("Clara Weiss", {"phones": ("+49 1555 0000103",), "flags": ("pregnant",)}),
    ("Dinis Rocha", {"phones": ("+351 912 000 104",)}),
    ("Eva Lindqvist", {"emails": ("eva@example.org",)}),
    ("Farid Haddad", {"phones": ("+351 912 000 106",), "channel": "call"}),
    ("Grete Holm", {"phones": ("+351 912 000 107",), "flags": ("weak_immunity",)}),
    ("Hugo Prates", {"phones": ("+351 912 000 108",)}),
)
"""Name and what is known of each person. Numbers are of the form kept free for fiction or not in use."""

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("choir", ("Clara Weiss", "Dinis Rocha", "Eva Lindqvist", "Grete Holm")),
)
"""Name and members of each group."""

LINES: tuple[tuple[int, str], ...] = (
    (13, "Dinner with Ana Silva and Ben Okafor at Tasca Azul 20:00 2h indoors 1m no masks"),
    (12, "Walk with Farid Haddad in the park 18:00 1h outdoors 2m"),
    (11, "Office with Hugo Prates at Atelier 9:00 6h indoors 3m windows open"),
    (9, "#choir at Parish Hall 19:30 90 min indoors singing"),
    (8, "Coffee with Ben Okafor at Café Nero 11:00 45 min terrace 1m"),
    (6, "Office with Hugo Prates at Atelier 9:00 7h indoors 3m windows open"),
    (5, "Train with 12 strangers 8:30 40 min masked"),
    (4, "Market with Eva Lindqvist 10:00 20 min outdoors 1m"),
    (3, "Lunch with Ana Silva at Café Nero 13:00 1h indoors 1m no masks"),
    (2, "#choir at Parish Hall 19:30 90 min indoors singing"),
    (1, "Taxi with Farid Haddad 18:30 15 min both masked"),
    (0, "Met Hugo Prates outside 9:00 5 min outdoors 2m"),
)
"""How many days before today, and what was typed that evening."""

QUIET_DAYS: tuple[int, ...] = (10, 7)
"""Days, counted back from today, on which nobody was met."""

ONSET_DAYS_AGO = 1
"""When the invented illness began."""

LEARNED_HOURS_AGO = 3
"""How long ago the invented test was read."""

TOLD: tuple[tuple[str, str], ...] = (
    ("Rita Moura", "in_person"),
    ("Clara Weiss", "call"),
    ("Grete Holm", "call"),
)
"""Who is told in the demonstration, and by which way."""
