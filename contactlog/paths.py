"""Where the diary lives. Creates nothing.

Standard library only: the folders must be known before the process lock, and the lock comes before any
third-party import. A test compares the result with ``platformdirs`` on every system.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

DATA_DIR_VARIABLE = "CONTACTLOG_DATA_DIR"
"""Names another data folder."""


def default_data_dir() -> Path:
    """Give the user's own data folder for contactlog, by the rules of the system.

    Linux and BSD: the XDG Base Directory Specification; macOS: Application Support; Windows: the local
    application data folder.
    """
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base if base else Path.home() / "AppData" / "Local") / "contactlog"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "contactlog"
    base = os.environ.get("XDG_DATA_HOME", "").strip()
    return Path(base if base else Path.home() / ".local" / "share") / "contactlog"


def data_dir(chosen: str | None) -> Path:
    """Give the data folder: the one chosen on the command line, else the environment's, else the default."""
    named = chosen or os.environ.get(DATA_DIR_VARIABLE)
    return Path(named).expanduser().absolute() if named else default_data_dir()


def exports_dir(data: Path) -> Path:
    """Give the one folder beside the vault into which contactlog writes readable files."""
    return data / "exports"
