"""Making a diary of a backup or of a safety copy, while no diary is open."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contactlog.diary import backups, safety_copies
from contactlog.diary.backups import Restored
from contactlog.diary.safety_copies import SafetyCopy
from contactlog.tui.forms import Field, SecretField
from contactlog.tui.screens.form import FormScreen
from contactlog.tui.screens.new_passphrase import NewPassphraseForm, chosen
from contactlog.tui.screens.page import PageScreen
from contactlog.tui.screens.progress import Report, watched
from contactlog.tui.screens.words import WordsScreen

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp

_RECOVERY_WORDS = 24


class RestoreForm(NewPassphraseForm):
    """The passphrase of the restored diary.

    Args:
        path: the backup.
        key: what opens it.
        folder: where the diary will be; one that is there is put aside, never overwritten.
    """

    title_text = "Restore a backup"
    lead = (
        "The restored diary gets a passphrase of its own and new recovery words. A diary that is here now is put "
        "aside in its folder, not erased."
    )
    save_words = "Restore"

    def __init__(self, path: Path, key: backups.Key, folder: Path) -> None:
        super().__init__()
        self._path, self._key, self._folder = path, key, folder

    async def save(self, values: Mapping[str, Any]) -> None:
        """Restore, then show the recovery words."""
        passphrase = chosen(values)

        async def job(report: Report) -> Restored:
            return await asyncio.to_thread(
                backups.restore, self._path, self._key, self._folder, passphrase, replace=True, report=report
            )

        restored = await watched(self.app, "Restoring", job)
        title = f"Restored: {restored.records:,} records"
        self.app.call_later(_after, self.contactlog, WordsScreen((restored.words or "").split(), title))


class SafetyForm(FormScreen):
    """The passphrase that the diary had when a safety copy was made."""

    title_text = "Put a safety copy back"
    save_words = "Put it back"

    def __init__(self, copy: SafetyCopy, folder: Path) -> None:
        super().__init__()
        self._copy, self._folder = copy, folder
        self.lead = (
            f"The diary as it was on {copy.made_at:%Y-%m-%d %H:%M} UTC. It opens with the passphrase, or the recovery "
            "words, that it had then. What is here now is put aside in its folder, not erased."
        )

    def fields(self) -> Sequence[Field]:
        """Give the row."""
        return [SecretField("secret", "Passphrase")]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Put it back and say where the other one is."""
        secret = values["secret"]
        self.tell("Opening the copy…")
        by_words = len(secret.split()) == _RECOVERY_WORDS
        back = await asyncio.to_thread(
            safety_copies.restore, self._folder, self._copy.name, secret, recovery=by_words
        )
        lines = [f"The diary is as it was on {back.copy.made_at:%Y-%m-%d %H:%M} UTC."]
        lines += ["", "What was there is in", f"{back.put_aside}"] if back.put_aside else []
        self.app.call_later(_after, self.contactlog, PageScreen("The safety copy is back", lines))


async def _after(app: ContactlogApp, screen: WordsScreen | PageScreen) -> None:
    """Say what came of it, over a lock that now stands before another diary."""
    from contactlog.tui.screens.lock import LockScreen

    app.push_screen(screen)
    for one in app.screen_stack:
        if isinstance(one, LockScreen):
            await one.renew()
