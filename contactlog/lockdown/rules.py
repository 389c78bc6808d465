"""What the kernel filter refuses, and why: one table.

Whatever is not named here stays allowed; a number Linux did not know when this table was written does not
(see `Machine.known`). Each rule is data, so that ``doctor`` can list it, and a test can take it away and
see the probes fail.
"""

from __future__ import annotations

AF_UNIX = 1
SOCK_STREAM = 1
SOCK_TYPE_MASK = 0xF
PR_SET_DUMPABLE = 4
PR_SET_MM = 35
PR_SET_PTRACER = 0x59616D61
TIOCSTI = 0x5412
TIOCLINUX = 0x541C
TIOCSETD = 0x5423


class Test:
    """A condition on one half of one argument of a system call.

    Attributes:
        argument: its place, from 0.
        equal: whether it must be equal to the value, or must differ.
        value: 32 bits.
        mask: the bits that are looked at.
        high: look at the upper 32 bits of the argument, not at the lower.
    """

    __slots__ = ("argument", "equal", "high", "mask", "value")

    def __init__(
        self, argument: int, equal: bool, value: int, *, mask: int = 0xFFFFFFFF, high: bool = False
    ) -> None:
        self.argument = argument
        self.equal = equal
        self.value = value
        self.mask = mask
        self.high = high


Clause = tuple[Test, ...]
"""Refuse when all of these hold."""


class Rule:
    """Calls that are refused with EPERM.

    Attributes:
        name: short, stable, for listings.
        subject: what it protects, one of `levels.SUBJECTS`.
        calls: names from `syscalls.NUMBERS`.
        reason: what the call would make possible.
        clauses: refuse when any of them holds; empty means always.
    """

    __slots__ = ("calls", "clauses", "name", "reason", "subject")

    def __init__(
        self, name: str, subject: str, calls: tuple[str, ...], reason: str, clauses: tuple[Clause, ...] = ()
    ) -> None:
        self.subject = subject
        self.name = name
        self.calls = calls
        self.reason = reason
        self.clauses = clauses


RULES: tuple[Rule, ...] = (
    Rule(
        "sockets",
        "network",
        ("socket", "connect", "bind", "listen", "accept", "accept4", "sendmsg", "sendmmsg"),
        "the network, and every local service that would talk for us (tmux, D-Bus, X11, agents, containers)",
    ),
    Rule(
        "socket pairs",
        "network",
        ("socketpair",),
        "an event loop needs a stream pair; a datagram pair could be aimed at a stranger's socket",
        ((Test(0, False, AF_UNIX),), (Test(1, False, SOCK_STREAM, mask=SOCK_TYPE_MASK),)),
    ),
    Rule(
        "sending to an address",
        "network",
        ("sendto",),
        "an event loop wakes itself with send(); an address would name somebody else",
        ((Test(4, False, 0),), (Test(4, False, 0, high=True),)),
    ),
    Rule(
        "io_uring",
        "network",
        ("io_uring_setup", "io_uring_enter", "io_uring_register"),
        "its rings open sockets and files without a system call a filter could see",
    ),
    Rule(
        "programs",
        "children",
        ("execve", "execveat"),
        "a program started by us could do what we may not ask for",
    ),
    Rule(
        "other processes",
        "files",
        (
            "ptrace",
            "process_vm_readv",
            "process_vm_writev",
            "pidfd_getfd",
            "kcmp",
            "process_madvise",
            "perf_event_open",
        ),
        "an unlocked process of the same user could be read, written to, or robbed of an open socket",
    ),
    Rule(
        "kernel keyrings",
        "network",
        ("add_key", "request_key", "keyctl"),
        "keyrings are shared with other processes, and a request may start a helper as root",
    ),
    Rule(
        "typing into the terminal",
        "children",
        ("ioctl",),
        "pushed input is executed by the shell afterwards (CVE-2017-5226, CVE-2023-28100)",
        ((Test(1, True, TIOCSTI),), (Test(1, True, TIOCLINUX),), (Test(1, True, TIOCSETD),)),
    ),
    Rule(
        "opening ourselves again",
        "memory",
        ("prctl",),
        "core dumps, tracing and the memory map stay as the lock left them",
        (
            (Test(0, True, PR_SET_DUMPABLE), Test(1, False, 0)),
            (Test(0, True, PR_SET_PTRACER),),
            (Test(0, True, PR_SET_MM),),
        ),
    ),
    Rule(
        "shared memory and queues",
        "files",
        (
            "shmget",
            "shmat",
            "shmctl",
            "msgget",
            "msgsnd",
            "msgrcv",
            "msgctl",
            "semget",
            "semop",
            "semtimedop",
            "semctl",
            "mq_open",
            "mq_unlink",
        ),
        "a channel to other processes that no file rule covers",
    ),
    Rule(
        "file attributes",
        "files",
        ("setxattr", "lsetxattr", "fsetxattr", "setxattrat", "file_setattr"),
        "text can be left in attributes of files outside our folders, which no file rule covers",
    ),
    Rule(
        "namespaces and mounts",
        "files",
        (
            "unshare",
            "setns",
            "chroot",
            "mount",
            "umount2",
            "pivot_root",
            "move_mount",
            "open_tree",
            "open_tree_attr",
            "fsopen",
            "fsconfig",
            "fsmount",
            "fspick",
            "mount_setattr",
            "open_by_handle_at",
        ),
        "another view of the file system or more privileges inside one",
    ),
    Rule(
        "kernel machinery",
        "files",
        (
            "bpf",
            "userfaultfd",
            "fanotify_init",
            "kexec_load",
            "kexec_file_load",
            "init_module",
            "finit_module",
            "delete_module",
            "iopl",
            "ioperm",
        ),
        "nothing a diary needs, and the usual way to a kernel fault",
    ),
    Rule(
        "the machine itself",
        "files",
        (
            "swapon",
            "swapoff",
            "reboot",
            "acct",
            "sethostname",
            "setdomainname",
            "settimeofday",
            "clock_settime",
            "quotactl",
            "quotactl_fd",
            "syslog",
        ),
        "settings of the machine, in case somebody runs the diary as its administrator",
    ),
)

STRUCTURAL: tuple[tuple[str, str], ...] = (
    (
        "foreign calling conventions",
        "their numbers mean other calls: int 0x80, x32 and 32-bit ARM are killed",
    ),
    ("unknown calls", "a call newer than this table answers ENOSYS, so that libraries fall back"),
)
"""What the filter does besides `RULES`: (name, reason)."""
