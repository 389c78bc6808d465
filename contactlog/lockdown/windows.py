"""What a program without special rights can do for itself on Windows.

**Not run by the authors on Windows**: written from the documentation of the calls. There is no lock of the
network from inside a process here; that subject is `INTERPRETER`, the tripwire, and the screens say so all
the time. What can be done: no child processes (a job), no reading of our memory by other programs of the
same user (an access list on our process), no crash dumps with heap, no code injected by extension points.
Administrators are excepted from all of it.
"""

from __future__ import annotations

import ctypes
from ctypes import wintypes

from contactlog.lockdown.levels import KERNEL, NONE, Step

_LIMIT_ACTIVE_PROCESSES = 0x8
_BASIC_LIMITS = 2
_EXTENSION_POINTS, _IMAGE_LOAD = 6, 10
_NO_REMOTE_IMAGES, _NO_LOW_LABEL_IMAGES, _PREFER_SYSTEM32 = 1, 2, 4
_NO_ERROR_BOXES = 0x0001 | 0x0002
_NO_HEAP_IN_REPORTS = 0x1
_KERNEL_OBJECT, _DACL, _PROTECTED_DACL = 6, 0x4, 0x80000000
_OWNER_RIGHTS_ONLY = "D:P(A;;0x00101001;;;OW)(A;;0x00101001;;;BA)(A;;0x001FFFFF;;;SY)"
"""SYNCHRONIZE, QUERY_LIMITED_INFORMATION and TERMINATE for owner and administrators; nothing else."""


def lock() -> tuple[dict[str, str], list[Step]]:
    """Lock this process as far as that goes.

    Returns:
        The level of each subject, and the steps taken.
    """
    steps = [_no_children(), _closed_to_others(), _no_injection(), _no_dumps()]
    children = KERNEL if steps[0].ok else NONE
    memory = KERNEL if steps[1].ok else NONE
    return {"network": NONE, "children": children, "files": NONE, "memory": memory}, steps


def _library(name: str) -> ctypes.CDLL:
    loaded: ctypes.CDLL = vars(ctypes)["WinDLL"](name, use_last_error=True)  # Exists only there.
    return loaded


def _last_error() -> str:
    return f"error {vars(ctypes)['get_last_error']()}"


def _no_children() -> Step:
    """Put this process into a job of at most one process."""

    class BasicLimits(ctypes.Structure):
        _fields_ = (
            ("per_process_time", ctypes.c_int64),
            ("per_job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("smallest_working_set", ctypes.c_size_t),
            ("largest_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    kernel32 = _library("kernel32")
    kernel32.CreateJobObjectW.restype = wintypes.HANDLE
    kernel32.GetCurrentProcess.restype = wintypes.HANDLE
    job = wintypes.HANDLE(kernel32.CreateJobObjectW(None, None))
    limits = BasicLimits(flags=_LIMIT_ACTIVE_PROCESSES, active_processes=1)
    size = ctypes.sizeof(limits)
    set_up = kernel32.SetInformationJobObject(job, _BASIC_LIMITS, ctypes.byref(limits), size)
    done = set_up and kernel32.AssignProcessToJobObject(job, wintypes.HANDLE(kernel32.GetCurrentProcess()))
    return Step("no children", bool(done), "" if done else _last_error())


def _closed_to_others() -> Step:
    """Replace the access list of this process: others may end it and ask whether it lives, not read it."""
    advapi32 = _library("advapi32")
    kernel32 = _library("kernel32")
    kernel32.GetCurrentProcess.restype = wintypes.HANDLE
    descriptor = ctypes.c_void_p()
    made = advapi32.ConvertStringSecurityDescriptorToSecurityDescriptorW(
        ctypes.c_wchar_p(_OWNER_RIGHTS_ONLY), 1, ctypes.byref(descriptor), None
    )
    if not made:
        return Step("closed to others", False, _last_error())
    present, defaulted, dacl = wintypes.BOOL(), wintypes.BOOL(), ctypes.c_void_p()
    got = advapi32.GetSecurityDescriptorDacl(
        descriptor, ctypes.byref(present), ctypes.byref(dacl), ctypes.byref(defaulted)
    )
    process = wintypes.HANDLE(kernel32.GetCurrentProcess())
    what = wintypes.DWORD(_DACL | _PROTECTED_DACL)
    error = advapi32.SetSecurityInfo(process, _KERNEL_OBJECT, what, None, None, dacl, None) if got else -1
    kernel32.LocalFree(descriptor)
    return Step("closed to others", error == 0, "" if error == 0 else f"error {error}")


def _no_injection() -> Step:
    """Refuse libraries from extension points, from the network and from the current folder."""
    kernel32 = _library("kernel32")
    wanted = (
        (_EXTENSION_POINTS, 1),
        (_IMAGE_LOAD, _NO_REMOTE_IMAGES | _NO_LOW_LABEL_IMAGES | _PREFER_SYSTEM32),
    )
    done = bool(kernel32.SetDllDirectoryW(ctypes.c_wchar_p("")))
    for policy, flags in wanted:
        value = wintypes.DWORD(flags)
        size = ctypes.c_size_t(ctypes.sizeof(value))
        done = bool(kernel32.SetProcessMitigationPolicy(policy, ctypes.byref(value), size)) and done
    return Step("no injected libraries", done, "" if done else _last_error())


def _no_dumps() -> Step:
    """Keep the heap out of error reports. Policies of the machine (LocalDumps) can still ask for dumps."""
    kernel32 = _library("kernel32")
    kernel32.SetErrorMode(_NO_ERROR_BOXES)
    result = kernel32.WerSetFlags(_NO_HEAP_IN_REPORTS)
    return Step("no heap in error reports", result == 0, "" if result == 0 else f"error {result}")
