"""Backups: make, check, show, merge, restore, each with its progress and a way to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contactlog.diary import backups
from contactlog.diary.backups import BackupResult
from contactlog.diary.door import Diary
from contactlog.errors import Refused
from contactlog.paths import exports_dir
from contactlog.tui.forms import Field, SecretField, TextField
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.form import FormScreen
from contactlog.tui.screens.new_passphrase import NewPassphraseForm, chosen
from contactlog.tui.screens.page import PageScreen
from contactlog.tui.screens.progress import Report, watched
from contactlog.tui.screens.restore import RestoreForm
from contactlog.tui.screens.safety_copies import SafetyCopiesScreen

if TYPE_CHECKING:
    from contactlog.tui.screens.mode import ModeScreen


async def backup(screen: ModeScreen, name: str) -> None:
    """Do something with a backup."""
    folder = await screen.contactlog.diary.call(lambda diary: diary.desk.vault.folder)
    if folder is None:
        raise Refused(
            "This diary is in memory only; it has no backups.", "Create your own with: contactlog init"
        )
    if name == "create":
        await _create(screen)
    elif name == "safety":
        await screen.app.push_screen_wait(SafetyCopiesScreen(folder))
    else:
        newest = await asyncio.to_thread(_newest, folder)
        form = OpenForm(name, newest)
        if await screen.app.push_screen_wait(form):
            await _use(screen, name, form, folder)


async def _create(screen: ModeScreen) -> None:
    form = CreateForm()
    if not await screen.app.push_screen_wait(form):
        return
    app, lock = screen.contactlog, form.chosen_lock

    async def job(report: Report) -> BackupResult:
        return await app.diary.call(lambda diary: diary.backups.create(lock, report=report))

    made = await watched(app, "Writing the backup, then reading it again", job)
    lines = [
        f"Written: {made.path}",
        f"{made.records:,} records, {made.bytes:,} bytes, decrypted again and found equal.",
        "",
        "It opens without contactlog too:  age -d FILE | gunzip",
        "Copy it to another disk; a backup beside the diary burns with it.",
    ]
    await app.push_screen_wait(PageScreen("The backup is made", lines))


async def _use(screen: ModeScreen, name: str, form: OpenForm, folder: Path) -> None:
    app, path, key = screen.contactlog, form.path, form.key
    if name == "restore":
        await _restore(screen, path, key, folder)
        return

    async def job(report: Report) -> list[str]:
        if name == "merge":
            merged = await app.diary.call(lambda diary: _merge(diary, path, key, report))
            return [
                f"{merged.taken:,} of {merged.records:,} records were new or newer. Ctrl+Z takes it back."
            ]
        contents = await asyncio.to_thread(backups.contents, path, key, report)
        if name == "verify":
            return [f"Whole and readable: {contents['records']:,} records."]
        return list(_lines(contents))

    title = "Merging the backup" if name == "merge" else "Reading the backup"
    await app.push_screen_wait(PageScreen(str(path), await watched(app, title, job)))


async def _restore(screen: ModeScreen, path: Path, key: backups.Key, folder: Path) -> None:
    """Look whether the backup is whole before anything is closed, and ask."""
    app = screen.contactlog

    async def job(report: Report) -> Mapping[str, Any]:
        return await asyncio.to_thread(backups.contents, path, key, report)

    holds = await watched(app, "Reading the backup", job)
    question = (
        f"Make a diary of the backup of {str(holds['made_at'])[:10]}, with {holds['records']:,} records?\n\n"
        "This diary is locked first and put aside in its folder, not erased."
    )
    if await app.push_screen_wait(ConfirmScreen(question, yes="Restore")):
        app.call_later(app.leave_for, RestoreForm(path, key, folder))


def _merge(diary: Diary, path: Path, key: backups.Key, report: Report) -> backups.Merged:
    return diary.backups.merge(path, key, report=report)


def _lines(contents: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for name, value in contents.items():
        if isinstance(value, dict):
            lines += [f"{kind.replace('_', ' ')}: {number:,}" for kind, number in value.items()]
        else:
            lines.append(f"{name.replace('_', ' ')}: {value}")
    return lines


def _newest(folder: Path) -> str:
    found = sorted(exports_dir(folder).glob("contactlog-*.age"))
    return str(found[-1]) if found else ""


class CreateForm(NewPassphraseForm):
    """For whom a backup is encrypted."""

    title_text = "Make a backup"
    lead = "A passphrase for the backup; it may be the diary's own. Or an age recipient, and no passphrase."
    save_words = "Make it"

    def fields(self) -> Sequence[Field]:
        """Give the rows."""
        return [*super().fields(), TextField("recipient", "Or recipient", "", "age1...")]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Check what was typed."""
        if values["recipient"] and values["first"]:
            raise Refused("A backup is made to a passphrase or to a recipient, not both.")
        self.chosen_lock = (
            backups.recipients([values["recipient"]])
            if values["recipient"]
            else backups.passphrase_lock(chosen(values))
        )


class OpenForm(FormScreen):
    """Which backup, and what opens it."""

    save_words = "Go on"

    def __init__(self, name: str, newest: str) -> None:
        super().__init__()
        self._newest = newest
        self.title_text = f"{name.capitalize()} a backup"
        self.lead = "The backup's passphrase, or an age identity (AGE-SECRET-KEY-1...), opens it."

    def fields(self) -> Sequence[Field]:
        """Give the rows."""
        return [
            TextField("path", "File", self._newest, "path of the backup"),
            SecretField("secret", "Passphrase"),
        ]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Check what was typed."""
        self.path = Path(values["path"]).expanduser()
        if not values["path"] or not await asyncio.to_thread(self.path.is_file):
            raise Refused("There is no such file.", "Check the path.")
        secret = values["secret"]
        if not secret:
            raise Refused("The passphrase is empty.")
        identity = secret.startswith("AGE-SECRET-KEY-1")
        self.key = backups.identity_from(secret) if identity else backups.passphrase_key(secret)
