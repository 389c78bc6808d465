"""Words the user keeps: an edit for one person, and own wordings for later."""

from __future__ import annotations

from dataclasses import dataclass, replace

from contactlog.core.cases import Case
from contactlog.core.notices import SavedWording
from contactlog.core.text import fold, one_line, plain
from contactlog.diary.desk import Desk
from contactlog.diary.ledger import Ledger
from contactlog.diary.naming import find
from contactlog.drafts.subject import Purpose, Request
from contactlog.errors import Refused

_LONGEST = 5000
"""Characters of an edited text."""


@dataclass(frozen=True, slots=True)
class KeptWords:
    """Edits and own wordings in the diary."""

    desk: Desk

    def edit_for(self, case: Case, request: Request) -> SavedWording | None:
        """Give the words the user kept for a person, this way of telling, purpose and language; None if none."""
        notice = Ledger(self.desk).notices(case).get(request.person.id)
        if notice is None:
            return None
        fitting = [
            kept
            for kept in self.desk.vault.all(SavedWording)
            if kept.notice == notice.id
            and kept.channel is request.channel
            and kept.purpose == _purpose(request)
            and _base(kept.language) == _base(request.language)
        ]
        return max(fitting, key=lambda kept: kept.id, default=None)

    def keep(
        self,
        case: Case,
        request: Request,
        text: str,
        subject: str | None,
        overruled: tuple[str, ...] = (),
        *,
        title: str = "edit words",
    ) -> SavedWording:
        """Keep words for a person, in the place of those kept before.

        Raises:
            Refused: they are empty or far too long.
        """
        cleaned = plain(text).strip()
        if not cleaned:
            raise Refused("There are no words.", "To go back to the draft: contactlog draft --reset")
        if len(cleaned) > _LONGEST:
            raise Refused(f"The text is longer than {_LONGEST} characters.", "Shorten it.")
        person = request.person
        before = self.edit_for(case, request)
        ledger = Ledger(self.desk)
        notice = ledger.notice(case, person)
        kept = SavedWording(
            before.id if before else self.desk.new_id(),
            cleaned,
            request.channel,
            request.tone,
            request.language,
            one_line(subject) if subject else None,
            notice.id,
            overruled=overruled,
            purpose=_purpose(request),
        )
        with self.desk.vault.change(title) as change:
            if person.id not in ledger.notices(case):
                change.put(notice)
            change.put(kept)
        return kept

    def drop(self, kept: SavedWording, *, title: str = "reset words") -> None:
        """Drop kept words."""
        with self.desk.vault.change(title) as change:
            change.delete(SavedWording, kept.id)

    def overrule(self, kept: SavedWording, keys: tuple[str, ...]) -> SavedWording:
        """Remember with kept words that the user knowingly overruled findings."""
        changed = replace(kept, overruled=tuple(dict.fromkeys((*kept.overruled, *keys))))
        with self.desk.vault.change("overrule the draft check") as change:
            change.put(changed)
        return changed

    def own_wordings(self) -> list[SavedWording]:
        """List the user's own wordings by name."""
        named = (kept for kept in self.desk.vault.all(SavedWording) if kept.name is not None)
        return sorted(named, key=lambda kept: fold(kept.name or ""))

    def own_wording(self, typed: str) -> SavedWording:
        """Find an own wording by its name.

        Raises:
            NotFound: there is none.
        """
        return find(
            typed,
            self.own_wordings(),
            what="wording",
            id_of=lambda kept: kept.id,
            names_of=lambda kept: (kept.name or "",),
            shown=lambda kept: kept.name or "",
        )

    def save_as(self, name: str, template: str, request: Request, subject: str | None) -> SavedWording:
        """Keep an own wording for later, in the place of one of the same name.

        Raises:
            Refused: the name is empty.
        """
        cleaned = one_line(name)
        if not cleaned:
            raise Refused("An own wording needs a name.")
        before = next((kept for kept in self.own_wordings() if fold(kept.name or "") == fold(cleaned)), None)
        saved = SavedWording(
            before.id if before else self.desk.new_id(),
            template,
            request.channel,
            request.tone,
            request.language,
            subject,
            name=cleaned,
        )
        with self.desk.vault.change("save wording") as change:
            change.put(saved)
        return saved


def _purpose(request: Request) -> str | None:
    return None if request.purpose is Purpose.NEWS else request.purpose.value


def _base(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].casefold()
