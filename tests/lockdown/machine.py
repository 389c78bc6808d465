"""A second reading of the filter: an interpreter of classic BPF, as short as the instructions we use."""

from __future__ import annotations

from collections.abc import Sequence

from contactlog.lockdown.bpf import (
    AND,
    JUMP_EQUAL,
    JUMP_GREATER,
    JUMP_GREATER_OR_EQUAL,
    LOAD,
    RETURN,
    Instruction,
)


def answer(
    program: Sequence[Instruction], architecture: int, number: int, arguments: Sequence[int] = ()
) -> int:
    """Run the program on one system call and give the action it returns."""
    words = [number, architecture, 0, 0]
    for argument in (*arguments, *(0,) * 6)[:6]:
        words += [argument & 0xFFFFFFFF, (argument >> 32) & 0xFFFFFFFF]
    accumulator = position = 0
    while True:
        code, when_true, when_false, value = program[position]
        position += 1
        if code == RETURN:
            return value
        if code == LOAD:
            accumulator = words[value // 4]
        elif code == AND:
            accumulator &= value
        else:
            holds = {
                JUMP_EQUAL: accumulator == value,
                JUMP_GREATER: accumulator > value,
                JUMP_GREATER_OR_EQUAL: accumulator >= value,
            }[code]
            position += when_true if holds else when_false
