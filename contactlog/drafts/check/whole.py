"""What a text as a whole must have: the call back, the sentence to trust, nothing unfilled, a bearable length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contactlog.core.drafts import Finding
from contactlog.core.values import Channel
from contactlog.drafts.check.known import Known
from contactlog.drafts.check.phrases import phrases
from contactlog.drafts.names.book import words_of
from contactlog.drafts.names.tokens import tokens
from contactlog.drafts.segments import SMS_LIMIT, measure
from contactlog.drafts.subject import Purpose
from contactlog.drafts.template import first_filled

_VOICEMAIL_LIMIT = 400
"""Characters; about half a minute of speech."""
_LONG = 2500
"""Characters; more is not read on a phone."""

_UNFILLED = re.compile(
    r"\{[^{}\n]{0,40}\}|\[[^\[\]\n]{1,40}\]|<[^<>\n]{1,40}>|_{3,}|\bX{3,}\b|%\w|\b(?:TODO|TBD)\b|\?{3,}"
)
_NEEDS_CALL = frozenset(
    {Purpose.NEWS, Purpose.CORRECTION, Purpose.REMINDER, Purpose.ORGANISER, Purpose.VENUE}
)
_NEEDS_TRUST = frozenset({Purpose.NEWS, Purpose.ORGANISER, Purpose.VENUE})
_WHOM = 3
"""Within so many words behind "call" it says whom."""
_SENTENCE_END = re.compile(r"[.!?؟:;\n]")
_SPOKEN = frozenset({Channel.CALL, Channel.IN_PERSON})


def unfilled(text: str, known: Known) -> Iterator[Finding]:
    """Find placeholders that were left."""
    del known
    for match in _UNFILLED.finditer(text):
        sentence = f"“{match[0]}” looks like a gap that was not filled."
        yield Finding(
            "unfilled", match[0], sentence, "Fill it, or leave the sentence out.", start=match.start()
        )


def call_back(text: str, known: Known) -> Iterator[Finding]:
    """Ask for the invitation to call back, by which the receiver can check who writes."""
    request = known.request
    if request.anonymous or request.purpose not in _NEEDS_CALL or request.channel in _SPOKEN:
        return
    if not _asks_to_be_called(text, known):
        ours = _own_sentence(known, "call")
        sentence = (
            "The message does not ask to be called back. That is how the person can check that it is you."
        )
        yield Finding("no_call_back", "", sentence, f"Add: {ours}", serious=False, replacement=ours)


def _asks_to_be_called(text: str, known: Known) -> bool:
    # "Zadzwoń do lekarza" asks to call a doctor.
    elsewhere = phrases(known.words.words("check", "health"))
    for match in phrases(known.words.words("check", "call_back")).finditer(text):
        behind = " ".join(text[match.end() :].split()[:_WHOM])
        sentence = _SENTENCE_END.split(behind)[0]
        if not elsewhere.found_in(sentence):
            return True
    return False


def trust(text: str, known: Known) -> Iterator[Finding]:
    """Ask for the sentence that nothing will be asked for, where there is room and reason for it."""
    request = known.request
    if request.anonymous or request.purpose not in _NEEDS_TRUST or request.channel in _SPOKEN:
        return
    ours = _own_sentence(known, "never")
    if request.channel is Channel.SMS and measure(f"{text} {ours}").segments > SMS_LIMIT[request.tone]:
        return
    if not phrases(known.words.words("check", "never")).found_in(text):
        sentence = "The message does not say that you will never ask for money or details."
        yield Finding("no_trust", "", sentence, f"Add: {ours}", serious=False, replacement=ours)


def _own_sentence(known: Known, part: str) -> str:
    tone = "brief" if known.request.channel is Channel.SMS else "plain"
    return first_filled(known.words.templates("messages", part, tone), {})


def own_name(text: str, known: Known) -> Iterator[Finding]:
    """Find the user's own name or number in a message that is meant to be anonymous."""
    request = known.request
    if not request.anonymous:
        return
    mine = set(words_of(request.sender)) - set(words_of(request.person.name))
    for token in tokens(text):
        if token.key in mine and token.capital:
            sentence = "The message is meant to be anonymous, and here stands your own name."
            yield Finding(
                "own_name", token.text, sentence, "Leave it out.", start=token.start, replacement=""
            )


def length(text: str, known: Known) -> Iterator[Finding]:
    """Say when a message is longer than its way of telling bears."""
    request = known.request
    if request.channel is Channel.SMS:
        size = measure(text)
        if size.segments > SMS_LIMIT[request.tone]:
            sentence = (
                f"The message goes out in {size.segments} parts. A messenger or a call may suit it better."
            )
            yield Finding("length", "", sentence, "Shorten it, or choose another way.", serious=False)
    elif len(text) > (_VOICEMAIL_LIMIT if request.channel is Channel.VOICEMAIL else _LONG):
        sentence = f"The message has {len(text)} characters, which is long for this way of telling."
        yield Finding("length", "", sentence, "Shorten it.", serious=False)


def empty(text: str, known: Known) -> Iterator[Finding]:
    """Say when there are no words."""
    del known
    if not text.strip():
        yield Finding("empty", "", "There are no words.", "Write some, or go back to the draft.")
