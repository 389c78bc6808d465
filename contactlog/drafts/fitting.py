"""Bringing an sms into as few parts as its tone allows: fewer words first, then fewer sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from contactlog.core.values import Tone
from contactlog.drafts import gsm
from contactlog.drafts.pieces import IMPORTANT, KEEP, Piece, Writer
from contactlog.drafts.segments import SMS_LIMIT, measure


class _Step(IntEnum):
    """How much of a part is shown."""

    FULL = 0
    SHORT = 1
    TINY = 2
    GONE = 3


@dataclass(frozen=True, slots=True)
class _Fitting:
    pieces: Sequence[Piece]
    plain_letters: bool
    most: int
    """Parts of the network that the message may have."""

    def text(self, steps: Sequence[_Step]) -> str:
        shown = (_words(piece, step) for piece, step in zip(self.pieces, steps, strict=True))
        text = gsm.straighten(" ".join(words for words in shown if words))
        return gsm.unaccent(text) if self.plain_letters else text

    def fits(self, steps: Sequence[_Step]) -> bool:
        return measure(self.text(steps)).segments <= self.most

    def given_way(self, steps: Sequence[_Step]) -> list[_Step] | None:
        """Give the steps with one part shortened or left out, the lightest first; None when all are used up."""
        order = sorted(range(len(self.pieces)), key=lambda place: self.pieces[place].weight)
        left = [place for place in order if steps[place] is not _Step.GONE]
        light = [place for place in left if self.pieces[place].weight < IMPORTANT]
        for step, places in (
            (_Step.GONE, light),
            (_Step.SHORT, self._longer(left, steps, _Step.SHORT)),
            (_Step.TINY, self._longer(left, steps, _Step.TINY)),
            (_Step.GONE, [place for place in left if self.pieces[place].weight < KEEP]),
        ):
            if places:
                return _changed(steps, places[0], step)
        return None

    def _longer(self, places: Sequence[int], steps: Sequence[_Step], than: _Step) -> list[int]:
        return [
            place
            for place in places
            if len(_words(self.pieces[place], steps[place])) > len(_words(self.pieces[place], than))
        ]

    def given_back(self, steps: list[_Step], best: _Step) -> list[_Step]:
        """Use the room left by a long part that went: for heavy parts left out, for more words, for light parts."""
        heaviest = sorted(range(len(self.pieces)), key=lambda place: -self.pieces[place].weight)
        gone = [place for place in heaviest if steps[place] is _Step.GONE]
        heavy = [place for place in gone if self.pieces[place].weight >= IMPORTANT]
        light = [place for place in gone if place not in heavy]
        shown = [place for place in heaviest if place not in light]
        turns: list[tuple[int, tuple[_Step, ...]]] = [(place, (_Step.TINY,)) for place in heavy]
        turns += [(place, tuple(_Step)) for place in (*shown, *light)]
        for place, wanted in turns:
            tries = (_changed(steps, place, step) for step in wanted if best <= step < steps[place])
            steps = next((each for each in tries if self.fits(each)), steps)
        return steps


def fitted(pieces: Sequence[Piece], writer: Writer) -> str:
    """Write the parts of a message as one sms.

    Light parts are left out before heavy ones are shortened, and those of weight go last. What must stay stays,
    also when the message is then longer than it should be.
    """
    request = writer.request
    plain_letters = request.plain_letters
    if plain_letters is None:
        plain_letters = bool(writer.words.raw("language", "sms", "plain_letters"))
    fitting = _Fitting(pieces, plain_letters, SMS_LIMIT[request.tone])
    best = _Step.SHORT if request.tone is Tone.BRIEF else _Step.FULL
    steps = [best] * len(pieces)
    while not fitting.fits(steps):
        less = fitting.given_way(steps)
        if less is None:
            return fitting.text(steps)
        steps = less
    return fitting.text(fitting.given_back(steps, best))


def _words(piece: Piece, step: _Step) -> str:
    return (piece.text, piece.short, piece.tiny, "")[step]


def _changed(steps: Sequence[_Step], place: int, step: _Step) -> list[_Step]:
    return [*steps[:place], step, *steps[place + 1 :]]
