"""From one request to one draft."""

from __future__ import annotations

from contactlog.core.drafts import Draft, Finding
from contactlog.core.values import Channel, Tone
from contactlog.drafts import facts, fitting, gsm, languages, safety, script
from contactlog.drafts.formats import Length
from contactlog.drafts.pieces import Piece, Writer
from contactlog.drafts.segments import measure
from contactlog.drafts.subject import Disclosure, Purpose, Request
from contactlog.drafts.template import first_filled

_ADVICE_LIMIT = {
    Channel.SMS: 2,
    Channel.MESSENGER: 3,
    Channel.EMAIL: 5,
    Channel.LETTER: 5,
    Channel.CALL: 3,
    Channel.IN_PERSON: 3,
    Channel.VOICEMAIL: 0,
}
_JOIN = {Channel.SMS: " ", Channel.VOICEMAIL: " ", Channel.MESSENGER: "\n"}
_MAY_DO = "advice"
_NOTHING_TO_DO = ("greeting", "news", "call", "never")
"""Parts of a message that asks for nothing but a call, and of one that takes back what was asked."""
_PLANS = {
    Purpose.NEWS: ("greeting", "news", "why", "deadline", _MAY_DO, "health_team", "call", "never", "source"),
    Purpose.CORRECTION: ("greeting", "news", "deadline", _MAY_DO, "call", "never"),
    Purpose.ALL_CLEAR: _NOTHING_TO_DO,
    Purpose.REMINDER: ("greeting", "news", "why", "deadline", _MAY_DO, "call", "never"),
    Purpose.THANKS: ("greeting", "news"),
    Purpose.ORGANISER: ("greeting", "news", "deadline", _MAY_DO, "call", "never", "source"),
    Purpose.VENUE: ("greeting", "news", "call", "never", "source"),
}


def compose(request: Request) -> Draft:
    """Write the words for one person over one channel.

    Only this person's own meetings are drawn on. What is not known is left out with its whole sentence.

    Returns:
        The draft; its warnings say what the user should know about safety and letters. Edited or not, the text
        still goes through `check.check` before it is used.
    """
    words = languages.load(languages.nearest(request.language))
    request = facts.with_language(request, words)
    allowed = safety.allowed(request)
    writer = Writer(
        request=request,
        words=words,
        disclosure=allowed,
        known=facts.values(request, words, allowed, Length.FULL),
        brief=facts.values(request, words, allowed, Length.SHORT),
        tiny=facts.values(request, words, allowed, Length.TINY),
    )
    if request.channel in (Channel.CALL, Channel.IN_PERSON) and request.purpose is Purpose.NEWS:
        text = script.spoken(writer, _ADVICE_LIMIT[request.channel])
    else:
        text = _written(writer)
    return Draft(
        person=request.person.id,
        channel=request.channel,
        tone=request.tone,
        language=request.language,
        text=text,
        subject=_subject(writer),
        anonymous=request.anonymous,
        segments=measure(text).segments if request.channel is Channel.SMS else None,
        warnings=(*_unsigned(request), *safety.warnings(request), *_unread(words), *letters(text, request)),
    )


def _written(writer: Writer) -> str:
    pieces = _pieces(writer)
    channel = writer.request.channel
    if channel is Channel.SMS:
        return fitting.fitted(pieces, writer)
    brief = writer.request.tone is Tone.BRIEF
    texts = [piece.short if brief else piece.text for piece in pieces]
    if channel in (Channel.EMAIL, Channel.LETTER):
        return _in_paragraphs(pieces, texts, writer)
    return _JOIN.get(channel, "\n").join(texts)


def _pieces(writer: Writer) -> list[Piece]:
    request = writer.request
    call_only = writer.disclosure is Disclosure.CALL_ONLY
    plan = _NOTHING_TO_DO if call_only or request.no_longer else _PLANS[request.purpose]
    found: list[Piece] = []
    for part in plan:
        if part == _MAY_DO:
            found += writer.advice(_ADVICE_LIMIT[request.channel])
        elif not _left_out(part, request, call_only=call_only):
            piece = writer.piece(part)
            found += [piece] if piece is not None else []
    return found


def _left_out(part: str, request: Request, *, call_only: bool) -> bool:
    if part == "call":
        # The message asks to be called already.
        short = request.tone is Tone.BRIEF or request.channel in (Channel.SMS, Channel.MESSENGER)
        return request.anonymous or (call_only and short)
    if part == "never":
        return request.anonymous
    return part == "health_team" and not request.illness.public_health_led


def _in_paragraphs(pieces: list[Piece], texts: list[str], writer: Writer) -> str:
    """Put greeting, news, advice and the rest into paragraphs, with who writes before the news."""
    paragraphs: list[list[str]] = [[], [], [], []]
    place = {"greeting": 0, "news": 1, "why": 1, "deadline": 2, "advice": 2, "health_team": 2}
    for piece, text in zip(pieces, texts, strict=True):
        paragraphs[place.get(piece.part, 3)].append(text)
    who = None if writer.request.anonymous else writer.piece("who")
    if who is not None:
        paragraphs[1].insert(0, who.text)
    closing = None if writer.request.anonymous else writer.piece("closing")
    blocks = [" ".join(paragraph) for paragraph in paragraphs if paragraph]
    return "\n\n".join([*blocks, closing.text] if closing is not None else blocks)


def _subject(writer: Writer) -> str | None:
    if writer.request.channel not in (Channel.EMAIL, Channel.LETTER):
        return None
    found = writer.words.templates("messages", "subject", writer.disclosure.value)
    return first_filled(found, writer.known) or None


def _unread(words: languages.Language) -> tuple[Finding, ...]:
    if words.raw("language", "native"):
        return ()
    text = f"{words.name}: no native speaker has read these words yet."
    return (Finding("unread", "", text, "Read them through before you use them.", serious=False),)


def _unsigned(request: Request) -> tuple[Finding, ...]:
    if request.anonymous or request.sender.strip():
        return ()
    text = "The message does not say who you are, because your name is not set."
    return (Finding("unsigned", "", text, "Set the name by which people know you.", serious=False),)


def letters(text: str, request: Request) -> tuple[Finding, ...]:
    """Say when letters outside the GSM alphabet make a text message longer; the mend is the text without them."""
    if request.channel is not Channel.SMS:
        return ()
    strange = gsm.outside(text)
    if not strange or measure(gsm.unaccent(text)).segments >= measure(text).segments:
        return ()
    sentence = "These letters make the message longer, because a plain text message cannot hold them."
    return (Finding("letters", strange, sentence, gsm.unaccent(text), serious=False),)
