"""A form in which a passphrase is chosen, typed twice, with how long it would hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual import on, work
from textual.widgets import Input, Static

from contactlog.errors import Refused
from contactlog.tui import content
from contactlog.tui.forms import Field, SecretField
from contactlog.tui.screens.form import FormScreen
from contactlog.tui.typed_strength import strength_after_a_pause


class NewPassphraseForm(FormScreen):
    """Two fields for the same passphrase; a subclass does something with it."""

    def fields(self) -> Sequence[Field]:
        """Give the rows."""
        return [SecretField("first", "Passphrase"), SecretField("second", "Once more")]

    @on(Input.Changed, "#field-first")
    def judge_strength(self, event: Input.Changed) -> None:
        """Say how long it would hold, once the typing pauses."""
        self._judge(event.value)

    @work(exclusive=True, group="judge")
    async def _judge(self, typed: str) -> None:
        sentence = await strength_after_a_pause(typed)
        self.query_one(".lead", Static).update(content.block(self._lead_with(sentence)))

    def on_mount(self) -> None:
        """Leave room for how long it would hold."""
        super().on_mount()
        self.query_one(".lead", Static).update(self._lead_with(""))

    def _lead_with(self, strength: str) -> str:
        return f"{self.lead}\n\n{strength or ' '}"


def chosen(values: Mapping[str, Any]) -> str:
    """Give the passphrase that was typed twice.

    Raises:
        Refused: it is empty, or the two are not the same.
    """
    first: str = values["first"]
    if not first:
        raise Refused("The passphrase is empty.")
    if first != values["second"]:
        raise Refused("The two are not the same.", "Type them again.")
    return first
