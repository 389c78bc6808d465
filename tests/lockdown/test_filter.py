"""The filter as a program: run by our own interpreter for both machines, with no kernel involved."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from contactlog.lockdown import bpf, rules, syscalls
from contactlog.lockdown.syscalls import AARCH64, MACHINES, NUMBERS, X86_64, Machine
from tests.lockdown.machine import answer

BOTH = pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
HEADERS = {
    X86_64: Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    AARCH64: Path("/usr/include/asm-generic/unistd.h"),
}
AF_UNIX, AF_INET, STREAM, DATAGRAM, CLOEXEC, NONBLOCK = 1, 2, 1, 2, 0o2000000, 0o4000


def ask(machine: Machine, call: str, *arguments: int) -> int:
    return answer(bpf.program(machine), machine.audit_arch, machine.at(call), arguments)


@BOTH
def test_every_number_gets_the_answer_of_the_table(machine: Machine) -> None:
    program = bpf.program(machine)
    denied = {machine.number(call) for rule in rules.RULES if not rule.clauses for call in rule.calls}
    shaped = {machine.number(call) for rule in rules.RULES if rule.clauses for call in rule.calls}
    for number in range(1024):
        known = any(first <= number <= last for first, last in machine.known)
        expected = bpf.UNKNOWN if not known else bpf.REFUSE if number in denied else bpf.ALLOW
        if number not in shaped:
            assert answer(program, machine.audit_arch, number) == expected, number


@BOTH
def test_every_call_of_the_table_is_known_and_named_once(machine: Machine) -> None:
    named = [call for rule in rules.RULES for call in rule.calls]
    assert len(named) == len(set(named))
    for call in named:
        number = machine.number(call)
        assert number is None or any(first <= number <= last for first, last in machine.known), call


@BOTH
@pytest.mark.parametrize("arch", [0x40000003, 0x40000028, 0xC00000F3, 0])
def test_another_calling_convention_is_killed(machine: Machine, arch: int) -> None:
    assert answer(bpf.program(machine), arch, machine.at("getpid")) == bpf.KILL_PROCESS


@pytest.mark.parametrize("number", [0x40000000, 0x40000000 | 41, 0x7FFFFFFF, 0xFFFFFFFF])
def test_x32_numbers_are_killed(number: int) -> None:
    assert answer(bpf.program(X86_64), X86_64.audit_arch, number) == bpf.KILL_PROCESS


@BOTH
def test_a_stream_pair_is_the_only_pair(machine: Machine) -> None:
    assert ask(machine, "socketpair", AF_UNIX, STREAM | CLOEXEC | NONBLOCK) == bpf.ALLOW
    for family, kind in ((AF_UNIX, DATAGRAM), (AF_UNIX, 5), (AF_INET, STREAM), (30, STREAM), (0, STREAM)):
        assert ask(machine, "socketpair", family, kind) == bpf.REFUSE


@BOTH
def test_sending_needs_a_null_address(machine: Machine) -> None:
    assert ask(machine, "sendto", 5, 0x7F00, 1, 0, 0, 16) == bpf.ALLOW
    for address in (1, 0x7FFE12345678, 1 << 32, 1 << 63):
        assert ask(machine, "sendto", 5, 0x7F00, 1, 0, address, 16) == bpf.REFUSE


@BOTH
def test_only_the_named_terminal_requests_are_refused(machine: Machine) -> None:
    for request in (rules.TIOCSTI, rules.TIOCLINUX, rules.TIOCSETD, rules.TIOCSTI | 1 << 32):
        assert ask(machine, "ioctl", 0, request) == bpf.REFUSE
    for request in (0x5401, 0x5402, 0x5413, 0x541B):  # TCGETS, TCSETS, TIOCGWINSZ, FIONREAD
        assert ask(machine, "ioctl", 0, request) == bpf.ALLOW


@BOTH
def test_the_process_may_become_less_open_but_not_more(machine: Machine) -> None:
    assert ask(machine, "prctl", rules.PR_SET_DUMPABLE, 0) == bpf.ALLOW
    assert ask(machine, "prctl", rules.PR_SET_DUMPABLE, 1) == bpf.REFUSE
    assert ask(machine, "prctl", rules.PR_SET_PTRACER, 1) == bpf.REFUSE
    assert ask(machine, "prctl", rules.PR_SET_MM, 1) == bpf.REFUSE
    assert ask(machine, "prctl", 15, 1) == bpf.ALLOW  # PR_SET_NAME


@BOTH
def test_every_jump_lands_inside_the_program(machine: Machine) -> None:
    program = bpf.program(machine)
    assert len(program) < 4096  # BPF_MAXINSNS
    for position, (code, when_true, when_false, _) in enumerate(program):
        assert max(when_true, when_false) < 256
        if code not in (bpf.RETURN, bpf.LOAD, bpf.AND):
            assert position + 1 + max(when_true, when_false) < len(program)
    assert len(bpf.packed(program)) == 8 * len(program)


@pytest.mark.parametrize("machine", HEADERS, ids=lambda machine: machine.name)
def test_the_numbers_agree_with_the_headers(machine: Machine) -> None:
    header = HEADERS[machine]
    if not header.exists():
        pytest.skip(f"{header} is not installed")
    found = dict(re.findall(r"#define\s+__NR(?:3264)?_(\w+)\s+(\d+)", header.read_text()))
    newest = max(map(int, found.values()))
    for call in NUMBERS:
        number = machine.number(call)
        if number is not None and (number <= newest or call in found):
            assert int(found[call]) == number, call


def test_what_a_rule_says_is_there_for_a_reader() -> None:
    assert len({rule.name for rule in rules.RULES}) == len(rules.RULES)
    assert all(rule.reason and rule.calls for rule in rules.RULES)
    assert {call for rule in rules.RULES for call in rule.calls} <= set(syscalls.NUMBERS)


@BOTH
def test_the_sum_that_is_published_is_that_of_the_filter(machine: Machine) -> None:
    page = (Path(__file__).parents[2] / "docs" / "lockdown.md").read_text("utf-8")
    assert sha256(bpf.packed(bpf.program(machine))).hexdigest() in page
