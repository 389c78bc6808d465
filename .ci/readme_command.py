"""Print a command of the README's first screen: ``readme_command.py run`` or ``test``."""

from __future__ import annotations

import re
import sys
from pathlib import Path


def command(name: str) -> str:
    """Give the command that stands in the README under this mark."""
    text = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    found = re.findall(rf"<!-- command: {re.escape(name)} -->\n```\n(.+?)\n```", text)
    if len(found) != 1:
        raise SystemExit(f"The README has {len(found)} commands named {name}.")
    return str(found[0])


if __name__ == "__main__":
    print(command(sys.argv[1]))
