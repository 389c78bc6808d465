"""The keys of the message screen."""

from __future__ import annotations

from contactlog.tui.actions import Action, register

OURS = register(
    Action("message.deliver", "the message", "deliver", "d,enter", "Deliver", "Code for the phone, call, copy, mail, "
           "letter or file: always by your own hand.", "contactlog deliver", footer=True),
    Action("message.told", "the message", "told", "t", "Told?", "Notes how it went, and goes to the next person.",
           "contactlog told", footer=True),
    Action("message.next", "the message", "step(1)", "n,right_square_bracket", "Next", "Goes to the next person in "
           "the order of telling.", "contactlog reach", footer=True),
    Action("message.before", "the message", "step(-1)", "b,left_square_bracket", "Before", "Goes to the person before.",
           "contactlog reach"),
    Action("message.channel", "the message", "channel", "c", "Way", "Text message, mail, letter, call ...",
           "contactlog draft --channel", footer=True),
    Action("message.edit", "the message", "edit", "e", "Edit", "Changes the words, with the check beside.",
           "contactlog draft --edit", footer=True),
    Action("message.tone", "the message", "tone", "o", "Tone", "Plain, warm or brief.", "contactlog draft --tone"),
    Action("message.language", "the message", "language", "l", "Language", "Writes in another language.",
           "contactlog draft --lang"),
    Action("message.name", "the message", "name", "a", "Named or not", "Under your name, or without it.",
           "contactlog draft --anonymous"),
    Action("message.purpose", "the message", "purpose", "p", "What for", "News, correction, all-clear, reminder, "
           "thanks.", "contactlog draft --correction"),
    Action("message.wording", "the message", "wording", "w", "Own wording", "Starts from a wording of your own.",
           "contactlog draft --wording"),
    Action("message.keep", "the message", "keep", "s", "Keep as wording", "Keeps the words for other people too.",
           "contactlog draft --save-as"),
    Action("message.reset", "the message", "reset", "r", "Reset", "Goes back to the words as they were written.",
           "contactlog draft --reset"),
    Action("message.mend", "the message", "mend", "m", "Mend", "Puts in what the draft check offers.",
           "contactlog draft --edit"),
    Action("message.overrule", "the message", "overrule", "k", "Overrule", "Keeps words the draft check stops, "
           "knowingly.", "contactlog draft --overrule"),
    Action("message.questions", "the message", "questions", "q", "Safety", "Answers the safety questions.",
           "contactlog draft --answer"),
)  # fmt: skip
"""Every action there."""
