"""What a minute weighs, as far as can be expected, when not everything about a meeting was noted.

A tier rests on what is usual, taken cautiously; the order inside it asks who of two was probably exposed more. For
that, an unknown field counts as the mean of its doublings: as likely as not what is usual (1 to 2 m, a room, no
mask), else any of its other values, each as likely as the next. Unknown masks so weigh -1 (the ill person's) and -1/2,
an unknown setting -1 beyond 1 m. How the field was filled for the tier is not touched. Why, and what it gains:
`docs/exposure.md` and `docs/exposure-evidence.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from contactlog.core.values import Distance, Mask, Setting, Ventilation, Voice
from contactlog.exposure.doublings import points_of, round_half

T = TypeVar("T", Distance, Setting, Mask)


@lru_cache(maxsize=4096)
def expected_rate(
    distance: Distance | None,
    setting: Setting | None,
    ventilation: Ventilation | None,
    mask_case: Mask | None,
    mask_contact: Mask | None,
    voice: Voice | None,
) -> float:
    """Give how much a minute weighs, like `doublings.rate_of`, where None is unknown.

    Unknown air and voices are ordinary: those two have a word for what nobody notes. With everything known
    it is the same as `rate_of`; else two to the mean of the doublings, to the nearest half.
    """

    def over_masks(near: Distance, place: Setting) -> float:
        return _mean(
            mask_case,
            Mask.NONE,
            lambda theirs: _mean(
                mask_contact,
                Mask.NONE,
                lambda own: points_of(near, place, ventilation, theirs, own, voice or Voice.NORMAL),
            ),
        )

    points = _mean(
        distance,
        Distance.ONE_TO_2M,
        lambda near: _mean(setting, Setting.INDOOR, lambda place: over_masks(near, place)),
    )
    return float(2.0 ** round_half(points))


def _mean(known: T | None, usual: T, points: Callable[[T], float]) -> float:
    """Give the points of a known value; of an unknown one half those of the usual, half the mean of the others."""
    if known is not None:
        return points(known)
    others: Iterable[T] = [value for value in type(usual) if value is not usual]
    found = [points(value) for value in others]
    return (points(usual) + sum(found) / len(found)) / 2
