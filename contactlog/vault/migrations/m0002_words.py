"""Schema 2: what kept words are for, and when the safety questions were answered."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE saved_wording ADD COLUMN purpose TEXT",
    "ALTER TABLE notice ADD COLUMN safety_asked TEXT",
)
"""What is run, in order, in one transaction."""
