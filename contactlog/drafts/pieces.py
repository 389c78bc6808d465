"""The parts of a message, made from the wordings, and the order in which each kind of message carries them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from contactlog.core.exposures import Advice
from contactlog.core.values import Channel, Tone
from contactlog.drafts import facts
from contactlog.drafts.formats import Length
from contactlog.drafts.languages import Language
from contactlog.drafts.subject import Disclosure, Purpose, Request, WordingClass
from contactlog.drafts.template import first_filled

KEEP = 100
"""Parts of this weight are never left out."""
IMPORTANT = 80
"""Parts from this weight on are left out only when no other can be shortened any more."""

_WEIGHTS = {
    "greeting": KEEP,
    "news": KEEP,
    "call": KEEP,
    "why": 90,
    "deadline": 92,
    "never": 85,
    "source": 40,
    "health_team": 30,
}
_ADVICE_WEIGHTS = (80, 55, 50, 45, 42)
_WARNED = 60
"""Weight of the sentence that stands in the place of the promise in an anonymous message."""

_URGENCY = [
    "see_doctor",
    "test_and_prophylaxis",
    "prophylaxis",
    "vaccine",
    "immunoglobulin",
    "test",
    "treat",
    "check",
    "check_immunity",
    "stay_home",
    "watch",
    "abstain_sex",
    "precautions",
    "stay_away_from",
    "hygiene",
    "exclude_setting",
    "no_exclusion",
    "none",
]
_SOON = frozenset({"see_doctor", "test_and_prophylaxis", "prophylaxis", "vaccine", "immunoglobulin", "test"})
"""What is to be done soon, beside keeping an eye on oneself."""
_COVERED_BY_DEADLINE = {
    "vaccine": {"vaccine"},
    "medicine": {"prophylaxis"},
    "immunoglobulin": {"immunoglobulin"},
    "see_doctor": {"see_doctor"},
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a message."""

    part: str
    text: str
    short: str
    """The same in fewer words; equal to `text` when there is no shorter way."""
    tiny: str
    """The same in the fewest words; equal to `short` when there is no shorter way."""
    weight: int
    """The lighter go first when there is no room."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Makes the parts of one message."""

    request: Request
    words: Language
    disclosure: Disclosure
    known: Mapping[str, str]
    """Values of the placeholders."""
    brief: Mapping[str, str]
    """The same, abbreviated."""
    tiny: Mapping[str, str]
    """The same, as short as can be."""

    def piece(self, part: str) -> Piece | None:
        """Make a part; None when nothing can be said there."""
        if part == "news":
            return self._made(part, *self._news_paths(), tiny=self._tiny_news())
        if part == "why":
            key = self._why_key()
            return self._made(part, ("messages", "why", key), tiny=_TINY_WHY.get(key, "why"))
        if part == "deadline":
            return self._deadline()
        if part == "source" and self.request.anonymous:
            return self._made(part, ("messages", "source_anonymous"), weight=_WARNED)
        to_friend = part in _TINY_PARTS and self.request.purpose is not Purpose.VENUE
        return self._made(part, ("messages", part), tiny=part if to_friend else "")

    def advice(self, limit: int) -> list[Piece]:
        """Make up to so many sentences of what the person may do, the most urgent first."""
        if self.disclosure is Disclosure.CALL_ONLY:
            return []
        found: list[Piece] = []
        if self.disclosure is Disclosure.FULL:
            for item in self._ordered_advice():
                piece = self._advice_piece(item, _ADVICE_WEIGHTS[min(len(found), 4)])
                if piece is not None and all(piece.text != other.text for other in found):
                    found.append(piece)
        if not found and self._deadline() is None:
            found = self._fallback()
        return found[:limit]

    def _fallback(self) -> list[Piece]:
        text = self._fill(("advice", "fallback"), (self.disclosure.value,), self.known)
        gentle = self.disclosure is Disclosure.GENTLE
        short = self._fill(("tiny",), ("fallback_gentle",), self.tiny) if gentle else text
        return [Piece("advice", text, text, short, _ADVICE_WEIGHTS[0])] if text else []

    def _ordered_advice(self) -> list[Advice]:
        exposure = self.request.exposure
        if exposure is None:
            return []
        covered = _COVERED_BY_DEADLINE.get(exposure.deadline.what, set()) if exposure.deadline else set()
        usable = [item for item in exposure.advice if item.action not in covered and not self._past(item)]
        rank = {action: place for place, action in enumerate(_URGENCY)}
        # Two owners may name two days for one thing: the later one holds for both.
        latest: dict[str, Advice] = {}
        for item in usable:
            other = latest.get(self._sentence(item))
            if other is None or _days_of(item) > _days_of(other):
                latest[self._sentence(item)] = item
        return sorted(latest.values(), key=lambda item: rank.get(item.action, len(rank)))

    def _sentence(self, item: Advice) -> str:
        """Tell advice that is said in the same words apart from advice in the user's own."""
        return item.action if self.words.raw("advice", item.action) else item.text

    def _past(self, item: Advice) -> bool:
        return item.until_day is not None and item.until_day < self.request.today

    def _advice_piece(self, item: Advice, weight: int) -> Piece | None:
        illness = self.request.illness
        table = self.words.raw("advice", item.action) or {}
        key = next((key for key in (illness.id, illness.kind.value, "any") if key in table), None)
        if key is None:
            # The user's own illness may bring advice in the user's own words.
            own = item.text.strip() if self.words.tag == "en" else ""
            return Piece("advice", own, own, own, weight) if own else None
        return self._made(
            "advice",
            ("advice", item.action, key),
            weight=weight,
            more=tuple(self._dates(item, length) for length in Length),
            tiny=item.action if key in ("any", illness.kind.value) else "",
        )

    def _dates(self, item: Advice, length: Length) -> dict[str, str]:
        return {
            slot: facts.write_day(day, self.request, self.words, length)
            for slot, day in (("from", self._future(item.from_day)), ("until", item.until_day))
            if day is not None
        }

    def _future(self, day: date | None) -> date | None:
        return day if day is not None and day > self.request.today else None

    def _deadline(self) -> Piece | None:
        exposure = self.request.exposure
        if exposure is None or exposure.deadline is None or exposure.deadline.on < self.request.today:
            return None
        if self.disclosure is not Disclosure.FULL:
            gentle = self.disclosure is Disclosure.GENTLE
            path = ("advice", "deadline", "gentle")
            return self._made("deadline", path, tiny="deadline_gentle") if gentle else None
        tones = ("vulnerable",) if exposure.deadline.for_vulnerable else ()
        what = exposure.deadline.what
        own = ("advice", "prophylaxis", self.request.illness.id)
        if what == "medicine" and not tones and self.words.raw(*own):
            # HIV: the medicine has a name, and hours count.
            days = [{"until": known["deadline"]} for known in (self.known, self.brief, self.tiny)]
            return self._made("deadline", own, more=days, tiny=f"deadline_{what}")
        return self._made("deadline", ("advice", "deadline", what), tones=tones, tiny=f"deadline_{what}")

    def _news_paths(self) -> tuple[tuple[str, ...], ...]:
        purpose = self.request.purpose
        if purpose is Purpose.NEWS:
            return (("messages", "news", self.disclosure.value),)
        if self.request.no_longer and self.disclosure is not Disclosure.CALL_ONLY:
            return (("follow_ups", "no_longer", self._no_longer()),)
        return (
            ("follow_ups", purpose.value, self.disclosure.value),
            ("follow_ups", purpose.value, Disclosure.FULL.value),
        )

    def _no_longer(self) -> str:
        # To speak of a meeting would give a confidential person away.
        return Disclosure.GENTLE.value if self.request.person.confidential else self.disclosure.value

    def _tiny_news(self) -> str:
        purpose, disclosure = self.request.purpose, self.disclosure
        if purpose is Purpose.ALL_CLEAR and disclosure is not Disclosure.CALL_ONLY:
            return f"news_all_clear_{disclosure.value}"
        if self.request.anonymous or purpose not in _TINY_NEWS:
            return ""
        if disclosure is Disclosure.CALL_ONLY:
            return "news_call_only"
        if self.request.no_longer:
            return "news_no_longer"
        if purpose is Purpose.NEWS:
            return "news_gentle" if disclosure is Disclosure.GENTLE else ""
        return f"news_{purpose.value}"

    def _why_key(self) -> str:
        if self.request.anonymous:
            return "anonymous"
        if self.disclosure is Disclosure.GENTLE:
            return "gentle"
        if self.request.person.confidential:
            return "confidential"
        kind = self.request.illness.kind
        # "It is right to act soon" where nothing is to be done soon would only frighten.
        calm = kind is WordingClass.SERIOUS and not self._urgent()
        return WordingClass.GENERAL.value if calm else kind.value

    def _urgent(self) -> bool:
        exposure = self.request.exposure
        if exposure is None:
            return True
        return exposure.deadline is not None or any(item.action in _SOON for item in exposure.advice)

    def _made(
        self,
        part: str,
        *paths: tuple[str, ...],
        weight: int | None = None,
        tones: tuple[str, ...] = (),
        more: Sequence[Mapping[str, str]] = ({}, {}, {}),
        tiny: str = "",
    ) -> Piece | None:
        keys = (*tones, *self._keys(part))
        for path in paths:
            text = self._fill(path, keys, {**self.known, **more[0]})
            if text:
                # Words of their own for a place or an anonymous message come before fewer words.
                fewer = (*self._first(part), "brief", *keys)
                short = self._fill(path, fewer, {**self.brief, **more[1]}) or text
                short = min(text, short, key=len)
                # What has no words of its own for the smallest room still has its days written small.
                fewest = self._fill(("tiny",), (tiny,), {**self.tiny, **more[2]}) if tiny else ""
                fewest = fewest or self._fill(path, fewer, {**self.tiny, **more[2]}) or short
                return Piece(part, text, short, min(short, fewest, key=len), weight or _WEIGHTS.get(part, 50))
        return None

    def _first(self, part: str) -> tuple[str, ...]:
        """Give the key of words that no tone and no channel changes."""
        request = self.request
        if request.anonymous and part in ("greeting", "news"):
            return ("anonymous",)
        if part == "call" and self.disclosure is Disclosure.CALL_ONLY:
            # The message asks to be called already.
            return ("call_only",)
        venue = request.purpose is Purpose.VENUE and (part != "greeting" or request.channel not in _FORMAL)
        return ("venue",) if venue else ()

    def _keys(self, part: str) -> tuple[str, ...]:
        request = self.request
        tone = "plain" if request.person.confidential and request.tone is Tone.WARM else request.tone.value
        return (*self._first(part), request.channel.value, tone, "plain")

    def _fill(self, path: tuple[str, ...], keys: Iterable[str], known: Mapping[str, str]) -> str:
        for key in keys:
            text = first_filled(self.words.templates(*path, key), known)
            if text:
                return text
        return ""


def _days_of(item: Advice) -> tuple[date, date]:
    return (item.until_day or date.min, item.from_day or date.min)


_TINY_NEWS = (Purpose.NEWS, Purpose.CORRECTION, Purpose.REMINDER)
_TINY_PARTS = ("greeting", "call", "never")
_TINY_WHY = {"confidential": "why_confidential", "gentle": "why_gentle", "anonymous": ""}
_FORMAL = (Channel.EMAIL, Channel.LETTER)
