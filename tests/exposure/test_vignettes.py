"""Worked examples: those written beside the published rules, and ours."""

from __future__ import annotations

import pytest

from contactlog.core.times import moment_text
from contactlog.exposure.loader import ORDER
from tests.exposure import own_vignettes
from tests.exposure.vignettes import SHARED, Vignette, assess, examples, expected_tiers, shared

_ALL = [*own_vignettes.OWN, *examples(), *shared()]
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
    certain = expected.get("certainties", {})
    assert {name: found[name].certainty.value for name in certain} == certain


@pytest.mark.parametrize("vignette", examples(), ids=lambda vignette: str(vignette["id"]))
def test_windows_and_periods_are_the_published_ones(vignette: Vignette) -> None:
    assessment, expected = assess(vignette), vignette["expected"]
    window = assessment.window
    found = {
        "window": [window.first.isoformat(), window.last.isoformat()],
        "wide_window": [window.wide_first.isoformat(), window.wide_last.isoformat()],
        "deadlines": {
            item.person: moment_text(item.deadline.at) if item.deadline else None
            for item in assessment.exposures
            if item.person in expected.get("deadlines", {})
        },
    }
    assert {name: found[name] for name in found if name in expected} == {
        name: expected[name] for name in found if name in expected
    }


def test_the_examples_reach_every_illness_of_the_sheet() -> None:
    assert {vignette["illness"] for vignette in examples()} == set(ORDER)


@_each
def test_the_rules_of_the_example_are_named(vignette: Vignette) -> None:
    exposures = assess(vignette).exposures
    named = {reason.rule for item in exposures for reason in item.reasons}
    named |= {item.deadline.rule for item in exposures if item.deadline}
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
