"""Worked examples: those written beside the published rules, and ours."""

from __future__ import annotations

import pytest

from contactlog.core.times import moment_text
from tests.exposure import own_vignettes
from tests.exposure.vignettes import SHARED, Vignette, assess, expected_tiers, shared

_ALL = [*own_vignettes.OWN, *shared()]
_each = pytest.mark.parametrize("vignette", _ALL, ids=lambda vignette: str(vignette["id"]))


@pytest.mark.skipif(not SHARED.exists(), reason="the shared examples are not at hand")
def test_all_shared_examples_are_there() -> None:
    assert len(shared()) == 25


@_each
def test_tier_order_and_certainty_are_the_published_ones(vignette: Vignette) -> None:
    assessment, expected = assess(vignette), vignette["expected"]
    found = {item.person: item for item in assessment.exposures}
    tiers = expected_tiers(vignette)
    assert {name: found[name].tier.word if name in found else "none" for name in tiers} == tiers
    wanted = expected.get("order", [])
    assert [item.person for item in assessment.exposures if item.person in wanted] == wanted
    first = found.get(vignette["encounters"][0]["person"])
    if "tier_low" in expected:
        assert first is not None
        assert first.tier_low.word == expected["tier_low"]
    if "certainty" in expected:
        assert first is not None
        assert first.certainty.value == expected["certainty"]


@_each
def test_the_rules_of_the_example_are_named(vignette: Vignette) -> None:
    named = {reason.rule for item in assess(vignette).exposures for reason in item.reasons}
    assert set(vignette["rule"]) <= named


@pytest.mark.parametrize(
    "vignette",
    [vignette for vignette in _ALL if "deadline" in vignette["expected"]],
    ids=lambda vignette: str(vignette["id"]),
)
def test_the_deadline_is_the_published_one(vignette: Vignette) -> None:
    until = assess(vignette).exposures[0].deadline
    assert (moment_text(until.at) if until else None) == vignette["expected"]["deadline"]


@_each
def test_reasons_name_owner_and_no_percentage(vignette: Vignette) -> None:
    for item in assess(vignette).exposures:
        assert item.reasons
        for reason in item.reasons:
            assert reason.rule
            assert reason.owner
            assert "%" not in reason.text
            assert "safe" not in reason.text.casefold().split()
