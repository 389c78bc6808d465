"""The lock on macOS: a Seatbelt profile for this process, and no debugger.

**Not run by the authors on a Mac**: written from the system's headers, manual pages and the profiles of the
programs that use the same call. The self-test below decides the levels, so that a profile which does not
hold is reported as not holding; `docs/lockdown.md` repeats this.

``sandbox_init`` is deprecated since 10.8 and still what browsers and OpenSSH stand on. It cannot nest: inside
somebody else's sandbox it fails, and what that sandbox refuses is found out by trying.
"""

from __future__ import annotations

import ctypes
import errno
import os

from contactlog.lockdown.levels import KERNEL, NONE, Step

TYPE_CHECKING = False  # As in typing, whose import would take longer than the lock.
if TYPE_CHECKING:
    from collections.abc import Sequence

_PT_DENY_ATTACH = 31
_DISCARD_PORT = 9
_MACH_NAMES = (
    # Looking up who the user is, and time zone changes. Not the resolver, pasteboard or launch services.
    "com.apple.system.opendirectoryd.libinfo",
    "com.apple.system.notification_center",
    "com.apple.system.logger",
)
_DEVICES = ("/dev/null", "/dev/tty", "/dev/dtracehelper")


def lock(writable: Sequence[str]) -> tuple[dict[str, str], list[Step]]:
    """Lock this process.

    Args:
        writable: real paths of folders and files that stay writable.

    Returns:
        The level of each subject, and the steps taken. Memory is always `NONE`: dumps and debuggers are
        refused, but whether another program may read our memory depends on how Python was signed, and what
        is not assured is not claimed.
    """
    steps = [_core_limit(), _no_debugger(), _sandbox(writable)]
    network, files, children = _network_level(), _file_level(), _children_level()
    steps.append(
        Step("verified", network == KERNEL, f"network: {network}, files: {files}, children: {children}")
    )
    return {"network": network, "children": children, "files": files, "memory": NONE}, steps


def profile(writable: Sequence[str]) -> str:
    """Write the profile in the language of Seatbelt.

    Raises:
        ValueError: a path has a control character, which the language cannot quote.
    """
    names = "".join(f"(global-name {_quoted(name)})" for name in _MACH_NAMES)
    kept = "".join(
        f"({'subpath' if os.path.isdir(path) else 'literal'} {_quoted(path)})" for path in writable
    )
    devices = "".join(f"(literal {_quoted(path)})" for path in _DEVICES)
    return "\n".join(
        (
            "(version 1)",
            "(allow default)",
            "(deny network*)",
            "(deny system-socket)",
            "(deny mach-lookup)",
            f"(allow mach-lookup {names})",
            "(deny appleevent-send)",
            "(deny lsopen)",
            "(deny process-exec*)",
            "(deny file-write*)",
            f"(allow file-write* {kept})" if kept else "",
            f"(allow file-write-data {devices})",
        )
    )


def _quoted(text: str) -> str:
    if any(ord(char) < 0x20 for char in text):
        raise ValueError("a folder's name has a control character")
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _sandbox(writable: Sequence[str]) -> Step:
    try:
        text = profile(writable).encode()
    except ValueError as problem:
        return Step("sandbox", False, str(problem))
    library = ctypes.CDLL("/usr/lib/libSystem.dylib", use_errno=True)
    message = ctypes.c_char_p()
    library.sandbox_init.argtypes = (ctypes.c_char_p, ctypes.c_uint64, ctypes.POINTER(ctypes.c_char_p))
    if library.sandbox_init(text, 0, ctypes.byref(message)) == 0:
        return Step("sandbox", True, "Seatbelt profile")
    return Step("sandbox", False, (message.value or b"refused").decode("utf-8", "replace"))


def _core_limit() -> Step:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return Step("core dump limit", True, "0")


def _no_debugger() -> Step:
    # Ends the process when a debugger is attached already, which is the right answer here.
    library = ctypes.CDLL("/usr/lib/libSystem.dylib", use_errno=True)
    library.ptrace.argtypes = (ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
    return Step("no debugger", library.ptrace(_PT_DENY_ATTACH, 0, None, 0) == 0)


def _network_level() -> str:
    """Connect to this machine's own discard port: a sandbox says EPERM, an open door ECONNREFUSED."""
    import _socket

    made = None
    try:
        made = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
        return (
            KERNEL if made.connect_ex(("127.0.0.1", _DISCARD_PORT)) in (errno.EPERM, errno.EACCES) else NONE
        )
    except PermissionError:
        return KERNEL
    finally:
        if made is not None:
            made.close()


def _file_level() -> str:
    try:
        os.close(os.open("/dev/zero", os.O_WRONLY))
    except PermissionError:
        return KERNEL
    return NONE


def _children_level() -> str:
    """Try to become ``/usr/bin/true`` in a forked child: it ends with 0 only when that was allowed."""
    pid = os.fork()
    if pid == 0:
        try:
            os.execv("/usr/bin/true", ["true"])  # noqa: S606 - the aim
        except OSError as problem:
            os._exit(problem.errno or 1)
    ended = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return KERNEL if ended in (errno.EPERM, errno.EACCES) else NONE
