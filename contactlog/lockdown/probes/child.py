"""The program of a probe child: lock or not, try everything, say what happened as one line of JSON.

The control child does not lock. It opens no diary and lives for as long as the probes take.
"""

from __future__ import annotations

import json
import sys

from contactlog import lockdown
from contactlog.lockdown import tripwire
from contactlog.lockdown.probes.surroundings import ROLES, Targets


def main() -> None:
    """Read the targets from the command line, and wait after the answer until the parent has looked at us."""
    targets = Targets(**json.loads(sys.argv[1]))
    if targets.role == ROLES[1]:
        lockdown.lock(targets.data)
    from contactlog.lockdown.probes import table
    from contactlog.lockdown.probes.positives import positives
    from contactlog.lockdown.probes.sweep import sweep

    answer = {
        "attempts": {attempt.name: attempt.outcome(targets) for attempt in table.ATTEMPTS},
        "sweep": sweep(),
        "positives": positives(targets),
        "report": lockdown.report().as_dict(),
        "tripwire": list(tripwire.hits()),
    }
    print(json.dumps(answer), flush=True)
    sys.stdin.read()
