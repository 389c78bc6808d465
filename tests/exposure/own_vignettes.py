"""Our own worked examples, each read off the text of one published rule, on a day of illness of our choice."""

from __future__ import annotations

from typing import Any

from tests.exposure.vignettes import Vignette

_ONSET = "2026-03-10"
_NOW = "2026-03-12T09:00+00:00"


def meeting(person: str = "Ana", start: str = "2026-03-10T12:00+00:00", **given: Any) -> dict[str, Any]:
    """Write a meeting: an hour at one to two metres in a room unless said otherwise."""
    usual = {"duration_min": 60, "distance": "1to2", "setting": "indoor"}
    return {"person": person, "start": start, **usual, **given}


def example(
    id_: str,
    tier: str,
    rules: tuple[str, ...],
    *met: dict[str, Any],
    illness: str = "covid19",
    now: str = _NOW,
    case: dict[str, Any] | None = None,
    **expected: Any,
) -> Vignette:
    """Write an example."""
    return {
        "id": f"own-{id_}",
        "illness": illness,
        "case": case or {"onset": _ONSET, "symptomatic": True},
        "now": now,
        "encounters": list(met),
        "expected": {"tier": tier, **expected},
        "rule": list(rules),
    }


def _near(minutes: float, start: str = "2026-03-10T12:00+00:00", **given: Any) -> dict[str, Any]:
    return meeting(start=start, duration_min=minutes, setting="outdoor", **given)


_FAR_ROOM = {"distance": "gt2", "space": "room"}
_SILENT = {"test": _ONSET, "symptomatic": False}

COVID: list[Vignette] = [
    example("exactly-15", "close", ("cdc_15min", "uk_law_close", "distance_consensus"), _near(15)),
    example("14-minutes", "possible", ("cdc_15min", "ecdc_low"), _near(14)),
    example(
        "three-fives-in-a-day", "close", ("cdc_15min", "uk_cumulative"),
        *(_near(5, f"2026-03-10T{hour}:00+00:00") for hour in ("09", "12", "17")),
    ),
    example(
        "two-halves-inside-24-hours", "close", ("cdc_15min",),
        _near(8, "2026-03-09T12:00+00:00"), _near(8, "2026-03-10T11:52+00:00"),
    ),
    example(
        "two-halves-over-24-hours", "possible", ("cdc_15min",),
        _near(8, "2026-03-09T12:00+00:00"), _near(8, "2026-03-10T12:30+00:00"),
    ),
    example(
        "a-double-entry", "possible", ("cdc_15min",),
        _near(10, "2026-03-10T12:00+00:00"), _near(10, "2026-03-10T12:00+00:00"),
    ),
    example(
        "overlapping-notes", "possible", ("cdc_15min",),
        _near(10, "2026-03-10T12:00+00:00"), _near(10, "2026-03-10T12:04+00:00"),
    ),
    example(
        "minutes-do-not-add-across-people", "possible", ("cdc_15min",),
        _near(10), _near(10, "2026-03-10T14:00+00:00", person="Bea"),
        tiers={"Ana": "possible", "Bea": "possible"},
    ),
    example("facing-for-seconds", "close", ("uk_law_close",), _near(0.5, distance="lt1", face_to_face=True)),
    example("handshake", "close", ("ecdc_high", "uk_skin"), _near(0.2, distance="touch", contact_kind=["handshake"])),
    example("coughed-on", "close", ("cdc_other", "ecdc_high"), _near(1, contact_kind=["coughed_on"])),
    example("shared-cup", "close", ("cdc_other",), _near(5, contact_kind=["shared_utensils"])),
    example("kissed", "household", ("cdc_other", "mc_intimate"), _near(1, distance="touch", contact_kind=["kissed"])),
    example("classroom", "close", ("ecdc_room", "cdc_15min", "uk_law_close"), meeting(duration_min=45, **_FAR_ROOM)),
    example("same-room-10-minutes", "possible", ("gi_room", "ecdc_low"), meeting(duration_min=10, **_FAR_ROOM)),
    example("same-room-3-hours", "close", ("ie_room", "ecdc_room"), meeting(duration_min=180, **_FAR_ROOM)),
    example(
        "choir-in-a-church", "close", ("cdc_exposure_risks", "mc_voice"),
        meeting(duration_min=30, distance="gt2", space="hall", voice="loud"),
    ),
    example("wave-from-the-path", "unlikely", ("cdc_15min",), _near(20, distance="gt2")),
    example(
        "both-masked", "close", ("cdc_masks", "uk_masks", "cdc_k12"),
        meeting(mask_case="surgical", mask_contact="surgical"),
    ),
    example("after-keeping-apart", "none", ("cdc_window",), meeting(start="2026-03-12T08:00+00:00"),
            case={"onset": _ONSET, "symptomatic": True, "isolated_from": "2026-03-11T18:00+00:00"}),
    example(
        "housemate-after-keeping-apart", "household", ("uk_household", "ferretti2023_household"),
        meeting(start="2026-03-12T08:00+00:00", contact_kind=["lives_with"]),
        case={"onset": _ONSET, "symptomatic": True, "isolated_from": "2026-03-11T18:00+00:00"},
    ),
    example("six-days-before", "none", ("cdc_window", "uk_window"), meeting(start="2026-03-04T12:00+00:00")),
    example("day-five-after", "close", ("nhs_infectiousness",), meeting(start="2026-03-15T12:00+00:00"),
            now="2026-03-16T09:00+00:00"),
    example("day-fourteen", "unlikely", ("ecdc_window",), meeting(start="2026-03-24T12:00+00:00"),
            now="2026-03-25T09:00+00:00"),
    example("symptom-free-two-days-before", "close", ("shanghai_asym", "cdc_window"),
            meeting(start="2026-03-08T12:00+00:00"), case=_SILENT),
    example("symptom-free-three-days-before", "possible", ("shanghai_asym",),
            meeting(start="2026-03-07T12:00+00:00"), case=_SILENT),
    example("symptom-free-four-days-before", "none", ("cdc_window",),
            meeting(start="2026-03-06T12:00+00:00"), case=_SILENT),
    example("length-unknown", "close", ("cdc_15min",), meeting(duration_min=None), certainty="assumed"),
    example("clock-change", "close", ("cdc_15min",),
            _near(8, "2026-03-28T12:30+00:00"), _near(8, "2026-03-29T12:00+00:00"),
            case={"onset": "2026-03-29", "symptomatic": True}, now="2026-03-30T09:00+00:00"),
]  # fmt: skip

OTHERS: list[Vignette] = [
    example("measles-facing", "close", ("measles_nhse", "measles_mmr72"),
            meeting(duration_min=1, face_to_face=True), illness="measles", case={"rash": _ONSET},
            deadline="2026-03-13T12:00:00Z"),
    example("measles-pregnant", "close", ("measles_nhse", "measles_ig6d"),
            meeting(duration_min=1, face_to_face=True, vulnerable=True), illness="measles",
            case={"rash": _ONSET}, deadline="2026-03-16T12:00:00Z"),
    example("measles-ten-minutes-weak-immunity", "close", ("measles_2h_air", "measles_15min", "measles_ig6d"),
            meeting(duration_min=10, face_to_face=False, flags=["weak_immunity"], **_FAR_ROOM),
            illness="measles", case={"rash": _ONSET}, deadline="2026-03-16T12:00:00Z"),
    example("measles-five-days-before", "unlikely", ("measles_window",),
            meeting(start="2026-03-05T12:00+00:00"), illness="measles", case={"rash": _ONSET}, deadline=None),
    example("pertussis-household-without-priority", "household", ("pertussis_close", "pertussis_21d"),
            meeting(contact_kind=["lives_with"]), illness="pertussis", case={"onset": "2026-03-01"}),
    example("pertussis-household-with-baby", "household", ("pertussis_close", "pertussis_21d"),
            meeting(contact_kind=["lives_with"], flags=["baby"]), illness="pertussis",
            case={"onset": "2026-03-01"}, deadline="2026-03-22T00:00:00Z"),
    example("influenza-at-risk", "close", ("flu_cdc_period", "flu_pep48"),
            meeting(start="2026-03-11T12:00+00:00", vulnerable=True), illness="influenza",
            deadline="2026-03-13T12:00:00Z"),
    example("influenza-not-at-risk", "close", ("flu_cdc_period",), meeting(), illness="influenza", deadline=None),
    example("influenza-closed", "close", ("flu_pep48",),
            meeting(start="2026-03-09T12:00+00:00", vulnerable=True), illness="influenza", deadline=None),
    example("chlamydia-man-six-weeks", "close", ("bashh_chlamydia",),
            meeting(start="2026-01-28T22:00+00:00", distance="touch", contact_kind=["sexual"]),
            illness="chlamydia", case={"onset": _ONSET, "test": _ONSET, "symptomatic": True, "sex": "male"}),
    example("chlamydia-dinner", "none", ("bashh_chlamydia",), meeting(), illness="chlamydia",
            case={"test": _ONSET, "symptomatic": False}),
    example("norovirus-three-days-after", "unlikely", ("norovirus_48h",),
            meeting(start="2026-03-14T20:00+00:00", contact_kind=["shared_meal"]), illness="norovirus",
            case={"onset": _ONSET, "symptoms_end": "2026-03-11T19:00+00:00"}, now="2026-03-15T09:00+00:00"),
    example("chickenpox-same-room", "close", ("varicella_infectious",), meeting(start="2026-03-08T12:00+00:00"),
            illness="chickenpox", case={"rash": _ONSET}),
    example("rubella-pregnant", "close", ("rubella.close_or_household", "ecdc_vulnerable"),
            _near(3, face_to_face=False, vulnerable=True), illness="rubella", case={"rash": _ONSET}),
]  # fmt: skip

OWN = [*COVID, *OTHERS]
