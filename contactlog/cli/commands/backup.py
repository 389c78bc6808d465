"""``contactlog backup``: make, check, show, restore and merge encrypted backups."""

from __future__ import annotations

import argparse
from pathlib import Path

from contactlog.cli import notices, output, prompt, session
from contactlog.cli.ways_in import choose_passphrase, new_passphrase, show_recovery
from contactlog.diary import backups, safety_copies
from contactlog.errors import Usage


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    create = verbs.add_parser("create", help="write an encrypted backup and check that it opens")
    create.add_argument(
        "--to", metavar="PATH", help="file or folder; the diary's exports folder when left out"
    )
    create.add_argument(
        "--recipient",
        action="append",
        metavar="AGE",
        help="an age recipient (age1...) instead of a passphrase",
    )
    create.set_defaults(run=run_create)
    verify = verbs.add_parser("verify", help="decrypt a backup and check every byte")
    verify.set_defaults(run=run_verify)
    showing = verbs.add_parser("show", help="what a backup holds, in counts")
    showing.set_defaults(run=run_show)
    listing = verbs.add_parser("list", help="the safety copies that contactlog has made by itself")
    listing.set_defaults(run=run_list)
    drop = verbs.add_parser("drop", help="remove a safety copy for good")
    drop.add_argument("name", metavar="NAME", help="its name, or latest")
    drop.add_argument("--yes", action="store_true", help="do not ask")
    drop.set_defaults(run=run_drop)
    restore = verbs.add_parser("restore", help="make a diary of a backup, or of a safety copy")
    restore.add_argument(
        "--safety", metavar="NAME", help="put this safety copy in the diary's place (a name, or latest)"
    )
    restore.add_argument("--no-recovery", action="store_true", help="make no recovery words")
    restore.add_argument("--replace", action="store_true", help="put the diary that is there aside first")
    restore.add_argument("--yes", action="store_true", help="do not ask")
    restore.set_defaults(run=run_restore)
    merge = verbs.add_parser("merge", help="join a backup of another copy of this diary into this one")
    merge.set_defaults(run=run_merge)
    for verb in (verify, showing, merge):
        verb.add_argument("file", metavar="FILE", help="the backup")
    restore.add_argument("file", metavar="FILE", nargs="?", help="the backup")
    for verb in (verify, showing, restore, merge):
        verb.add_argument(
            "--identity", metavar="FILE", help="file with an age identity (AGE-SECRET-KEY-1...)"
        )
    for verb in (create, verify, showing, restore, merge):
        verb.add_argument(
            "--backup-passphrase-file",
            metavar="FILE",
            help="read the backup's passphrase from FILE; else it is the one of --passphrase-file, or asked for",
        )
        session.add_json(verb)
    for verb in (listing, drop):
        session.add_json(verb)


def _report(done: int, total: int) -> None:
    notices.progress(f"{done:,} of {total:,} entries" if total else f"{done:,} entries")


def _given(arguments: argparse.Namespace) -> str | None:
    """Give the backup's passphrase from a file: its own, else the diary's, whose owner wants no questions."""
    if arguments.backup_passphrase_file:
        return prompt.secret_from_file(Path(arguments.backup_passphrase_file).expanduser())
    if arguments.passphrase_fd is None and session.given_without_asking(arguments):
        return session.passphrase(arguments)
    return None


def _new_secret(arguments: argparse.Namespace) -> str:
    given = _given(arguments)
    if given is None:
        notices.note("A passphrase for the backup. It may be the diary's own.")
        return choose_passphrase("--backup-passphrase-file")
    return given


def _key(arguments: argparse.Namespace) -> backups.Key:
    # A backup is a diary too: what opens it is not read under a lock that the user has not agreed to.
    session.see_to_the_lock(session.folder(arguments))
    if arguments.identity:
        return backups.identity_from(prompt.secret_from_file(Path(arguments.identity).expanduser()))
    own = arguments.backup_passphrase_file
    # A backup may well have another passphrase than the diary: whoever is there is asked.
    given = _given(arguments) if own or not prompt.is_interactive() else None
    if given is None:
        given = prompt.secret("Passphrase of the backup", "Use --backup-passphrase-file FILE.")
    elif not own:
        notices.note(
            "Trying the diary's passphrase. If the backup has another: --backup-passphrase-file FILE"
        )
    return backups.passphrase_key(given)


def run_create(arguments: argparse.Namespace) -> int:
    """Write a backup and check that it opens."""
    if arguments.recipient and arguments.backup_passphrase_file:
        raise Usage("A backup is made to a passphrase or to recipients, not both.")
    with session.diary(arguments) as diary:
        lock = (
            backups.recipients(arguments.recipient)
            if arguments.recipient
            else backups.passphrase_lock(_new_secret(arguments))
        )
        target = Path(arguments.to).expanduser() if arguments.to else None
        made = diary.backups.create(lock, target, report=_report)
    notices.progress_done()
    if arguments.json:
        output.json_value(backups.result_json(made))
        return 0
    output.line(f"Backup written: {made.path}")
    output.line(f"{made.records:,} records, {made.bytes:,} bytes, decrypted again and found equal.")
    output.line("It opens without contactlog too: age -d FILE | gunzip")
    return 0


def run_verify(arguments: argparse.Namespace) -> int:
    """Check a backup."""
    found = backups.verify(Path(arguments.file).expanduser(), _key(arguments))
    if arguments.json:
        output.json_value(backups.result_json(found))
    else:
        output.line(f"Whole and readable: {found.records:,} records.")
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Show what a backup holds."""
    contents = backups.contents(Path(arguments.file).expanduser(), _key(arguments))
    if arguments.json:
        output.json_value(contents)
        return 0
    for name, value in contents.items():
        if isinstance(value, dict):
            output.lines(f"{kind.replace('_', ' ')}: {number}" for kind, number in value.items())
        else:
            output.line(f"{name.replace('_', ' ')}: {value}")
    return 0


def run_list(arguments: argparse.Namespace) -> int:
    """List the safety copies; needs no passphrase."""
    copies = safety_copies.listed(session.folder(arguments))
    if arguments.json:
        output.json_value({"safety": [safety_copies.as_json(copy) for copy in copies]})
        return 0
    if not copies:
        output.line(
            "There are no safety copies. They are made before migrations, rekey, large imports, purges."
        )
        return 0
    for copy in copies:
        when = f"{copy.made_at:%Y-%m-%d %H:%M} UTC"
        output.line(f"{copy.name}  {when}, before: {copy.reason}, {copy.bytes:,} bytes")
    output.line("Put one back with: contactlog backup restore --safety NAME")
    return 0


def run_drop(arguments: argparse.Namespace) -> int:
    """Remove a safety copy."""
    prompt.confirm(f"Remove the safety copy {arguments.name} for good?", yes=arguments.yes)
    gone = safety_copies.remove(session.folder(arguments), arguments.name)
    if arguments.json:
        output.json_value({"removed": gone.name})
    else:
        output.line(f"Removed {gone.name}.")
    return 0


def _restore_safety(arguments: argparse.Namespace) -> int:
    folder = session.folder(arguments)
    prompt.confirm(
        f"Put the safety copy {arguments.safety} in the place of the diary in {folder}?", yes=arguments.yes
    )
    session.see_to_the_lock(folder)
    by_words = bool(arguments.recovery_file)
    secret = (
        prompt.secret_from_file(Path(arguments.recovery_file).expanduser())
        if by_words
        else session.passphrase(arguments, "Passphrase of the diary when the copy was made")
    )
    back = safety_copies.restore(folder, arguments.safety, secret, recovery=by_words)
    if arguments.json:
        output.json_value(
            {"restored": back.copy.name, "put_aside": str(back.put_aside) if back.put_aside else None}
        )
        return 0
    output.line(f"The diary is as it was on {back.copy.made_at:%Y-%m-%d %H:%M} UTC.")
    if back.put_aside:
        output.line(f"What was there is in {back.put_aside}.")
    return 0


def run_restore(arguments: argparse.Namespace) -> int:
    """Make a diary of a backup, or of a safety copy."""
    if bool(arguments.safety) == bool(arguments.file):
        raise Usage("Name a backup file, or a safety copy with --safety NAME.", "See: contactlog backup list")
    if arguments.safety:
        return _restore_safety(arguments)
    folder = session.folder(arguments)
    key = _key(arguments)
    if arguments.replace:
        prompt.confirm(f"Put the diary in {folder} aside and restore the backup there?", yes=arguments.yes)
    notices.note("The restored diary gets a passphrase of its own.")
    restored = backups.restore(
        Path(arguments.file).expanduser(),
        key,
        folder,
        new_passphrase(arguments),
        recovery=not arguments.no_recovery,
        replace=arguments.replace,
        report=_report,
    )
    notices.progress_done()
    if arguments.json:
        output.json_value(
            {
                "folder": str(folder),
                "records": restored.records,
                "recovery_words": restored.words,
                "put_aside": str(restored.put_aside) if restored.put_aside else None,
            }
        )
        return 0
    output.line(f"Restored {restored.records:,} records into {folder}.")
    if restored.put_aside:
        output.line(f"The diary that was there is in {restored.put_aside}.")
    if restored.words:
        show_recovery(restored.words, yes=arguments.yes)
    return 0


def run_merge(arguments: argparse.Namespace) -> int:
    """Join a backup into this diary."""
    with session.diary(arguments) as diary:
        merged = diary.backups.merge(Path(arguments.file).expanduser(), _key(arguments), report=_report)
    notices.progress_done()
    if arguments.json:
        output.json_value({"records": merged.records, "taken": merged.taken, "forgotten": merged.forgotten})
        return 0
    output.line(f"Merged: {merged.taken:,} of {merged.records:,} records were new or newer.")
    if merged.forgotten:
        output.line(
            f"Forgotten here too, because they were forgotten there: {merged.forgotten}. That cannot be undone."
        )
    return 0
