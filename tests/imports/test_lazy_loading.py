from __future__ import annotations

import subprocess
import sys


def test_heavy_libraries_are_loaded_only_for_files_that_need_them() -> None:
    script = (
        "import sys\n"
        "from contactlog.imports.candidates import Options\n"
        "from contactlog.imports.registry import detect, read\n"
        "import contactlog.imports.matching, contactlog.recall.interview, contactlog.recall.usual\n"
        "event = b'BEGIN:VEVENT\\nDTSTART;TZID=Europe/Berlin:20260309T100000\\nEND:VEVENT\\n'\n"
        "assert read(detect(event), event, Options()).encounters\n"
        "heavy = {'icalendar', 'recurring_ical_events', 'dateutil', 'phonenumbers'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
