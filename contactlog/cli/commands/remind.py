"""``contactlog remind --how``: recipes for an evening reminder, made by the system's own timer."""

from __future__ import annotations

import argparse

from contactlog.cli import output

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
        "--how", action="store_true", help="print the recipes (the only thing this command does)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the recipes."""
    del arguments
    output.line("contactlog runs no service of its own. The reminder is your system's; it holds no name.")
    for title, recipe in _RECIPES.items():
        output.line("")
        output.line(f"{title}:")
        output.line(recipe)
    return 0
