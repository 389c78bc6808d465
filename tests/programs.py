"""Programs of the machine that some tests need: found, or the test is skipped with the reason; in CI it fails."""

from __future__ import annotations

import os
import shutil

import pytest


def program(name: str, package: str) -> str:
    """Give the path of a program.

    Args:
        name: the program.
        package: the Debian package that has it.
    """
    found = shutil.which(name)
    if found is None and not os.environ.get("CI"):
        pytest.skip(f"{name} is not installed (Debian: {package})")
    assert found, f"{name} is missing; install {package}"
    return found
