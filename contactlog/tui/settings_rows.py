"""What the screen of settings lists: it is read in the diary's thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contactlog import lockdown
from contactlog.diary.door import Diary
from contactlog.diary.preferences import KNOWN
from contactlog.errors import Refused
from contactlog.tui import themes, wishes
from contactlog.tui.widgets.virtual_list import Row
from contactlog.tui.words import short


@dataclass(frozen=True, slots=True)
class Setting:
    """One row."""

    id: str
    title: str
    value: str
    help: str
    """A sentence or two for beside the list."""
    command: str = ""

    def row(self) -> Row:
        """Give it as a row of the list."""
        return Row(self.id, ((f"{self.title:<24}", ""), (short(self.value), "strong")))


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading."""

    title: str
    settings: tuple[Setting, ...]


def sections(diary: Diary) -> tuple[Section, ...]:
    """Read everything that is listed."""
    return (
        Section("You and your messages", tuple(_preferences(diary))),
        Section("These screens", tuple(_screens(wishes.read(diary)))),
        Section("How long it is kept", tuple(_retention(diary))),
        Section("Keys", tuple(_keys(diary))),
        Section("Backups", _BACKUPS),
        Section("In and out", _FILES),
        Section("Proof", tuple(_proof())),
    )


def rows(found: tuple[Section, ...]) -> list[Row]:
    """Give the rows of the list, with headings."""
    listed = []
    for section in found:
        listed.append(Row("", ((section.title, ""),)))
        listed += [setting.row() for setting in section.settings]
    return listed


def _preferences(diary: Diary) -> Iterator[Setting]:
    for name, value in diary.preferences.all().items():
        if name == "retention_days":
            continue
        help_ = f"{KNOWN[name][:1].upper()}{KNOWN[name][1:]}."
        shown = "not set" if value in (None, "") else str(value)
        title = name.replace("_", " ").capitalize()
        yield Setting(f"known/{name}", title, shown, help_, "contactlog settings set")


def _screens(now: wishes.Wishes) -> Iterator[Setting]:
    theme = themes.CHOICES.get(now.theme or "", "as the terminal")
    idle = f"after {now.idle_minutes} min" if now.idle_minutes else "never"
    yield Setting(
        "screen/theme", "Colours", theme, "Dark, light, high contrast, or 16 colours; shown as you move."
    )
    yield Setting(
        "screen/compact", "Spacing", "tight" if now.compact else "roomy", "Tight spacing shows more rows."
    )
    yield Setting(
        "screen/still",
        "Movement",
        "none" if now.still else "as it comes",
        "Without movement nothing glides or fades.",
    )
    yield Setting(
        "screen/idle", "Locks by itself", idle, "After how many minutes without a key the diary locks."
    )
    changed = f"{len(now.keys)} changed" if now.keys else "as they come"
    yield Setting(
        "screen/keys", "Keys of the screens", changed, "Every action with its key; Enter gives it another."
    )
    yield Setting("screen/tour", "The tour", "", "Shows again how the screens are used.")


def _retention(diary: Diary) -> Iterator[Setting]:
    days, due = diary.retention.days(), diary.retention.due()
    shown = "until you decide" if days is None else f"{days} days"
    yield Setting(
        "kept/days", "Entries are kept", shown,
        "Entries older than this may be erased for good. Nothing is erased without asking.", "contactlog retention set",
    )  # fmt: skip
    older = "" if due is None else f"{due.encounters + due.quiet_days:,} to erase" if due.any else "nothing"
    yield Setting("kept/purge", "What is older", older, "Erases it for good, after saying how much it is. A safety "
                  "copy is kept for a week.", "contactlog retention purge")  # fmt: skip
    yield Setting("kept/needed", "How far back illnesses look", "", "The days that a case of each illness could "
                  "need.", "contactlog retention show")  # fmt: skip


def _keys(diary: Diary) -> Iterator[Setting]:
    try:
        slots = diary.desk.vault.slots()
    except Refused:
        yield Setting("none/keys", "No keys", "", "A diary in memory has no passphrase.")
        return
    ways = ", ".join(f"{slot.kind} of {slot.created_at:%Y-%m-%d}" for slot in slots)
    yield Setting("keys/change", "Change the passphrase", "", f"It opens now by: {ways}. Old backups keep the "
                  "passphrase they were made with.", "contactlog passphrase change")  # fmt: skip
    yield Setting(
        "keys/add",
        "Add a passphrase",
        "",
        "A second one that opens the diary too.",
        "contactlog passphrase add",
    )
    yield Setting("keys/remove", "Remove this passphrase", "", "The one you opened with, if another is left.",
                  "contactlog passphrase remove")  # fmt: skip
    yield Setting(
        "keys/words", "New recovery words", "", "The old ones stop working.", "contactlog recovery new"
    )
    yield Setting("keys/rekey", "Encrypt anew", "", "A fresh key, after a passphrase or a disk was stolen.",
                  "contactlog rekey")  # fmt: skip


_BACKUPS = (
    Setting("backup/create", "Make a backup", "", "An encrypted file in the exports folder; it opens without "
            "contactlog too.", "contactlog backup create"),
    Setting("backup/verify", "Check a backup", "", "Decrypts it and checks every byte.", "contactlog backup verify"),
    Setting("backup/show", "What a backup holds", "", "In counts; nothing is taken in.", "contactlog backup show"),
    Setting("backup/merge", "Merge a backup", "", "Joins a copy of this diary from another machine; the later change "
            "stays.", "contactlog backup merge"),
    Setting("backup/restore", "Restore a backup", "", "Puts this diary aside and makes one of the backup.",
            "contactlog backup restore"),
    Setting("backup/safety", "Safety copies", "", "What is kept by itself before a large import, a new key, a new "
            "version and erasing: put one back, or remove it.", "contactlog backup list"),
)  # fmt: skip

_FILES = (
    Setting("files/imports", "What was brought in", "", "Every file that came in, with its numbers; the last one can "
            "be taken back as a whole.", "contactlog import --list"),
    Setting("files/rules", "Rules for titles", "", "Calendar entries that always or never become encounters.",
            "contactlog import --rules"),
    Setting("files/export", "Export", "readable by anyone", "The whole diary as diary lines, tables or one database. "
            "It is not encrypted; a backup is.", "contactlog export"),
)  # fmt: skip


def _proof() -> Iterator[Setting]:
    report = lockdown.report()
    for subject, level in report.levels.items():
        title, help_ = _SUBJECTS[subject]
        yield Setting(f"proof/{subject}", title, _LEVELS[level], help_, "contactlog doctor")
    yield Setting("proof/report", "The whole report", report.start, "Every step of the lock, and the state of the "
                  "diary's files.", "contactlog doctor")  # fmt: skip
    yield Setting("proof/illnesses", "Illnesses and sources", "", "The fact sheet: every figure with whose it is.",
                  "contactlog illnesses show")  # fmt: skip


_LEVELS = {
    lockdown.KERNEL: "refused by the kernel",
    lockdown.INTERPRETER: "refused inside Python only",
    lockdown.NONE: "NOT refused",
}
_SUBJECTS = {
    "network": ("Network", "Opening any connection, to the network or to another program."),
    "children": ("Other programs", "Starting another program."),
    "files": ("Files elsewhere", "Writing outside the diary's folder."),
    "memory": ("Memory", "Another program of yours reading the memory of this one."),
}
