"""Making a diary of a backup, while no diary is open."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from contactlog.diary import backups
from contactlog.tui.forms import Field, SecretField
from contactlog.tui.screens.form import FormScreen
from contactlog.tui.screens.settings_keys import chosen
from contactlog.tui.screens.words import WordsScreen


class RestoreForm(FormScreen):
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

    def fields(self) -> Sequence[Field]:
        """Give the rows."""
        return [SecretField("first", "Passphrase"), SecretField("second", "Once more")]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Restore, then show the recovery words."""
        passphrase = chosen(values)
        self.tell("Restoring…")
        restored = await asyncio.to_thread(
            backups.restore, self._path, self._key, self._folder, passphrase, replace=True
        )
        title = f"Restored: {restored.records:,} records"
        self.app.call_later(self._after, title, (restored.words or "").split())

    async def _after(self, title: str, words: list[str]) -> None:
        from contactlog.tui.screens.lock import LockScreen

        if words:
            self.app.push_screen(WordsScreen(words, title))
        for screen in self.app.screen_stack:
            if isinstance(screen, LockScreen):
                await screen.recompose()
