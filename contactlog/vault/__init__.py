"""The encrypted store. What is named here is loaded when first used, so that the drop-box stays quick."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contactlog.vault.change import Change as Change
    from contactlog.vault.destroying import destroy as destroy
    from contactlog.vault.history import Act as Act
    from contactlog.vault.history import Version as Version
    from contactlog.vault.opening import create as create
    from contactlog.vault.opening import exists as exists
    from contactlog.vault.opening import in_memory as in_memory
    from contactlog.vault.opening import open_with_passphrase as open_with_passphrase
    from contactlog.vault.opening import open_with_recovery as open_with_recovery
    from contactlog.vault.replacing import take_place as take_place
    from contactlog.vault.slots import Slot as Slot
    from contactlog.vault.store import Vault as Vault

_HOMES = {
    "Act": "history",
    "Change": "change",
    "Slot": "slots",
    "Vault": "store",
    "Version": "history",
    "create": "opening",
    "destroy": "destroying",
    "exists": "opening",
    "in_memory": "opening",
    "open_with_passphrase": "opening",
    "open_with_recovery": "opening",
    "take_place": "replacing",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(importlib.import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
