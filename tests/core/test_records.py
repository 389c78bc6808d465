"""Records: every noun survives the way to JSON and back, and nothing malformed gets through."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from contactlog.core import records
from contactlog.core.records import Noun
from contactlog.core.settings import Preference
from contactlog.errors import Invalid
from tests import strategies


@given(strategies.nouns)
def test_every_noun_survives_the_way_to_json_and_back(noun: Noun) -> None:
    line = json.dumps(records.to_record(noun), ensure_ascii=False)
    assert records.from_record(json.loads(line)) == noun


@given(strategies.nouns.filter(lambda noun: not isinstance(noun, Preference)))
def test_a_record_holds_no_unknowns(noun: Noun) -> None:
    assert None not in records.to_record(noun).values()


def test_a_setting_that_was_emptied_comes_back_empty() -> None:
    emptied = Preference("rule")
    assert records.to_record(emptied)["value"] is None
    assert records.from_record(records.to_record(emptied)) == emptied
    # As backups of earlier versions have it.
    assert records.from_record({"type": "preference", "id": "rule"}) == emptied


def test_a_wrong_key_is_answered_with_the_nearest_right_one() -> None:
    with pytest.raises(Invalid) as caught:
        records.from_record({"type": "person", "id": "x", "nicknamse": []})
    assert "nicknamse" in caught.value.sentence
    assert caught.value.next_step == "Did you mean nicknames?"


@pytest.mark.parametrize(
    ("key", "value", "part"),
    [
        ("minutes", -1, "between 0"),
        ("minutes", True, "number of minutes"),
        ("minutes", float("nan"), "number of minutes"),
        ("distance", "3m", "3m is not one of"),
        ("people", "Ana", "must be a list"),
        ("started_at", "2026-03-01T13:00", "no zone"),
        ("local_date", "1 March", "2026-03-01"),
        ("zone", "Atlantis/Capital", "not known"),
        ("face_to_face", "yes", "true, false or null"),
        ("strangers", 1.5, "whole number"),
        ("note", "x" * 100_001, "longer than"),
        ("kinds", ["hugged", "waved"], "waved is not one of"),
    ],
)
def test_a_wrong_value_names_its_key(key: str, value: object, part: str) -> None:
    record = {"type": "encounter", "id": "x", "local_date": "2026-03-01", "zone": "UTC", key: value}
    with pytest.raises(Invalid) as caught:
        records.from_record(record)  # type: ignore[arg-type]
    assert key in caught.value.sentence
    assert part in caught.value.sentence


def test_a_missing_key_is_named() -> None:
    with pytest.raises(Invalid, match="lacks its local_date"):
        records.from_record({"type": "encounter", "id": "x", "zone": "UTC"})


def test_text_is_cleaned_on_the_way_in() -> None:
    person = records.from_record({"type": "person", "id": "x", "name": "Ana\x1b]0;boo\x07 \u202eSilva"})
    assert person == records.PERSON.noun(id="x", name="Ana]0;boo Silva")


def test_no_noun_shows_names_or_notes_in_its_repr() -> None:
    record = {
        "type": "person",
        "id": "x",
        "name": "Zebedee",
        "nicknames": ["Zebedee"],
        "phones": ["Zebedee"],
        "emails": ["Zebedee"],
        "address": "Zebedee",
        "note": "Zebedee",
    }
    assert "Zebedee" not in repr(records.from_record(record))  # type: ignore[arg-type]
