"""The words that a user's own illness file may use where the model acts on a word."""

from __future__ import annotations

from collections.abc import Mapping

ROUTES = (
    "airborne", "airborne_short_range", "droplet", "droplet_prolonged", "direct", "skin", "fomite", "fomite_minor",
    "saliva", "sexual", "blood", "mother_to_child", "faecal_oral", "vomit_aerosol", "food", "food_water", "lice",
)  # fmt: skip
"""Ways in which it passes on; what remains of a contact when no rule holds depends on them."""

WORDS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Anchor", "role"): ("primary", "fallback", "if_symptomatic", "start", "ends"),
    ("InfectiousWindow", "case"): ("any", "symptomatic", "asymptomatic"),
    ("InfectiousWindow", "end_rule"): ("offset", "event", "none"),
    ("ContactRule", "kind"): (
        "household", "near", "close_proximity", "face_to_face", "shared_air", "direct_skin", "head_to_head", "sexual",
        "saliva", "blood", "food", "fomite", "childcare", "healthcare", "travel", "exclusion", "other",
    ),
    ("ContactAdvice", "action"): (
        "watch", "test", "vaccine", "prophylaxis", "immunoglobulin", "test_and_prophylaxis", "treat", "check",
        "check_immunity", "see_doctor", "stay_home", "stay_away_from", "exclude_setting", "no_exclusion",
        "precautions", "hygiene", "abstain_sex", "none",
    ),
    ("ContactAdvice", "who"): (
        "all_contacts", "close_contacts", "household_contacts", "household_and_sexual_contacts",
        "non_immune_contacts", "high_risk_contacts", "pregnant_contacts", "newborns", "pregnant_or_infant_household",
        "pregnant_immunocompromised_newborn", "low_risk_contacts",
    ),
    ("ContactAdvice", "relative_to"): (
        "last_exposure", "first_exposure", "case_diagnosis", "case_symptom_onset", "case_cough_onset",
        "own_treatment", "own_treatment_end", "own_symptom_end",
    ),
    ("Figure", "jurisdiction"): ("INT", "UK", "US", "EU", "AU", "NZ", "CA"),
    ("Figure", "status"): ("current", "older", "withdrawn", "heuristic"),
    ("Lookback", "fallback"): ("most_recent_partner", "current_partners"),
    ("Illness", "identification_risk"): ("low", "medium", "high"),
}  # fmt: skip
"""Keys whose value must be one of a few words, by the entry they stand in."""
