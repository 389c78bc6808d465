"""Write docs/commands.md from the command line itself; a test keeps the page up to date."""

from __future__ import annotations

import argparse
from pathlib import Path

from contactlog.cli.commands import COMMANDS
from contactlog.cli.entry import build
from contactlog.cli.notices import EXIT_CODES

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"


def page() -> str:
    """Give the text of the page."""
    parser = build(None)
    parts = [
        "# Commands\n",
        _intro(),
        "## Exit codes\n",
        _exit_codes(),
        "## Of every command\n",
        "They may stand before the command or behind it.\n",
        _options(parser),
    ]
    for name, sub in _children(parser).items():
        parts += [
            f"## contactlog {name}\n",
            f"{COMMANDS[name][1][:1].upper()}{COMMANDS[name][1][1:]}.\n",
            _usage(sub),
        ]
        for verb, parser_of_verb in _children(sub).items():
            parts += [f"### contactlog {name} {verb}\n", _usage(parser_of_verb)]
        if not _children(sub):
            continue
    return "\n".join(parts).rstrip() + "\n"


def _intro() -> str:
    return (
        "`contactlog [options] COMMAND`. Prompts go to the terminal, answers to standard output, everything else to\n"
        "standard error. `--json` prints one JSON value with stable fields; more fields may be added. Environment:\n"
        "`CONTACTLOG_DATA_DIR`, `CONTACTLOG_PASSPHRASE_FILE`. Tab completion: `contactlog completion bash >\n"
        "~/.local/share/bash-completion/completions/contactlog`, or zsh, fish, tcsh, powershell.\n"
    )


def _exit_codes() -> str:
    rows = "\n".join(f"| {code} | {text} |" for code, text in EXIT_CODES.items())
    return f"| Code | Meaning |\n|---|---|\n{rows}\n"


def _children(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _options(parser: argparse.ArgumentParser) -> str:
    rows = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction) or action.help == argparse.SUPPRESS:
            continue
        name = ", ".join(action.option_strings) or (str(action.metavar or action.dest))
        if action.option_strings and action.nargs != 0 and not isinstance(action, argparse._HelpAction):
            name += f" {action.metavar or '|'.join(map(str, action.choices or [action.dest.upper()]))}"
        rows.append(f"| `{name}` | {(action.help or '').replace('|', '/')} |")
    return "| Option | Meaning |\n|---|---|\n" + "\n".join(row.replace("`|", "`") for row in rows) + "\n"


def _usage(parser: argparse.ArgumentParser) -> str:
    return _options(parser)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
