"""The page of keys is what the screens have, and every command it names exists."""

from __future__ import annotations

import argparse
import importlib.util
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from contactlog.cli.entry import build
from contactlog.tui import actions, screens, widgets
from contactlog.tui.app import ContactlogApp

_TOP = Path(__file__).parents[2]


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_keys", _TOP / ".ci" / "make_keys.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _classes() -> Iterator[type[DOMNode]]:
    yield ContactlogApp
    for package in (widgets, screens):
        for found in pkgutil.iter_modules(package.__path__):
            module = import_module(f"{package.__name__}.{found.name}")
            for thing in vars(module).values():
                if (
                    isinstance(thing, type)
                    and issubclass(thing, DOMNode)
                    and thing.__module__ == module.__name__
                ):
                    yield thing


def test_the_page_is_what_the_screens_have() -> None:
    made = _script()
    assert made.PAGE.read_text("utf-8") == made.page(), "run: PYTHONPATH=. python .ci/make_keys.py"


def test_every_binding_with_a_name_is_in_the_table_and_every_action_is_bound() -> None:
    known = {action.id for action in actions.load_all()}
    bound = {
        binding.id
        for found in _classes()
        for binding in found.__dict__.get("BINDINGS", [])
        if isinstance(binding, Binding) and binding.id
    }
    assert bound == known


def test_no_two_actions_of_a_place_share_a_key_or_a_name() -> None:
    everything = actions.load_all()
    assert len({action.id for action in everything}) == len(everything)
    by_place: dict[tuple[str, str], str] = {}
    for action in everything:
        for key in action.key.split(","):
            assert by_place.setdefault((action.where, key), action.id) == action.id, (action.where, key)


@pytest.mark.parametrize("command", sorted({one.command for one in actions.load_all() if one.command}))
def test_every_command_exists(command: str) -> None:
    program, *words = command.split()
    assert program == "contactlog"
    parser: argparse.ArgumentParser = build(None)
    for word in words:
        if word.startswith("-") or word == "COMMAND":
            break
        (children,) = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
        assert word in children.choices, command
        parser = children.choices[word]
