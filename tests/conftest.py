"""What every test stands on: a fixed time, none of the developer's surroundings, no deadlines."""

from __future__ import annotations

import compileall
import gc
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

NOW = datetime(2026, 3, 12, 21, 0, tzinfo=UTC)
"""The evening on which the tests take place: a Thursday."""

settings.register_profile(
    "contactlog", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("contactlog")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the package once: the process lock, rightly, keeps the programs that tests start from doing so."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(__file__).parents[1] / "contactlog", quiet=2)


def pytest_collection_finish() -> None:
    """Take what lives until the end out of every later collection; some tests collect garbage many times."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the developer's own home, diary, language and zone out of the tests."""
    for name in [key for key in os.environ if key.startswith(("CONTACTLOG_DATA", "CONTACTLOG_PASS"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", f"{tmp_path}/data")
    monkeypatch.setenv("TZ", "Europe/Lisbon")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def heavy_size(full: int, quick: int) -> int:
    """Give how many rounds a heavy test runs: all with CONTACTLOG_HEAVY=full, else a share of it."""
    wanted = os.environ.get("CONTACTLOG_HEAVY", "100")
    return full if wanted == "full" else max(quick, full // int(wanted))
