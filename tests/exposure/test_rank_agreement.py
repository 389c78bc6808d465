"""The ordering score ranks meetings as two published models do."""

from __future__ import annotations

import random
import tomllib
from statistics import fmean

import pytest

from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.values import Distance, Mask, Setting, Ventilation, Voice
from contactlog.exposure.doublings import rate_of
from tests.exposure import published
from tests.exposure.published import correlation
from tests.exposure.strategies import ZERO, verdict

_needs_tables = pytest.mark.skipif(
    not published.TABLES.exists(), reason="the published tables are not at hand"
)
_CASE = Case("case", "covid19", {"symptom_onset": DoubtfulDay(ZERO, ZERO)}, symptomatic=True)
_SEEDS = (1, 2, 3)
_COUNT = 451


def _score(met: Encounter) -> float:
    return verdict(_CASE, [met]).benefit


@_needs_tables
@pytest.mark.parametrize("lived", [False, True])
@pytest.mark.parametrize("seed", _SEEDS)
def test_it_ranks_as_microcovid_does(seed: int, lived: bool) -> None:
    met = published.activities(_COUNT, seed, lived=lived)
    risks = [published.microcovid(item) for item in met]
    assert correlation([_score(item) for item in met], risks) >= 0.95


@_needs_tables
@pytest.mark.parametrize("seed", _SEEDS)
def test_it_beats_length_alone_and_distance_alone(seed: int) -> None:
    met = published.activities(_COUNT, seed)
    risks = [published.microcovid(item) for item in met]
    ours = correlation([_score(item) for item in met], risks)
    order = list(Distance)
    assert ours > correlation([item.minutes or 0 for item in met], risks) + 0.2
    assert ours > correlation([-order.index(item.distance or Distance.FAR) for item in met], risks) + 0.2


@_needs_tables
def test_with_three_in_ten_fields_unknown_it_still_ranks() -> None:
    found = []
    for seed in range(1, 8):
        met, dice = published.activities(_COUNT, seed, lived=True), random.Random(1_000 + seed)
        risks = [published.microcovid(item) for item in met]
        found.append(correlation([_score(published.with_gaps(item, 0.3, dice)) for item in met], risks))
    assert fmean(found) >= 0.75


def test_it_ranks_as_caimira_does() -> None:
    rows = published.caimira_rows()
    scores = [_score(published.caimira_meeting(number, row)) for number, row in enumerate(rows)]
    assert len(rows) == 117
    assert correlation(scores, [row[-1] for row in rows]) >= 0.80


@_needs_tables
def test_every_factor_is_the_published_table_rounded() -> None:
    table = tomllib.loads(published.TABLES.read_text("utf-8"))["strength"]["doublings"]
    near = dict(zip(Distance, ("touch", "under_1m", "1_to_2m", "over_2m", "over_3m"), strict=True))

    def rate(
        distance: Distance = Distance.ONE_TO_2M,
        setting: Setting = Setting.INDOOR,
        air: Ventilation | None = None,
        theirs: Mask | None = None,
        mine: Mask | None = None,
        voice: Voice = Voice.NORMAL,
    ) -> float:
        return rate_of(distance, setting, air, theirs, mine, voice)

    for distance, name in near.items():
        assert rate(distance) == 2.0 ** table["distance"][name]
    for setting in Setting:
        assert rate(setting=setting) == 2.0 ** table["setting"][setting.value]
        assert rate(Distance.UNDER_1M, setting) == rate(Distance.UNDER_1M)
    for air in Ventilation:
        assert rate(air=air) == 2.0 ** table["ventilation"][air.value]
    for mask in Mask:
        assert rate(theirs=mask) == 2.0 ** table["mask_case"][mask.value]
        assert rate(mine=mask) == 2.0 ** table["mask_contact"][mask.value]
        assert rate(Distance.TOUCH, theirs=mask, mine=mask) == rate(Distance.TOUCH)
    for voice in Voice:
        assert rate(voice=voice) == 2.0 ** table["voice"][voice.value]
