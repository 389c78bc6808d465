"""One draft: requested, written or taken from what the user kept, and looked through."""

from __future__ import annotations

from dataclasses import dataclass, replace

from contactlog.core.cases import CaseState
from contactlog.core.drafts import Draft, Finding
from contactlog.core.notices import Reply
from contactlog.core.people import Person
from contactlog.core.values import Channel
from contactlog.diary.kept_words import KeptWords
from contactlog.diary.ledger import Ledger, not_called_off
from contactlog.diary.wanted import Gathered, Wanted
from contactlog.drafts import facts, languages, own_wording, safety
from contactlog.drafts.check import check, known, parted
from contactlog.drafts.compose import compose, letters
from contactlog.drafts.formats import Length, isolated_again
from contactlog.drafts.segments import measure
from contactlog.drafts.subject import Purpose, Request
from contactlog.errors import Refused

_TRUE_AFTER_ALL = frozenset({Purpose.ALL_CLEAR, Purpose.THANKS})
"""What can still be said of a case that is called off."""
_TAKES_BACK = frozenset({Purpose.ALL_CLEAR, Purpose.CORRECTION})
_ANSWERED_ILL = Finding(
    "answered_ill",
    "",
    "They answered that they are ill or tested positive. Call them rather than writing that there is nothing to do.",
    serious=False,
)


@dataclass(frozen=True, slots=True)
class Drafting:
    """Makes drafts from what was gathered for one case."""

    gathered: Gathered
    kept: KeptWords

    def request(self, person: Person, wish: Wanted) -> Request:
        """Gather what a draft may draw on.

        Raises:
            Refused: this person was not exposed by this diary, or the words do not fit the state of the case.
        """
        if self.gathered.exposure(person) is None and wish.purpose is Purpose.NEWS:
            raise Refused(
                "The diary shows no meeting with this person in the time that counts.",
                "See: contactlog exposures --all",
            )
        if self.gathered.case.state is CaseState.CALLED_OFF and wish.purpose not in _TRUE_AFTER_ALL:
            raise Refused("The case is called off.", "For those who were told: contactlog draft --all-clear")
        if self.gathered.case.state is not CaseState.CALLED_OFF and wish.purpose is Purpose.ALL_CLEAR:
            raise not_called_off()
        return self.gathered.request(person, wish)

    def draft(self, person: Person, wish: Wanted) -> Draft:
        """Make a draft: the words the user kept, else those of an own wording, else fresh ones."""
        request = self.request(person, wish)
        kept = self.kept.edit_for(self.gathered.case, request)
        if kept is not None:
            return self.looked_through(request, kept.text, kept.subject, kept.overruled)
        if wish.wording is None:
            return self.looked_through(request)
        chosen, values = self.kept.own_wording(wish.wording), self.values(request)
        subject = own_wording.filled(chosen.subject, values) if chosen.subject else None
        return self.looked_through(request, own_wording.filled(chosen.text, values), subject)

    def for_many(self, request: Request, what: str) -> Draft:
        """Make a draft to one about many."""
        if not request.encounters:
            raise Refused(f"The diary shows no meeting with {what} in the time that counts.")
        return self.looked_through(request)

    def looked_through(
        self,
        request: Request,
        text: str | None = None,
        subject: str | None = None,
        overruled: tuple[str, ...] = (),
    ) -> Draft:
        """Check words.

        Args:
            request: what they are about.
            text: the words; None takes those that contactlog writes.
            subject: their subject; None takes ours. Ways of telling without a subject have none.
            overruled: keys of findings that the user overruled.
        """
        own = compose(request)
        said = own.text if text is None else isolated_again(text, own.text)
        about = None if own.subject is None else subject or own.subject
        draws_on = known(request, self.gathered.roster(), f"{own.subject or ''}\n{own.text}")
        notice = Ledger(self.gathered.desk).notice(self.gathered.case, request.person)
        asked = notice.safety_asked is not None
        found: tuple[Finding, ...] = (*safety.stops(request, asked=asked), *check(said, about, draws_on))
        standing, over = parted(found, overruled)
        others = tuple(warning for warning in own.warnings if warning.code != "letters")
        if request.purpose in _TAKES_BACK and notice.reply in (Reply.ILL, Reply.TESTED_POSITIVE):
            others += (_ANSWERED_ILL,)
        return replace(
            own,
            text=said,
            subject=about,
            segments=measure(said).segments if request.channel is Channel.SMS else None,
            warnings=(*others, *letters(said, request)),
            findings=standing,
            overruled=over,
            edited=said != own.text or about != own.subject,
        )

    def values(self, request: Request) -> dict[str, str]:
        """Give what the placeholders of an own wording stand for in one message."""
        words = languages.load(languages.nearest(request.language))
        found = facts.values(request, words, safety.allowed(request), Length.FULL)
        for item in request.exposure.advice if request.exposure else ():
            for slot, day in (("from", item.from_day), ("until", item.until_day)):
                if day is not None:
                    found.setdefault(slot, facts.write_day(day, request, words, Length.FULL))
        return found
