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
    ("Ines Prates", {"phones": ("+351 912 000 109",), "flags": ("baby",)}),
    ("Joana Teles", {"phones": ("+351 912 000 110",), "safety": ("shared_phone",)}),
    ("Karel Novak", {"emails": ("karel@example.org",), "language": "de"}),
    ("Eva Lindquist", {"emails": ("eva@example.org",)}),
    ("Luisa from the bakery", {}),
)
"""Name and what is known of each person. Numbers are of the form kept free for fiction or not in use."""

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("choir", ("Clara Weiss", "Dinis Rocha", "Eva Lindqvist", "Grete Holm")),
    ("book club", ("Ana Silva", "Joana Teles", "Karel Novak")),
)
"""Name and members of each group."""

_EARLIER: tuple[tuple[int, str], ...] = (
    (59, "Office with Hugo Prates at Atelier 9:00 7h indoors 3m windows open"),
    (58, "#choir at Parish Hall 19:30 90 min indoors singing"),
    (57, "Lunch with Ben Okafor at Café Nero 13:00 1h terrace 1m"),
    (56, "Market with Eva Lindqvist 10:00 30 min outdoors 1m"),
    (56, "Coffee with Luisa from the bakery 11:00 10 min outdoors"),
    (55, "Office with Hugo Prates at Atelier 9:00 6h indoors 3m windows open"),
    (54, "Dinner with Ana Silva and Joana Teles at Tasca Azul 20:00 2h indoors 1m no masks"),
    (52, "Train with 20 strangers 8:30 40 min masked"),
    (51, "#choir at Parish Hall 19:30 90 min indoors singing"),
    (50, "Walk with Farid Haddad in the park 18:00 1h outdoors 2m"),
    (49, "Market with Eva Lindqvist 10:00 30 min outdoors 1m"),
    (49, "Tea with Ines Prates and Hugo Prates 16:00 2h indoors 1m hugged"),
    (48, "Office with Hugo Prates at Atelier 9:00 7h indoors 3m windows open"),
    (46, "Doctor's waiting room with 6 strangers 10:00 30 min indoors masked"),
    (45, '#"book club" at Library 19:00 2h indoors 1m'),
    (44, "#choir at Parish Hall 19:30 90 min indoors singing"),
    (43, "Lunch with Karel Novak at Café Nero 13:00 1h indoors 1m no masks"),
    (42, "Market with Eva Lindqvist 10:00 20 min outdoors 1m"),
    (42, "Cinema with Joana Teles 21:00 2h indoors 1m"),
    (41, "Office with Hugo Prates at Atelier 9:00 8h indoors 3m windows open"),
    (40, "Haircut with 2 strangers 17:00 45 min indoors 1m no masks"),
    (38, "Dinner with Ben Okafor and Dinis Rocha at Tasca Azul 20:00 2h indoors 1m no masks"),
    (37, "#choir at Parish Hall 19:30 90 min indoors singing"),
    (36, "Walk with Farid Haddad in the park 18:00 1h outdoors 2m"),
    (35, "Market with Eva Lindqvist 10:00 30 min outdoors 1m"),
    (35, "Birthday with Ana Silva, Ben Okafor, Clara Weiss, Joana Teles and 8 strangers 19:00 3h indoors"),
    (34, "Office with Hugo Prates at Atelier 9:00 6h indoors 3m windows open"),
    (33, "Coffee with Luisa from the bakery 8:00 10 min indoors"),
    (31, '#"book club" at Library 19:00 2h indoors 1m'),
    (30, "#choir at Parish Hall 19:30 90 min indoors singing"),
    (29, "Taxi with Farid Haddad 18:30 20 min both masked"),
    (28, "Market with Eva Lindqvist 10:00 30 min outdoors 1m"),
    (27, "Office with Hugo Prates at Atelier 9:00 7h indoors 3m windows open"),
    (26, "Lunch with Ana Silva at Café Nero 13:00 1h terrace 1m"),
    (24, "Train with 15 strangers 8:30 40 min masked"),
    (23, "#choir at Parish Hall 19:30 90 min indoors singing"),
    (22, "Dinner with Karel Novak and Ana Silva at Tasca Azul 20:00 2h indoors 1m no masks"),
    (21, "Market with Eva Lindqvist 10:00 20 min outdoors 1m"),
    (21, "Walk with Ines Prates in the park 15:00 1h outdoors 1m hugged"),
    (20, "Office with Hugo Prates at Atelier 9:00 8h indoors 3m windows open"),
    (18, "Coffee with Ben Okafor at Café Nero 11:00 45 min terrace 1m"),
    (17, '#"book club" at Library 19:00 2h indoors 1m'),
    (16, "#choir at Parish Hall 19:30 90 min indoors singing"),
    (15, "Cinema with Joana Teles 21:00 2h indoors 1m"),
    (14, "Market with Eva Lindqvist 10:00 30 min outdoors 1m"),
)
"""The weeks before the last two: nothing in them matters to the invented case."""

_LAST_TWO_WEEKS: tuple[tuple[int, str], ...] = (
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
"""The days that the invented case is about."""

LINES = (*_EARLIER, *_LAST_TWO_WEEKS)
"""How many days before today, and what was typed that evening."""

QUIET_DAYS: tuple[int, ...] = (53, 47, 39, 32, 25, 19, 10, 7)
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
