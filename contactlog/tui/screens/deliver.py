"""Delivering words by the user's own hand: choosing the form, and what comes after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contactlog.core.values import Channel
from contactlog.diary.words import Purpose
from contactlog.errors import ContactlogError
from contactlog.tui import message_uses, told_uses
from contactlog.tui.message_uses import Message
from contactlog.tui.screens.page import PageScreen
from contactlog.tui.screens.pick import ChooseScreen

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp

_SPOKEN = (Channel.CALL, Channel.IN_PERSON, Channel.VOICEMAIL)
FORMS = (
    ("qr", "A code for your phone: its camera opens the message"),
    ("call", "Call: the script, one person a screen, then the next"),
    ("copy", "Copy the words through the terminal"),
    ("eml", "A mail file that your mail program opens as a draft"),
    ("letter", "A letter to print (PDF)"),
    ("text", "The words as a text file"),
    ("sheet", "A sheet of calls for everybody still to tell (PDF)"),
)
"""The forms, in the order of the keys 1 to 7."""


async def deliver(app: ContactlogApp, shown: Message) -> bool:
    """Deliver in a form the user chooses; True when it was noted that the person was told, or tried."""
    form = await app.push_screen_wait(ChooseScreen("In which form?", FORMS))
    if form is None:
        return False
    try:
        return await _as(app, shown, form)
    except ContactlogError as error:
        if app.diary.is_open:
            app.tell_error(error)
        return False


async def _as(app: ContactlogApp, shown: Message, form: str) -> bool:
    if form == "call":
        from contactlog.tui.screens.call import CallScreen

        await app.push_screen_wait(CallScreen(shown.case.id, shown.person.id))
        app.diary_changed()
        return False
    if form == "qr":
        from contactlog.tui.screens.deliver_code import CodeScreen

        delivered = await app.push_screen_wait(CodeScreen(shown))
    elif form == "copy":
        from contactlog.tui.screens.deliver_copy import CopyScreen

        text = await app.diary.call(message_uses.words_alone, shown)
        delivered = await app.push_screen_wait(CopyScreen(text, await app.diary.call(message_uses.honest)))
    else:
        await _written(app, shown, form)
        return form != "sheet" and await note_delivery(app, shown, sent=True)
    return bool(delivered) and await note_delivery(app, shown, sent=True)


async def _written(app: ContactlogApp, shown: Message, form: str) -> None:
    if form == "sheet":
        path, then = await app.diary.call(message_uses.call_sheet, shown)
    else:
        path, then = await app.diary.call(message_uses.write_file, shown, form)
    lines = [str(path), "", then, "Anyone who gets the file can read it."]
    await app.push_screen_wait(PageScreen("Written", lines))


async def note_delivery(app: ContactlogApp, shown: Message, *, sent: bool | None) -> bool:
    """Ask how it went and note it; True when something was noted.

    Args:
        app: the application.
        shown: the words that were delivered.
        sent: True right after sending, False after a call, None at any other time.
    """
    from contactlog.tui.screens.told import ask_outcome

    if shown.wanted.purpose is Purpose.ALL_CLEAR:
        await app.diary.call(told_uses.note_all_clear, shown.case.id, shown.person.id)
        app.tell("Noted: the all-clear was sent. Ctrl+Z takes it back.")
        app.diary_changed()
        return True
    endings: tuple[told_uses.Ending, ...] = told_uses.ENDINGS
    if sent is not None:
        endings = told_uses.after_delivery(sent and shown.draft.channel not in _SPOKEN)
    key = await ask_outcome(app, shown.case.id, shown.person.id, endings=endings, channel=shown.draft.channel)
    return key is not None
