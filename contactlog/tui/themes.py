"""Our themes: dark, light and high contrast; Textual's own ``ansi-dark`` serves terminals of 16 colours."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="contactlog-dark",
    primary="#7fb4ca",
    secondary="#a3b18a",
    accent="#e6c384",
    warning="#e6a35c",
    error="#e07a7a",
    success="#98bb6c",
    foreground="#dcd7cf",
    background="#16181d",
    surface="#1d2026",
    panel="#272b33",
    variables={"quiet": "#9d988f"},
    dark=True,
)
LIGHT = Theme(
    name="contactlog-light",
    primary="#1f5f7a",
    secondary="#56682f",
    accent="#8a5a00",
    warning="#9a4f00",
    error="#a12d2d",
    success="#3c6e21",
    foreground="#22252b",
    background="#faf8f4",
    surface="#f2efe8",
    panel="#e6e1d6",
    variables={"quiet": "#66625a"},
    dark=False,
)
CONTRAST = Theme(
    name="contactlog-contrast",
    primary="#00d7ff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffaf00",
    error="#ff5f5f",
    success="#5fff5f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    variables={"quiet": "#d0d0d0"},
    dark=True,
)
QUIET = "ansi_bright_black"
"""The colour of what matters less, in themes that do not say."""
OURS = (DARK, LIGHT, CONTRAST)
CHOICES: Mapping[str, str] = {
    DARK.name: "dark",
    LIGHT.name: "light",
    CONTRAST.name: "high contrast",
    "ansi-dark": "16 colours, dark",
    "ansi-light": "16 colours, light",
}
"""The themes a user can choose, with their words."""


def fitting(environ: Mapping[str, str]) -> str:
    """Give the theme to begin with: one of 16 colours where the terminal has no more."""
    return "ansi-dark" if environ.get("TERM") in ("linux", "vt100", "vt220", "ansi") else DARK.name
