"""Sentences that name keys, with the keys the user chose: ``{groups.add}`` stands for the key of that action."""

from __future__ import annotations

import re
from collections.abc import Mapping

from contactlog.tui import actions
from contactlog.tui.key_names import key_name

_ACTION = re.compile(r"\{([a-z_]+\.[a-z_]+)\}")


def keyed(text: str, chosen: Mapping[str, str]) -> str:
    """Put the keys in.

    Args:
        text: with ids of actions in braces; their screens are loaded.
        chosen: keys by the id of the action, as the user changed them.

    Raises:
        KeyError: there is no such action.
    """
    own = {action.id: action.key for action in actions.everything()}

    def key(found: re.Match[str]) -> str:
        name = found[1]
        return key_name((chosen.get(name) or own[name]).split(",")[0])

    return _ACTION.sub(key, text)
