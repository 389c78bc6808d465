"""Everything a user can do with a diary, each as one act on whatever the diary holds at the moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.notices import Outcome, Reply
from contactlog.core.people import Person
from contactlog.core.values import Channel, Flag, Safety
from contactlog.diary.door import Diary
from contactlog.diary.words import Wanted
from contactlog.errors import NotFound

TODAY = date(2026, 3, 12)
_NAMES = ("Ana Silva", "Ana", "Ben Okafor", "Zoë", "the man with the dog", "May", "")
_LINES = (
    "coffee with Ana yesterday 1h outdoors",
    "2026-03-09 13:00 lunch with Ben Okafor and Zoe at @Nero 1h indoors 1m no masks",
    "choir 2026-03-10 19:00 2h indoors singing with Ana Silva, Ben and 12 strangers",
    "hugged grandma 2026-03-10",
    "bus 20 min with strangers",
    "slept over at Ben's 2026-03-08",
)
_ILLNESSES = ("covid19", "measles", "chlamydia", "pertussis", "scabies")
_SETTINGS = (
    ("my_name", "Sam"),
    ("country", "UK"),
    ("retention_days", None),
    ("language", "de"),
    ("zone", ""),
)
_DIARY_LINES = b'{"type":"encounter","local_date":"2026-03-09","people":["Ana Silva","Noa"],"minutes":60}\n'

T = TypeVar("T")


class Acts:
    """The acts, each on entries that are chosen from what there is.

    Args:
        diary: an open diary.
        choose: gives a number from 0 up to, but not including, its argument.
    """

    def __init__(self, diary: Diary, choose: Callable[[int], int]) -> None:
        self.diary, self._choose = diary, choose

    def _one(self, things: Sequence[T]) -> T:
        if not things:
            raise NotFound("There is nothing yet.")
        return things[self._choose(len(things))]

    def _person(self) -> Person:
        return self._one(self.diary.people.all(hidden=True))

    def _case(self) -> Case:
        return self._one(self.diary.cases.all())

    def _day(self) -> date:
        return TODAY - timedelta(days=self._choose(31))

    def _met(self) -> Encounter:
        return self._one(self.diary.encounters.between(date.min, date.max))

    def add_person(self) -> None:
        self.diary.people.add(self._one(_NAMES), phones=(self.diary.people.phone("912345678", "PT"),))

    def change_person(self) -> None:
        changes: list[dict[str, object]] = [
            {"name": self._one(_NAMES)},
            {"nicknames": ("Nita",)},
            {"flags": frozenset({self._one(list(Flag))})},
            {"safety": frozenset({self._one(list(Safety))})},
            {"confidential": True},
            {"hidden": True},
            {"lives_with_me": True},
            {"fell_ill_on": self._day()},
        ]
        self.diary.people.edit(self._person(), **self._one(changes))

    def merge_people(self) -> None:
        self.diary.people.merge(self._person(), self._person())

    def keep_apart(self) -> None:
        self.diary.people.sameness.part(self._person(), self._person())

    def no_longer_apart(self) -> None:
        pair = self._one(self.diary.people.sameness.parted())
        self.diary.people.sameness.take_back(pair.one, pair.other)

    def meet(self) -> None:
        self.diary.encounters.add_line(self._one(_LINES))

    def change_meeting(self) -> None:
        changes: list[dict[str, object]] = [
            {"minutes": float(self._choose(600))},
            {"people": ()},
            {"people": (self._person().id,) if self.diary.people.all() else ()},
            {"note": "changed"},
        ]
        self.diary.encounters.edit(self._met(), **self._one(changes))

    def move_meeting(self) -> None:
        met = self._met()
        self.diary.encounters.edit(met, local_date=self._day(), started_at=None)

    def remove_meeting(self) -> None:
        self.diary.encounters.remove(self._met())

    def quiet_day(self) -> None:
        self.diary.encounters.add_quiet(self._day())

    def add_group(self) -> None:
        self.diary.groups.add("choir", tuple({self._person().id, self._person().id}))

    def change_group(self) -> None:
        self.diary.groups.edit(self._one(self.diary.groups.all()), household=True)

    def remove_group(self) -> None:
        self.diary.groups.remove(self._one(self.diary.groups.all()))

    def import_lines(self) -> None:
        self.diary.bringing_in.diary_lines(_DIARY_LINES)

    def keep_rule(self) -> None:
        self.diary.bringing_in.rules.keep("Choir", take=bool(self._choose(2)))

    def drop_rule(self) -> None:
        self.diary.bringing_in.rules.drop("Choir")

    def fall_ill(self) -> None:
        first = self._day()
        days = DoubtfulDay(first, min(TODAY, first + timedelta(days=self._choose(3))))
        self.diary.cases.new(self._one(_ILLNESSES), {self._one(("symptom_onset", "test_date")): days})

    def change_case(self) -> None:
        day = self._day()
        self.diary.changed_cases.change(self._case(), {"symptom_onset": DoubtfulDay(day, day)})

    def end_case(self) -> None:
        case = self._case()
        if self._choose(2):
            self.diary.cases.close(case)
        else:
            self.diary.changed_cases.call_off(case)

    def reopen_case(self) -> None:
        self.diary.changed_cases.reopen(self._case())

    def hear(self) -> None:
        self.diary.told_me.add(self._one(_ILLNESSES), self._day())

    def tell(self) -> None:
        case, person = self._case(), self._person()
        ledger = self.diary.ledger
        ways: list[Callable[[], object]] = [
            lambda: ledger.told(case, person, channel=Channel.CALL, outcome=self._one(list(Outcome))),
            lambda: ledger.through(case, person, "Ben"),
            lambda: ledger.choose_not_to(case, person, "far away"),
            lambda: ledger.replied(case, person, self._one(list(Reply))),
            lambda: ledger.agreed_to_hand_over(case, person, TODAY),
            lambda: ledger.all_clear(case, person),
            lambda: ledger.take_back(case, person),
        ]
        self._one(ways)()

    def write(self) -> None:
        case, person = self._case(), self._person()
        self.diary.words.edit(case, self.diary.cases.assess(case), person, Wanted(), "Hi, it is me. Call me.")

    def remember(self) -> None:
        remembering = self.diary.remembering
        if remembering.state() is None:
            remembering.begin(TODAY - timedelta(days=3), TODAY)
        asked = remembering.next()
        if asked is None:
            raise NotFound("The interview is over.")
        self._one([remembering.nobody, remembering.skip])(asked.question)

    def set_something(self) -> None:
        name, value = self._one(_SETTINGS)
        self.diary.preferences.set(name, value)

    def forget(self) -> None:
        self.diary.retention.forget(self._person())

    def purge(self) -> None:
        self.diary.retention.purge(self._day())


EVERY = tuple(name for name in vars(Acts) if not name.startswith("_"))
"""Names of the acts."""
FINAL = frozenset({"forget", "purge"})
"""Acts that nothing takes back."""
