"""The forbidden things where there are no Linux system calls: the same ways out through Python's modules.

macOS: the profile refuses them in the kernel. Windows: the tripwire does, which is all there is. Not run on
either system by the authors; the continuous integration of a release runs it there.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from functools import partial

from contactlog.lockdown.probes.outcomes import Attempt
from contactlog.lockdown.probes.surroundings import Targets


def _connect(targets: Targets) -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as made:
        made.connect(("127.0.0.1", targets.tcp_port))
    return 0


def _send_datagram(targets: Targets) -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        made.sendto(b"x", ("127.0.0.1", targets.udp_port))
    return 0


def _listen(kind: int, _: Targets) -> int:
    with socket.socket(socket.AF_INET, kind) as made:
        made.bind(("127.0.0.1", 0))
    return 0


def _local_service(targets: Targets) -> int:
    if not hasattr(socket, "AF_UNIX"):
        return getattr(socket, "EAFNOSUPPORT", 97)
    with socket.socket(socket.AF_UNIX) as made:
        made.connect(targets.unix_path)
    return 0


def _program(_: Targets) -> int:
    subprocess.run([sys.executable, "-I", "-S", "-c", "pass"], check=False, stdin=subprocess.DEVNULL)
    return 0


def _replace_ourselves(_: Targets) -> int:
    if not hasattr(os, "fork"):
        return getattr(os, "ENOSYS", 40)
    pid = os.fork()
    if pid == 0:
        try:
            os.execv(sys.executable, [sys.executable, "-I", "-S", "-c", "pass"])  # noqa: S606 - the aim
        except OSError as problem:
            os._exit(problem.errno or 1)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


ATTEMPTS = (
    Attempt("connect: this machine", "network", "connect to a listener on 127.0.0.1", _connect),
    Attempt("datagram: this machine", "network", "send a datagram to 127.0.0.1", _send_datagram),
    Attempt("listen", "network", "wait for connections", partial(_listen, socket.SOCK_STREAM)),
    Attempt("connect: local service", "network", "connect to a service's socket", _local_service),
    Attempt("start a program", "children", "start Python from its file", _program),
    Attempt("replace ourselves", "children", "become another program", _replace_ourselves),
)
