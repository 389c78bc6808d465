"""What the lock reached: a level for each subject, and the steps that led there.

Plain classes on purpose: ``dataclasses`` and ``typing`` would be the largest imports of the lock, and every
import before the lock is time during which the process is open.
"""

from __future__ import annotations

KERNEL = "kernel"
"""The operating system refuses; no code in this process can take that back."""
INTERPRETER = "interpreter"
"""Only Python's own audit events are refused; native code can go around them."""
NONE = "none"
"""Nothing refuses."""

SUBJECTS = ("network", "children", "files", "memory")
"""Leaving by a socket; starting programs; writing outside our folders; being read by other programs."""

ISOLATED = "before site"
"""Started by `contactlog.lockdown.launch`: the lock came before any ``.pth`` line or sitecustomize."""
ORDINARY = "after site"
"""Started by an ordinary script: ``.pth`` lines and sitecustomize had run already."""

_FOOTERS = {
    KERNEL: "network: blocked by the kernel",
    INTERPRETER: "network: blocked inside Python only",
    NONE: "network: NOT blocked",
}
_SHORTFALLS = {
    "network": "a compromised library could open a network connection",
    "children": "a compromised library could start another program",
    "files": "a compromised library could write files outside the diary's folder",
    "memory": "other programs of yours could read this program's memory",
}


class Step:
    """One thing the lock did, or could not do.

    Attributes:
        name: what it is, in the words of `docs/lockdown.md`.
        ok: whether it worked.
        detail: what was found or done, or the system's reason; never diary text.
    """

    __slots__ = ("detail", "name", "ok")

    def __init__(self, name: str, ok: bool, detail: str = "") -> None:
        self.name = name
        self.ok = ok
        self.detail = detail

    def __repr__(self) -> str:
        return f"Step({self.name!r}, {self.ok!r}, {self.detail!r})"


class Report:
    """The state of the lock.

    Attributes:
        platform: ``sys.platform`` of the process.
        levels: for each of `SUBJECTS` one of `KERNEL`, `INTERPRETER`, `NONE`.
        steps: in the order taken.
        start: `ISOLATED` or `ORDINARY`.
        writable: the folders and files that may still be written to.
        milliseconds: how long locking took.
    """

    __slots__ = ("levels", "milliseconds", "platform", "start", "steps", "writable")

    def __init__(
        self,
        platform: str,
        levels: dict[str, str],
        steps: tuple[Step, ...],
        start: str,
        writable: tuple[str, ...] = (),
        milliseconds: float = 0.0,
    ) -> None:
        self.platform = platform
        self.levels = levels
        self.steps = steps
        self.start = start
        self.writable = writable
        self.milliseconds = milliseconds

    @property
    def level(self) -> str:
        """The level of the network, which is the promise of the README."""
        return self.levels["network"]

    @property
    def footer(self) -> str:
        """One line for the bottom of a screen."""
        return _FOOTERS[self.level]

    @property
    def needs_consent(self) -> bool:
        """Whether the user must be asked once on this machine before the diary is opened.

        True where the kernel could do more than it did here: on Linux and macOS, when network, children or
        files are below `KERNEL`. Windows has nothing better to offer to a program without special rights;
        there the footer says so all the time.
        """
        wanted = ("network", "children", "files")
        return self.platform in ("linux", "darwin") and any(
            self.levels[subject] != KERNEL for subject in wanted
        )

    @property
    def shortfalls(self) -> tuple[str, ...]:
        """For each subject below `KERNEL`, what that leaves possible: the middle of a sentence."""
        return tuple(_SHORTFALLS[subject] for subject in SUBJECTS if self.levels[subject] != KERNEL)

    def as_dict(self) -> dict[str, object]:
        """Give the report as plain values, for ``--json``."""
        return {
            "platform": self.platform,
            "levels": dict(self.levels),
            "start": self.start,
            "writable": list(self.writable),
            "milliseconds": round(self.milliseconds, 3),
            "needs_consent": self.needs_consent,
            "steps": [{"name": step.name, "ok": step.ok, "detail": step.detail} for step in self.steps],
        }
