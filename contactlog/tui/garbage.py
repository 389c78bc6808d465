"""When Python looks for memory that is not used any more: not while starting, nor later in what starting left.

Looking through everything that is loaded takes 50 to 100 ms, in which no key is answered, and finds nothing: the
program and the styles live until the end.
"""

from __future__ import annotations

import gc

_SELDOM = 100
"""How many of the small searches make a full one, 10 in other programs: locking makes one too."""


def leave() -> None:
    """Look for nothing while the program is loaded."""
    gc.disable()


def look_again(*, started: bool) -> None:
    """Look again from now on.

    Args:
        started: only the program is there, nothing of a diary: what is there now is never looked through again.
    """
    if started:
        gc.freeze()
        gc.set_threshold(*gc.get_threshold()[:2], _SELDOM)
    gc.enable()
