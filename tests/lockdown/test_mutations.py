"""Take one piece out of the lock, and the probes must notice: no rule is there for show."""

from __future__ import annotations

import platform

import pytest

from contactlog.lockdown import linux, rules
from contactlog.lockdown.probes import failures, run_probes, table
from contactlog.lockdown.probes.answers import PROGRAM, ask
from contactlog.lockdown.probes.outcomes import OPEN, REFUSED
from contactlog.lockdown.probes.surroundings import surroundings
from tests.conftest import heavy_size
from tests.lockdown.support import needs_kernel_lock

pytestmark = needs_kernel_lock

_WITHOUT_CALL = """
from functools import partial
from contactlog.lockdown import linux, rules
kept = tuple(
    rules.Rule(r.name, r.subject, tuple(c for c in r.calls if c != {call!r}), r.reason, r.clauses)
    for r in rules.RULES
)
linux.lock = partial(linux.lock, filter_rules=kept)
"""
_WITHOUT_CLAUSE = """
from functools import partial
from contactlog.lockdown import linux, rules
kept = tuple(
    r if r.name != {rule!r}
    else rules.Rule(r.name, r.subject, r.calls, r.reason, r.clauses[:{place}] + r.clauses[{place} + 1:])
    for r in rules.RULES
)
linux.lock = partial(linux.lock, filter_rules=kept)
"""
_FOREIGN = "from contactlog.lockdown import bpf; bpf.KILL_PROCESS = bpf.ALLOW"
_STEPS = {
    "dumps allowed": "from contactlog.lockdown import linux; from contactlog.lockdown.levels import Step; "
    "linux._not_dumpable = lambda: Step('', True); linux._core_limit = lambda here: Step('', True)",
    "sockets kept": "from contactlog.lockdown import linux; from contactlog.lockdown.levels import Step; "
    "linux._closed_descriptors = lambda: Step('', True)",
    "no file rules": "from contactlog.lockdown import landlock; landlock.restrict = lambda *_: ''",
    "truncation not withheld": "from contactlog.lockdown import landlock; landlock.TRUNCATE = 0",
    "links not withheld": "from contactlog.lockdown import landlock; landlock.MAKE_SYM = 0",
    "pipes not withheld": "from contactlog.lockdown import landlock; landlock.MAKE_FIFO = 0",
    "socket files not withheld": "from contactlog.lockdown import landlock; landlock.MAKE_SOCK = 0",
    "making not withheld": "from contactlog.lockdown import landlock; landlock.MAKE_REG = 0",
    "removing not withheld": "from contactlog.lockdown import landlock; landlock.REMOVE_FILE = 0",
    "removing folders not withheld": "from contactlog.lockdown import landlock; landlock.REMOVE_DIR = 0",
    "overwriting not withheld": "from contactlog.lockdown import landlock; landlock.WRITE_FILE = 0",
    "folders not withheld": "from contactlog.lockdown import landlock; landlock.MAKE_DIR = 0",
    "signals not withheld": "from contactlog.lockdown import landlock; landlock.SCOPE_SIGNALS = 0",
}


def holes(change: str) -> set[str]:
    """Run a locked child with something changed, and give what it could do."""
    prepared = PROGRAM.replace("; from contactlog", f"; exec({change!r}); from contactlog", 1)
    with surroundings() as made:
        answer = ask(made["locked"], prepared)
    found = {name for name, outcome in answer.attempts.items() if outcome == OPEN}
    return found | {f"call {name}" for name, outcome in answer.sweep.items() if outcome != REFUSED}


def _here(call: str) -> bool:
    machine = linux.machine()
    return machine is not None and machine.number(call) is not None


_CALLS = [(rule.name, call) for rule in rules.RULES if not rule.clauses for call in rule.calls if _here(call)]
_FIRST_CALLS = list(dict(reversed(_CALLS)).values())
_CLAUSES = [(rule.name, place) for rule in rules.RULES for place in range(len(rule.clauses))]
_OTHER_CALLS = [call for _, call in _CALLS if call not in _FIRST_CALLS]
_SHARE = _OTHER_CALLS[:: max(1, len(_OTHER_CALLS) // heavy_size(max(1, len(_OTHER_CALLS)), 8))]


@pytest.fixture(scope="module")
def refused_anyway() -> set[str]:
    """The calls an unlocked process may not make either, for lack of privilege."""
    with surroundings() as made:
        control = ask(made["control"])
    return {name for name, outcome in control.sweep.items() if outcome == REFUSED}


def test_the_whole_lock_has_no_hole() -> None:
    assert holes("") == set()


@pytest.mark.parametrize("call", _FIRST_CALLS)
def test_a_missing_call_is_noticed(call: str, refused_anyway: set[str]) -> None:
    if call in refused_anyway:
        pytest.skip(f"{call} needs a privilege this process lacks")
    assert f"call {call}" in holes(_WITHOUT_CALL.format(call=call))


@pytest.mark.heavy
@pytest.mark.parametrize("call", _SHARE)
def test_every_missing_call_is_noticed(call: str, refused_anyway: set[str]) -> None:
    if call in refused_anyway:
        pytest.skip(f"{call} needs a privilege this process lacks")
    assert f"call {call}" in holes(_WITHOUT_CALL.format(call=call))


@pytest.mark.parametrize(("rule", "place"), _CLAUSES)
def test_a_missing_condition_is_noticed(rule: str, place: int) -> None:
    assert holes(_WITHOUT_CLAUSE.format(rule=rule, place=place))


def test_a_filter_that_lets_foreign_conventions_in_is_noticed() -> None:
    if platform.machine() != "x86_64":
        pytest.skip("only x86_64 has several calling conventions here")
    assert holes(_FOREIGN) >= {"x32"}


@pytest.mark.parametrize("change", _STEPS.values(), ids=_STEPS)
def test_a_missing_step_is_noticed(change: str) -> None:
    assert holes(change)


def test_every_rule_of_the_table_is_taken_out_by_one_of_these_tests() -> None:
    with_calls = {rule for rule, _ in _CALLS}
    with_clauses = {rule for rule, _ in _CLAUSES}
    here = {rule.name for rule in rules.RULES if any(_here(call) for call in rule.calls)}
    assert with_calls | with_clauses >= here
    assert {*_FIRST_CALLS, *_OTHER_CALLS} == {call for _, call in _CALLS}
    # A rule with conditions has as many of them as are taken out, and no call beside them.
    assert all(bool(rule.clauses) != (rule.name in with_calls) for rule in rules.RULES if rule.name in here)


def test_the_doctor_counts_a_missing_rule_as_a_failure() -> None:
    change = _WITHOUT_CALL.format(call="connect")
    found = failures(
        run_probes(PROGRAM.replace("; from contactlog", f"; exec({change!r}); from contactlog", 1))
    )
    assert "connect" in {result["name"] for result in found}


def test_every_attempt_is_the_only_one_of_its_name() -> None:
    names = [attempt.name for attempt in table.ATTEMPTS]
    assert len(names) == len(set(names))
