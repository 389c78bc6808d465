"""The lock comes first: before any third-party import, and with the launcher before ``site``."""

from __future__ import annotations

import ast
import inspect
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from contactlog import lockdown
from contactlog.lockdown import launch
from contactlog.lockdown.levels import ISOLATED, ORDINARY
from tests.lockdown.support import LOCK, ROOT, locked, needs_kernel_lock, python

LOCKDOWN = ROOT / "contactlog" / "lockdown"
_TOO_HEAVY = {"typing", "dataclasses", "inspect", "re", "pathlib", "logging", "subprocess", "socket", "enum"}
_MAIN = """\
import os
from contactlog import lockdown

def main():
    lockdown.lock(os.path.dirname(os.environ["WITNESS"]))
    lockdown.let_site_run()
    import neighbour
    print(lockdown.report().start)
    return 7
"""
_EVIL = """\
import os, ctypes; \
made = ctypes.CDLL(None).socket(2, 2, 0); \
os.write(os.open(os.environ["WITNESS"], os.O_WRONLY | os.O_CREAT, 0o600), b"out" if made >= 0 else b"blocked")
"""


@needs_kernel_lock
def test_locking_imports_nothing_heavy_and_nothing_of_others(tmp_path: Path) -> None:
    code = LOCK.format(root=str(ROOT), data=str(tmp_path))
    loaded = set(python(code + "print(*sys.modules)", isolated=True).stdout.split())
    assert not loaded & _TOO_HEAVY
    ours = {name for name in loaded if name.startswith("contactlog")}
    assert all(name == "contactlog" or name.startswith("contactlog.lockdown") for name in ours)
    assert {name.split(".")[0] for name in loaded - ours} <= set(sys.stdlib_module_names) | {"__main__"}


def test_the_lock_imports_nothing_of_ours_and_reads_no_setting() -> None:
    for path in LOCKDOWN.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("contactlog"):
                assert node.module == "contactlog" or node.module.startswith("contactlog.lockdown"), path
            if isinstance(node, ast.Attribute) and node.attr in ("getenv", "environb"):
                pytest.fail(f"{path} reads the environment")
            if isinstance(node, ast.Attribute) and node.attr == "environ":
                assert path == LOCKDOWN / "__init__.py", "only the temporary folder is set there"


def test_no_argument_leaves_the_lock_out() -> None:
    parameters = list(inspect.signature(lockdown.lock).parameters)
    assert parameters == ["data_dir", "export_dir", "extra_read_write", "create"]


@needs_kernel_lock
@pytest.mark.parametrize(("isolated", "start"), [(True, ISOLATED), (False, ORDINARY)])
def test_the_report_says_how_the_process_was_started(tmp_path: Path, isolated: bool, start: str) -> None:
    assert locked("print(json.dumps(lockdown.report().start))", tmp_path / "data", isolated=isolated) == start


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """A virtual environment in which somebody has placed a line that runs at every start."""
    folder = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    (site_packages,) = folder.glob("lib/python*/site-packages")
    (site_packages / "evil.pth").write_text(_EVIL)
    package = site_packages / "contactlog"
    shutil.copytree(LOCKDOWN, package / "lockdown")
    shutil.copy(ROOT / "contactlog" / "__init__.py", package)
    (package / "__main__.py").write_text(_MAIN)
    library = tmp_path / "library"
    library.mkdir()
    (library / "neighbour.py").write_text("")
    (site_packages / "library.pth").write_text(f"{library}\n")  # Found only once site has run.
    return folder


@needs_kernel_lock
def test_the_launcher_is_faster_than_a_line_in_a_pth_file(environment: Path, tmp_path: Path) -> None:
    program = str(environment / "bin" / "python")
    (script,) = environment.glob("lib/python*/site-packages/contactlog/lockdown/launch.py")
    (tmp_path / "data").mkdir()
    witness = tmp_path / "data" / "witness"
    surroundings = {"WITNESS": str(witness), "PATH": os.environ["PATH"]}

    subprocess.run([program, "-c", "pass"], check=True, env=surroundings)
    assert witness.read_text() == "out"  # The control: an ordinary start is too late.
    witness.unlink()

    done = subprocess.run(
        [program, "-I", "-S", str(script)], env=surroundings, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == (f"{ISOLATED}\n", 7), done.stderr
    assert witness.read_text() == "blocked"


def test_the_launcher_wants_to_be_started_its_own_way() -> None:
    done = subprocess.run([sys.executable, launch.__file__], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "Start this file with: python -I -S\n")
    assert launch.command() == [sys.executable, "-I", "-S", launch.__file__]


@needs_kernel_lock
def test_a_second_lock_changes_nothing(tmp_path: Path) -> None:
    code = f"""
first = lockdown.report()
again = lockdown.lock("/", "/", ["/"], create=True)
try:
    open({str(tmp_path / "outside")!r}, "w")
except PermissionError:
    print(json.dumps([again is first, list(again.writable)]))
"""
    assert locked(code, tmp_path / "data") == [True, [str(tmp_path / "data")]]


@needs_kernel_lock
def test_a_missing_folder_is_left_out_and_not_made(tmp_path: Path) -> None:
    code = f"""
import sys, json; sys.path.insert(0, {str(ROOT)!r})
from contactlog import lockdown
print(json.dumps(list(lockdown.lock({str(tmp_path / "none")!r}).writable)))
"""
    assert json.loads(python(code).stdout) == []
    assert not (tmp_path / "none").exists()
