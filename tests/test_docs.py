"""The pages say what is so."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

_TOP = Path(__file__).parents[1]
_PAGES = [_TOP / "README.md", _TOP / "CHANGELOG.md", *sorted((_TOP / "docs").glob("*.md"))]


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, _TOP / ".ci" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_commands_is_what_the_program_has() -> None:
    made = _script("make_commands")
    assert made.PAGE.read_text("utf-8") == made.page(), "run: python .ci/make_commands.py"


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


def test_every_page_is_listed() -> None:
    index = (_TOP / "docs" / "index.md").read_text("utf-8")
    for page in (_TOP / "docs").glob("*.md"):
        assert page.name == "index.md" or f"({page.name})" in index, page.name


def test_every_test_that_the_readme_names_exists() -> None:
    for named in re.findall(r"`(tests/[\w/.]+)`", (_TOP / "README.md").read_text("utf-8")):
        assert (_TOP / named).exists(), named


def test_the_readme_has_exactly_two_commands_on_its_first_screen() -> None:
    command = _script("readme_command").command
    assert "contactlog demo" in command("run")
    assert "pytest" in command("test")


def test_the_lock_files_name_no_host() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (_TOP / name).read_text("utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text
