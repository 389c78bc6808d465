"""The process lock: nothing leaves this machine by itself, and the kernel holds us to it.

Applied as the first statement of every entry point, before any third-party import. Standard library only,
imports nothing of ours. There is no flag, variable or setting that leaves it out.

    from contactlog import lockdown
    lockdown.lock(data_dir, export_dir, [folder of a file the user named for writing])
    lockdown.let_site_run()          # nothing to do in an ordinary start
    ...                              # now import the rest

What is refused and why: `contactlog.lockdown.rules`, and ``docs/lockdown.md``.
"""

from __future__ import annotations

import os
import sys
from time import perf_counter

from contactlog.lockdown import tripwire
from contactlog.lockdown.levels import (
    INTERPRETER,
    ISOLATED,
    KERNEL,
    NONE,
    ORDINARY,
    SUBJECTS,
    Report,
    Step,
)

TYPE_CHECKING = False  # As in typing, whose import would take longer than the lock.
if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["INTERPRETER", "KERNEL", "NONE", "SUBJECTS", "Report", "Step", "let_site_run", "lock", "report"]

_FOLDER_MODE = 0o700
_present: list[Report] = []
_site_ran: list[bool] = []


def lock(
    data_dir: str | os.PathLike[str],
    export_dir: str | os.PathLike[str] | None = None,
    extra_read_write: Iterable[str | os.PathLike[str]] = (),
    *,
    create: bool = False,
) -> Report:
    """Lock this process for the rest of its life.

    Afterwards no socket of any kind can be opened, no program started, nothing written outside the named
    folders, and no other program of the same user can read our memory; how much of this the system
    really enforces is in the report. Reading files stays possible everywhere. Temporary files of libraries
    go to the data folder. A folder can be named only here: the lock never gets wider.

    Args:
        data_dir: the diary's folder.
        export_dir: the folder for readable files; need not be named when it is inside ``data_dir``.
        extra_read_write: what the user named for writing on this command line. A folder opens itself, a
            file opens the folder it is in (whole writes need a neighbour to rename from), a device or a pipe
            itself.
        create: make missing folders first, for the user alone (mode 0700). Otherwise a missing folder is
            left out, and nothing can be written until the next start.

    Returns:
        The report. A second call changes nothing and returns the first one's report.

    Raises:
        OSError: a folder could not be made.
    """
    if _present:
        return _present[0]
    started = perf_counter()
    folders = [os.fspath(data_dir), *([] if export_dir is None else [os.fspath(export_dir)])]
    if create:
        for folder in folders:
            os.makedirs(folder, _FOLDER_MODE, exist_ok=True)
    opened = (*folders, *map(_opened, extra_read_write))
    writable = tuple(dict.fromkeys(_real(path) for path in opened if os.path.exists(path)))
    levels, steps = _by_platform(writable)
    _arm_tripwire(levels, steps)
    _keep_temporary_files_in(folders[0])
    _present.append(
        Report(sys.platform, levels, tuple(steps), _start(), writable, (perf_counter() - started) * 1000)
    )
    return _present[0]


def report() -> Report:
    """Give the live report of this process; before `lock` every level is `NONE`."""
    return _present[0] if _present else Report(sys.platform, dict.fromkeys(SUBJECTS, NONE), (), _start())


def let_site_run() -> None:
    """Let ``site`` do what `contactlog.lockdown.launch` held back: find the libraries, run ``.pth`` lines.

    Does nothing in an ordinary start, where it has run long since.
    """
    if sys.flags.no_site and not _site_ran:
        import site

        _site_ran.append(True)
        site.main()


def _by_platform(writable: tuple[str, ...]) -> tuple[dict[str, str], list[Step]]:
    platform: str = sys.platform  # Not narrowed by the type checker to the machine it runs on.
    if platform == "linux":
        from contactlog.lockdown import linux

        return linux.lock(writable)
    if platform == "darwin":
        from contactlog.lockdown import macos

        return macos.lock(writable)
    if platform == "win32":
        from contactlog.lockdown import windows

        return windows.lock()
    return dict.fromkeys(SUBJECTS, NONE), [Step("kernel", False, "nothing is known for this system")]


def _arm_tripwire(levels: dict[str, str], steps: list[Step]) -> None:
    tripwire.arm()
    steps.append(Step("tripwire", True, "Python's own ways out are refused by name"))
    for subject in ("network", "children"):
        if levels[subject] == NONE:
            levels[subject] = INTERPRETER


def _start() -> str:
    return ISOLATED if sys.flags.isolated and sys.flags.no_site else ORDINARY


def _opened(path: str | os.PathLike[str]) -> str:
    named = os.fspath(path)
    is_file = os.path.isfile(named) or not os.path.exists(named)
    return os.path.dirname(os.path.abspath(named)) if is_file else named


def _real(path: str) -> str:
    real = os.path.realpath(path)
    return real if os.path.exists(real) else os.path.abspath(path)  # /dev/stdout leads to no name at all.


def _keep_temporary_files_in(folder: str) -> None:
    # Elsewhere they could not be written any more, and SQLite looks only once, when it is first imported.
    sys.dont_write_bytecode = True
    for variable in ("TMPDIR", "SQLITE_TMPDIR"):
        os.environ[variable] = folder
