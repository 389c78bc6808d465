"""What is built and what is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, entry_points, metadata, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from contactlog import VERSION

_TOP = Path(__file__).parents[1]
_PROJECT = tomllib.loads((_TOP / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that CI has built, or one built from a copy with the builder that is installed."""
    if ready := os.environ.get("CONTACTLOG_WHEEL"):
        return Path(ready)
    if not _has_builder():
        pytest.skip(
            "no setuptools of this project's floor is installed; .ci/run tests the wheel it has built"
        )
    tree = tmp_path_factory.mktemp("tree")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(_TOP / name, tree / name)
    shutil.copytree(_TOP / "contactlog", tree / "contactlog", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(_TOP / "tests", tree / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    build = "from setuptools import build_meta; build_meta.build_wheel('out')"
    subprocess.run([sys.executable, "-c", build], cwd=tree, check=True, capture_output=True, timeout=120)
    (built,) = (tree / "out").glob("*.whl")
    return built


def _has_builder() -> bool:
    try:
        return _number(version("setuptools")) >= (77,)
    except PackageNotFoundError:
        return False


def _contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    wanted = {
        path.relative_to(_TOP).as_posix()
        for path in (_TOP / "contactlog").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in wanted if name.endswith(".toml")}
    assert wanted <= _contents(wheel)


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    assert {name.partition("/")[0] for name in _contents(wheel)} == {
        "contactlog",
        f"contactlog-{VERSION}.dist-info",
    }


def test_the_wheel_carries_the_licence_and_says_that_it_is_typed(wheel: Path) -> None:
    names = _contents(wheel)
    assert "contactlog/py.typed" in names
    assert f"contactlog-{VERSION}.dist-info/licenses/LICENSE" in names


def test_the_wheel_is_for_every_system(wheel: Path) -> None:
    assert wheel.name == f"contactlog-{VERSION}-py3-none-any.whl"


def test_the_program_is_installed_under_its_name() -> None:
    (script,) = entry_points(group="console_scripts", name="contactlog")
    assert callable(script.load())


def test_the_version_is_written_once_and_follows_semantic_versioning() -> None:
    assert metadata("contactlog")["Version"] == VERSION
    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)
    assert "version" in _PROJECT["dynamic"]


def test_every_library_is_locked_and_no_older_than_its_floor() -> None:
    locked = dict(
        re.findall(
            r"^([a-z0-9-]+)(?:\[\w+\])?==([\w.]+)", (_TOP / "requirements.txt").read_text("utf-8"), re.M
        )
    )
    for wanted in _PROJECT["dependencies"]:
        name, floor = re.match(r"([a-z0-9-]+)>=([\d.]+)", wanted).groups()  # type: ignore[union-attr]
        assert _number(locked[name]) >= _number(floor), wanted


def test_the_lock_for_developers_holds_the_lock_for_users() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[a-z0-9-]+(?:\[\w+\])?==[\w.]+", (_TOP / name).read_text("utf-8"), re.M))

    assert pins("requirements.txt") <= pins("requirements-dev.txt")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_what_a_library_asks_for_with_extras_is_locked_with_them(name: str) -> None:
    """Otherwise pip 23.2, of Python 3.11, takes the newest as soon as there is a newer one than the lock, and stops."""
    written = re.findall(r"^([a-z0-9-]+)(?:\[([\w,]+)\])?==", (_TOP / name).read_text("utf-8"), re.M)
    locked = {library: set(extras.split(",")) for library, extras in written}
    for asked in (asked for library in locked for asked in _asked_by(library) if asked.extras):
        assert asked.extras <= locked[asked.name], asked


def _asked_by(library: str) -> list[Requirement]:
    """Give what a library needs here: nothing when it is one that only another system installs."""
    try:
        wanted = [Requirement(line) for line in requires(library) or ()]
    except PackageNotFoundError:
        return []
    return [asked for asked in wanted if asked.marker is None or asked.marker.evaluate({"extra": ""})]


@pytest.mark.parametrize("library", ["apsw-sqlite3mc", "cryptography", "cffi"])
def test_compiled_libraries_are_locked_for_every_system(library: str) -> None:
    """One hash is the source; Linux, macOS and Windows for four versions of Python need many more."""
    text = (_TOP / "requirements.txt").read_text("utf-8")
    entry = re.search(rf"^{library}==.*?(?=^\S|\Z)", text, re.M | re.S)
    assert entry is not None
    assert entry[0].count("--hash=sha256:") >= 20


def test_every_library_is_explained() -> None:
    page = (_TOP / "docs" / "design.md").read_text("utf-8")
    for wanted in _PROJECT["dependencies"]:
        name = re.split(r"[>=<;]", wanted)[0]
        assert name in page, name


def _number(written: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", written))
