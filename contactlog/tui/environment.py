"""Before the screens are loaded: switches that would make them leak, and terminals that cannot show them."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping

_LEAKING = ("TEXTUAL_LOG", "TEXTUAL_SCREENSHOT", "TEXTUAL_PRESS", "TEXTUAL_DEBUG", "TEXTUAL_DEVTOOLS")
"""Beginnings of variables by which the screens' library writes what is shown to a file or a socket."""


def disarm(environ: MutableMapping[str, str]) -> list[str]:
    """Take out the switches that write what is shown somewhere else; they are read when Textual is imported.

    Returns:
        The names that were taken out.
    """
    found = [name for name in environ if name == "TEXTUAL" or name.startswith(_LEAKING)]
    for name in found:
        del environ[name]
    return found


def problem(environ: MutableMapping[str, str]) -> str | None:
    """Say why the screens cannot be shown here; None when they can."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return "The screens need a terminal for both input and output."
    if environ.get("TERM", "") in ("dumb", ""):
        return "This terminal cannot show screens (TERM is dumb or missing)."
    return None
