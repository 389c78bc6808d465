"""What strace saw of a program: every call that could reach for a network or start another program."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

WATCHED = "trace=%network,io_uring_setup,execve,execveat"
_HARMLESS = frozenset({"execve", "socketpair", "sendto", "recvfrom", "getsockname", "getsockopt"})
_CALL = re.compile(r"^(\w+)\((.*)\) += (-?\d+) ?(\w*)", re.MULTILINE)


def traced(trace: Path) -> tuple[str, ...]:
    """Give the words that run a program under strace, with one file beginning like ``trace`` for each thread."""
    return ("-ff", "-qq", "-o", str(trace), "-e", WATCHED, "-e", "signal=none")


@dataclass(frozen=True, slots=True)
class Seen:
    """The watched calls of one run, of all its threads and children."""

    calls: tuple[tuple[str, str, int, str], ...]
    """Name, arguments, result, and the error's name."""

    @classmethod
    def read(cls, trace: Path) -> Seen:
        """Read the files of one run."""
        lines = "".join(file.read_text() for file in sorted(trace.parent.glob(f"{trace.name}.*")))
        return cls(
            tuple((name, words, int(result), error) for name, words, result, error in _CALL.findall(lines))
        )

    @property
    def done(self) -> Counter[str]:
        """How often each call succeeded."""
        return Counter(name for name, _, result, _ in self.calls if result >= 0)

    @property
    def refused(self) -> list[str]:
        """The calls the lock has refused, in order of the alphabet."""
        return sorted(name for name, _, _, error in self.calls if error == "EPERM")

    @property
    def reached_out(self) -> list[str]:
        """Every call that succeeded and is no way of waking one's own event loop; the first ``execve`` is strace's."""
        return [
            f"{name}({words})"
            for name, words, result, _ in self.calls
            if result >= 0
            and (
                name not in _HARMLESS
                or (name == "socketpair" and not words.startswith("AF_UNIX, SOCK_STREAM"))
                or (name == "sendto" and ", NULL, 0" not in words)
            )
        ]
