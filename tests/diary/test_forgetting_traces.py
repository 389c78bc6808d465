"""Somebody who is forgotten is forgotten in what imports and answers left behind, too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from contactlog.age import X25519Identity
from contactlog.core.cases import DoubtfulDay
from contactlog.core.settings import Preference
from contactlog.diary.bringing_in import Wishes
from contactlog.diary.door import Diary, in_memory
from contactlog.diary.dropping import drop
from contactlog.tui.people_uses import what_goes
from contactlog.vault import safety
from contactlog.vault.backup import recipients_lock
from contactlog.vault.safety import Reason
from tests.conftest import NOW
from tests.vault.making import Ticking, new_vault

CALENDAR = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
BEGIN:VEVENT\r
UID:1\r
DTSTART:20260310T130000Z\r
SUMMARY:Leontine home\r
LOCATION:Rua 1\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:2\r
DTSTART:20260311T130000Z\r
SUMMARY:Dentist\r
END:VEVENT\r
END:VCALENDAR\r
"""


@pytest.fixture
def diary() -> Iterator[Diary]:
    with in_memory(clock=lambda: NOW, zone="UTC") as opened:
        yield opened


def test_no_setting_names_somebody_forgotten(diary: Diary) -> None:
    person = diary.people.add("Leontine Price")
    other = diary.people.add("Ana")
    diary.people.sameness.part(person, other)
    offer = diary.bringing_in.open(CALENDAR, "leontine.ics", Wishes(take="none"))
    offer.take(next(item for item in offer.entries() if "Leontine" in item.title), False, always=True)
    offer.save()
    diary.retention.forget(person)
    held = " ".join(f"{row.id} {row.value}" for row in diary.desk.vault.all(Preference))
    assert "eontine" not in held
    assert diary.people.sameness.parted() == []
    assert [cue.title for source in diary.bringing_in.sources() for cue in source.left] == ["Dentist"]
    assert diary.bringing_in.rules.all() == []


def test_a_rule_and_a_parting_can_be_made_again_after_a_purge(diary: Diary) -> None:
    ana, ben = diary.people.add("Ana"), diary.people.add("Ben")
    for _ in range(2):
        diary.people.sameness.part(ana, ben)
        diary.bringing_in.rules.keep("Choir", take=True)
        assert (len(diary.people.sameness.parted()), len(diary.bringing_in.rules.all())) == (1, 1)
        diary.people.sameness.take_back(ana, ben)
        diary.bringing_in.rules.drop("Choir")
        assert (diary.people.sameness.parted(), diary.bringing_in.rules.all()) == ([], [])
        diary.desk.vault.purge()


def test_other_people_keep_their_settings(diary: Diary) -> None:
    ana, ben = diary.people.add("Ana"), diary.people.add("Ben")
    diary.people.sameness.part(ana, ben)
    nameless = diary.people.add("")
    diary.retention.forget(nameless)
    assert len(diary.people.sameness.parted()) == 1


def test_a_forgotten_person_is_nowhere_in_the_decrypted_image(diary: Diary) -> None:
    whom = diary.people.add("Zephyrine Quillfeather", note="plays the bagpipes")
    diary.people.edit(whom, nicknames=("Zeph",))
    other = diary.people.add("Ana", note="sister of Zephyrine")
    diary.places.add("Zephyrine's kitchen", note="ask Zeph")
    diary.groups.add("Friends of Quillfeather", (whom.id, other.id), note="Zeph leads")
    met = diary.encounters.add_line("2026-03-09 13:00 lunch with Zephyrine and Ana 1h note: Zeph sang")
    removed = diary.encounters.add_line("2026-03-08 tea with Zephyrine note: Quillfeather")
    diary.encounters.remove(removed)
    case = diary.cases.new("covid19", {"symptom_onset": DoubtfulDay(date(2026, 3, 10), date(2026, 3, 10))})
    diary.ledger.told(case, other, note="Zeph was there")
    diary.retention.forget(diary.people.get(whom.id))
    image = diary.desk.vault._database.connection.serialize("main").lower()
    left = [word for word in (b"zeph", b"quillfeather", b"bagpipes") if word in image]
    assert left == []
    assert diary.people.get(other.id).note == "sister of \u2026"
    assert diary.encounters.find(met.id).people


def test_small_words_of_a_name_stay_where_they_name_nobody(diary: Diary) -> None:
    whom = diary.people.add("Maria da Silva")
    place = diary.places.add("Rua da Prata", note="maria lives there")
    diary.retention.forget(whom)
    kept = diary.places.find(place.id)
    assert (kept.name, kept.note) == ("Rua da Prata", "\u2026 lives there")


def test_who_was_forgotten_on_the_other_machine_is_nowhere_on_this_one_after_merging(tmp_path: Path) -> None:
    key, clock = X25519Identity.generate(), Ticking()

    def sent(diary: Diary, name: str) -> Path:
        return diary.backups.create(recipients_lock([key.recipient]), tmp_path / name).path

    with (
        Diary(new_vault(tmp_path / "here", clock), clock=clock, zone="UTC") as here,
        Diary(new_vault(tmp_path / "there", clock), clock=clock, zone="UTC") as there,
    ):
        whom = here.people.add("Zephyrine Quillfeather")
        here.encounters.add_line("2026-03-09 13:00 lunch with Ana 1h note: Zephyrine called")
        there.backups.merge(sent(here, "first"), key)
        there.retention.forget(there.people.get(whom.id))
        # Only this machine knows of it.
        here.places.add("Zephyrine's kitchen")
        here.desk.vault.keep_safety_copy(Reason.IMPORT)
        back = sent(there, "second")
        assert here.backups.merge(back, key).forgotten == 1
        image = here.desk.vault._database.connection.serialize("main").lower()
        assert [word for word in (b"zeph", b"quillfeather") if word in image] == []
        assert safety.listed(tmp_path / "here") == []
        assert [place.name for place in here.places.all()] == ["\u2026's kitchen"]
        again = here.backups.merge(back, key)
        assert (again.taken, again.forgotten) == (0, 0)


def test_a_line_in_the_drop_box_that_names_somebody_is_counted(tmp_path: Path) -> None:
    with Diary(new_vault(tmp_path), clock=lambda: NOW, zone="UTC") as diary:
        whom = diary.people.add("Zephyrine Quillfeather")
        for line in ("tea with zephyrine", "tea with Ana"):
            drop(tmp_path, line, "UTC")
        assert diary.retention.waiting_lines(whom) == 1
        assert "1 waiting line holds the name" in what_goes(diary, whom.id)
        assert diary.retention.waiting_lines(diary.people.add("")) == 0
