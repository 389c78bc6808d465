"""What the placeholders of a wording stand for in one request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from contactlog.core.text import one_line
from contactlog.core.values import Channel
from contactlog.drafts import calling, formats
from contactlog.drafts.formats import Length
from contactlog.drafts.languages import Language
from contactlog.drafts.subject import Disclosure, Purpose, Request

_DATES_SHOWN = 3
"""More days than this are counted, not listed."""
_LONG_NAME = 16
"""Letters; where there is no room to spare, the user's longer name is cut to its first word."""
_NAMES = 3
"""A first word of fewer letters is a title or an initial."""
_FENCED = frozenset({Channel.MESSENGER, Channel.EMAIL, Channel.LETTER})
"""Ways that carry the marks of `formats.isolated`. An old phone shows them in an sms as boxes."""


def values(request: Request, words: Language, disclosure: Disclosure, length: Length) -> dict[str, str]:
    """Give the value of every placeholder that is known.

    Args:
        request: what the draft is about.
        words: the language it is written in.
        disclosure: how much it may give away.
        length: how much room there is for days and names.
    """
    days = meeting_days(request)
    known = {
        "first": calling.first_name(request.person),
        "name": calling.full_name(request.person),
        "me": "" if request.anonymous else _sender(request, length),
        "source": _source(request, words),
        "gathering": _gathering(request, words),
        "place": _place(request, words, disclosure),
    }
    if disclosure is Disclosure.FULL:
        known["illness"] = illness_name(request, words, length)
        known["signs"] = str(words.raw("illnesses", request.illness.id, "signs") or "")
    if days and not (request.anonymous and request.illness.identification_risk == "high"):
        known |= _day_values(days, request, words, length)
    deadline = request.exposure.deadline if request.exposure else None
    if deadline is not None:
        known["deadline"] = write_day(deadline.on, request, words, length)
    if request.channel in _FENCED:
        known = {
            slot: formats.isolated(value, right_to_left=words.right_to_left) for slot, value in known.items()
        }
    return {slot: value for slot, value in known.items() if value}


def _sender(request: Request, length: Length) -> str:
    name = one_line(request.sender)
    first = name.partition(" ")[0]
    # A long name must not push out what the person can do; a title ("Dr.") alone names nobody.
    long = length is Length.TINY and len(name) > _LONG_NAME
    return first if long and len(first) >= _NAMES and not first.endswith(".") else name


def _source(request: Request, words: Language) -> str:
    given = one_line(request.illness.official_source)
    return str(words.raw("messages", "sources", given) or given)


def _day_values(days: list[date], request: Request, words: Language, length: Length) -> dict[str, str]:
    tag = tag_for(request, words)
    written = [write_day(day, request, words, length) for day in days]
    found = {"last_date": written[-1]}
    if len(days) <= _DATES_SHOWN:
        found["dates"] = formats.days(written, tag)
    else:
        found["times"] = formats.counted(len(days), words.raw("messages", "times") or {}, tag)
    return found


def meeting_days(request: Request) -> list[date]:
    """List the days on which the two met, oldest first, each once."""
    days = {encounter.local_date for encounter in request.encounters}
    if request.exposure is not None and request.exposure.last_exposure is not None:
        days.add(request.exposure.last_exposure)
    return sorted(days)


def write_day(when: date, request: Request, words: Language, length: Length) -> str:
    """Write a day in the language of the draft."""
    return formats.day(when, tag_for(request, words), today=request.today, length=length)


def tag_for(request: Request, words: Language) -> str:
    """Give the tag for dates: the person's own region when the words are in the person's language."""
    asked = request.language.replace("_", "-")
    return asked if asked.split("-")[0].casefold() == words.tag else words.tag


def illness_name(request: Request, words: Language, length: Length = Length.FULL) -> str:
    """Give the illness's name in the language, else as the request has it."""
    entry: Mapping[str, str] = words.raw("illnesses", request.illness.id) or {}
    own = "" if length is Length.FULL else entry.get("brief", "")
    return own or entry.get("name", "") or one_line(request.illness.name)


def _place(request: Request, words: Language, disclosure: Disclosure) -> str:
    # One place, and only when it is the same for all meetings, tells the two of them nothing false. A venue is
    # told its own name.
    if request.purpose is Purpose.VENUE:
        return one_line(request.person.name)
    if disclosure is not Disclosure.FULL or request.anonymous or request.person.confidential:
        return ""
    names = {one_line(request.places.get(met.place or "", "")) for met in request.encounters}
    name = names.pop() if len(names) == 1 else ""
    return "" if _is_theirs(name, request) or _carries_a_name(name, request, words) else name


def _is_theirs(place: str, request: Request) -> bool:
    """Tell whether a place is called after the person written to: nobody says "at Mum's" to Mum."""
    from contactlog.drafts.names.book import words_of

    called = {word for name in (request.person.name, *request.person.nicknames) for word in words_of(name)}
    return not called.isdisjoint(words_of(place))


def _gathering(request: Request, words: Language) -> str:
    name = one_line(request.gathering)
    return "" if _carries_a_name(name, request, words) else name


def _carries_a_name(place: str, request: Request, words: Language) -> bool:
    from contactlog.drafts.check.names import carries_a_name, reader

    if not place:
        return False
    own = (request.person.name, *request.person.nicknames, request.sender)
    return carries_a_name(place, reader(request.others, own, words, request.book))


def with_language(request: Request, words: Language) -> Request:
    """Give the request with the tag that the draft will carry."""
    return replace(request, language=tag_for(request, words))
