"""Handing over, only if wanted: people who agreed, as a list for a health team the user trusts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from contactlog.core.cases import Case
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Assessment, Exposure
from contactlog.core.notices import Notice
from contactlog.core.people import Person
from contactlog.core.values import ContactKind, Distance, Setting
from contactlog.diary.cases import Cases
from contactlog.diary.desk import Desk
from contactlog.diary.ledger import Ledger
from contactlog.diary.preferences import Preferences
from contactlog.errors import Refused
from contactlog.exports import files, line_list
from contactlog.exports.line_list import ContactLine

__all__ = ["ContactLine", "HandingOver"]

_SKIN = frozenset(
    {
        ContactKind.HUGGED,
        ContactKind.KISSED,
        ContactKind.SEXUAL,
        ContactKind.SKIN_CONTACT,
        ContactKind.HANDSHAKE,
        ContactKind.CARE,
        ContactKind.TOUCHED_RASH,
    }
)
_NEAR = frozenset({Distance.UNDER_1M, Distance.ONE_TO_2M})
_SHARED_AIR = frozenset({Setting.INDOOR, Setting.VEHICLE})


@dataclass(frozen=True, slots=True)
class HandingOver:
    """The list of those who agreed. Whoever is confidential is never on it."""

    desk: Desk
    cases: Cases
    ledger: Ledger

    def lines(self, case: Case, assessment: Assessment) -> list[ContactLine]:
        """List who agreed, in the order of telling: exactly what would leave."""
        people = {person.id: person for person in self.desk.vault.all(Person)}
        notices = self.ledger.notices(case)
        found: list[ContactLine] = []
        for item in assessment.exposures:
            person, notice = people.get(item.person), notices.get(item.person)
            if person is None or notice is None or person.confidential:
                continue
            line = self._line(item, person, notice)
            found += [line] if line is not None else []
        return found

    def title(self, case: Case) -> str:
        """Give the heading under which they leave: it names the illness, and the user where a name is set."""
        return line_list.title(self.cases.illness_name(case), self._sender(), self.desk.today())

    def _sender(self) -> str:
        return Preferences(self.desk).text("my_name") or ""

    def write(self, case: Case, lines: Sequence[ContactLine], folder: Path) -> tuple[Path, Path]:
        """Write the table and the page, unencrypted, readable by the user alone.

        Returns:
            Where the table and the page are.

        Raises:
            Refused: nobody is on the list.
        """
        if not lines:
            raise Refused(
                "Nobody has agreed to be handed over.",
                "Note it with: contactlog told PERSON --hand-over agreed",
            )
        today = self.desk.today()
        name = self.cases.illness_name(case)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        stem = self._free(folder)
        table, page = stem.with_suffix(".csv"), stem.with_suffix(".txt")
        files.write_file(table, [line_list.table(lines, case.illness, name, today)])
        files.write_file(page, [line_list.page(lines, name, self._sender(), today).encode()])
        return table, page

    def _free(self, folder: Path) -> Path:
        for number in range(1, 10_000):
            stem = folder / f"handover-{self.desk.today().isoformat()}-{number:02}"
            if not (stem.with_suffix(".csv").exists() or stem.with_suffix(".txt").exists()):
                return stem
        raise Refused("The folder is full of such files.", "Move or delete some.")

    def _line(self, item: Exposure, person: Person, notice: Notice) -> ContactLine | None:
        if notice.agreed_to_hand_over is None:
            return None
        met = [each for key in item.encounters if (each := self.desk.vault.get(Encounter, key)) is not None]
        days = sorted({each.local_date for each in met})
        return ContactLine(
            name=person.name,
            phone=(person.phones[0].e164 or person.phones[0].typed) if person.phones else "",
            email=person.emails[0] if person.emails else "",
            first_met=days[0] if days else None,
            last_met=item.last_exposure or (days[-1] if days else None),
            proximity=_proximity(met),
            household=bool(person.lives_with_me),
            agreed_on=notice.agreed_to_hand_over,
        )


def _proximity(met: Sequence[Encounter]) -> str:
    if any(each.distance is Distance.TOUCH or each.kinds & _SKIN for each in met):
        return "PHYSICAL_CONTACT"
    if any(each.distance in _NEAR for each in met):
        return "CLOSE_CONTACT"
    if any(each.setting in _SHARED_AIR for each in met):
        return "SAME_ROOM"
    return ""
