"""What must not be said on which way, and what the user should hear before writing.

A message is read by whoever holds the phone. For illnesses that can harm when they are named, and for people
whose phone or mail others read, the name of the illness stays out; where violence is feared, everything does.
"""

from __future__ import annotations

from dataclasses import dataclass

from contactlog.core.drafts import Finding
from contactlog.core.people import Person
from contactlog.core.values import Channel, Safety
from contactlog.drafts.subject import Disclosure, IllnessWords, Purpose, Request

_SEEN_BY_OTHERS = frozenset({Channel.SMS, Channel.MESSENGER, Channel.VOICEMAIL})
"""Ways whose words light up on a phone, or are played aloud, before the person is alone with them."""
_TO_MANY = frozenset({Purpose.ORGANISER, Purpose.VENUE})
"""Messages to one about many."""
_POST_DAYS = 5
"""Within so many days a letter may not arrive in time."""
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
    # Of a sensitive illness the name alone would tell how a confidential person and the user know each other.
    if illness.sensitive and (channel in _SEEN_BY_OTHERS or person.confidential):
        return Disclosure.GENTLE
    return Disclosure.FULL


def allowed(request: Request) -> Disclosure:
    """Say how much the words of a request may give away: what the user chose, else what is advised."""
    if request.disclosure is not None:
        return request.disclosure
    advised = disclosure(request.illness, request.person, request.channel)
    if advised is Disclosure.FULL and request.illness.sensitive and request.purpose in _TO_MANY:
        return Disclosure.GENTLE
    return advised


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask the user before words are written."""

    safety: Safety
    """What a yes means; the diary keeps it with the person."""
    text: str


QUESTIONS = (
    Question(Safety.SHARED_PHONE, "Does anybody else read this person's phone or messages?"),
    Question(Safety.WORK_MAIL, "Is the mail address one that an employer may read?"),
    Question(
        Safety.FEAR_OF_VIOLENCE,
        "Could this person, or somebody around them, become violent when they hear it: towards you, or them?",
    ),
)
"""Asked before a sensitive illness is told, and about people for whom one of them was noted."""

CLINIC = (
    "Do not do this alone. A sexual health clinic or a health team can tell this person for you: they say only that"
    " somebody met wishes them to be tested, never who, and they can also help you to be safe. You may also decide"
    " not to tell: your own safety comes first."
)
"""What stands beside every draft for somebody of whom violence is feared."""


def needs_questions(illness: IllnessWords, person: Person) -> bool:
    """Tell whether the safety questions come before the words."""
    return illness.sensitive or bool(person.safety)


def stops(request: Request, *, asked: bool) -> tuple[Finding, ...]:
    """List what must be answered, or knowingly overruled, before these words are used.

    Args:
        request: what the draft is about.
        asked: the questions were answered for this person in this case.
    """
    found: list[Finding] = []
    if not asked and request.purpose not in _TO_MANY and needs_questions(request.illness, request.person):
        questions = " ".join(question.text for question in QUESTIONS)
        found.append(
            Finding("safety_questions", "", f"Before you write: {questions}", "Answer the three questions.")
        )
    if Safety.FEAR_OF_VIOLENCE in request.person.safety:
        found.append(Finding("not_alone", "", CLINIC, "Ask a clinic to tell this person."))
    return tuple(found)


def named_or_not(illness: IllnessWords, person: Person) -> tuple[bool, str]:
    """Advise whether to write under one's own name.

    Returns:
        True for one's own name, and why. Anonymous messages are doubted more (Not Jolly, 2020) and answered
        less; telling partners in person was rated best (Apoola et al., 2006).
    """
    if Safety.FEAR_OF_VIOLENCE in person.safety:
        return False, "Not by you at all: let a clinic tell this person without naming you."
    if illness.sensitive and illness.identification_risk == "low":
        return (
            True,
            "Under your name it is believed and acted on. Anonymous is possible: many people could be meant.",
        )
    if illness.sensitive:
        return True, "Under your name it is believed. Anonymous may not hide you: few people could be meant."
    return True, "Under your name: a message from nobody looks like a trick, and cannot be asked anything."


def warnings(request: Request) -> tuple[Finding, ...]:
    """List what the user should hear before these words are used."""
    person, channel = request.person, request.channel
    found: list[Finding] = []
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
    elif request.illness.sensitive and person.confidential and channel not in _SPOKEN:
        found.append(_finding("sensitive", "The name of the illness is left out here. Say it in a call."))
    if request.anonymous and request.illness.identification_risk != "low":
        found.append(
            _finding(
                "guessable", "If they met few people they may guess who writes, although you do not say it."
            )
        )
    if channel is Channel.LETTER and _too_late(request):
        found.append(
            _finding("late", "A letter may come after the last day on which something helps. Call first.")
        )
    if person.confidential:
        found.append(
            _finding("confidential", "This person is confidential: nothing says how you know each other.")
        )
    return tuple(found)


def _too_late(request: Request) -> bool:
    deadline = request.exposure.deadline if request.exposure else None
    return deadline is not None and (deadline.on - request.today).days <= _POST_DAYS


def _finding(code: str, text: str) -> Finding:
    return Finding(code, "", text, serious=False)
