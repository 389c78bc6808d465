"""What must not be said on which way, and what the user should hear before writing.

A message is read by whoever holds the phone. For illnesses that can harm when they are named, and for people
whose phone or mail others read, the name of the illness stays out; where violence is feared, everything does.
"""

from __future__ import annotations

from contactlog.core.drafts import Finding
from contactlog.core.people import Person
from contactlog.core.values import Channel, Safety
from contactlog.drafts.subject import Disclosure, IllnessWords, Request

_SEEN_BY_OTHERS = frozenset({Channel.SMS, Channel.MESSENGER, Channel.VOICEMAIL})
"""Ways whose words light up on a phone, or are played aloud, before the person is alone with them."""
_SPOKEN = frozenset({Channel.CALL, Channel.IN_PERSON})
"""Ways on which the user hears who is listening."""


def disclosure(illness: IllnessWords, person: Person, channel: Channel) -> Disclosure:
    """Say how much of the matter a message may give away.

    Args:
        illness: the illness as a message speaks of it.
        person: who is told.
        channel: by which way.
    """
    if channel in _SPOKEN:
        return Disclosure.FULL
    if Safety.FEAR_OF_VIOLENCE in person.safety:
        return Disclosure.CALL_ONLY
    if channel in _SEEN_BY_OTHERS and Safety.SHARED_PHONE in person.safety:
        return Disclosure.CALL_ONLY
    if channel is Channel.VOICEMAIL:
        return Disclosure.CALL_ONLY
    if channel is Channel.EMAIL and Safety.WORK_MAIL in person.safety:
        return Disclosure.CALL_ONLY
    if illness.sensitive and channel in _SEEN_BY_OTHERS:
        return Disclosure.GENTLE
    return Disclosure.FULL


def warnings(request: Request) -> tuple[Finding, ...]:
    """List what the user should hear before these words are used."""
    person, channel = request.person, request.channel
    found: list[Finding] = []
    if Safety.FEAR_OF_VIOLENCE in person.safety:
        found.append(
            _finding(
                "not_alone",
                "You noted that violence is to be feared. Do not do this alone: a clinic can tell this person"
                " for you without naming you.",
            )
        )
    if Safety.SHARED_PHONE in person.safety and channel in _SEEN_BY_OTHERS:
        found.append(
            _finding("shared_phone", "Others may read this phone. The message only asks to be called.")
        )
    if Safety.WORK_MAIL in person.safety and channel is Channel.EMAIL:
        found.append(_finding("work_mail", "Others may read this mail. The message only asks to be called."))
    if request.illness.sensitive and channel in _SEEN_BY_OTHERS:
        found.append(
            _finding(
                "sensitive",
                "The name of the illness is left out here, because others may see it. Say it in a call.",
            )
        )
    if request.anonymous and request.illness.identification_risk != "low":
        found.append(
            _finding(
                "guessable", "If they met few people they may guess who writes, although you do not say it."
            )
        )
    if person.confidential:
        found.append(
            _finding("confidential", "This person is confidential: nothing says how you know each other.")
        )
    return tuple(found)


def _finding(code: str, text: str) -> Finding:
    return Finding(code, "", text, serious=False)
