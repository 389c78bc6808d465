"""The ways into the diary: passphrases, recovery words, a fresh key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from contactlog.diary.door import Diary
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.new_passphrase import NewPassphraseForm, chosen
from contactlog.tui.screens.words import WordsScreen

if TYPE_CHECKING:
    from contactlog.tui.screens.mode import ModeScreen


async def keys(screen: ModeScreen, name: str) -> None:
    """Change a way in."""
    app = screen.contactlog
    if name == "words":
        question = "Make new recovery words? The old ones stop working at once."
        if await app.push_screen_wait(ConfirmScreen(question, yes="Make new words")):
            words = await app.diary.call(lambda diary: diary.desk.vault.new_recovery())
            await app.push_screen_wait(WordsScreen(words.split()))
    elif name == "remove":
        question = "Take away the passphrase you opened with? Then only the other ways in are left."
        if await app.push_screen_wait(ConfirmScreen(question, yes="Take it away")):
            await app.diary.call(_remove)
            app.tell("That passphrase no longer opens the diary.")
    elif await app.push_screen_wait(PassphraseForm(name)):
        app.tell(_DONE[name])


def _remove(diary: Diary) -> None:
    diary.desk.vault.remove_passphrase()


_TITLES = {"change": "Change the passphrase", "add": "Add a passphrase", "rekey": "Encrypt anew"}
_LEADS = {
    "change": "The new one replaces the one you opened with. Old backups keep theirs.",
    "add": "Both will open the diary.",
    "rekey": "Everything is written again under a fresh key. Recovery words stay valid; of several passphrases "
    "only this one stays.",
}
_DONE = {
    "change": "The passphrase is changed.",
    "add": "Both passphrases open the diary now.",
    "rekey": "Done. An old copy of the keys no longer opens this diary.",
}


class PassphraseForm(NewPassphraseForm):
    """A passphrase twice. ``what`` is ``change``, ``add`` or ``rekey``."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what
        self.title_text, self.lead = _TITLES[what], _LEADS[what]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Do it."""
        typed = chosen(values)
        self.tell("Working… this takes a moment on purpose.")
        what = self._what

        def change(diary: Diary) -> None:
            if what == "change":
                diary.desk.vault.change_passphrase(typed)
            elif what == "add":
                diary.desk.vault.add_passphrase(typed)
            else:
                diary.desk.vault.rekey(typed)

        await self.contactlog.diary.call(change)
