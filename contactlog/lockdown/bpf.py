"""From the table of rules to the program the kernel runs at each system call.

Classic BPF as in ``linux/filter.h`` and ``linux/seccomp.h``: loads of 32-bit words of ``struct
seccomp_data``, a mask, equality and order jumps, and returns. Each rule is a small block that falls through
to the next, so no jump is longer than a block.
"""

from __future__ import annotations

import struct

from contactlog.lockdown.rules import RULES, Clause, Rule
from contactlog.lockdown.syscalls import Machine

TYPE_CHECKING = False  # As in typing, whose import would take longer than the lock.
if TYPE_CHECKING:
    from collections.abc import Iterable

Instruction = tuple[int, int, int, int]
"""Code, steps to skip when true, steps to skip when false, value."""

LOAD, AND, RETURN = 0x20, 0x54, 0x06
JUMP_EQUAL, JUMP_GREATER, JUMP_GREATER_OR_EQUAL = 0x15, 0x25, 0x35

ALLOW = 0x7FFF0000
KILL_PROCESS = 0x80000000
REFUSE = 0x00050000 | 1
"""SECCOMP_RET_ERRNO with EPERM: libraries know how to go on from it, unlike from a signal."""
UNKNOWN = 0x00050000 | 38
"""SECCOMP_RET_ERRNO with ENOSYS: what the C library expects from an older kernel."""

_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16


def program(machine: Machine, rules: Iterable[Rule] = RULES) -> tuple[Instruction, ...]:
    """Assemble the filter for one machine."""
    out: list[Instruction] = [
        (LOAD, 0, 0, _ARCHITECTURE),
        (JUMP_EQUAL, 1, 0, machine.audit_arch),
        (RETURN, 0, 0, KILL_PROCESS),
        (LOAD, 0, 0, _NUMBER),
    ]
    if machine.foreign_from is not None:
        out += [(JUMP_GREATER_OR_EQUAL, 0, 1, machine.foreign_from), (RETURN, 0, 0, KILL_PROCESS)]
    out += _unknown_numbers(machine)
    for rule in rules:
        numbers = [number for call in rule.calls if (number := machine.number(call)) is not None]
        for number in numbers:
            block = _body(rule.clauses)
            out += [(JUMP_EQUAL, 0, len(block), number), *block]
    return (*out, (RETURN, 0, 0, ALLOW))


def _unknown_numbers(machine: Machine) -> list[Instruction]:
    out: list[Instruction] = []
    following = 0
    for first, last in machine.known:
        if first > following:  # Below the first known number, and above the last of the range before.
            out += [
                (JUMP_GREATER_OR_EQUAL, 0, 2, following),
                (JUMP_GREATER_OR_EQUAL, 1, 0, first),
                (RETURN, 0, 0, UNKNOWN),
            ]
        following = last + 1
    return [*out, (JUMP_GREATER_OR_EQUAL, 0, 1, following), (RETURN, 0, 0, UNKNOWN)]


def _body(clauses: tuple[Clause, ...]) -> list[Instruction]:
    if not clauses:
        return [(RETURN, 0, 0, REFUSE)]
    out: list[Instruction] = []
    for clause in clauses:
        out += _clause(clause)
    return [*out, (RETURN, 0, 0, ALLOW)]


def _clause(clause: Clause) -> list[Instruction]:
    out: list[Instruction] = [(RETURN, 0, 0, REFUSE)]
    for test in reversed(clause):
        to_next_clause = len(out)
        jump = (0, to_next_clause) if test.equal else (to_next_clause, 0)
        offset = _ARGUMENTS + 8 * test.argument + (4 if test.high else 0)
        masking = [] if test.mask == 0xFFFFFFFF else [(AND, 0, 0, test.mask)]
        out = [(LOAD, 0, 0, offset), *masking, (JUMP_EQUAL, *jump, test.value), *out]
    return out


def packed(instructions: Iterable[Instruction]) -> bytes:
    """Give the program as the array of ``struct sock_filter`` that the kernel reads."""
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in instructions)
