"""Looking for unused memory rests while the screens are loaded."""

from __future__ import annotations

import gc

from contactlog.tui import garbage


def test_what_starting_made_is_left_alone_and_what_comes_later_is_not() -> None:
    frozen = gc.get_freeze_count()
    garbage.leave()
    assert not gc.isenabled()
    garbage.look_again(started=False)
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen
    usual = gc.get_threshold()
    try:
        garbage.look_again(started=True)
        assert gc.get_freeze_count() > frozen
        assert gc.get_threshold()[2] > usual[2]
    finally:
        gc.set_threshold(*usual)
