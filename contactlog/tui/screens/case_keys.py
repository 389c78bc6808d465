"""What can be done with a case."""

from __future__ import annotations

from contactlog.tui.actions import Action, register

OURS = register(
    Action("case.ill", "the case", "ill", "i", "I am ill", "Begins a case, by at most five questions.",
           "contactlog case new", footer=True),
    Action("case.message", "the case", "message", "m", "Message", "Goes to the words for this person; so does Enter.",
           "contactlog draft", footer=True),
    Action("case.outcome", "the case", "outcome", "t", "Told?", "Notes that they know, or how the attempt ended.",
           "contactlog told", footer=True),
    Action("case.why", "the case", "why", "w", "Why", "Shows every reason with its rule and date.",
           "contactlog exposures --why", footer=True),
    Action("case.change", "the case", "change", "e", "Dates", "Changes dates, and says who must hear again.",
           "contactlog case edit"),
    Action("case.everybody", "the case", "everybody", "v", "Everybody", "Shows also those who need not be told.",
           "contactlog exposures --all"),
    Action("case.sources", "the case", "sources", "b", "From where", "Shows who or what may have been the source.",
           "contactlog backward"),
    Action("case.told_me", "the case", "told_me", "a", "I was told", "Notes that somebody told you, and what follows.",
           "contactlog told-me"),
    Action("case.calendar", "the case", "calendar", "c", "Calendar", "Writes the days of the next tries as a calendar "
           "file; it names nobody.", "contactlog remind --follow-up"),
    Action("case.hand_over", "the case", "hand_over", "h", "Hand over", "Lists who agreed, for a team you trust.",
           "contactlog handover"),
    Action("case.off", "the case", "off", "o", "Call off", "It was not this illness; or opens the case again.",
           "contactlog case call-off"),
    Action("case.close", "the case", "close_case", "x", "Close", "Closes the case when everybody knows.",
           "contactlog case close"),
    Action("case.next", "the case", "other", "n", "Next case", "Shows the next case.", "contactlog case list"),
)  # fmt: skip
