"""Delivering words by the user's own hand: codes, mails, letters, sheets, files. Nothing is ever sent."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from contactlog.core.cases import Case
from contactlog.core.drafts import Draft
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Assessment, Exposure
from contactlog.core.people import Person
from contactlog.core.values import Channel, Safety
from contactlog.diary.desk import Desk
from contactlog.diary.ledger import Ledger
from contactlog.diary.preferences import Preferences
from contactlog.drafts.delivery import clipboard, codes, links, mail, sheets
from contactlog.drafts.delivery.codes import Code, Room, Scheme
from contactlog.drafts.delivery.letter import Letter
from contactlog.drafts.delivery.links import Link
from contactlog.drafts.delivery.sheets import Call
from contactlog.drafts.delivery.sheets import trust_page as trust_page
from contactlog.drafts.subject import Purpose
from contactlog.errors import NoRoom, Refused
from contactlog.exports import files

__all__ = ["Code", "Delivering", "Link", "Room", "Scheme", "link_for", "told_command", "trust_page"]

_LINKS = {
    Channel.SMS: Link.SMS,
    Channel.MESSENGER: Link.SMS,
    Channel.EMAIL: Link.MAILTO,
    Channel.CALL: Link.TEL,
    Channel.VOICEMAIL: Link.TEL,
}


def _argument(person: Person) -> str:
    """Write a person as one word of a command line."""
    return shlex.quote(person.name or person.id)


def link_for(channel: Channel) -> Link:
    """Choose the composer that a code opens for a way of telling."""
    return _LINKS.get(channel, Link.SMS)


def told_command(
    person: Person, channel: Channel, *, sent: bool = True, purpose: Purpose = Purpose.NEWS
) -> str:
    """Give the command by which the user notes that it is done; empty when there is nothing to note."""
    name = _argument(person)
    if purpose is Purpose.ALL_CLEAR:
        return f"contactlog told {name} --all-clear"
    if purpose in (Purpose.THANKS, Purpose.VENUE):
        return ""
    if purpose is Purpose.ORGANISER:
        return f"contactlog told --group {name} --through WHO"
    outcome = " --outcome sent" if sent else ""
    return f"contactlog told {name} --by {channel.value}{outcome}"


@dataclass(frozen=True, slots=True)
class Delivering:
    """Every way in which checked words leave. A draft that the check stops is refused by each of them."""

    desk: Desk
    preferences: Preferences

    def codes(
        self,
        draft: Draft,
        person: Person,
        link: Link | None = None,
        room: Room | None = None,
        scheme: Scheme = Scheme.COLOUR,
        *,
        many_colours: bool = True,
        painted: bool = True,
        split: bool = True,
    ) -> list[Code]:
        """Draw codes that open the phone's own composer with the words in it.

        Args:
            draft: the words.
            person: whom they are for.
            link: which composer; what fits the draft's way of telling when None.
            room: the room in the window.
            scheme: how dark and light are drawn.
            many_colours: the terminal has 256 colours.
            painted: with the sequences that set the colours; who shows the lines sets them otherwise.
            split: more than one code, and so more than one message, may be made when the window is small.

        Raises:
            Refused: the check stops the words, there is no number or address, or the window is too small.
        """
        _ready(draft)
        space = room or Room()
        make = self._maker(draft, person, link or link_for(draft.channel))
        texts = (
            codes.parts(draft.text, make, space, scheme) if split else _whole(draft.text, make, space, scheme)
        )
        if texts is None:
            rows = codes.rows_needed(make(draft.text), scheme)
            larger = f"One code needs a window of {rows} lines." if rows else "It is too long for one code."
            raise NoRoom(
                f"The words do not fit into this window. {larger}", "Make it larger, or use: --as text"
            )
        made: list[Code] = []
        for place, text in enumerate(texts, 1):
            held = make(text)
            lines = codes.draw(held, space, scheme, many_colours=many_colours, painted=painted)
            made.append(Code(held, lines, place, len(texts)))
        return made

    def rows_for_one(self, draft: Draft, person: Person, link: Link, scheme: Scheme) -> int | None:
        """Give how many lines one code of the words needs; None when they are too long for any."""
        _ready(draft)
        return codes.rows_needed(self._maker(draft, person, link)(draft.text), scheme)

    def eml(self, draft: Draft, person: Person) -> bytes:
        """Write the words as a mail that a mail program opens as a draft, to this person alone."""
        _ready(draft)
        return mail.eml(_address(person), draft.subject or "", draft.text)

    def letter(self, draft: Draft, person: Person) -> bytes:
        """Write the words as a letter on paper (PDF)."""
        return self._letter(draft, person).pdf()

    def letter_text(self, draft: Draft, person: Person) -> str:
        """Write the words as a letter in plain text."""
        return self._letter(draft, person).text()

    def text(self, draft: Draft) -> str:
        """Give the words alone."""
        _ready(draft)
        return draft.text + "\n"

    def copy(self, draft: Draft, *, in_tmux: bool = False) -> str:
        """Give the sequence that asks the terminal to put the words on the clipboard."""
        _ready(draft)
        return clipboard.copy(draft.text, in_tmux=in_tmux)

    def empty_clipboard(self, *, in_tmux: bool = False) -> str:
        """Give the sequence that asks the terminal to empty the clipboard."""
        return clipboard.clear(in_tmux=in_tmux)

    def honest_about_copying(self) -> str:
        """Give the sentence that must be shown after copying."""
        return clipboard.HONEST

    def number(self, person: Person) -> str:
        """Give the number to dial.

        Raises:
            Refused: the diary has none.
        """
        if not person.phones:
            raise Refused(
                "The diary has no number for this person.",
                f"Add one: contactlog people edit {_argument(person)} --phone NUMBER",
            )
        return links.dialled(person.phones[0].e164 or person.phones[0].typed)

    def call_sheet(self, case: Case, assessment: Assessment, people: Sequence[Person] = ()) -> str:
        """Write a sheet of calls in the order of telling: some people, or everybody still to tell."""
        everybody = {person.id: person for person in self.desk.vault.all(Person)}
        wanted = {person.id for person in people}
        exposures = [
            item
            for item in (
                assessment.exposures if wanted else Ledger(self.desk).still_to_tell(case, assessment)
            )
            if item.person in everybody and (not wanted or item.person in wanted)
        ]
        safe = [item for item in exposures if not _feared(everybody[item.person])]
        calls = [self._call(item, everybody[item.person]) for item in safe]
        language = self.preferences.text("language") or "en"
        return sheets.call_sheet(calls, self.desk.today(), language, left_out=len(exposures) - len(safe))

    def call_sheet_pdf(self, case: Case, assessment: Assessment, people: Sequence[Person] = ()) -> bytes:
        """Put the sheet of calls on paper."""
        text = self.call_sheet(case, assessment, people)
        return sheets.sheet_pdf(text, self.desk.today(), self._region())

    def trust_pdf(self, language: str) -> bytes:
        """Put the page "how to tell a real warning from a scam" on paper."""
        return sheets.trust_pdf(language, self.desk.today(), self._region())

    def write(self, folder: Path, form: str, suffix: str, data: bytes) -> Path:
        """Write a file that only the user can read. Its name tells neither who nor what: form, day, number.

        Args:
            folder: where; made when it is not there.
            form: ``letter``, ``mail`` ...
            suffix: with its dot.
            data: the content.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for number in range(1, 10_000):
            path = folder / f"{form}-{self.desk.today().isoformat()}-{number:02}{suffix}"
            if not path.exists():
                files.write_file(path, [data])
                return path
        raise Refused("The folder is full of such files.", "Move or delete some.")

    def _maker(self, draft: Draft, person: Person, link: Link) -> Callable[[str], str]:
        if link is Link.MAILTO:
            return partial(links.mailto, _address(person), draft.subject or "")
        number = self.number(person)
        if link is Link.TEL:
            return lambda _text: links.tel(number)
        return partial(links.smsto if link is Link.SMSTO else links.sms, number)

    def _letter(self, draft: Draft, person: Person) -> Letter:
        _ready(draft)
        return Letter(draft, person, self.desk.today(), self._region())

    def _region(self) -> str:
        return self.preferences.text("region") or ""

    def _call(self, item: Exposure, person: Person) -> Call:
        met = tuple(sorted(self._days(item)))
        careful = bool(person.safety)
        if person.confidential:
            return Call(f"someone confidential, {person.id[-4:]} in the diary", "", (), None, careful)
        number = person.phones[0].e164 or person.phones[0].typed if person.phones else ""
        deadline = item.deadline.on if item.deadline is not None else None
        return Call(person.name or f"no name, {person.id[-4:]} in the diary", number, met, deadline, careful)

    def _days(self, item: Exposure) -> set[date]:
        each = (self.desk.vault.get(Encounter, key) for key in item.encounters)
        return {met.local_date for met in each if met is not None}


def _feared(person: Person) -> bool:
    """Tell whether violence is feared: nobody is to call them alone, and their name is not to lie about on paper."""
    return Safety.FEAR_OF_VIOLENCE in person.safety


def _ready(draft: Draft) -> None:
    if draft.stopped:
        raise Refused("The draft check stops these words.", "See why: contactlog draft --check --to PERSON")


def _whole(text: str, make: Callable[[str], str], room: Room, scheme: Scheme) -> list[str] | None:
    return [text] if codes.fits(make(text), room, scheme) else None


def _address(person: Person) -> str:
    if not person.emails:
        raise Refused(
            "The diary has no mail address for this person.",
            f"Add one: contactlog people edit {_argument(person)} --email ADDRESS",
        )
    return person.emails[0]
