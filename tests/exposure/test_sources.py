"""Every figure names its source, and every rule that is acted on stands in the fact sheet."""

from __future__ import annotations

import tomllib

import pytest

from contactlog import exposure
from contactlog.exposure.definitions import definition_of
from contactlog.exposure.loader import ORDER, data_text, rules
from tests.exposure import own_vignettes
from tests.exposure.vignettes import shared

_SUPPORTED = ("quote", "interpreted")


@pytest.mark.parametrize("id_", ORDER)
def test_every_supported_figure_names_a_source_with_title_publisher_and_address(id_: str) -> None:
    sheet = exposure.illness(id_)
    for figure in sheet.figures:
        assert figure.basis in (*_SUPPORTED, "derived", "memory"), (id_, figure)
        if figure.basis in _SUPPORTED:
            assert figure.sources, (id_, figure)
            assert figure.tier == min(sheet.sources[key].tier for key in figure.sources), (id_, figure)
        if figure.basis == "memory":
            assert not figure.supported
        for key in figure.sources:
            source = sheet.sources[key]
            assert source.title, (id_, key)
            assert source.publisher, (id_, key)
            assert "." in source.url, (id_, key)


@pytest.mark.parametrize("id_", ORDER)
def test_every_test_of_a_definition_names_a_rule_that_is_written_down(id_: str) -> None:
    sheet = exposure.illness(id_)
    own = {f"{id_}.{rule.id}" for rule in sheet.contact_rules}
    tests = definition_of(sheet).tests
    assert tests
    for test in tests:
        assert {*test.rules, *test.at_risk_rules} <= rules().keys() | own, (id_, test.rules)


def test_every_rule_has_an_owner_in_words() -> None:
    owners = tomllib.loads(data_text("owners.toml"))["owner"]
    assert owners.keys() <= rules().keys()
    named = {rule for vignette in (*shared(), *own_vignettes.OWN) for rule in vignette["rule"]}
    assert {rule for rule in named if "." not in rule} <= owners.keys() | {"distance_consensus"}


def test_no_rule_from_memory_decides() -> None:
    unsure = {id_ for id_, rule in rules().items() if not rule.verified}
    used = {
        rule for id_ in ORDER for test in definition_of(exposure.illness(id_)).tests for rule in test.rules
    }
    assert not unsure & used


def test_no_rule_is_shown_with_a_percentage_or_a_shout() -> None:
    for rule in rules().values():
        assert "%" not in rule.text
        assert not {"MORE", "LESS", "ANY", "UNDER", "THAN", "AND", "OR"} & set(rule.text.split()), rule.id


def test_what_is_remembered_does_not_hide_in_a_figure_with_a_source() -> None:
    texts = [item.text for item in exposure.illness("hepatitis_b").contact_advice]
    assert not any("24 hours" in text for text in texts)
    [american] = [
        look
        for look in exposure.illness("gonorrhoea").lookbacks
        if (look.jurisdiction, look.stage) == ("US", "any")
    ]
    assert american.fallback is None
    groups = {item.basis: item.groups for item in exposure.illness("meningococcal").higher_risk}
    assert groups["quote"] == ("children_under_2",)
    assert "asplenia_or_complement_deficiency" in groups["memory"]
