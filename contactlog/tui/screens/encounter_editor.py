"""Every field of an encounter; none has to be filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from contactlog.core.encounters import Encounter
from contactlog.core.values import ContactKind, Distance, Mask, Setting, Space, Ventilation, Voice
from contactlog.diary.amending import WORDS, Amending, Typed
from contactlog.tui.forms import YES_NO, ChoiceField, Field, ManyField, TextField, options_of, truth, yes_no
from contactlog.tui.screens.form import FormScreen

_LABELS = {
    "distance": ("How close", Distance),
    "setting": ("Setting", Setting),
    "space": ("Space", Space),
    "ventilation": ("Air", Ventilation),
    "mask_mine": ("My mask", Mask),
    "mask_theirs": ("Their mask", Mask),
    "voice": ("Voices", Voice),
}


class EncounterEditor(FormScreen):
    """The form.

    Args:
        encounter: as it is.
        typed: what its fields show.
    """

    title_text = "Change an encounter"
    explanation: ClassVar[str] = (
        "Leave empty what you do not know: an empty field is never read as a no. Names are written with commas "
        "between them; a name nobody has becomes a new person."
    )

    def __init__(self, encounter: Encounter, typed: Typed) -> None:
        super().__init__()
        self._encounter, self._typed = encounter, typed

    def fields(self) -> Sequence[Field]:
        """Give the rows."""
        was = self._typed
        chosen = was.words or {}
        return [
            TextField("people", "Who", was.people, "names, commas between"),
            TextField("place", "Where", was.place),
            TextField("day", "Day", was.day, "yesterday, Tuesday, 2026-03-12"),
            TextField("time", "Time", was.time, "13:00, or ~13:00 for about then"),
            TextField("length", "How long", was.length, "45 min, 1h30, 2 h"),
            *(
                ChoiceField(name, label, options_of(kind), chosen.get(name))
                for name, (label, kind) in _LABELS.items()
            ),
            ChoiceField("face_to_face", "Face to face", YES_NO, yes_no(was.face_to_face)),
            ManyField("kinds", "What passed", options_of(ContactKind), was.kinds),
            TextField("strangers", "Strangers", was.strangers, "how many you did not know"),
            TextField("note", "Note", was.note),
        ]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Save what was changed."""
        after = Typed(
            **{
                name: values[name]
                for name in ("people", "place", "day", "time", "length", "strangers", "note")
            },
            kinds=values["kinds"],
            face_to_face=truth(values["face_to_face"]),
            words={name: values[name] for name in WORDS},
        )
        encounter, before = self._encounter, self._typed
        await self.contactlog.diary.call(lambda diary: Amending(diary.desk).amend(encounter, before, after))
