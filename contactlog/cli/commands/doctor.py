"""``contactlog doctor``: prove the promises on this machine."""

from __future__ import annotations

import argparse

from contactlog import lockdown
from contactlog.cli import output, session
from contactlog.core.settings import JsonValue
from contactlog.diary import health
from contactlog.diary.surroundings import Finding

_HOW = """\
Check without believing us:
  1. The kernel's own word, from another terminal while contactlog waits at a prompt:
       grep -E 'Seccomp|NoNewPrivs' /proc/PID/status
  2. Every network call of a whole run:
       strace -f -e trace=%network,io_uring_setup contactlog diary list
     The only lines are socketpair, and socket with EPERM: our own self-test.
  3. Nothing readable on the disk:
       grep -ra "a name from your diary" ~/.local/share/contactlog
  4. A backup without contactlog:
       age -d BACKUP | gunzip | head -n 3"""


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
        output.line(_HOW)
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
    held = proof is not None and not health.broken(proof)
    if arguments.json:
        probes: list[JsonValue] = [dict(result) for result in proof or ()]
        output.json_value(
            {
                "levels": dict(report.levels),
                "start": report.start,
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
    return 0 if held and all(finding.ok for finding in files) else 1


def _mark(finding: Finding) -> str:
    if not finding.ok:
        return "LOOK"
    return "note" if finding.notice else "ok  "


def _show(report: lockdown.Report, proof: list[dict[str, str]] | None) -> None:
    output.line(f"This process: {report.footer}; started {report.start}.")
    output.lines(f"     {subject}: {level}" for subject, level in report.levels.items())
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
    output.line("Not shown: what root, a key logger or a changed Python could do. See docs/lockdown.md.")
