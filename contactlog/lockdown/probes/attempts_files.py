"""Writing where the diary has no business, as a table. Plain Python calls, which the tripwire lets pass."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from functools import partial

from contactlog.lockdown.probes.outcomes import USUAL_REFUSALS, Attempt
from contactlog.lockdown.probes.surroundings import Targets, shared_file

_ACROSS = USUAL_REFUSALS | {errno.EXDEV}
"""Landlock's answer to a move it does not allow: the other folder looks like another disk."""


def _write(flags: int, path: Callable[[Targets], str], targets: Targets) -> int:
    os.close(os.open(path(targets), os.O_WRONLY | flags, 0o600))
    return 0


def _outside(name: str) -> Callable[[Targets], str]:
    return lambda targets: os.path.join(targets.outside, name)


def _inside(name: str) -> Callable[[Targets], str]:
    return lambda targets: os.path.join(targets.data, name)


def _create_empty(targets: Targets) -> int:
    os.close(os.open(_outside("empty")(targets), os.O_RDONLY | os.O_CREAT | os.O_EXCL, 0o600))
    return 0


def _truncate(targets: Targets) -> int:
    os.truncate(_outside("truncated")(targets), 0)
    return 0


def _remove(targets: Targets) -> int:
    os.unlink(_outside("removed")(targets))
    return 0


def _remove_folder(targets: Targets) -> int:
    os.rmdir(_outside("removed-folder")(targets))
    return 0


def _make_folder(targets: Targets) -> int:
    os.mkdir(_outside("folder")(targets))
    return 0


def _rename(targets: Targets) -> int:
    os.rename(_outside("renamed")(targets), _outside("renamed-after")(targets))
    return 0


def _link_out(targets: Targets) -> int:
    os.link(_inside("own")(targets), _outside("linked")(targets))
    return 0


def _move_out(targets: Targets) -> int:
    os.rename(_inside("own")(targets), _outside("moved")(targets))
    return 0


def _symlink(targets: Targets) -> int:
    os.symlink("/", _inside("symlink")(targets))
    return 0


def _special(kind: int, targets: Targets) -> int:
    os.mknod(_inside(f"special-{kind}")(targets), kind | 0o600)
    return 0


def _shared_folder(targets: Targets) -> int:
    path = shared_file(targets.abstract_name, targets.role)
    if not os.path.isdir(os.path.dirname(path)):
        return errno.ENOENT
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    os.unlink(path)
    return 0


def _terminal(targets: Targets) -> int:
    if not targets.terminal:
        return errno.ENOENT
    os.close(os.open(targets.terminal, os.O_WRONLY | getattr(os, "O_NOCTTY", 0)))
    return 0


def _attempt(
    name: str, what: str, run: Callable[[Targets], int], refusals: frozenset[int] = _ACROSS
) -> Attempt:
    return Attempt(name, "files", what, run, refusals=refusals)


_EVERYWHERE = (
    _attempt(
        "create",
        "create a file outside the folders",
        partial(_write, os.O_CREAT | os.O_EXCL, _outside("new")),
    ),
    _attempt("create empty", "create an empty file outside the folders, for reading", _create_empty),
    _attempt("overwrite", "open a stranger's file for writing", partial(_write, 0, _outside("written"))),
    _attempt("append", "append to a stranger's file", partial(_write, os.O_APPEND, _outside("appended"))),
    Attempt("truncate", "files", "cut a stranger's file to nothing", _truncate, landlock_since=3),
    _attempt("remove", "remove a stranger's file", _remove),
    _attempt("remove folder", "remove a stranger's folder", _remove_folder),
    _attempt("folder", "make a folder outside the folders", _make_folder),
    _attempt("rename", "rename a stranger's file", _rename),
    _attempt("link out", "link a file of the diary to the outside", _link_out),
    _attempt("move out", "move a file of the diary to the outside", _move_out),
)
_UNIX = (
    _attempt(
        "pipe", "write to a stranger's pipe", partial(_write, getattr(os, "O_NONBLOCK", 0), _outside("pipe"))
    ),
    _attempt("terminal: output", "write to a stranger's terminal", _terminal),
)
_LINUX = (
    _attempt("symbolic link", "make a symbolic link even in the diary's folder", _symlink),
    _attempt("named pipe", "make a pipe even in the diary's folder", partial(_special, stat.S_IFIFO)),
    _attempt(
        "socket file", "make a socket file even in the diary's folder", partial(_special, stat.S_IFSOCK)
    ),
    _attempt("shared folder", "create a file in /dev/shm", _shared_folder),
)
_BY_PLATFORM = {"linux": (*_EVERYWHERE, *_UNIX, *_LINUX), "darwin": (*_EVERYWHERE, *_UNIX)}
ATTEMPTS = _BY_PLATFORM.get(sys.platform, _EVERYWHERE)
