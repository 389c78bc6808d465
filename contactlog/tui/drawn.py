"""What the libraries of the screens remember of text beyond the screens that showed it."""

from __future__ import annotations

import gc
import sys
from typing import Any

from rich.cells import cached_cell_len
from rich.segment import Segment
from textual._styles_cache import StylesCache


def forget() -> None:
    """Empty the caches in which Textual and Rich keep lines that were drawn, and free what only holds itself.

    The caches outlive the screens: names would stay in memory after locking, and memory would grow with each
    unlocking. The screens hold themselves in circles; nobody waits for the moment in which they are looked for.
    """
    caches: list[Any] = [StylesCache.get_inner_outer, cached_cell_len, Segment._split_cells]
    # Loaded only where text was edited.
    document = sys.modules.get("textual.document._document")
    if document is not None:
        caches.append(document._utf8_encode)
    for cache in caches:
        cache.cache_clear()
    gc.collect()
