"""Every field that ``--json`` prints stands in docs/json.md with its type, and every field of the page is printed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from tests.cli import json_page

_TOP = Path(__file__).parents[2]
_SELDOM = {"interview question suggestion: names", "notice: note", "reading: origin"}
"""Filled on occasions that would take long to bring about here: an invitation of strangers, a merged diary."""


def test_every_command_with_json_is_on_the_page() -> None:
    sections = re.split(r"\n(?=#{2,3} contactlog )", (_TOP / "docs" / "commands.md").read_text("utf-8"))
    wanted = {
        heading[1]
        for section in sections
        if "| `--json` |" in section and (heading := re.match(r"#+ contactlog (.+)", section))
    }
    page = {re.sub(r" (?:--|FILE).*", "", name) for name in json_page.read().commands}
    assert wanted - page == set()


def test_what_is_printed_and_what_the_page_says_are_the_same(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.json_day", str(tmp_path)],
        cwd=_TOP,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    page = json_page.read()
    wrong = []
    printed = set()
    for line in done.stdout.splitlines():
        name, arguments, code, value = json.loads(line)
        if value is None and code:
            wrong.append(f"{arguments} ended with {code}")
        elif not name.startswith("-"):
            printed.add(name)
            for each in value if isinstance(value, list) else [value]:
                wrong += page.wrong(name, each)
    assert wrong == []
    assert [each for each in page.unmet() if each not in _SELDOM] == []
    same = {id(fields): name for name, fields in page.commands.items()}
    assert {id(page.commands[name]) for name in printed} == set(same)
