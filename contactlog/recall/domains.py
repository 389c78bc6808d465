"""The parts of life that are easily forgotten, one question each; what is asked stands in `wordings`."""

from __future__ import annotations

DOMAINS = (
    "home",
    "work",
    "family",
    "friends",
    "clubs",
    "children",
    "body",
    "meals",
    "touch",
    "journeys",
    "outdoors",
)
"""In the order in which they are asked: places and roles bring back the most names (Brewer 2005)."""

TRACES = "traces"
"""Photos, calls, payments."""
LETTERS = "letters"
"""The alphabet, for first names."""
