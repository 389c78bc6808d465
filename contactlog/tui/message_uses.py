"""Words for one person: read, change and deliver. It runs in the diary's thread."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from contactlog.core.cases import Case, CaseState
from contactlog.core.drafts import Draft, Finding
from contactlog.core.exposures import Assessment
from contactlog.core.notices import Notice
from contactlog.core.people import Person
from contactlog.core.reach import Reach
from contactlog.core.values import Channel, Safety
from contactlog.diary.delivering import Code, Room, Scheme
from contactlog.diary.door import Diary
from contactlog.diary.words import Purpose, Wanted
from contactlog.errors import NotFound, Refused
from contactlog.paths import exports_dir
from contactlog.tui import case_uses

FILES = {
    "eml": (Channel.EMAIL, "mail", ".eml", "Open it with your mail program, read it, and press send."),
    "letter": (Channel.LETTER, "letter", ".pdf", "Print it, sign it, post it."),
    "text": (None, "message", ".txt", "Delete it when it has done its work."),
}
"""The forms that are files: channel, name, suffix, and what to do with it."""


@dataclass(frozen=True, slots=True)
class Message:
    """The words for one person with everything that is shown beside them."""

    case: Case
    illness: str
    person: Person
    draft: Draft = field(repr=False)
    wanted: Wanted
    questions: tuple[tuple[Safety, str], ...]
    """Safety questions that must be answered before any words are shown."""
    advice: str
    """Whether to write under one's own name, and why."""
    left: tuple[str, ...]
    """Ids of those still to tell, in order."""
    reach: Reach
    notice: Notice | None


def message(diary: Diary, case_id: str | None, person_id: str | None, wanted: Wanted) -> Message | None:
    """Write the words for a person; for the next one still to tell when they are not part of the case.

    Returns:
        None when there is no case, or nobody to write to.
    """
    view = case_uses.view(diary, case_id)
    if view is None:
        return None
    case, assessment = view.case, view.assessment
    told = [item.person for item in diary.changed_cases.to_hear_all_clear(case)]
    off = case.state is CaseState.CALLED_OFF
    if off and wanted.purpose is Purpose.NEWS:
        wanted = replace(wanted, purpose=Purpose.ALL_CLEAR)
    left = tuple(told) if off else view.left
    known = {item.person for item in assessment.exposures if item.encounters} | set(told)
    chosen = person_id if person_id in known else next(iter(left), None)
    person = view.people.get(chosen or "")
    if person is None:
        return None
    draft = diary.words.draft(case, assessment, person, wanted)
    _, advice = diary.words.named_or_not(case, assessment, person)
    asked = tuple((one.safety, one.text) for one in diary.words.questions(case, person))
    notice = view.notices.get(person.id)
    return Message(case, view.illness, person, draft, wanted, asked, advice, left, view.reach, notice)


def _parts(diary: Diary, shown: Message) -> tuple[Case, Assessment, Person, Wanted]:
    assessment = diary.cases.assess(shown.case)
    return shown.case, assessment, shown.person, replace(shown.wanted, channel=shown.draft.channel)


def look_through(diary: Diary, shown: Message, text: str, subject: str | None) -> Draft:
    """Check words while they are edited; saves nothing."""
    return diary.words.look_through(*_parts(diary, shown), text, subject)


def edit(diary: Diary, shown: Message, text: str, subject: str | None) -> Draft:
    """Keep edited words."""
    return diary.words.edit(*_parts(diary, shown), text, subject)


def reset(diary: Diary, shown: Message) -> Draft:
    """Go back to the words as contactlog writes them."""
    return diary.words.reset(*_parts(diary, shown))


def save_as(diary: Diary, shown: Message, name: str) -> None:
    """Keep the words as an own wording."""
    diary.words.save_as(name, *_parts(diary, shown))


def overrule(diary: Diary, shown: Message, key: str) -> None:
    """Knowingly overrule a finding."""
    diary.words.overrule(*_parts(diary, shown), [key])


def answer(diary: Diary, shown: Message, answers: frozenset[str]) -> None:
    """Keep what was answered to the safety questions."""
    diary.words.answer(shown.case, shown.person, [Safety(value) for value in answers])


def mended(text: str, finding: Finding) -> str:
    """Put the words that the check offers in the place of those it found."""
    if finding.replacement is None or finding.where != "text":
        return text
    if finding.start is None:
        return f"{text.rstrip()} {finding.replacement}".strip()
    end = finding.start + len(finding.words)
    return text[: finding.start] + finding.replacement + text[end:]


def wordings(diary: Diary) -> list[str]:
    """List the names of the user's own wordings."""
    return [one.name or "" for one in diary.words.own_wordings()]


def codes(diary: Diary, shown: Message, columns: int, rows: int, scheme: str) -> list[Code]:
    """Draw the codes that open the phone's composer with the words in it.

    Raises:
        Refused: the check stops the words, there is no number, or the window is too small.
    """
    room = Room(columns, rows)
    return diary.delivering.codes(shown.draft, shown.person, room=room, scheme=Scheme(scheme), painted=False)


def words_alone(diary: Diary, shown: Message) -> str:
    """Give the words for copying; refused while the check stops them."""
    return diary.delivering.text(shown.draft).rstrip("\n")


def honest(diary: Diary) -> str:
    """Give the sentence that is shown after copying."""
    return diary.delivering.honest_about_copying()


def spoken(diary: Diary, case_id: str, person_id: str) -> tuple[Message, str]:
    """Give the script of a call, and the number to dial (empty when there is none).

    Raises:
        NotFound: there is nobody left.
    """
    shown = message(diary, case_id, person_id, Wanted(channel=Channel.CALL))
    if shown is None:
        raise NotFound("There is nobody left to call.")
    try:
        return shown, diary.delivering.number(shown.person)
    except Refused:
        return shown, ""


def write_file(diary: Diary, shown: Message, form: str) -> tuple[Path, str]:
    """Write the words as a file into ``exports``; gives its path and what to do with it.

    Raises:
        Refused: the diary is in memory only, or the words may not leave.
    """
    folder = diary.desk.vault.folder
    if folder is None:
        raise Refused("This diary is in memory only; it writes no files.", "The code on the screen works.")
    channel, name, suffix, then = FILES[form]
    case, assessment, person, wanted = _parts(diary, shown)
    draft = diary.words.draft(case, assessment, person, replace(wanted, channel=channel or wanted.channel))
    if form == "eml":
        data = diary.delivering.eml(draft, person)
    elif form == "letter":
        data = diary.delivering.letter(draft, person)
    else:
        data = diary.delivering.text(draft).encode()
    return diary.delivering.write(exports_dir(folder), name, suffix, data), then


def call_sheet(diary: Diary, shown: Message) -> tuple[Path, str]:
    """Write the sheet of calls for everybody still to tell."""
    folder = diary.desk.vault.folder
    if folder is None:
        raise Refused("This diary is in memory only; it writes no files.", "Call mode shows the same.")
    assessment = diary.cases.assess(shown.case)
    data = diary.delivering.call_sheet_pdf(shown.case, assessment)
    path = diary.delivering.write(exports_dir(folder), "call-sheet", ".pdf", data)
    return path, "It holds names and numbers. Print it, then delete it."
