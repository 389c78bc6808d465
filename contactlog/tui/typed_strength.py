"""How long a passphrase would hold, said while it is typed."""

from __future__ import annotations

import asyncio

from contactlog.strength import judge

PAUSE_SECONDS = 0.15
"""How long nothing must be typed before the strength is judged."""


async def strength_after_a_pause(typed: str) -> str:
    """Wait for the typing to pause, then say how long it would hold; nothing for the empty field.

    Run it in a worker that the next key replaces.
    """
    await asyncio.sleep(PAUSE_SECONDS)
    # The estimate takes long enough to be felt; in a thread the fields stay quick.
    return (await asyncio.to_thread(judge, typed)).sentence if typed else ""
