"""What a minute is expected to weigh when not everything was noted."""

from __future__ import annotations

from itertools import product
from math import log2
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.core.values import Distance, Mask, Setting, Ventilation, Voice
from contactlog.exposure.doublings import rate_of
from contactlog.exposure.expected import expected_rate

_TABLED = {
    "distance": Distance,
    "setting": Setting,
    "ventilation": Ventilation,
    "mask_case": Mask,
    "mask_contact": Mask,
    "voice": Voice,
}
_PLAIN: dict[str, Any] = {
    "distance": Distance.ONE_TO_2M,
    "setting": Setting.INDOOR,
    "ventilation": Ventilation.ORDINARY,
    "mask_case": Mask.NONE,
    "mask_contact": Mask.NONE,
    "voice": Voice.NORMAL,
}
_any = st.fixed_dictionaries({name: st.sampled_from([None, *kind]) for name, kind in _TABLED.items()})


def test_with_everything_noted_it_is_the_published_factor() -> None:
    for values in product(*_TABLED.values()):
        assert expected_rate(*values) == rate_of(*values)


@pytest.mark.parametrize(
    ("noted", "doublings"),
    [
        ({}, 0),
        ({"mask_case": None}, -1),
        ({"mask_contact": None}, -0.5),
        ({"setting": None}, -1),
        ({"distance": None}, 0),
        ({"ventilation": None}, 0),
        ({"voice": None}, 0),
        ({"mask_case": None, "mask_contact": None, "setting": None}, -2.5),
        # Masks matter to no touch and open air to nobody under 1 m, so they tell less while the distance is unknown.
        ({"distance": Distance.TOUCH, "mask_case": None, "setting": None}, 2),
        ({"distance": Distance.UNDER_1M, "setting": None}, 1),
        ({"distance": None, "setting": Setting.OUTDOOR}, -3),
        # Clean air helps indoors only: half of -2, a sixth of -2 (a vehicle), of -2 (partly open), of -4 (outdoors).
        ({"setting": None, "ventilation": Ventilation.FILTERED}, -2.5),
    ],
)
def test_an_unknown_field_is_half_the_usual_half_the_others(noted: dict[str, Any], doublings: float) -> None:
    assert log2(expected_rate(**{**_PLAIN, **noted})) == pytest.approx(doublings)


@given(_any, st.sampled_from(sorted(_TABLED)))
def test_an_unknown_field_lies_between_the_least_and_the_most(noted: dict[str, Any], name: str) -> None:
    known = [expected_rate(**{**noted, name: value}) for value in _TABLED[name]]
    assert min(known) <= expected_rate(**{**noted, name: None}) <= max(known)


@given(_any, st.sampled_from(["distance", "mask_case", "mask_contact", "voice"]))
def test_more_never_weighs_less_whatever_else_is_unknown(noted: dict[str, Any], name: str) -> None:
    order = list(_TABLED[name]) if name != "voice" else [Voice.LOUD, Voice.NORMAL, Voice.SILENT]
    weights = [expected_rate(**{**noted, name: value}) for value in order]
    assert weights == sorted(weights, reverse=True)
