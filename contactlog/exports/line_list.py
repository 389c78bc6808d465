"""A line list of contacts for a health team: CSV with the column names of SORMAS, and a page to read.

The names are fields of ``ContactDto`` and ``PersonDto`` of SORMAS (github.com/SORMAS-Foundation/SORMAS-Project,
``sormas-api``), the values those of its lists ``Disease``, ``ContactProximity``, ``ContactRelation``; the choice of
columns and the form of days (31/12/2026) are those of the list that Coronika writes for the same import
(github.com/kreativzirkel/coronika, ``createCsvFile.js``).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from contactlog.exports.tables import cell

COLUMNS = (
    "disease",
    "diseaseDetails",
    "reportDateTime",
    "firstContactDate",
    "lastContactDate",
    "contactIdentificationSource",
    "contactProximity",
    "relationToCase",
    "person.firstName",
    "person.lastName",
    "person.phone",
    "person.emailAddress",
)
"""The columns, in order."""

_DISEASES: Mapping[str, str] = {
    "covid19": "CORONAVIRUS",
    "influenza": "INFLUENZA",
    "rsv": "RESPIRATORY_SYNCYTIAL_VIRUS",
    "measles": "MEASLES",
    "rubella": "RUBELLA",
    "pertussis": "PERTUSSIS",
    "meningococcal": "INVASIVE_MENINGOCOCCAL_INFECTION",
    "tuberculosis": "TUBERCULOSIS",
    "mpox": "MONKEYPOX",
    "polio": "POLIO",
    "hepatitis_a": "ACUTE_VIRAL_HEPATITIS",
    "hepatitis_b": "ACUTE_VIRAL_HEPATITIS",
    "hiv": "HIV",
}
"""Our illnesses that have a name of their own there; every other goes as ``OTHER`` with its name beside."""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One person on the list: what leaves, and nothing else."""

    name: str = field(repr=False)
    phone: str = field(repr=False)
    email: str = field(repr=False)
    first_met: date | None
    last_met: date | None
    proximity: str
    """``PHYSICAL_CONTACT``, ``CLOSE_CONTACT``, ``SAME_ROOM``, or empty when unknown."""
    household: bool
    agreed_on: date
    """The day on which the person agreed; stands on the page, not in the table."""

    def shown(self) -> str:
        """Give everything that leaves about this person, on one line."""
        near = self.proximity.replace("_", " ").lower()
        first = (
            f"first met {self.first_met.isoformat()}"
            if self.first_met != self.last_met and self.first_met
            else ""
        )
        met = f"last met {self.last_met.isoformat()}" if self.last_met else ""
        home = "same household" if self.household else ""
        parts = (
            self.name,
            self.phone,
            self.email,
            first,
            met,
            near,
            home,
            f"agreed on {self.agreed_on.isoformat()}",
        )
        return ", ".join(part for part in parts if part)


def table(lines: Sequence[ContactLine], illness: str, illness_name: str, on: date) -> bytes:
    """Write the table, UTF-8 with CRLF.

    Args:
        lines: the people.
        illness: id in the fact sheet.
        illness_name: its name, where SORMAS has none.
        on: the day of the report.
    """
    disease = _DISEASES.get(illness, "OTHER")
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines:
        first, _, last = line.name.partition(" ")
        writer.writerow(
            [
                disease,
                illness_name if disease == "OTHER" else "",
                _day(on),
                _day(line.first_met),
                _day(line.last_met),
                "CASE_PERSON",
                line.proximity,
                "SAME_HOUSEHOLD" if line.household else "",
                cell(first),
                cell(last),
                # A number written by us is digits behind a plus: no formula, and the importer wants it bare.
                line.phone if line.phone.lstrip("+").isdecimal() else cell(line.phone),
                cell(line.email),
            ]
        )
    return buffer.getvalue().encode()


def title(illness_name: str, sender: str, on: date) -> str:
    """Give the heading of the page: it names the illness, and the sender where a name is set."""
    who = f" of {sender}" if sender else ""
    return f"Contacts{who} ({illness_name}), {on.isoformat()}"


def page(lines: Sequence[ContactLine], illness_name: str, sender: str, on: date) -> str:
    """Write the page to read."""
    head = [
        title(illness_name, sender, on),
        "Each of them agreed on the day named that their details may be handed to a health team.",
        "",
    ]
    return "\n".join([*head, *(f"{place}. {line.shown()}" for place, line in enumerate(lines, 1)), ""])


def _day(value: date | None) -> str:
    return "" if value is None else f"{value:%d/%m/%Y}"
