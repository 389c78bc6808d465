"""The audit hook: names an offender in Python's own terms. A tripwire, never the lock.

Where the kernel refuses, this adds an exact place in a traceback. Where it does not (Windows), it is all
there is, and native code goes around it: ctypes, cffi and the raw ``_posixsubprocess`` raise no event a hook
could trust (CPython's documentation says so of ``sys.addaudithook``).
"""

from __future__ import annotations

import errno
import sys

TYPE_CHECKING = False  # As in typing, whose import would take longer than the lock.
if TYPE_CHECKING:
    from types import CodeType, FrameType

AF_UNIX, UNSPECIFIED = 1, -1
REFUSED_EVENTS = frozenset(
    {
        *(
            f"socket.{name}"
            for name in ("connect", "bind", "sendto", "sendmsg", "getaddrinfo", "getnameinfo")
        ),
        *(f"socket.{name}" for name in ("gethostbyname", "gethostbyaddr", "sethostname")),
        *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "pty.spawn"),
        *("os.startfile", "os.startfile/2", "webbrowser.open", "urllib.Request", "http.client.connect"),
        *("ftplib.connect", "smtplib.connect", "imaplib.open", "poplib.connect", "telnetlib.Telnet.open"),
        *("nntplib.connect", "syslog.openlog", "syslog.syslog", "cpython.remote_debugger_script"),
    }
)
"""Events of the table in CPython's documentation that mean leaving this process."""

_LOOPBACK_PAIR = frozenset({"socket.__new__", "socket.bind", "socket.connect"})
_hits: list[str] = []
_armed: list[bool] = []


def hits() -> tuple[str, ...]:
    """Give the names of the events that were refused so far, without their arguments."""
    return tuple(_hits)


def arm() -> None:
    """Install the hook for the rest of the process; a second call does nothing."""
    if _armed:
        return
    _armed.append(True)
    pair = _pair_code() if sys.platform == "win32" else None

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in REFUSED_EVENTS or (
            event == "socket.__new__" and arguments[1] not in (AF_UNIX, UNSPECIFIED)
        ):
            if pair is not None and event in _LOOPBACK_PAIR and _called_from(pair):
                return
            _hits.append(event)
            raise PermissionError(errno.EPERM, f"contactlog is locked against this ({event})")

    sys.addaudithook(hook)


def _pair_code() -> CodeType:
    # On Windows an event loop wakes itself through a pair of loopback connections.
    import socket

    return socket.socketpair.__code__


def _called_from(code: CodeType) -> bool:
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        if frame.f_code is code:
            return True
        frame = frame.f_back
    return False
