"""What is known of an illness: figures, each with how well it is supported, and its sources.

Days count from the day of the anchor event, which is day 0; negative is before. A missing number means that
no published figure was found; it is never read as zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """A page or paper that states a figure."""

    id: str
    title: str
    publisher: str
    url: str
    date: str = ""
    """As printed there; empty when none was seen."""
    tier: int = 3
    """1 an authority's own page, 2 an official local body or professional summary, 3 a relay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What every figure carries: whose it is and how well it is supported."""

    jurisdiction: str = "INT"
    status: str = "current"
    """``current``, ``older``, ``withdrawn`` or ``heuristic``."""
    basis: str = "memory"
    """``quote``, ``interpreted``, ``derived``, ``memory``, or ``own`` for the user's own figures."""
    tier: int = 0
    """Best tier of its sources; 0 when it has none."""
    sources: tuple[str, ...] = ()
    derived_from: tuple[str, ...] = ()

    @property
    def supported(self) -> bool:
        """True when words of an official source (tier 1 or 2) state the figure."""
        return self.basis == "own" or (self.basis == "quote" and self.tier in (1, 2))

    @property
    def datable(self) -> bool:
        """True when days may be counted from it: it is supported, or worked out from figures."""
        return self.supported or self.basis == "derived"

    @property
    def support(self) -> str:
        """How well it is supported, in words for a screen."""
        if self.basis == "quote":
            return ("", "stated by an authority", "stated by an official body", "relayed by others")[
                self.tier
            ]
        return {
            "interpreted": "our reading of a source's words",
            "derived": "worked out from other figures",
            "own": "yours",
        }.get(self.basis, "from memory, no source found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """An event that dates hang on."""

    event: str
    role: str = "fallback"
    """``primary``, ``fallback``, ``if_symptomatic``, ``start`` or ``ends``."""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InfectiousWindow(Figure):
    """From when until when it passes on."""

    id: str
    start_anchor: str
    start_offset_days: float
    case: str = "any"
    """``symptomatic``, ``asymptomatic`` or ``any``."""
    recommended: bool = False
    end_rule: str = "offset"
    """``offset``, ``event`` (the number is a planning date) or ``none``."""
    end_anchor: str | None = None
    end_offset_days: float | None = None
    end_event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyEnd(Figure):
    """What shortens the window."""

    trigger: str
    hours_after: float | None = None
    days_after: float | None = None
    days_after_low: float | None = None
    text: str = ""

    @property
    def days(self) -> float:
        """Days from the trigger to the end."""
        return self.days_after if self.days_after is not None else (self.hours_after or 0) / 24


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRule(Figure):
    """Whom an authority calls a contact. Any one rule that matches makes a contact."""

    id: str
    kind: str
    text: str
    min_minutes: float | None = None
    cumulative_window_hours: float | None = None
    max_distance_m: float | None = None
    linger_minutes: float | None = None
    window_start_days: float | None = None
    household: bool = False
    residential_setting: bool = False
    same_room: bool = False
    indoors_only: bool = False
    overnight: bool = False
    sexual: bool = False
    saliva: bool = False
    blood: bool = False
    food: bool = False
    fomite: bool = False
    direct_contact: bool = False
    childcare: bool = False
    healthcare: bool = False
    adjacent_seat: bool = False
    current_partners_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookback(Figure):
    """How far back partners or contacts are told, by stage of the illness."""

    stage: str
    anchor: str
    start_offset_days: float | None = None
    fallback: str | None = None
    """``most_recent_partner`` or ``current_partners`` when nobody is in the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAdvice(Figure):
    """What the person told may do."""

    action: str
    text: str
    who: str = "all_contacts"
    relative_to: str | None = None
    from_day: float | None = None
    until_day: float | None = None
    until_hours: float | None = None
    within_hours: float | None = None
    within_days: float | None = None
    best_within_days: float | None = None
    test_days: tuple[float, ...] = ()
    reliable_from_day: float | None = None
    repeat_from_day: float | None = None
    repeat_until_day: float | None = None
    urgency: str | None = None
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAdvice(Figure):
    """What the ill person is told."""

    action: str
    text: str
    anchor: str | None = None
    until_offset_days: float | None = None
    until_hours_after_anchor: float | None = None
    until_event: str | None = None
    and_event: str | None = None
    precautions_days_after: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HigherRisk(Figure):
    """For whom the illness weighs more."""

    groups: tuple[str, ...]
    tell_first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notifiable(Figure):
    """Whether doctors must report it."""

    notifiable: bool
    urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Where sources differ."""

    topic: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incubation(Figure):
    """Days from exposure to the first sign."""

    measured_to: str = "symptoms"
    min_days: float | None = None
    typical_days: float | None = None
    max_days: float | None = None
    typical_low_days: float | None = None
    typical_high_days: float | None = None
    max_unbounded: bool = False
    reinfestation_min_days: float | None = None
    reinfestation_max_days: float | None = None
    secondary_min_days: float | None = None
    secondary_max_days: float | None = None

    @property
    def soonest(self) -> float:
        """The fewest days, those of people who had it before included (scabies)."""
        return min(self.min_days or 0, self.reinfestation_min_days or self.min_days or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transmission(Figure):
    """How it passes on."""

    routes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Illness:
    """One illness of the fact sheet, or of the user's own file."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    category: str = "own"
    sensitive: bool = False
    stigma_note: str = ""
    identification_risk: str = "medium"
    public_health_led: bool = False
    notify_contacts_default: bool = True
    urgent: bool = False
    own: bool = False
    """The user's own entry; shown as theirs everywhere."""
    anchors: tuple[Anchor, ...] = ()
    windows: tuple[InfectiousWindow, ...] = ()
    ends_early: tuple[EarlyEnd, ...] = ()
    contact_rules: tuple[ContactRule, ...] = ()
    lookbacks: tuple[Lookback, ...] = ()
    contact_advice: tuple[ContactAdvice, ...] = ()
    case_advice: tuple[CaseAdvice, ...] = ()
    higher_risk: tuple[HigherRisk, ...] = ()
    notifiable: tuple[Notifiable, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    incubation: Incubation | None = None
    transmission: Transmission | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def published(self) -> str:
        """The id under which published rules and tables know it; empty for the user's own entry."""
        return "" if self.own else self.id

    @property
    def date_names(self) -> tuple[str, ...]:
        """Every anchor and ending event of this illness, in the fact sheet's words."""
        names = [anchor.event for anchor in self.anchors]
        for window in self.windows:
            names += [name for name in (window.start_anchor, window.end_anchor, window.end_event) if name]
        return tuple(dict.fromkeys(names))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that must name a source."""
        many: tuple[Figure, ...] = (
            *self.windows, *self.ends_early, *self.contact_rules, *self.lookbacks, *self.contact_advice,
            *self.case_advice, *self.higher_risk, *self.notifiable,
        )  # fmt: skip
        return many + tuple(figure for figure in (self.incubation, self.transmission) if figure)


@dataclass(frozen=True, slots=True)
class Rule:
    """A published rule or table that reasons refer to."""

    id: str
    text: str
    owner: str
    """Whose it is, and from when."""
    title: str = ""
    url: str = ""
    verified: bool = True
