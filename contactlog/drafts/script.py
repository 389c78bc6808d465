"""Words to say: a call or a talk in steps, as plain numbered lines."""

from __future__ import annotations

from contactlog.core.values import Tone
from contactlog.drafts import languages
from contactlog.drafts.pieces import Piece, Writer
from contactlog.drafts.subject import Request
from contactlog.drafts.template import first_filled


def spoken(writer: Writer, advice_limit: int) -> str:
    """Write the script: for each step what to do, and under it what to say."""
    steps = writer.words.raw("calls", writer.request.channel.value) or []
    done = what_to_do(writer.request)
    opening, closing = writer.words.words("language", "quotes")
    lines: list[str] = []
    number = 0
    for place, step in enumerate(steps):
        words = _words(writer, str(place), step, advice_limit)
        if "say" in step and not words:
            continue
        number += 1
        lines.append(f"{number}. {done[place]}")
        if words:
            lines.append(f"   {opening}{words}{closing}")
    return "\n".join(lines)


def what_to_do(request: Request) -> list[str]:
    """List what the caller does at each step, in the user's own language; the words to say are in the receiver's."""
    words = languages.load(languages.nearest(request.users_language or request.language))
    return [str(step["do"]) for step in words.raw("calls", request.channel.value) or []]


def _words(writer: Writer, place: str, step: dict[str, object], advice_limit: int) -> str:
    if "say" not in step:
        templates = writer.words.templates("calls", writer.request.channel.value, place, "words")
        return first_filled(templates, writer.known)
    brief = writer.request.tone is Tone.BRIEF
    parts = writer.words.words("calls", writer.request.channel.value, place, "say")
    pieces = [piece for part in parts for piece in _said(writer, part, advice_limit)]
    return " ".join(piece.short if brief else piece.text for piece in pieces)


def _said(writer: Writer, part: str, advice_limit: int) -> list[Piece]:
    request = writer.request
    if part == "advice":
        return writer.advice(advice_limit)
    if part == "health_team" and not request.illness.public_health_led:
        return []
    if request.anonymous and part in ("call", "never"):
        return []
    piece = writer.piece(part)
    return [piece] if piece is not None else []
