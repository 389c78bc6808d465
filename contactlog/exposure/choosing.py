"""Which published window and look-back count for a case."""

from __future__ import annotations

from contactlog.core.cases import Case, DoubtfulDay
from contactlog.exposure import anchors
from contactlog.exposure.facts import Illness, InfectiousWindow, Lookback

_SPECIAL = {"peak", "nhs_typical", "infants_immunocompromised", "vaccinated_no_crust", "us_shedding",
            "shedding_tail", "widest", "uk_from_day_6", "us_3_to_8_days"}  # fmt: skip
"""Windows that no country's choice brings up: parts, special cases, one whose words are read in two ways, and one
whose words give a length only: RSV passes on "for 3 to 8 days", and from when is said by others alone."""


BASHH = frozenset({"chlamydia", "gonorrhoea", "syphilis_early", "trichomoniasis"})
"""Illnesses whose British look-backs were read on one page, which goes by its first illness."""
BASHH_RULE = "bashh_chlamydia"
LOOKBACK = "lookback_"
"""How the names of look-backs begin; whose it is follows."""
_WITHOUT = {"no_jaundice": "jaundice_onset"}
"""Windows for a course without an event; no country's choice brings them up where that event is known."""


def stages_of(sheet: Illness) -> tuple[str, ...]:
    """Give the stages that a look-back or a window of the illness depends on."""
    names = [look.stage for look in sheet.lookbacks if look.start_offset_days is not None]
    names += [window.id for window in sheet.windows]
    return tuple(dict.fromkeys(name for name in names if name not in ("any", "current")))


def choose(sheet: Illness, case: Case, dates: dict[str, DoubtfulDay], silent: bool) -> InfectiousWindow:
    """Choose the published window: the stage's, the right kind of case, the country's, the recommended."""
    wanted = "asymptomatic" if silent else "symptomatic"

    def rank(window: InfectiousWindow) -> tuple[bool, ...]:
        theirs = window.status == "current" and window.jurisdiction == case.country
        return (
            window.id != case.stage,
            window.id in _SPECIAL or _WITHOUT.get(window.id) in dates,
            anchors.find(dates, window.start_anchor) is None,
            window.case not in (wanted, "any"),
            not theirs,
            not window.recommended,
        )

    best = min(sheet.windows, key=lambda window: (rank(window), window.start_offset_days))
    if anchors.find(dates, best.start_anchor) is None:
        best = min(sheet.windows, key=lambda window: (rank(window)[:2], rank(window)[3:]))
    return best


def earlier_start(
    sheet: Illness, case: Case, figure: InfectiousWindow, dates: dict[str, DoubtfulDay], silent: bool
) -> InfectiousWindow | None:
    """Find the window by which it begins earliest, when that is not the one chosen.

    Without a country the earliest start of any counts; with one, that of its own windows. Another country's window
    is asked for its start only, and only where the date it counts from is known.
    """
    if sheet.category == "sti" or case.stage is not None:
        return None
    kind = "asymptomatic" if silent else "symptomatic"
    found = [
        window
        for window in sheet.windows
        if window.jurisdiction not in ("INT", figure.jurisdiction)
        and case.country in ("widest", window.jurisdiction)
        and window.status == "current"
        and window.case in (kind, "any")
        and window.id not in _SPECIAL
        and (window.start_anchor, window.start_offset_days) != (figure.start_anchor, figure.start_offset_days)
        and anchors.find(dates, window.start_anchor) is not None
    ]
    return min(found, key=lambda window: _begins(window, dates), default=None)


def _begins(window: InfectiousWindow, dates: dict[str, DoubtfulDay]) -> float:
    day = anchors.find(dates, window.start_anchor)
    return (day.first.toordinal() if day else 0) + window.start_offset_days


def lookback_rule(sheet: Illness, look: Lookback) -> str:
    """Give the id of the rule that a look-back is shown under: the British page's, or whose it is."""
    if sheet.published in BASHH and look.jurisdiction == "UK":
        return BASHH_RULE
    return f"{sheet.id}.{LOOKBACK}{look.jurisdiction}"


def lookbacks_of(
    sheet: Illness, case: Case, figure: InfectiousWindow, dates: dict[str, DoubtfulDay], silent: bool
) -> tuple[Lookback | None, tuple[Lookback, ...]]:
    """Choose the look-back of stage and country; without a country, also those that may reach further."""
    stage = case.stage
    stages = {look.stage for look in sheet.lookbacks}
    felt = {window.id for window in sheet.windows if window.case == "symptomatic"}
    if stage is None and "all_others" in stages:
        male = case.sex == "male" and not silent
        stage = "male_urethral_symptoms" if male else "all_others"
    fitting = [
        look
        for look in sheet.lookbacks
        if look.start_offset_days is not None
        and (stage is None or look.stage in (stage, "any") or stage not in stages)
        and not (stage is None and figure.case == "asymptomatic" and look.stage in felt)
    ]
    if sheet.category != "sti":
        return None, tuple(look for look in fitting if look.basis == "memory" and _within(look, figure))
    theirs = [look for look in fitting if look.jurisdiction in (case.country, "INT")]
    if theirs:
        return _furthest(theirs, stage), ()
    sound = [look for look in fitting if look.basis != "memory"] or fitting
    if not sound:
        return None, ()
    uk = [look for look in sound if look.jurisdiction == "UK"]
    main = _furthest(uk or sound, stage)
    return main, tuple(look for look in fitting if look is not main)


def _within(look: Lookback, figure: InfectiousWindow) -> bool:
    return look.anchor == figure.start_anchor and (look.start_offset_days or 0) < figure.start_offset_days


def _furthest(looks: list[Lookback], stage: str | None) -> Lookback:
    return min(
        looks, key=lambda look: (stage is not None and look.stage != stage, look.start_offset_days or 0)
    )
