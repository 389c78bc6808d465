"""Run pieces of program under the lock, each in a process of its own: a lock never comes off again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from contactlog.lockdown import landlock, linux

ROOT = Path(__file__).parents[2]
LOCK = "import sys; sys.path.insert(0, {root!r})\nfrom contactlog import lockdown\nlockdown.lock({data!r})\n"


def _missing() -> str:
    if sys.platform != "linux":
        return "the kernel lock of Linux"
    here = linux.machine()
    if here is None:
        return f"a system call table for {os.uname().machine}"
    return "" if landlock.version(here) > 0 else "a kernel with Landlock"


needs_kernel_lock = pytest.mark.skipif(bool(_missing()), reason=f"needs {_missing()}")
"""Skips, with the reason, where the kernel does not offer the whole lock."""


def python(
    code: str, *, isolated: bool = False, wrapper: tuple[str, ...] = (), **more: Any
) -> subprocess.CompletedProcess[str]:
    """Run a piece of program and expect it to end well."""
    flags = ["-I", "-S"] if isolated else []
    done = subprocess.run(
        [*wrapper, sys.executable, *flags, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **more,
    )
    assert done.returncode == 0, done.stderr
    return done


def locked(code: str, data: Path, **more: Any) -> Any:
    """Run a piece of program that starts under the lock, and give the JSON value it prints."""
    data.mkdir(mode=0o700, exist_ok=True)
    start = LOCK.format(root=str(ROOT), data=str(data))
    return json.loads(python(start + "import json\n" + code, **more).stdout)
