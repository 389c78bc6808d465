"""The end of the process: nothing that was left behind keeps it, and the diary's key with it, alive."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_LEFT_BEHIND = """
import sys, threading
from contactlog.__main__ import _end
threading.Thread(target=threading.Event().wait).start()
print("said before")
sys.exit(_end(3))
"""
_NOTHING_LEFT = """
import atexit, sys, threading
from contactlog.__main__ import _end
atexit.register(print, "ended in order")
threading.Thread(target=print).start()
sys.exit(_end(3))
"""


_STOPPED_EARLY = """
import sys
from contactlog import __main__
def stopped():
    raise KeyboardInterrupt
__main__._main = stopped
sys.exit(__main__.main())
"""


def _run(code: str) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[1]
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False, cwd=root
    )


def test_a_thread_that_waits_for_ever_does_not_keep_the_process() -> None:
    done = _run(_LEFT_BEHIND)
    assert (done.returncode, done.stdout) == (3, "said before\n")


def test_without_one_python_ends_in_its_own_order() -> None:
    done = _run(_NOTHING_LEFT)
    assert done.returncode == 3
    assert done.stdout.endswith("ended in order\n")


def test_an_interruption_before_a_command_has_begun_is_a_sentence_too() -> None:
    done = _run(_STOPPED_EARLY)
    assert (done.returncode, done.stderr) == (130, "contactlog: Stopped. Nothing is half done.\n")


def test_the_proof_runs_for_the_doctor_and_for_nobody_who_is_called_so() -> None:
    from contactlog.__main__ import _TAKE_A_VALUE, _command
    from contactlog.cli import entry

    assert _TAKE_A_VALUE == entry._TAKE_A_VALUE
    for words, command in (
        (["--json", "doctor", "--diary"], "doctor"),
        (["--data-dir", "doctor", "--zone=UTC", "people", "add", "doctor"], "people"),
        (["--version"], ""),
    ):
        assert _command(words) == command


def test_no_option_can_be_shortened_past_the_lock() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "contactlog", "export", "json", "--t", "/tmp/x"],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert done.returncode == 2
