"""Words for each person: written, checked, edited, overruled and kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from contactlog.core.cases import Case, CaseState
from contactlog.core.drafts import Draft, Finding
from contactlog.core.exposures import Assessment
from contactlog.core.groups import Group
from contactlog.core.notices import REACHED, SavedWording
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.text import plain
from contactlog.core.values import Channel, Safety
from contactlog.diary.cases import Cases
from contactlog.diary.desk import Desk
from contactlog.diary.kept_words import KeptWords
from contactlog.diary.ledger import Ledger
from contactlog.diary.preferences import Preferences
from contactlog.diary.sheets import Sheets
from contactlog.diary.wanted import Gathered, Wanted, channel_for
from contactlog.drafts import facts, languages, own_wording, safety
from contactlog.drafts.check import check, known, parted
from contactlog.drafts.compose import compose, letters
from contactlog.drafts.names.book import NameBook
from contactlog.drafts.segments import Size, measure
from contactlog.drafts.subject import Purpose, Request
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
        gathered = self._gather(case, assessment)
        chosen = list(people) or [
            gathered.people[key] for key in self._open(case, assessment, wish) if key in gathered.people
        ]
        return [self._draft(gathered, person, wish) for person in chosen]

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
        gathered = self._gather(case, assessment)
        request = self._request(gathered, person, wanted)
        own = compose(request)
        return self._checked(gathered, request, own, plain(text), subject or own.subject, ())

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
        gathered = self._gather(case, assessment)
        request = self._request(gathered, person, wanted)
        before = self.kept.edit_for(case, request)
        own = compose(request)
        seen = self._checked(
            gathered, request, own, plain(text), subject or own.subject, before.overruled if before else ()
        )
        # What is no longer in the words is no longer overruled: it would pass unseen when it comes back.
        still = tuple(finding.key for finding in seen.overruled)
        self.kept.keep(case, request, text, subject, still)
        return self._draft(gathered, person, wanted)

    def reset(self, case: Case, assessment: Assessment, person: Person, wanted: Wanted) -> Draft:
        """Go back to the words as contactlog writes them."""
        gathered = self._gather(case, assessment)
        before = self.kept.edit_for(case, self._request(gathered, person, wanted))
        if before is not None:
            self.kept.drop(before)
        return self._draft(gathered, person, wanted)

    def overrule(
        self, case: Case, assessment: Assessment, person: Person, wanted: Wanted, keys: Iterable[str]
    ) -> Draft:
        """Knowingly overrule findings, by their keys; the diary remembers it with exactly these words.

        Raises:
            NotFound: there is no such finding.
        """
        draft = self.draft(case, assessment, person, wanted)
        given = tuple(key if ":" in key else f"{key}:" for key in keys)
        strange = set(given) - {finding.key for finding in (*draft.findings, *draft.overruled)}
        if strange:
            raise NotFound("There is no such finding.", "See them with: contactlog draft --check")
        gathered = self._gather(case, assessment)
        request = self._request(gathered, person, wanted)
        before = self.kept.edit_for(case, request)
        if before is None:
            title = "overrule the draft check"
            self.kept.keep(case, request, draft.text, draft.subject, given, title=title)
        else:
            self.kept.overrule(before, given)
        return self._draft(gathered, person, wanted)

    def save_as(
        self, name: str, case: Case, assessment: Assessment, person: Person, wanted: Wanted
    ) -> SavedWording:
        """Keep the words of a draft as an own wording, with placeholders where this person's details stand.

        Raises:
            Refused: the check still stops the draft, or what is left would name somebody.
        """
        draft = self.draft(case, assessment, person, wanted)
        if draft.stopped:
            raise Refused("The draft check stops these words.", "Mend them first: contactlog draft --check")
        gathered = self._gather(case, assessment)
        request = self._request(gathered, person, wanted)
        values = self._values(request)
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
        gathered = self._gather(case, assessment)
        request = gathered.for_group(group, wanted or Wanted())
        return self._for_many(gathered, request, "this group")

    def for_place(
        self, case: Case, assessment: Assessment, place: Place, wanted: Wanted | None = None
    ) -> Draft:
        """Write words for a place, which name nobody.

        Raises:
            Refused: the user was not there in the time that counts.
        """
        gathered = self._gather(case, assessment)
        return self._for_many(gathered, gathered.for_place(place, wanted or Wanted()), "this place")

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
        return safety.named_or_not(self._gather(case, assessment).illness(), person)

    def size(self, text: str) -> Size:
        """Measure a text message: characters, and the parts a network sends it in."""
        return measure(text)

    def _gather(self, case: Case, assessment: Assessment) -> Gathered:
        return Gathered.of(self.desk, self.preferences, case, assessment, self.book)

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

    def _request(self, gathered: Gathered, person: Person, wish: Wanted) -> Request:
        if gathered.exposure(person) is None and wish.purpose is Purpose.NEWS:
            raise Refused(
                "The diary shows no meeting with this person in the time that counts.",
                "See: contactlog exposures --all",
            )
        if gathered.case.state is CaseState.CALLED_OFF and wish.purpose is Purpose.NEWS:
            raise Refused("The case is called off.", "For those who were told: contactlog draft --all-clear")
        return gathered.request(person, wish)

    def _draft(self, gathered: Gathered, person: Person, wish: Wanted) -> Draft:
        request = self._request(gathered, person, wish)
        own = compose(request)
        checked = partial(self._checked, gathered, request, own)
        kept = self.kept.edit_for(gathered.case, request)
        if kept is not None:
            return checked(kept.text, kept.subject or own.subject, kept.overruled)
        if wish.wording is not None:
            chosen = self.kept.own_wording(wish.wording)
            values = self._values(request)
            has_subject = own.subject is not None and chosen.subject is not None
            subject = own_wording.filled(chosen.subject or "", values) if has_subject else own.subject
            return checked(own_wording.filled(chosen.text, values), subject, ())
        return checked(own.text, own.subject, ())

    def _for_many(self, gathered: Gathered, request: Request, what: str) -> Draft:
        if not request.encounters:
            raise Refused(f"The diary shows no meeting with {what} in the time that counts.")
        own = compose(request)
        return self._checked(gathered, request, own, own.text, own.subject, ())

    def _checked(
        self,
        gathered: Gathered,
        request: Request,
        own: Draft,
        text: str,
        subject: str | None,
        overruled: tuple[str, ...],
    ) -> Draft:
        asked = Ledger(self.desk).notice(gathered.case, request.person).safety_asked is not None
        about = known(request, gathered.roster(), f"{own.subject or ''}\n{own.text}")
        found: tuple[Finding, ...] = (*safety.stops(request, asked=asked), *check(text, subject, about))
        standing, over = parted(found, overruled)
        others = tuple(warning for warning in own.warnings if warning.code != "letters")
        return replace(
            own,
            warnings=(*others, *letters(text, request)),
            text=text,
            subject=subject,
            segments=measure(text).segments if request.channel is Channel.SMS else None,
            findings=standing,
            overruled=over,
            edited=text != own.text or subject != own.subject,
        )

    def _values(self, request: Request) -> dict[str, str]:
        words = languages.load(languages.nearest(request.language))
        known = facts.values(request, words, safety.allowed(request), short=False)
        for item in request.exposure.advice if request.exposure else ():
            for slot, day in (("from", item.from_day), ("until", item.until_day)):
                if day is not None:
                    known.setdefault(slot, facts.write_day(day, request, words, short=False))
        return known
