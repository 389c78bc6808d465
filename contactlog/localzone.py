"""The IANA name of the machine's time zone."""

from __future__ import annotations

import os
from pathlib import Path

_LINK = Path("/etc/localtime")
_MARK = "zoneinfo/"


def local_zone() -> str:
    """Give the name of the zone the machine is set to, such as ``Europe/Lisbon``; ``UTC`` when nobody knows.

    On most systems ``TZ`` or the target of one link says it; only elsewhere is the library asked, which
    costs a noticeable part of the start of ``contactlog log``.
    """
    named = os.environ.get("TZ", "").removeprefix(":")
    if not named:
        try:
            target = str(_LINK.readlink())
        except OSError:
            target = ""
        named = target.partition(_MARK)[2]
    if named and (Path("/usr/share/zoneinfo") / named).is_file():
        return named
    import tzlocal

    return tzlocal.get_localzone_name() or "UTC"
