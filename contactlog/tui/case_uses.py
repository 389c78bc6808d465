"""What the screens of a case read and change: it runs in the diary's thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from contactlog import phrases
from contactlog.core.cases import Case, CaseState, DoubtfulDay
from contactlog.core.exposures import Assessment, Exposure
from contactlog.core.notices import Notice
from contactlog.core.people import Person
from contactlog.core.reach import Reach
from contactlog.diary import falling_ill
from contactlog.diary.backward import Kind
from contactlog.diary.changed_cases import HearAgain
from contactlog.diary.door import Diary
from contactlog.diary.falling_ill import Answers, Foreseen
from contactlog.errors import Refused
from contactlog.paths import exports_dir
from contactlog.tui import words


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case with everything that is shown of it."""

    case: Case
    illness: str
    """Its name."""
    ids: tuple[str, ...]
    """Of all cases, the open ones first, the newest first."""
    assessment: Assessment
    people: Mapping[str, Person]
    notices: Mapping[str, Notice]
    reach: Reach
    left: tuple[str, ...]
    """Ids of those who matter and do not know yet, in the order of telling."""
    wrong: int
    """How many were told something that is no longer so."""
    met: Mapping[date, int]
    """How many encounters each day has, as far as the case is concerned."""
    today: date
    zone: str

    def exposure(self, person_id: str) -> Exposure | None:
        """Give one person's exposure."""
        return next((item for item in self.assessment.exposures if item.person == person_id), None)


def view(diary: Diary, case_id: str | None) -> CaseView | None:
    """Read a case; the newest open one when none is named, None when there is no case at all."""
    cases = sorted(diary.cases.all(), key=lambda case: case.state is not CaseState.OPEN)
    if not cases:
        return None
    case = next((each for each in cases if each.id == case_id), cases[0])
    assessment = diary.cases.assess(case)
    today, off = diary.desk.today(), case.state is CaseState.CALLED_OFF
    window = assessment.window
    met = diary.encounters.between(window.wide_first, min(window.wide_last, today))
    return CaseView(
        case,
        diary.cases.illness_name(case),
        tuple(each.id for each in cases),
        assessment,
        diary.people.by_id(),
        diary.ledger.notices(case),
        diary.ledger.reach(case, assessment),
        tuple(item.person for item in diary.ledger.still_to_tell(case, assessment)),
        0 if off else len(diary.ledger.to_correct(case, diary.cases.facts(case, assessment))),
        Counter(each.local_date for each in met),
        today,
        diary.desk.zone,
    )


def illnesses(diary: Diary) -> list[tuple[str, str, str]]:
    """List the illnesses: id, name, and every other name."""
    return [(sheet.id, sheet.name, ", ".join(sheet.aliases)) for sheet in diary.cases.sheets.all()]


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked about one illness."""

    name: str
    beginnings: tuple[falling_ill.DateAsked, ...]
    endings: tuple[falling_ill.DateAsked, ...]
    stages: tuple[str, ...]


def questions(diary: Diary, illness: str) -> Questions:
    """Give what is asked about an illness."""
    sheet = diary.cases.sheets.get(illness)
    return Questions(
        sheet.name, falling_ill.beginnings(sheet), falling_ill.endings(sheet), falling_ill.stages(sheet)
    )


def country(diary: Diary) -> str:
    """Give the country whose rules the user lives under, as far as is known."""
    return diary.preferences.country()


def foresee(diary: Diary, answers: Answers, known: Mapping[str, DoubtfulDay]) -> Foreseen:
    """Work out what the case would be."""
    return falling_ill.foresee(diary.cases, diary.encounters, answers, known)


def begin(diary: Diary, answers: Answers, told_me: str | None) -> Case:
    """Start the case; it takes the place of a note of being told when one is named."""
    foreseen = falling_ill.foresee(diary.cases, diary.encounters, answers)
    symptomatic = falling_ill.symptomatic(answers, foreseen.anchors)
    if told_me is not None:
        return diary.told_me.to_case(
            diary.told_me.find(told_me),
            foreseen.anchors,
            symptomatic=symptomatic,
            stage=answers.stage,
            country=answers.country,
        )
    return diary.cases.new(
        answers.illness,
        foreseen.anchors,
        symptomatic=symptomatic,
        stage=answers.stage,
        country=answers.country,
    )


def change(diary: Diary, case_id: str, answers: Answers) -> tuple[HearAgain, Mapping[str, Person]]:
    """Change dates and details of a case; says who must hear again, with everybody by id."""
    case = diary.cases.find(case_id)
    typed = falling_ill.read_dates(diary.desk, diary.encounters, answers.typed)
    _, again = diary.changed_cases.change(
        case,
        typed,
        taken_back=answers.taken_back,
        symptomatic=falling_ill.symptomatic(answers, {**case.anchors, **typed}),
        stage=answers.stage,
        country=answers.country,
    )
    return again, diary.people.by_id()


def turn(diary: Diary, case_id: str, state: CaseState) -> int:
    """Close a case, call it off or open it again.

    Returns:
        How many should hear the all-clear when it is called off; when it is opened again, how many heard it and
        are to be told once more.
    """
    case = diary.cases.find(case_id)
    if state is CaseState.CALLED_OFF:
        return len(diary.changed_cases.call_off(case)[1])
    if state is CaseState.CLOSED:
        diary.cases.close(case)
        return 0
    return len(diary.changed_cases.reopen(case)[1])


def all_clear_for(diary: Diary, case_id: str) -> int:
    """Count who would have to hear the all-clear."""
    return len(diary.changed_cases.to_hear_all_clear(diary.cases.find(case_id)))


def next_tries(diary: Diary, case_id: str) -> str:
    """Write the days of the next tries as a calendar file into ``exports``; gives its path.

    Raises:
        Refused: none is planned, or the diary is in memory only.
    """
    calendar = diary.ledger.follow_up_calendar(diary.cases.find(case_id))
    folder = diary.desk.vault.folder
    if folder is None:
        raise Refused("This diary is in memory only; it writes no files.")
    return str(diary.delivering.write(exports_dir(folder), "follow-up", ".ics", calendar))


def sources(diary: Diary, case_id: str) -> list[str]:
    """Say where it may have come from: never one for certain."""
    found = diary.looking_back.list(diary.cases.find(case_id))
    people = diary.people.by_id()
    lines = [note.text for note in found.notes]
    for place, candidate in enumerate(found.candidates, 1):
        met = None if candidate.kind is Kind.PERSON else diary.looking_back.encounter(candidate.id)
        who = phrases.shown_name(people.get(candidate.id))
        title = phrases.encounter_line(met, diary.timeline.names([met])) if met else who
        lines += ["", f"{place}. {words.short(title)}", *(f"   {one.text}" for one in candidate.reasons)]
    return lines or ["The diary shows nothing in the days in which it may have been caught."]
