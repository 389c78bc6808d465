"""What the probes aim at: strangers' sockets, files, terminals and processes, all our own and all local.

Made by the unlocked parent, so that each attempt would succeed if nothing refused it. Nothing here reaches
beyond this machine: only the loopback address and paths in a temporary folder.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

ROLES = ("control", "locked")
_LONGEST_FOLDER = 68
"""Bytes: with the names below it, no more than a socket's name may have (104 on macOS, 108 on Linux)."""


class Targets:
    """Where a child finds what it aims at; goes to the child as JSON.

    Attributes:
        role: one of `ROLES`.
        data: the folder the lock leaves writable.
        outside: a folder it does not.
        tcp_port: of a listener on 127.0.0.1.
        udp_port: of a receiver on 127.0.0.1.
        unix_path: of a listening socket.
        abstract_name: of a listening socket, without its leading zero byte.
        terminal: the device of a terminal that is not ours, empty when there is none.
        terminal_descriptor: that terminal, left open by the parent, or -1.
        victim: an unlocked process of the same user.
        inherited: a connected socket left open by the parent.
    """

    __slots__ = (
        "abstract_name",
        "data",
        "inherited",
        "outside",
        "role",
        "tcp_port",
        "terminal",
        "terminal_descriptor",
        "udp_port",
        "unix_path",
        "victim",
    )

    def __init__(
        self,
        *,
        role: str,
        data: str,
        outside: str,
        tcp_port: int,
        udp_port: int,
        unix_path: str,
        abstract_name: str,
        terminal: str,
        terminal_descriptor: int,
        victim: int,
        inherited: int,
    ) -> None:
        self.role = role
        self.data = data
        self.outside = outside
        self.tcp_port = tcp_port
        self.udp_port = udp_port
        self.unix_path = unix_path
        self.abstract_name = abstract_name
        self.terminal = terminal
        self.terminal_descriptor = terminal_descriptor
        self.victim = victim
        self.inherited = inherited

    def as_dict(self) -> dict[str, object]:
        """Give the fields by name."""
        return {name: getattr(self, name) for name in self.__slots__}


def _short_folder() -> str | None:
    """Give a folder for temporary files in which the name of a socket fits; None when the usual one will do."""
    usual = len(os.fsencode(tempfile.gettempdir()))
    return "/tmp" if usual > _LONGEST_FOLDER and os.path.isdir("/tmp") else None  # noqa: S108 - a folder of our own in it


@contextmanager
def surroundings() -> Iterator[dict[str, Targets]]:
    """Make the targets for both children, and clear everything away afterwards."""
    with ExitStack() as stack:
        made = tempfile.TemporaryDirectory(prefix="contactlog-probe-", dir=_short_folder())
        root = Path(stack.enter_context(made))
        common = {
            **_sockets(stack, root),
            "victim": _victim(stack),
        }
        for role in ROLES:
            stack.callback(_cleared, shared_file(root.name, role))
        yield {role: _for_role(stack, role, root, common) for role in ROLES}


def shared_file(name: str, role: str) -> str:
    """Give the file a child tries to make in the memory that all programs share; it may lack the right to remove it."""
    return os.path.join("/dev/shm", name + role)  # noqa: S108 - the aim


def _cleared(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)


def _for_role(stack: ExitStack, role: str, root: Path, common: dict[str, object]) -> Targets:
    data, outside = root / role / "data", root / role / "outside"
    for folder in (data, outside):
        folder.mkdir(parents=True)
    for name in ("written", "appended", "truncated", "removed", "renamed"):
        (outside / name).write_text("somebody's file")
    (outside / "removed-folder").mkdir()
    (data / "own").write_text("a file of the diary")
    if hasattr(os, "mkfifo"):
        os.mkfifo(outside / "pipe")
        stack.callback(os.close, os.open(outside / "pipe", os.O_RDONLY | os.O_NONBLOCK))
    near, far = socket.socketpair()
    stack.callback(near.close)
    stack.callback(far.close)
    near.set_inheritable(True)
    terminal = _terminal(stack)
    fields = {
        **common,
        "role": role,
        "data": str(data),
        "outside": str(outside),
        "inherited": near.fileno(),
        "terminal": "" if terminal < 0 else os.ttyname(terminal),
        "terminal_descriptor": terminal,
    }
    return Targets(**fields)  # type: ignore[arg-type]  # each field is set just above or in `surroundings`


def _sockets(stack: ExitStack, root: Path) -> dict[str, object]:
    tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
    udp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
    udp.bind(("127.0.0.1", 0))
    made: dict[str, object] = {
        "tcp_port": tcp.getsockname()[1],
        "udp_port": udp.getsockname()[1],
        "unix_path": str(root / "listener"),
        "abstract_name": root.name,
    }
    if sys.platform == "win32":
        return made
    addresses = [str(root / "listener")] + (["\0" + root.name] if sys.platform == "linux" else [])
    for address in addresses:
        listener = stack.enter_context(socket.socket(socket.AF_UNIX))
        listener.bind(address)
        listener.listen()
    return made


def _terminal(stack: ExitStack) -> int:
    if sys.platform == "win32":
        return -1
    try:
        ours, theirs = os.openpty()
    except OSError:  # A container without /dev/pts.
        return -1
    stack.callback(os.close, ours)
    stack.callback(os.close, theirs)
    os.set_inheritable(theirs, True)
    return theirs


def _victim(stack: ExitStack) -> int:
    program = [sys.executable, "-I", "-S", "-c", "import sys; print(flush=True); sys.stdin.read()"]
    pipe = subprocess.PIPE
    process = stack.enter_context(
        subprocess.Popen(program, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
    )
    if process.stdout is not None:
        process.stdout.readline()
    return process.pid
