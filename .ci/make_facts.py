"""Make the package's own fact files from the compilers' shared collection. For maintainers; nothing ships of it.

Usage: python .ci/make_facts.py [FOLDER]   (FOLDER holds illnesses.toml and exposure-tables.toml)

Quotations stay behind: what is written are figures, our words, and for each source its title, publisher,
address, date and tier.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "contactlog" / "exposure" / "data"
LISTS = ("anchor", "infectious_window", "ends_early", "contact_rule", "lookback", "contact_advice",
         "case_advice", "higher_risk", "notifiable", "disagreement")  # fmt: skip
SINGLE = ("incubation", "transmission")
TOP = ("name", "aliases", "category", "sensitive", "stigma_note", "identification_risk",
       "public_health_led", "notify_contacts_default", "urgent")  # fmt: skip
REWORDED = (
    (r"6 feet \(1\.8 m\)", "6 feet (about 2 m)"),
    (r"3 feet \(0\.9 m\)", "3 feet (about 1 m)"),
    (r"No exposure time has been shown to be safe\.", "No time is known below which it cannot pass."),
    (r"told it is safe", "told you can"),
    (
        r"^Still worth giving up to 14 days\.",
        "The preventive antibiotic is still worth giving up to 14 days.",
    ),
    (r"^SH:24 home sampling: 7 weeks\.", "With SH:24 home sampling a test is reliable from 7 weeks."),
    (r"The file uses 21\.", "contactlog uses 21."),
    (r"Default uses -4\.", "contactlog counts from 4 days before."),
    (r" Default 21\.", " contactlog uses 21 days."),
    (r"The default uses the earlier date\.", "contactlog takes the earlier date."),
    (r"Use 7 days\.", "contactlog uses 7 days."),
    (r"within 7 days, best within 24 hours\.", "within 7 days, the sooner the better."),
    (
        r"Household members \(shared razors, toothbrushes, blood\)\.",
        "Household members (contact with blood).",
    ),
    (r"Vaginal, anal or oral sex, or shared sex toys\.", "Vaginal, anal or oral sex."),
    (
        r"^US: partners are tested and treated without waiting\.",
        "US: partners of the last 60 days are tested and treated.",
    ),
)
"""Words of the collection and ours for them. The last four leave out what its notes call remembered, in figures that a
quotation supports otherwise."""
REMEMBERED_FIELDS = {("gonorrhoea", "lookback", "US"): ("fallback",)}
"""Fields that the notes call remembered, in figures that a quotation supports otherwise."""
REMEMBERED_GROUPS = {"meningococcal": ("teenagers_and_students", "asplenia_or_complement_deficiency")}
"""Groups at higher risk that the notes call remembered; they make an entry of their own, marked so."""


def main() -> None:
    """Read the collection and write the data files."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "facts"
    collection = tomllib.loads((folder / "illnesses.toml").read_text("utf-8"))
    (TARGET / "illnesses").mkdir(parents=True, exist_ok=True)
    for id_, illness in collection["illness"].items():
        text = illness_text(as_supported(id_, illness), collection["sources"])
        (TARGET / "illnesses" / f"{id_}.toml").write_text(text, "utf-8")
    tables = tomllib.loads((folder / "exposure-tables.toml").read_text("utf-8"))
    (TARGET / "rules.toml").write_text(rules_text(tables), "utf-8")


def as_supported(id_: str, illness: dict[str, Any]) -> dict[str, Any]:
    """Keep apart what a quotation supports and what is only remembered within one entry."""
    result = dict(illness)
    for (owner, name, jurisdiction), fields in REMEMBERED_FIELDS.items():
        if owner == id_:
            result[name] = [
                {key: item for key, item in entry.items() if key not in fields}
                if entry.get("jurisdiction") == jurisdiction and entry["basis"] == "quote"
                else entry
                for entry in result[name]
            ]
    remembered = REMEMBERED_GROUPS.get(id_)
    if remembered:
        first, *others = result["higher_risk"]
        quoted = {**first, "groups": [group for group in first["groups"] if group not in remembered]}
        ours = {"groups": list(remembered), "basis": "memory"}
        result["higher_risk"] = [quoted, ours, *others]
    return result


def illness_text(illness: dict[str, Any], sources: dict[str, Any]) -> str:
    """Write one illness as TOML, with the sources it uses."""
    lines = ["# Made by .ci/make_facts.py from the cited collection; do not edit by hand."]
    lines += [f"{key} = {value(illness[key])}" for key in TOP if key in illness]
    used: dict[str, None] = {}
    tables = [(name, entry, f"[[{name}]]") for name in LISTS for entry in illness.get(name, [])]
    tables += [(name, illness[name], f"[{name}]") for name in SINGLE]
    for _, entry, heading in tables:
        cited = [cite["source"] for cite in entry.get("cites", [])]
        used.update(dict.fromkeys(cited))
        lines += ["", heading, *figure(entry, cited, sources)]
    for key in used:
        lines += ["", f"[source.{key}]"]
        lines += [
            f"{name} = {value(sources[key].get(name, ''))}" for name in ("title", "publisher", "url", "date")
        ]
        lines.append(f"tier = {sources[key]['tier']}")
    return "\n".join(lines) + "\n"


def figure(entry: dict[str, Any], cited: list[str], sources: dict[str, Any]) -> list[str]:
    """Write one figure's fields, its support and the ids of its sources."""
    dropped = {"cites", "verified", "source", "derived_from", "note"}
    lines = [f"{key} = {value(item)}" for key, item in entry.items() if key not in dropped]
    if "basis" in entry:
        lines.append(f"tier = {min((sources[key]['tier'] for key in cited), default=0)}")
        lines.append(f"sources = {value(list(dict.fromkeys(cited)))}")
    if "derived_from" in entry:
        lines.append(f"derived_from = {value(entry['derived_from'])}")
    return lines


IN_WORDS = {
    "bulfone_outdoor": "outdoors it passes on far less than indoors",
    "thompson_sar": "it passes on most in a household, less at a social event, least in casual contact",
    "ferretti2023": "the risk grows with the time spent together, hour by hour and over days",
    "ferretti2023_household": "households are few of all contacts and a large part of all transmissions",
    "wu_incubation": "from exposure to symptoms it takes between three and five days on average, by variant",
    "cdc_15min": (
        "15 minutes or more in total within 6 feet (2 m) in any 24 hours, indoors or outdoors, masked or not"
    ),
    "cdc_window": (
        "from 2 days before the first symptoms (without symptoms: before the test) until the ill person "
        "keeps apart"
    ),
    "cdc_other": (
        "care at home, hugging, kissing, shared cups or cutlery, being sneezed or coughed on: close at "
        "any length"
    ),
    "cdc_exposure_risks": (
        "nearer, longer, around the first symptoms, singing or shouting, crowding, poor air and indoors "
        "all weigh more"
    ),
    "uk_law_close": (
        "face to face under 1 m for any time; more than 15 minutes within 2 m; the same car or small "
        "vehicle; near on an aeroplane"
    ),
    "uk_window": "from 2 days before to 10 days after the first symptoms (without symptoms: around the test)",
    "uk_cumulative": "those within 2 m on one day count together towards 15 minutes",
    "ecdc_high": (
        "same household; touching, a handshake too; coughed on; face to face within 2 m for more than 15 "
        "minutes; in one closed room for 15 minutes or more and under 2 m; two seats on an aircraft"
    ),
    "ecdc_room": "in one closed room for more than 15 minutes, at any distance",
    "ecdc_window": "from 48 hours before the first symptoms until 10 days after (one version: 14 days)",
    "ie_room": "more than 2 hours in the same indoor space sometimes counts, depending on its size",
    "pertussis_21d": (
        "preventive antibiotics for all close contacts only if the illness began within the last 21 days "
        "and one of them is in a priority group"
    ),
    "nhs_infectiousness": (
        "most is passed on from 2 days before to 3 days after the first symptoms, some from 5 days "
        "before to 9 days after"
    ),
    "cdc_k12": "in schools only: pupils about one to two metres apart, both well masked, do not count",
    "cdc_masks": "masks or respirators exempt nobody (outside the exception for schools)",
    "uk_skin": "skin-to-skin contact, whatever the time",
    "gi_room": "Gibraltar: a shared enclosed space for 10 minutes or more",
    "distance_consensus": (
        "of the agencies compared, most said 2 m and more than 15 minutes; WHO and Japan said 1 m; Ireland, "
        "Australia and Tasmania counted 2 hours in one closed room"
    ),
    "ecdc_low": "face to face within 2 m, or in one closed room, for under 15 minutes",
    "incubation_14d": "it takes up to 14 days from exposure to symptoms: nothing earlier is offered as a source",
    "cwa_trl": "levels of passing on for each day, from 5 days before to 7 days after the first symptoms",
    "cwa_trl_week": "levels of passing on when the first symptoms are known only as a week",
    "he_corrected": "how the spread is shared out over the days around the first symptoms, as corrected",
    "shanghai_asym": "people without symptoms passed on more from 3 days before to 3 days after their positive test",
    "measles_nhse": (
        "face to face, or more than 15 minutes in an enclosed space, from 4 days before to 4 days after the rash"
    ),
    "measles_15min": (
        "any face-to-face contact, or 15 minutes in the same room; for people with weak immunity even less"
    ),
    "measles_window": "from 4 days before to 4 days after the first day of the rash",
    "measles_2h_air": "shared indoor air, any length of time: the virus can stay in the air for up to 2 hours",
    "pertussis_close": "the same household, or an overnight stay in the same room",
    "flu_cdc_period": "from one day before symptoms to 5 to 7 days after; most in the first 3 days",
    "bashh_chlamydia": (
        "look back 4 weeks for men with symptoms, 6 months for everybody else; if there was nobody, the last "
        "partner"
    ),
    "mening_close": (
        "household-type contact in the 7 days before the illness, or kissing; a preventive antibiotic best "
        "within 24 hours of the diagnosis, up to 14 days"
    ),
    "mpox2018": (
        "skin contact, or within 1 m without protection, counts; contact with broken skin, sores, mouth or sex "
        "counts most; not within 1 m counts least"
    ),
    "varicella_infectious": (
        "from 1 to 2 days before the rash until all blisters have crusted; being in the same room can be enough"
    ),
    "swiss_2day": "2 days before onset, 15 minutes within one and a half metres",
}
"""Rules in words that stand in the middle of a sentence; no percentage and no decimal is ever shown."""


def rules_text(tables: dict[str, Any]) -> str:
    """Write the published contact rules: id, what it says, whose, where."""
    lines = ["# Made by .ci/make_facts.py from the cited collection; do not edit by hand."]
    by_key = tables["source"]
    for rule in tables["rule"]:
        source = by_key.get(rule.get("source", ""), {})
        lines += ["", f"[{rule['id']}]", f"text = {value(IN_WORDS.get(rule['id'], rule['text']))}"]
        lines.append(f"by = {value(source.get('by', rule['by']))}")
        lines.append(f"title = {value(source.get('title', ''))}")
        lines.append(f"url = {value(source.get('url', rule.get('url', '')))}")
        lines.append(f"how = {value(rule['how'])}")
        lines.append(f"verified = {value(rule['verified'])}")
    return "\n".join(lines) + "\n"


def value(item: Any) -> str:
    """Write a value as TOML."""
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, (int, float)):
        return str(item)
    if isinstance(item, list):
        return "[" + ", ".join(value(part) for part in item) + "]"
    text = str(item)
    for pattern, ours in REWORDED:
        text = re.sub(pattern, ours, text)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    main()
