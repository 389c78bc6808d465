"""How the settings begin that are no choices of the user but what imports and answers left behind."""

from __future__ import annotations

IMPORTS = "import/"
"""One for each import."""
RULES = "event-rule/"
"""One for each title of calendar entries with a rule."""
NOT_SAME = "not-same/"
"""One for each pair of which the user said that they are two."""
MAYBE_SAME = "maybe-same/"
"""One for each pair about which an import asked and the user said "later"."""
