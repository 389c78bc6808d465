"""``contactlog doctor``: prove the promises on this machine."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from contactlog import lockdown
from contactlog.cli import output, session
from contactlog.core.settings import JsonValue
from contactlog.diary import health
from contactlog.diary.surroundings import Finding
from contactlog.lockdown import launch, levels

_STARTS = {
    levels.ISOLATED: "     Started by the launcher: locked before any code of installed packages ran.",
    levels.ORDINARY: "     Started by the ordinary script: locked before the first library was loaded, but after "
    "what Python itself runs at a start (.pth files).",
}
_NOT_SHOWN = """\
Not shown, because no program can show it of itself: what somebody could do who is root, a key logger or a
changed Python; who sees the screen or the terminal's scrollback; a whole older copy of the diary put in its place."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--how", action="store_true", help="how to check without believing contactlog")
    parser.add_argument(
        "--accept",
        action="store_true",
        help="open the diary on this machine although the lock is weaker here",
    )
    parser.add_argument(
        "--diary",
        action="store_true",
        help="open the diary too, and look over every page, the search index and the row counts",
    )
    session.add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show what the lock refuses, and the state of the diary's files."""
    if arguments.how:
        how = _how(session.folder(arguments))
        if arguments.json:
            output.json_value({"how": how})
        else:
            output.exact(how)
        return 0
    folder = session.folder(arguments)
    if arguments.accept:
        health.accept_weaker_lock(folder)
    report = lockdown.report()
    files = health.file_findings(folder)
    if arguments.diary:
        with session.diary(arguments) as opened:
            files += health.diary_findings(opened)
    proof = arguments.proof
    held = proof is not None and not health.broken(proof) and all(step.ok for step in report.steps)
    if arguments.json:
        words: list[JsonValue] = [*launch.command()]
        probes: list[JsonValue] = [dict(result) for result in proof or ()]
        output.json_value(
            {
                "levels": dict(report.levels),
                "start": report.start,
                "launcher": words,
                "steps": [{"name": step.name, "ok": step.ok, "detail": step.detail} for step in report.steps],
                "probes_ran": proof is not None,
                "probes": probes,
                "files": [
                    {"ok": finding.ok, "notice": finding.notice, "text": finding.text} for finding in files
                ],
                "ok": held and all(finding.ok for finding in files),
            }
        )
    else:
        _show(report, proof)
        output.lines(f"{_mark(finding)} {finding.text}" for finding in files)
        _conclude(held and all(finding.ok for finding in files), looked_inside=arguments.diary)
    return 0 if held and all(finding.ok for finding in files) else 1


def _mark(finding: Finding) -> str:
    if not finding.ok:
        return "LOOK"
    return "note" if finding.notice else "ok  "


def _show(report: lockdown.Report, proof: list[dict[str, str]] | None) -> None:
    output.line(f"This process: {report.footer}.")
    output.line(_STARTS[report.start])
    if report.start != levels.ISOLATED:
        output.exact(f"     To lock before that: {shlex.join(launch.command())} COMMAND ...")
    output.lines(f"     {subject}: {level}" for subject, level in report.levels.items())
    output.lines(f"{'ok  ' if step.ok else 'LOOK'} {_step(step)}" for step in report.steps)
    if proof is None:
        output.line("LOOK The proof could not run: two child processes could not be started.")
        return
    output.line("Tried in a locked process, and beside it in an unlocked one:")
    for result in proof:
        if result["kind"] != "call":
            output.line(
                f"{'ok  ' if not health.broken([result]) else 'OPEN'} {result['what']}:"
                f" unlocked {result['control']}, locked {result['locked']} ({result['verdict']})"
            )
    calls = [result for result in proof if result["kind"] == "call"]
    refused = sum(not health.broken([result]) for result in calls)
    output.line(f"{refused} of {len(calls)} denied system calls are refused by the kernel.")


def _step(step: lockdown.Step) -> str:
    return f"{step.name}: {step.detail}" if step.detail else step.name


def _conclude(well: bool, *, looked_inside: bool) -> None:
    if not looked_inside:
        output.line("Not looked at without the passphrase: pages, search index, row counts. Add --diary.")
    output.lines(_NOT_SHOWN.splitlines())
    output.line(
        "docs/privacy.md says what that means for you, and --how how to check without believing this."
    )
    output.line(
        "Nothing that was tried is open."
        if well
        else "Something is open: see the lines that begin with OPEN or LOOK."
    )


def _how(folder: Path) -> str:
    return f"""\
Check without believing us:
  1. The kernel's own word, from another terminal while contactlog waits at a prompt
     (1 and 2 mean: it cannot win back rights, and a filter of system calls is at work):
       grep -E 'NoNewPrivs|Seccomp' /proc/PID/status
  2. Every network call of a whole run:
       strace -f -e trace=%network,io_uring_setup contactlog diary list
     The only lines are socketpair, and socket with EPERM: our own self-test.
  3. The filter itself, read out of the running process and compared with the table (its SHA-256 is in
     docs/lockdown.md):
       sudo {shlex.join([*launch.command()[:-1], _verify_path()])} PID
  4. Nothing readable on the disk:
       grep -ra "a name from your diary" {shlex.quote(str(folder))}
     A reader of the whole diary can be written from docs/format.md alone; tests/vault/test_second_reader.py is one.
  5. A backup without contactlog:
       age -d BACKUP | gunzip | head -n 3
  6. No core dump while contactlog waits (no file, nothing in coredumpctl list):
       ulimit -c unlimited; contactlog diary list    then, elsewhere: kill -ABRT PID"""


def _verify_path() -> str:
    return str(Path(lockdown.__file__).with_name("verify.py"))
