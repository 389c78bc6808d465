"""The end of a diary: without its header nobody can read the rest again."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from contactlog.errors import Refused
from contactlog.vault import atomic_file, dropbox, faults, names, rotation, safety


def destroy(folder: Path) -> list[Path]:
    """Overwrite and remove the header, and then everything else that belongs to the diary.

    The header goes first: from then on the database is noise, even if the rest fails. What this cannot
    reach: copies of the header (backups of the disk, snapshots), and cells of an SSD that were set aside
    before; those are protected by the passphrase alone. Diaries that a restore has put aside go too; backups are files
    of their own and stay.

    Args:
        folder: the diary's folder. Nobody may have the diary open.

    Returns:
        What is left in the folder, because it is not the diary's or could not be removed.

    Raises:
        Refused: there is no diary.
        StorageFailed: the header could not be removed; the diary is as it was or cannot be opened any more.
    """
    header = folder / names.KEYS
    if not header.exists() and not names.databases(folder):
        raise Refused("There is no diary here.")
    with faults.translated(names.KEYS):
        if header.exists():
            atomic_file.overwrite(header)
            header.unlink()
            atomic_file.sync_folder(folder)
    for path in names.databases(folder):
        rotation.remove(path)
    for left in folder.glob(f"diary-*.db{names.UNFINISHED}"):
        rotation.remove(left)
    # Whole diaries with keys of their own, which their passphrases would open.
    for other in names.other_diaries(folder):
        keys = other / names.KEYS
        with suppress(OSError):
            atomic_file.overwrite(keys)
        shutil.rmtree(other, ignore_errors=True)
    safety.remove_all(folder)
    (folder / dropbox.PUBLIC_KEY).unlink(missing_ok=True)
    shutil.rmtree(folder / dropbox.FOLDER, ignore_errors=True)
    return sorted(folder.iterdir())
