"""Short answers that are understood at every question."""

from __future__ import annotations

YES = frozenset(("y", "yes", "s", "si", "sí", "o", "oui", "j", "ja"))
NO = frozenset(("n", "no", "non", "nein"))
NOBODY = frozenset(("nobody", "no one", "none", "nadie", "personne", "niemand"))
"""In the languages of quick entry: nobody should have to switch to English for one word."""
