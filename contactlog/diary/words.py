"""Words for each person: written, checked, edited, overruled and kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from contactlog.core.cases import Case
from contactlog.core.drafts import Draft
from contactlog.core.exposures import Assessment
from contactlog.core.groups import Group
from contactlog.core.notices import REACHED, SavedWording
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.text import plain
from contactlog.core.values import Safety
from contactlog.diary.cases import Cases
from contactlog.diary.desk import Desk
from contactlog.diary.drafting import Drafting
from contactlog.diary.kept_words import KeptWords
from contactlog.diary.ledger import Ledger
from contactlog.diary.preferences import Preferences
from contactlog.diary.sheets import Sheets
from contactlog.diary.wanted import Gathered, Wanted, channel_for
from contactlog.drafts import own_wording, safety
from contactlog.drafts.names.book import NameBook
from contactlog.drafts.segments import Size, measure
from contactlog.drafts.subject import Purpose
from contactlog.errors import NotFound, Refused

__all__ = ["Purpose", "Wanted", "Words", "channel_for"]


@dataclass(frozen=True, slots=True)
class Words:
    """Everything the user does with drafts.

    A draft comes checked: `Draft.findings` holds what the check found, and while `Draft.stopped` its words must
    not be shown, copied or written anywhere.
    """

    desk: Desk
    preferences: Preferences
    book: NameBook = field(default_factory=NameBook, repr=False, compare=False)
    """The names of the diary for the check; goes when the diary is closed."""

    @property
    def kept(self) -> KeptWords:
        """Edits and own wordings."""
        return KeptWords(self.desk)

    def drafts(
        self, case: Case, assessment: Assessment, people: Sequence[Person] = (), wanted: Wanted | None = None
    ) -> list[Draft]:
        """Write a draft for each of some people; for everybody still to tell when none are named.

        Raises:
            Refused: somebody was not exposed by this diary.
        """
        wish = wanted or Wanted()
        drafting = self._drafting(case, assessment)
        known_people = drafting.gathered.people
        chosen = list(people) or [
            known_people[key] for key in self._open(case, assessment, wish) if key in known_people
        ]
        return [drafting.draft(person, wish) for person in chosen]

    def draft(
        self, case: Case, assessment: Assessment, person: Person, wanted: Wanted | None = None
    ) -> Draft:
        """Write the draft for one person: the words the user kept, else fresh ones."""
        return self.drafts(case, assessment, [person], wanted)[0]

    def look_through(
        self,
        case: Case,
        assessment: Assessment,
        person: Person,
        wanted: Wanted,
        text: str,
        subject: str | None = None,
    ) -> Draft:
        """Check words while they are being edited. Saves nothing."""
        drafting = self._drafting(case, assessment)
        return drafting.looked_through(drafting.request(person, wanted), plain(text), subject)

    def edit(
        self,
        case: Case,
        assessment: Assessment,
        person: Person,
        wanted: Wanted,
        text: str,
        subject: str | None = None,
    ) -> Draft:
        """Keep edited words for a person, checked. What was overruled for words that stayed stays overruled.

        Raises:
            Refused: the words are empty or far too long, or see `drafts`.
        """
        drafting = self._drafting(case, assessment)
        request = drafting.request(person, wanted)
        before = self.kept.edit_for(case, request)
        seen = drafting.looked_through(request, plain(text), subject, before.overruled if before else ())
        # What is no longer in the words is no longer overruled: it would pass unseen when it comes back.
        self.kept.keep(case, request, text, subject, tuple(finding.key for finding in seen.overruled))
        return drafting.draft(person, wanted)

    def reset(self, case: Case, assessment: Assessment, person: Person, wanted: Wanted) -> Draft:
        """Go back to the words as contactlog writes them."""
        drafting = self._drafting(case, assessment)
        before = self.kept.edit_for(case, drafting.request(person, wanted))
        if before is not None:
            self.kept.drop(before)
        return drafting.draft(person, wanted)

    def overrule(
        self, case: Case, assessment: Assessment, person: Person, wanted: Wanted, keys: Iterable[str]
    ) -> Draft:
        """Knowingly overrule findings, by their keys; the diary remembers it with exactly these words.

        Raises:
            NotFound: there is no such finding.
        """
        drafting = self._drafting(case, assessment)
        draft = drafting.draft(person, wanted)
        given = tuple(key if ":" in key else f"{key}:" for key in keys)
        if set(given) - {finding.key for finding in (*draft.findings, *draft.overruled)}:
            raise NotFound("There is no such finding.", "See them with: contactlog draft --check")
        request = drafting.request(person, wanted)
        before = self.kept.edit_for(case, request)
        if before is None:
            title = "overrule the draft check"
            self.kept.keep(case, request, draft.text, draft.subject, given, title=title)
        else:
            self.kept.overrule(before, given)
        return drafting.draft(person, wanted)

    def save_as(
        self, name: str, case: Case, assessment: Assessment, person: Person, wanted: Wanted
    ) -> SavedWording:
        """Keep the words of a draft as an own wording, with placeholders where this person's details stand.

        Raises:
            Refused: the check still stops the draft, or what is left would name somebody.
        """
        drafting = self._drafting(case, assessment)
        draft = drafting.draft(person, wanted)
        if draft.stopped:
            raise Refused("The draft check stops these words.", "Mend them first: contactlog draft --check")
        request = drafting.request(person, wanted)
        values = drafting.values(request)
        template = own_wording.turned_into_template(draft.text, values)
        subject = own_wording.turned_into_template(draft.subject, values) if draft.subject else None
        return self.kept.save_as(name, template, request, subject)

    def own_wordings(self) -> list[SavedWording]:
        """List the user's own wordings by name."""
        return self.kept.own_wordings()

    def drop_wording(self, name: str) -> SavedWording:
        """Drop an own wording."""
        found = self.kept.own_wording(name)
        self.kept.drop(found, title="drop wording")
        return found

    def for_group(
        self, case: Case, assessment: Assessment, group: Group, wanted: Wanted | None = None
    ) -> Draft:
        """Write words for a group's organiser, which name nobody.

        Raises:
            Refused: the group did not meet in the time that counts.
        """
        drafting = self._drafting(case, assessment)
        return drafting.for_many(drafting.gathered.for_group(group, wanted or Wanted()), "this group")

    def for_place(
        self, case: Case, assessment: Assessment, place: Place, wanted: Wanted | None = None
    ) -> Draft:
        """Write words for a place, which name nobody.

        Raises:
            Refused: the user was not there in the time that counts.
        """
        drafting = self._drafting(case, assessment)
        return drafting.for_many(drafting.gathered.for_place(place, wanted or Wanted()), "this place")

    def questions(self, case: Case, person: Person) -> tuple[safety.Question, ...]:
        """List the safety questions that are still to be answered before words for this person are used."""
        sheet = Sheets(self.desk.vault.folder).get(case.illness)
        asked = Ledger(self.desk).notice(case, person).safety_asked is not None
        needed = sheet.sensitive or bool(person.safety)
        return safety.QUESTIONS if needed and not asked else ()

    def answer(self, case: Case, person: Person, answers: Iterable[Safety]) -> Person:
        """Keep what the user answered to the safety questions: with the person, and when, in the ledger."""
        changed = replace(person, safety=frozenset(answers))
        notice = Ledger(self.desk).notice(case, person)
        with self.desk.vault.change("answer safety questions") as change:
            change.put(changed)
            change.put(replace(notice, safety_asked=self.desk.today()))
        return changed

    def named_or_not(self, case: Case, assessment: Assessment, person: Person) -> tuple[bool, str]:
        """Advise whether to write under one's own name: True for it, and why."""
        return safety.named_or_not(self._drafting(case, assessment).gathered.illness(), person)

    def size(self, text: str) -> Size:
        """Measure a text message: characters, and the parts a network sends it in."""
        return measure(text)

    def _drafting(self, case: Case, assessment: Assessment) -> Drafting:
        gathered = Gathered.of(self.desk, self.preferences, case, assessment, self.book)
        return Drafting(gathered, self.kept)

    def _open(self, case: Case, assessment: Assessment, wish: Wanted) -> list[str]:
        ledger = Ledger(self.desk)
        if wish.purpose in (Purpose.ALL_CLEAR, Purpose.THANKS):
            return [notice.person for notice in ledger.notices(case).values() if notice.state in REACHED]
        if wish.purpose is Purpose.CORRECTION:
            facts_now = Cases(self.desk, self.preferences).facts(case)
            return [notice.person for notice in ledger.to_correct(case, facts_now)]
        if wish.purpose is Purpose.REMINDER:
            return [notice.person for notice in ledger.without_reply(case)]
        return [item.person for item in ledger.still_to_tell(case, assessment)]
