"""``contactlog remind``: recipes for an evening reminder, and a calendar file for the next tries."""

from __future__ import annotations

import argparse
from pathlib import Path

from contactlog import paths
from contactlog.cli import output, session

_RECIPES = {
    "systemd (Linux)": """\
Put this in ~/.config/systemd/user/contactlog.service
  [Service]
  Type=oneshot
  ExecStart=/usr/bin/notify-send "Whom did you meet today?" "contactlog log"
and this in ~/.config/systemd/user/contactlog.timer
  [Timer]
  OnCalendar=*-*-* 20:30
  Persistent=true
  [Install]
  WantedBy=timers.target
then: systemctl --user enable --now contactlog.timer""",
    "launchd (macOS)": """\
Put this in ~/Library/LaunchAgents/contactlog.remind.plist
  <?xml version="1.0" encoding="UTF-8"?>
  <plist version="1.0"><dict>
    <key>Label</key><string>contactlog.remind</string>
    <key>ProgramArguments</key><array>
      <string>/usr/bin/osascript</string><string>-e</string>
      <string>display notification "contactlog log" with title "Whom did you meet today?"</string>
    </array>
    <key>StartCalendarInterval</key><dict>
      <key>Hour</key><integer>20</integer><key>Minute</key><integer>30</integer>
    </dict>
  </dict></plist>
then: launchctl load ~/Library/LaunchAgents/contactlog.remind.plist""",
    "Task Scheduler (Windows)": """\
  schtasks /Create /SC DAILY /ST 20:30 /TN contactlog /TR "cmd /k contactlog log\"""",
    "any shell, when a terminal opens in the evening": """\
Put this at the end of ~/.bashrc or ~/.zshrc
  [ "$(date +%H)" -ge 20 ] && echo "Whom did you meet today?  contactlog log\"""",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--how", action="store_true", help="print the recipes (done when nothing else is said)"
    )
    parser.add_argument(
        "--follow-up",
        action="store_true",
        help="write a calendar file for the planned next tries; names nobody",
    )
    parser.add_argument("--case", metavar="CASE", help="id or illness; the open one when left out")
    parser.add_argument("--to", metavar="FOLDER", help="where the file goes; exports/ when left out")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the recipes, or write the calendar file."""
    if arguments.follow_up:
        return _follow_up(arguments)
    output.line("contactlog runs no service of its own. The reminder is your system's; it holds no name.")
    for title, recipe in _RECIPES.items():
        output.line("")
        output.line(f"{title}:")
        output.exact(recipe)
    return 0


def _follow_up(arguments: argparse.Namespace) -> int:
    folder = Path(arguments.to).expanduser() if arguments.to else paths.exports_dir(session.folder(arguments))
    with session.diary(arguments) as diary:
        calendar = diary.ledger.follow_up_calendar(diary.cases.find(arguments.case))
        path = diary.delivering.write(folder, "follow-up", ".ics", calendar)
    output.line(f"Written, with no names in it: {path}")
    output.line("Open it with your calendar.")
    return 0
