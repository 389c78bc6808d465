"""Every private name of Textual that we use, with the reason; read again on each new version.

| Name | Version | Why |
|---|---|---|
| `App._handle_exception` | 8.2 | The only place where a crash can be kept from printing a traceback with locals. |
| `App._exception`, `App._exception_event` | 8.2 | Tests driven by Pilot learn of the real error through them. |
| `Stylesheet._parse_rules` | 8.2 | The one place where styles that were read already can be given back. |
| `StylesCache.get_inner_outer`, `_utf8_encode` | 8.2 | They keep lines that were drawn or edited, for ever. |
| `Widget._pruning` | 8.2 | The only sign that a screen is being taken down, before its workers are cancelled. |
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.css.query import NoMatches
from textual.worker import WorkerFailed, get_current_worker

if TYPE_CHECKING:
    from textual.app import App


def crash_sentence(error: BaseException) -> str:
    """Say that contactlog stopped, where in its code, and nothing of what was being worked on."""
    cause = error.error if isinstance(error, WorkerFailed) else error
    trace = cause.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = "" if trace is None else f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    return (
        f"contactlog stopped because of a mistake in it ({type(cause).__name__}{where}).\n"
        "Your diary is locked and unharmed. Please report the line above; it holds no words of yours."
    )


def came_too_late(error: BaseException) -> bool:
    """Tell whether a worker only looked for a place on a screen that is going away: nobody waits for its answer.

    A screen loses what is on it first and its workers last; a worker that wakes between the two finds nothing.
    """
    if not isinstance(error, WorkerFailed) or not isinstance(error.error, NoMatches):
        return False
    return bool(getattr(get_current_worker().node, "_pruning", False))


def crash(app: App[Any], error: Exception) -> None:
    """Stop the application with one sentence and without a traceback."""
    app._exception = error
    app._exception_event.set()
    app._return_code = 1
    app._close_messages_no_wait()
