"""A process that saves until it is killed, and says each id on its output once it is saved."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from contactlog import vault
from contactlog.core.people import Person
from contactlog.vault.clockwork import new_id
from tests.vault.making import PASSPHRASE


def now() -> datetime:
    return datetime.now(UTC)


def main(folder: str, how_many: int) -> None:
    opened = vault.open_with_passphrase(Path(folder), PASSPHRASE, clock=now)
    print("ready", flush=True)
    for number in range(how_many):
        one = Person(new_id(now()), f"P{number}", note="x" * (number % 7) * 400)
        with opened.change("add") as change:
            change.put(one)
        print(one.id, flush=True)
    opened.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
