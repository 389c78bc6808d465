"""All attempts of this platform."""

from __future__ import annotations

import sys

from contactlog.lockdown.probes import attempts_files
from contactlog.lockdown.probes.outcomes import Attempt


def _by_platform() -> tuple[Attempt, ...]:
    platform: str = sys.platform  # Not narrowed by the type checker to the machine it runs on.
    if platform == "linux":
        from contactlog.lockdown.probes import attempts_network, attempts_processes

        return (*attempts_network.ATTEMPTS, *attempts_processes.ATTEMPTS)
    from contactlog.lockdown.probes import attempts_elsewhere

    return attempts_elsewhere.ATTEMPTS


ATTEMPTS: tuple[Attempt, ...] = (*_by_platform(), *attempts_files.ATTEMPTS)
