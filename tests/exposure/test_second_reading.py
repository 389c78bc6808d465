"""The program and a second, slower reading of the same published rules give the same tiers."""

from __future__ import annotations

from random import Random

import pytest

from tests.conftest import heavy_size
from tests.exposure import second_reading
from tests.exposure.vignettes import assess


def _compare(seeds: range) -> None:
    for seed in seeds:
        made = second_reading.meetings(Random(seed))
        case, found = made["case"], assess(made).exposures
        got = {item.person: item.tier.word for item in found}
        for person in {met["person"] for met in made["encounters"]}:
            theirs = [met for met in made["encounters"] if met["person"] == person]
            wanted = second_reading.tier(theirs, case["country"], case.get("isolated_from"))
            assert got.get(person, "none") == wanted, (seed, person, case, theirs)


def test_two_readings_of_the_rules_agree() -> None:
    _compare(range(400))


@pytest.mark.heavy
def test_two_readings_of_the_rules_agree_on_many_more() -> None:
    _compare(range(400, 400 + heavy_size(20_000, 20)))
