"""Where the user may have caught it, out of the diary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from contactlog import exposure
from contactlog.core.cases import Case
from contactlog.core.encounters import Encounter
from contactlog.core.people import Person
from contactlog.diary.cases import Cases
from contactlog.diary.desk import Desk
from contactlog.exposure.backward import Backward, Candidate, Kind

__all__ = ["Backward", "Candidate", "Kind", "LookingBack"]


@dataclass(frozen=True, slots=True)
class LookingBack:
    """The backward list of a case."""

    desk: Desk
    cases: Cases

    def list(self, case: Case, *, as_of: datetime | None = None) -> Backward:
        """List who or which gathering may have been the source; never one for certain.

        Args:
            case: the case.
            as_of: the moment from which to look, UTC; now when None.
        """
        facts = self.cases.sheets.get(case.illness)
        first, last = exposure.span_of_interest(case, facts)
        return exposure.backward(
            case,
            {person.id: person for person in self.desk.vault.all(Person)},
            self.desk.vault.encounters_between(first, last),
            as_of=as_of or self.desk.now(),
            zone=self.desk.zone,
            facts=facts,
        )

    def encounter(self, id_: str) -> Encounter | None:
        """Give a meeting of the list."""
        return self.desk.vault.get(Encounter, id_)
