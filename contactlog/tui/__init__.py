"""The screens: ask and show, over the same door as the commands.

`run` is the only name the command line uses. Nothing of Textual is imported before it is called.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from contactlog.errors import Refused

if TYPE_CHECKING:
    from contactlog.tui.source import Source


def run(source: Source) -> str | None:
    """Show the screens until the user quits.

    Args:
        source: the diary behind them.

    Returns:
        What to say if the program stopped because of a mistake in it; None after a normal end.

    Raises:
        Refused: this terminal cannot show screens.
    """
    from contactlog.tui import environment, garbage

    problem = environment.problem(os.environ)
    if problem is not None:
        raise Refused(problem, "Every screen has a command that does the same: contactlog --help")
    environment.disarm(os.environ)
    garbage.leave()
    # Textual reads its switches when it is imported, so it comes after they are gone.
    from contactlog.tui import hangup
    from contactlog.tui.app import ContactlogApp

    app = ContactlogApp(source, loaded=lambda: garbage.look_again(started=not app.diary.is_open))
    with hangup.watched():
        app.run()
    return app.crash_sentence
