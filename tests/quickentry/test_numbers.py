"""Days, times, lengths and distances: what a number says is read as meant, or asked about, never silently otherwise."""

from __future__ import annotations

import pytest

from tests.quickentry.lines import mistakes
from tests.quickentry.samples import RICH, reading

_LINES = {
    "en": """
night shift with Tom, 10pm to 6am => day=2026-03-11 at=22:00 min=480
choir Tuesday 7.30-9.30 => at=19:30 min=120
Tom Sunday 15–17 => day=2026-03-08 at=15:00 min=120
Tom Tue 10 – 11:30 => day=2026-03-10 at=10:00 min=90
Tom 15h-17h => at=15:00 min=120
Tom 14:30h => at=14:30 min=None
Tom 1:30h => at=None min=90
Tom 2-3h => at=None min=120
Tom 7pm to quarter past 8 => at=19:00 min=75
Tom half six till eight => at=18:30 min=90
Tom 10 till noon => at=10:00 min=120
Tom nine to five => at=09:00 min=480 place=None
Tom two to four kids => at=None strangers=4
Tom 20 to 9 => at=08:40 min=None
Tom came at three, stayed till five => at=15:00 min=120
Tom tonight 8 => at=20:00
Tom half an hour ago => at=20:30 min=None
Tom forty-five minutes => min=45
Tom 1½ hours => min=90
Tom ½ hour => min=30
Tom .5h => min=30
Tom 30 secs => min=0.5
Tom not even 5 minutes => min=5
Tom 6' apart => dist=1to2 min=None
Tom .5m => dist=lt1
Tom 2m+ => dist=gt2
Tom outside 10 min 3m apart => min=10 dist=gt2
Tom, 20ish people => strangers=20 at=None
Tom, two dozen people => strangers=24
Tom 1h 5m => min=65 dist=None
from 8 until midnight with Tom => at=20:00 min=240
Tom class 7 to 8 => at=07:00 min=60
Tom's 30th, Friday, 3 hours => day=2026-03-06 people=p29
shook Pilar's hand => people=p14 kinds=handshake
changed Tom's dressing => people=p29 kinds=care
Tom not even a metre => dist=lt1
Tom 1 m 50 => dist=1to2 min=None
swam 100 metres with Tom => dist=None min=None
Tom the night before last => day=2026-03-10
Tom a fortnight ago => day=2026-02-26
Tom 2 days back => day=2026-03-10
Tom on the ninth => day=2026-03-09
Tom third of March => day=2026-03-03
Tom on the 9th floor => day=2026-03-12
Sat with Tom on Sunday => day=2026-03-08
Christmas lunch with Tom yesterday => day=2026-03-11
Tom yesterday and today => q=1
Tom since Monday => q=1
Tom a week last Monday => q=1
Tom 15 March => q=1
Tom 31 Feb => q=1
Tom on Mothers Day => q=1
""",
    "de": """
Tom Sonntag 15–17 Uhr => day=2026-03-08 at=15:00 min=120
Tom 2-3 h => at=None min=120
Tom 8h => at=None min=480
Tom 14h => at=14:00 min=None
Tom ca 1,5 m => dist=1to2
Tom um 7:15 Uhr => at=07:15
Tom Mi 10.15 Uhr, 30 min => at=10:15 min=30
Tom Kino 20 Uhr => at=20:00
Tom, 1. Stock, 30 min => min=30 day=2026-03-12
Tom 31.2. => q=1
Tom über 2 m => dist=gt2 setting=None
Tom drei viertel vier => at=15:45
Tom vor einer halben Stunde => at=20:30 min=None place=None
Tom kam um drei und ging um fünf => at=15:00 min=120
Tom am dritten März => day=2026-03-03 place=None
Tom Montag Morgen => day=2026-03-09
Tom, So, 2 Std => day=2026-03-08 min=120
Tom Freitag der 6. => day=2026-03-06
Tom vergangene Nacht => day=2026-03-11
Tom Dauer 20 Min => people=p29 min=20
Tom keinen Meter Abstand => dist=lt1
Tom am vorletzten Montag => q=1
Tom seit Montag => q=1
Tom Rosenmontag => q=1
Tom Am 15.3. => q=1
Tom draussen vor der Tuer => setting=outdoor
""",
}


@pytest.mark.parametrize(
    ("lang", "text"), [(lang, text) for lang, lines in _LINES.items() for text in lines.strip().splitlines()]
)
def test_a_number_says_what_a_person_means(lang: str, text: str) -> None:
    line, _, wanted = text.partition(" => ")
    pairs = dict(pair.split("=") for pair in wanted.split())
    assert mistakes(reading(line, lang, RICH), pairs) == {}
