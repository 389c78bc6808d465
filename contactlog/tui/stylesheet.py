"""A style sheet that is read once in a process, however often Textual asks for it again.

Textual parses every style anew for each change of theme, for each screen that is first shown, and for each application;
with ours and its own that is a tenth of a second of an event loop that should answer keys.
"""

from __future__ import annotations

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

_Colours = frozenset[tuple[str, str]]
_Source = tuple[str, CSSLocation, bool, int, str]
_MOST_THEMES = 4
"""Themes whose rules are kept; going through all of them in the settings keeps the newest."""
_read: dict[_Colours, dict[_Source, list[RuleSet]]] = {}


class SharedStylesheet(Stylesheet):
    """Takes rules that were already read with the same colours. Rules are never changed once they are read."""

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._known = _rules_with(variables)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Set the colours and sizes that styles name."""
        super().set_variables(variables)
        self._known = _rules_with(variables)

    def reparse(self) -> None:
        """Read the sources again with the present colours; only what was never read with them takes time."""
        self.parse()

    def _parse_rules(
        self,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        source = (css, read_from, is_default_rules, tie_breaker, scope)
        rules = self._known.get(source)
        if rules is None:
            rules = self._known[source] = super()._parse_rules(
                css, read_from, is_default_rules, tie_breaker, scope
            )
        return rules


def _rules_with(variables: dict[str, str]) -> dict[_Source, list[RuleSet]]:
    """Give the rules that were read with some colours, the newest colours last."""
    colours = frozenset(variables.items())
    _read[colours] = known = _read.pop(colours, {})
    while len(_read) > _MOST_THEMES:
        del _read[next(iter(_read))]
    return known
