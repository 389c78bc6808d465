"""The numbers of the system calls the lock speaks of, for both machines it knows.

Sources: ``arch/x86/entry/syscalls/syscall_64.tbl`` and ``scripts/syscall.tbl`` of Linux 6.18; a test compares
them with the headers of the machine it runs on. From 424 on all machines share their numbers.
"""

from __future__ import annotations

NUMBERS: dict[str, tuple[int | None, int | None]] = {
    # name: (x86_64, aarch64)
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
    "sendmsg": (46, 211),
    "sendmmsg": (307, 269),
    "socketpair": (53, 199),
    "sendto": (44, 206),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "execve": (59, 221),
    "execveat": (322, 281),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    "process_madvise": (440, 440),
    "perf_event_open": (298, 241),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "ioctl": (16, 29),
    "prctl": (157, 167),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "shmctl": (31, 195),
    "msgget": (68, 186),
    "msgsnd": (69, 189),
    "msgrcv": (70, 188),
    "msgctl": (71, 187),
    "semget": (64, 190),
    "semop": (65, 193),
    "semtimedop": (220, 192),
    "semctl": (66, 191),
    "mq_open": (240, 180),
    "mq_unlink": (241, 181),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "setxattrat": (463, 463),
    "file_setattr": (469, 469),
    "unshare": (272, 97),
    "setns": (308, 268),
    "chroot": (161, 51),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "move_mount": (429, 429),
    "open_tree": (428, 428),
    "open_tree_attr": (467, 467),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "open_by_handle_at": (304, 265),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "fanotify_init": (300, 262),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "reboot": (169, 142),
    "acct": (163, 89),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "syslog": (103, 116),
    "iopl": (172, None),
    "ioperm": (173, None),
    # Not denied: what the lock itself, its probes and the secret memory call.
    "getpid": (39, 172),
    "prlimit64": (302, 261),
    "truncate": (76, 45),
    "seccomp": (317, 277),
    "landlock_create_ruleset": (444, 444),
    "landlock_add_rule": (445, 445),
    "landlock_restrict_self": (446, 446),
    "memfd_secret": (447, 447),
}


class Machine:
    """A processor architecture as the kernel's filter sees it.

    Attributes:
        name: as in ``uname -m``.
        column: the place of its numbers in `NUMBERS`.
        audit_arch: the AUDIT_ARCH value in the filter's input (``linux/audit.h``).
        known: the ranges of numbers in use up to Linux 6.18, first and last included.
        foreign_from: numbers from here on belong to another calling convention, or None.
    """

    __slots__ = ("audit_arch", "column", "foreign_from", "known", "name")

    def __init__(
        self,
        name: str,
        column: int,
        audit_arch: int,
        known: tuple[tuple[int, int], ...],
        foreign_from: int | None,
    ) -> None:
        self.name = name
        self.column = column
        self.audit_arch = audit_arch
        self.known = known
        self.foreign_from = foreign_from

    def number(self, call: str) -> int | None:
        """Give the number of a call, None when this machine has no such call."""
        return NUMBERS[call][self.column]

    def at(self, call: str) -> int:
        """Give the number of a call that this machine must have.

        Raises:
            LookupError: it has none, which is a mistake in `NUMBERS`.
        """
        number = self.number(call)
        if number is None:
            raise LookupError(call)
        return number


X86_64 = Machine("x86_64", 0, 0xC000003E, ((0, 336), (424, 469)), 0x40000000)
AARCH64 = Machine("aarch64", 1, 0xC00000B7, ((0, 294), (424, 469)), None)
MACHINES = {machine.name: machine for machine in (X86_64, AARCH64)}
