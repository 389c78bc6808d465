"""Cases: saying "I am ill", seeing who was exposed, changing dates, calling it off."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from contactlog import exposure
from contactlog.core.cases import Case, CaseState, DoubtfulDay, ReceivedNotice
from contactlog.core.exposures import Assessment, Exposure, Tier
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.text import fold
from contactlog.diary.desk import Desk
from contactlog.diary.naming import find
from contactlog.diary.preferences import Preferences
from contactlog.diary.sheets import Sheets
from contactlog.errors import Ambiguous, NotFound, Refused


@dataclass(frozen=True, slots=True)
class Cases:
    """Everything the user does with cases."""

    desk: Desk
    preferences: Preferences

    def all(self) -> list[Case]:
        """List cases, the newest first."""
        return sorted(self.desk.vault.all(Case), key=lambda case: case.id, reverse=True)

    def find(self, typed: str | None, *, first: Collection[CaseState] = (CaseState.OPEN,)) -> Case:
        """Find a case: the only open one when nothing is said, else by id, illness or "latest".

        Args:
            typed: what was said; an illness means an open case of it where there is one.
            first: states that are meant rather than open: called off for an all-clear, ended for opening again.

        Raises:
            NotFound: there is none.
            Ambiguous: several answer to it.
        """
        cases = self.all()
        if not cases:
            raise NotFound(
                "There is no case yet.", "Start one with: contactlog case new --illness NAME --onset DATE"
            )
        opened = [case for case in cases if case.state is CaseState.OPEN]
        meant = [case for case in cases if case.state in first] or opened
        if typed is None:
            return _only(meant or cases[:1])
        if fold(typed) in ("latest", "last"):
            return cases[0]
        with suppress(NotFound):
            return self._find(typed, meant)
        return self._find(typed, cases)

    def _find(self, typed: str, cases: Sequence[Case]) -> Case:
        return find(
            typed,
            cases,
            what="case",
            id_of=lambda case: case.id,
            names_of=lambda case: (case.illness, *self.sheets.names(case.illness)),
            shown=_shown,
        )

    def open_beside(self, case: Case) -> list[Case]:
        """List the other open cases of the same illness."""
        return [
            other
            for other in self.all()
            if (other.illness, other.state) == (case.illness, CaseState.OPEN) and other.id != case.id
        ]

    def illness_name(self, case: Case) -> str:
        """Give the public name of a case's illness."""
        return self.sheets.name(case.illness)

    @property
    def sheets(self) -> Sheets:
        """Every illness at hand."""
        return Sheets(self.desk.vault.folder)

    def new(
        self,
        illness: str,
        anchors: Mapping[str, DoubtfulDay],
        *,
        closing: ReceivedNotice | None = None,
        **details: Any,
    ) -> Case:
        """Start a case, learned of now unless said otherwise.

        Args:
            illness: name, alias or id of an illness in the fact sheet.
            anchors: dates by the fact sheet's names.
            closing: a note of being told that ends with this case, in the same change.
            details: other fields of `Case`.

        Raises:
            NotFound: the illness is not known.
            Refused: a date lies ahead or no date was given.
        """
        known = self.sheets.find(illness)
        details.setdefault("country", self.preferences.country())
        dates = exposure.by_event(anchors)
        if details.get("symptomatic") is None and exposure.tell_of_symptoms(dates):
            details["symptomatic"] = True
        details.setdefault("learned_at", self.desk.now())
        case = Case(self.desk.new_id(), known.id, dates, **details)
        self.check(case)
        with self.desk.vault.change("new case") as change:
            change.put(case)
            if closing is not None:
                change.put(closing)
        return case

    def edit(
        self,
        case: Case,
        anchors: Mapping[str, DoubtfulDay] | None = None,
        *,
        taken_back: Collection[str] = (),
        **details: Any,
    ) -> Case:
        """Change dates or other fields of a case; dates not named stay as they are.

        Args:
            case: the case.
            anchors: new dates by their names.
            taken_back: names of dates that were noted by mistake. Without symptoms first days of them go too.
            details: other fields of `Case`.

        Raises:
            NotFound: a date to take back is not noted.
            Refused: nothing could be counted from the dates, or two of them contradict each other.
        """
        given = exposure.by_event(anchors or {})
        noted = {exposure.canonical(name): day for name, day in case.anchors.items()}
        dates = {**noted, **given}
        for name in taken_back:
            if dates.pop(exposure.canonical(name), None) is None:
                known = ", ".join(sorted(dates)) or "none"
                raise NotFound(f"This case has no date for {exposure.event(name)}.", f"Noted are: {known}.")
        if details.get("symptomatic") is False:
            dates = {name: day for name, day in dates.items() if not exposure.tell_of_symptoms([name])}
        elif exposure.tell_of_symptoms(given):
            details["symptomatic"] = True
        changed = replace(case, anchors=dates, **details)
        if dates != case.anchors or "stage" in details:
            self.check(changed)
        with self.desk.vault.change("change case") as change:
            change.put(changed)
        return changed

    def close(self, case: Case) -> Case:
        """Close a case: everybody who should know knows."""
        return self.edit(case, state=CaseState.CLOSED)

    def call_off(self, case: Case) -> Case:
        """Call a case off: it was not this illness. Who was told should hear so."""
        return self.edit(case, state=CaseState.CALLED_OFF)

    def assess(self, case: Case, *, as_of: datetime | None = None) -> Assessment:
        """Work out who was exposed, why, and whom to tell first.

        Args:
            case: the case.
            as_of: the moment from which to look, UTC; now when None.
        """
        moment = as_of or self.desk.now()
        facts = self.sheets.get(case.illness)
        vault = self.desk.vault
        spans = exposure.spans_to_read(case, as_of=moment, zone=self.desk.zone, facts=facts)
        return exposure.assess(
            case,
            {person.id: person for person in vault.all(Person)},
            vault.meetings_in(spans.whole),
            elsewhere=vault.people_met(spans.days_only),
            groups=tuple(vault.all(Group)),
            as_of=moment,
            zone=self.desk.zone,
            facts=facts,
            options=self._options(),
        )

    def facts(self, case: Case, assessment: Assessment | None = None) -> dict[str, str]:
        """Digest what each exposed person would be told today, or by an assessment at hand, by person id."""
        return {
            item.person: facts_told(item)
            for item in (assessment or self.assess(case)).exposures
            if item.tier >= Tier.POSSIBLE
        }

    def _options(self) -> exposure.AssessOptions:
        rule = self.preferences.text("room_rule")
        return (
            exposure.AssessOptions(room_rule=rule)
            if rule in exposure.ROOM_RULES
            else exposure.AssessOptions()
        )

    def check(self, case: Case) -> None:
        """Refuse a case whose dates give nothing to count from, lie ahead or contradict each other.

        Raises:
            Refused: the next step says what to write.
            Invalid: a date or the stage has a name that means nothing.
        """
        sheet, anchors = self.sheets.get(case.illness), case.anchors
        if not anchors:
            raise Refused(
                "A case needs at least one date.",
                "Say when it began: --onset DATE, or --test DATE if you feel well.",
            )
        if case.symptomatic is False and exposure.tell_of_symptoms(anchors):
            raise Refused("No symptoms does not go with a first day of symptoms.", "Give one or the other.")
        exposure.check_dates(sheet, anchors, stage=case.stage, country=case.country)
        today = self.desk.today()
        for name, day in anchors.items():
            if day.first > today and not exposure.may_lie_ahead(name):
                raise Refused(f"The date for {exposure.event(name)} lies ahead.", "Check the date.")


def facts_told(exposure_: Exposure) -> str:
    """Digest what a person is told, so that it can be noticed later that it must be corrected."""
    parts = (exposure_.tier.word, exposure_.last_exposure, *exposure_.encounters)
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:32]


def _shown(case: Case) -> str:
    dates = ", ".join(f"{name.replace('_', ' ')} {day.first}" for name, day in sorted(case.anchors.items()))
    return f"{case.illness}, {dates}, {case.state.value.replace('_', ' ')}"


def _only(cases: list[Case]) -> Case:
    if len(cases) == 1:
        return cases[0]
    raise Ambiguous(
        "More than one case is open.",
        "Say which one (CASE, or --case CASE): its illness or its id.",
        tuple((case.id, _shown(case)) for case in cases),
    )
