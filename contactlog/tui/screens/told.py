"""How telling somebody went: one key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from contactlog.core.values import Channel
from contactlog.errors import ContactlogError, Refused
from contactlog.tui import told_uses, words
from contactlog.tui.forms import Field, TextField
from contactlog.tui.screens.form import FormScreen
from contactlog.tui.screens.pick import ChooseScreen
from contactlog.tui.told_uses import ENDINGS, REPLIES, Ending

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp

_ASKED = {"through": "Who passes it on?", "not_telling": "Why? In your own words, for you alone"}


class OneLineForm(FormScreen):
    """Asks for one line of text; `answer` holds it after saving."""

    def __init__(self, question: str, value: str = "") -> None:
        super().__init__()
        self.title_text, self._value, self.answer = question, value, ""

    def fields(self) -> Sequence[Field]:
        """Give the one row."""
        return [TextField("line", "", self._value)]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Keep the answer; the diary is not touched."""
        if not values["line"]:
            raise Refused("The line is empty.")
        self.answer = values["line"]


async def ask_outcome(
    app: ContactlogApp,
    case_id: str,
    person_id: str,
    *,
    endings: Sequence[Ending] = ENDINGS,
    channel: Channel | None = None,
) -> str | None:
    """Ask how it went and note it; gives the key of what was noted, None when it was left."""
    try:
        name = words.short(await app.diary.call(told_uses.name_of, person_id))
        options = [(ending.key, ending.words) for ending in endings]
        key = await app.push_screen_wait(ChooseScreen(f"{name}: how did it go?", options))
        said = "" if key is None else await _words(app, key)
        if key is None or said is None:
            return None
        await app.diary.call(told_uses.note, case_id, person_id, key, words=said, channel=channel)
    except ContactlogError as error:
        if app.diary.is_open:
            app.tell_error(error)
        return None
    app.tell("Noted. Ctrl+Z takes it back.")
    app.diary_changed()
    return key


async def _words(app: ContactlogApp, key: str) -> str | None:
    """Ask for what an ending needs; None when the question was left."""
    if key == "replied":
        return await app.push_screen_wait(ChooseScreen("What did they reply?", REPLIES))
    if key not in _ASKED:
        return ""
    form = OneLineForm(_ASKED[key])
    return form.answer if await app.push_screen_wait(form) else None
