"""Start contactlog so that the lock comes before anything that is not Python's own.

An ordinary start runs ``site`` first, and with it every ``.pth`` line and ``sitecustomize`` of the
environment: whoever can place one is faster than any lock. Started as

    python -I -S .../contactlog/lockdown/launch.py COMMAND ...

Python looks at no variable and runs no ``site``; this file finds our package, which locks the process and
then lets ``site`` run (`contactlog.lockdown.let_site_run`). ``contactlog doctor`` prints the exact line.
"""

from __future__ import annotations

import sys


def command() -> list[str]:
    """Give the words that start contactlog in this way."""
    return [sys.executable, "-I", "-S", __file__]


def _start() -> int:
    # Behind the standard library on the path, so that nothing beside our package can stand in for it.
    sys.path.append(__file__.rsplit("contactlog", 1)[0].rstrip("/\\") or "/")
    if not (sys.flags.isolated and sys.flags.no_site):
        sys.stderr.write("Start this file with: python -I -S\n")
        return 2
    from importlib import import_module

    return int(import_module("contactlog.__main__").main() or 0)


if __name__ == "__main__":
    sys.exit(_start())
