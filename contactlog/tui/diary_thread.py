"""The one thread that touches the diary, so that no screen ever stands still."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from contactlog.errors import ContactlogError, Refused

if TYPE_CHECKING:
    from contactlog.diary.door import Diary

P = ParamSpec("P")
T = TypeVar("T")


class DiaryThread:
    """Opens, uses and closes the diary in a thread of its own.

    A use that is cancelled still runs to its end in the thread; what it answers is thrown away. Long uses take
    a callback by which they learn that they should stop.
    """

    def __init__(self) -> None:
        self._executor: ThreadPoolExecutor | None = None
        self._diary: Diary | None = None

    @property
    def is_open(self) -> bool:
        """True while a diary is open."""
        return self._diary is not None

    async def open(self, opener: Callable[[], Diary]) -> None:
        """Open the diary.

        Args:
            opener: gives the open diary; runs in the thread.

        Raises:
            ContactlogError: what the opener raises.
        """
        self.close()
        executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="diary")
        try:
            self._diary = await asyncio.wrap_future(executor.submit(opener))
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise
        self._executor = executor

    async def call(self, use: Callable[Concatenate[Diary, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Use the diary and wait for the answer without stopping the screens.

        Raises:
            Refused: the diary is locked.
            ContactlogError: what the use raises.
        """
        if self._executor is None or self._diary is None:
            raise Refused("The diary is locked.")
        return await asyncio.wrap_future(self._executor.submit(use, self._diary, *args, **kwargs))

    def close(self, last: Callable[[Diary], object] | None = None) -> None:
        """Close the diary and wipe its key, after what is running now; everything queued is dropped.

        Args:
            last: a short use to run before, when the diary is still open; what goes wrong in it is let go.
        """
        executor, diary = self._executor, self._diary
        self._executor = self._diary = None
        if executor is None or diary is None:
            return
        if last is not None:
            with suppress(ContactlogError):
                executor.submit(last, diary).result()
        # Cancelling first: what is queued was asked for by screens that are going away.
        executor.shutdown(wait=True, cancel_futures=True)
        diary.close()
