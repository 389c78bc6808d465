"""What ``contactlog --help`` shows: every command under the moment in which somebody looks for it."""

from __future__ import annotations

from contactlog.cli.commands import GROUPS

USAGE = "contactlog [options] [COMMAND ...]"
_HEAD = """\
A private contact diary, for telling the people you met yourself.
Nothing ever leaves this machine by itself.

Without a command the screens open. More about one: contactlog COMMAND --help
"""


def text() -> str:
    """Give the overview, made for a window of 80 columns."""
    width = max(len(name) for commands in GROUPS.values() for name in commands)
    parts = [_HEAD]
    for title, commands in GROUPS.items():
        parts.append(f"{title}:")
        parts += [f"  {name:{width}}  {summary}" for name, (_, summary) in commands.items()]
        parts.append("")
    return "\n".join(parts).rstrip()
