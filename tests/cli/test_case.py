"""From "I am ill" to everybody told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cli.conftest import Program


@pytest.fixture
def ill(program: Program) -> Program:
    """A diary with three meetings and an open case."""
    for line in (
        "2026-03-10 13:00 lunch with Ana Silva 1h indoors 1m no masks",
        "2026-03-09 18:00 walk with Ben Okafor 10 min outdoors 2m",
        "2026-02-20 dinner with Old Friend 20:00 2h indoors 1m",
    ):
        program("diary", "add", line)
    program("case", "new", "--illness", "covid", "--onset", "2026-03-10", "--learned", "2026-03-12T18:00:00Z")
    return program


def test_exposures_name_tier_window_reasons_and_order(ill: Program) -> None:
    found = ill.json("exposures", "--as-of", "2026-03-12")
    assert (found["window"]["first"], found["window"]["last"]) == ("2026-03-08", "2026-03-20")
    by_name = {item["person"]: item for item in found["exposures"]}
    assert by_name["Ana Silva"]["tier"] == "close"
    assert by_name["Ana Silva"]["order"] == 1
    assert by_name["Ana Silva"]["last_exposure"] == "2026-03-10"
    assert by_name["Ana Silva"]["reasons"]
    assert all(reason["rule"] and reason["owner"] for reason in by_name["Ana Silva"]["reasons"])
    assert by_name.get("Old Friend", {"tier": "none"})["tier"] == "none"


def test_told_and_reach_count(ill: Program) -> None:
    before = ill.json("reach")
    assert (before["told"], before["matter"]) == (0, 1)
    ill("told", "Ana", "--by", "call", "--at", "2026-03-12T19:00")
    after = ill.json("reach")
    assert (after["told"], after["matter"], after["hours_median"]) == (1, 1, 1.0)
    assert [mark["percent"] for mark in after["marks"]] == [58.9, 80.0, 98.9]
    ill("told", "Ana", "--take-back")
    assert ill.json("reach")["told"] == 0


def test_moments_may_be_said_as_people_say_them(ill: Program) -> None:
    ill("told", "Ana", "--at", "yesterday", code=2)
    made = ill.json(
        "case", "new", "--illness", "flu", "--onset", "2 days ago", "--learned", "yesterday 18:00"
    )
    assert made["learned_at"].endswith(("T18:00:00Z", "T17:00:00Z"))
    ill("case", "new", "--illness", "flu", "--onset", "today", "--learned", "tomorrow", code=2)
    assert "2026-05-11 or" in ill("case", "new", "--illness", "flu", "--onset", "11/5/2026", code=1)


def test_a_later_meeting_makes_what_was_told_old_and_is_said(ill: Program) -> None:
    ill("told", "Ana")
    assert "Everyone who matters knows" in ill("reach")
    ill("diary", "add", "2026-03-11 18:00 tea with Ana Silva 1h indoors 1m")
    assert ill.json("reach")["to_correct"] == ["Ana Silva"]
    said = ill("reach")
    assert "no longer so: Ana Silva" in said
    assert "Everyone" not in said


def test_telling_in_the_future_is_refused(ill: Program) -> None:
    ill("told", "Ana", "--at", "2999-01-01T00:00", code=1)


def test_a_doubtful_onset_gives_a_narrow_and_a_wide_window(program: Program) -> None:
    program("diary", "add", "2026-03-05 13:00 lunch with Ana Silva 1h indoors 1m no masks")
    program("case", "new", "--illness", "covid19", "--onset", "2026-03-04..2026-03-10")
    window = program.json("exposures")["window"]
    assert window["wide_first"] < window["first"]
    assert window["last"] < window["wide_last"]


def test_changed_dates_name_who_must_hear_again(ill: Program) -> None:
    ill("told", "Ana", "--by", "call")
    changed = ill.json("case", "edit", "--onset", "2026-02-20", "--country", "uk")
    assert len(changed["to_correct"]) == 1
    assert changed["country"] == "UK"


def test_a_called_off_case_names_who_must_hear(ill: Program) -> None:
    ill("told", "Ana", "--by", "call")
    assert len(ill.json("case", "call-off", "--yes")["to_hear"]) == 1
    ill("case", "new", "flu", "--onset", "2026-03-10")
    assert "not COVID-19 after all" in ill("draft", "--all-clear", "--to", "Ana", "--channel", "call")
    assert "Another case of it is open" in ill("case", "new", "--illness", "flu", "--onset", "2026-03-09")
    assert "Open again. COVID-19" in ill("case", "reopen")


def test_a_change_names_who_must_hear_and_history_keeps_what_it_was(ill: Program) -> None:
    ill("told", "Ana", "--by", "call")
    changed = ill.json("case", "change", "--isolated-from", "2026-03-08")
    assert [item["person"] for item in changed["no_longer"]] == ["Ana Silva"]
    assert "need not have been: Ana Silva" not in ill("case", "change", "--note", "a word")
    before = ill.json("case", "history")["before"]
    assert "isolated_from" not in before[-1]["case"]["anchors"]
    assert "isolated_from" not in ill.json("case", "change", "--take-back", "isolated-from")["anchors"]
    assert "Called off" in ill("case", "call-off", "--yes")
    assert "called off" in ill("exposures")
    assert "Open again" in ill("case", "reopen", "covid19")


def test_dates_may_be_said_as_people_say_them(program: Program) -> None:
    program("diary", "add", "2026-03-05 13:00 lunch with Ana Silva 1h indoors 1m no masks")
    case = program.json("case", "new", "--illness", "covid", "--onset", "2026-03-04..2026-03-10")
    found = program.json("exposures", case["id"])
    assert [item["person"] for item in found["depends_on_onset"]] == ["Ana Silva"]
    assert "depends on the doubtful day: Ana Silva" in program("exposures", case["id"])
    for said, days in (("no idea", 14), ("between the 8th and 10th", None)):
        made = program.json("case", "new", "--illness", "measles", "--rash", said)["anchors"]["rash_onset"]
        first, last = date.fromisoformat(made["first"]), date.fromisoformat(made["last"])
        assert first < last <= datetime.now(UTC).date() + timedelta(days=1)
        assert days is None or (last - first).days == days
    made = program.json("case", "new", "--illness", "covid", "--onset", "no idea", "--test", "2026-03-11")
    assert made["anchors"]["symptom_onset"] == {"first": "2026-02-25", "last": "2026-03-11"}
    assert "at their widest: Mon 2026-02-23 to Sat 2026-03-21" in program("exposures", made["id"])


def test_what_is_urgent_for_a_person_is_said_in_the_list(program: Program) -> None:
    program("people", "add", "Mia", "--flag", "pregnant")
    program("diary", "add", "2026-03-09 12:00 Mia 1h indoors 1m")
    program("case", "new", "--illness", "rubella", "--rash", "2026-03-10")
    assert "For them today: Pregnant contacts" in program("exposures", "--as-of", "2026-03-12")


def test_a_sentence_that_several_rules_say_is_shown_once(ill: Program) -> None:
    shown = ill("exposures", "--why", "Ana")
    assert shown.count("the days when people pass it on most") == 1
    assert "nhs_infectiousness" in shown
    assert "he_corrected" in shown


def test_a_treatment_that_closes_soon_heads_the_list_and_equals_are_named(program: Program) -> None:
    for line in (
        "2026-03-11 13:00 lunch with Ana 1h indoors 1m",
        "2026-03-11 15:00 tea with Ben 30 min indoors 1m",
        "2026-03-11 17:00 talk with Cy 30 min indoors 1m",
        "2026-03-11 20:00 Dora stayed the night",
    ):
        program("diary", "add", line)
    program("people", "edit", "Ben", "--flag", "pregnant")
    shown = program(
        "case", "new", "--illness", "measles", "--rash", "2026-03-10", "--learned", "2026-03-12T18:00"
    )
    assert "first day of the rash Tue 2026-03-10" in shown
    lines = program("exposures", "--as-of", "2026-03-12T21:00").splitlines()
    heads = [line for line in lines if line.startswith(("First:", "Household", "Close contact"))]
    assert heads == [
        "First: something may still help them, for a limited time",
        "Household",
        "Close contact",
    ]
    assert any(line.startswith("  1. Ben") and "about equal" not in line for line in lines)
    assert any(line.startswith("  4. Cy") and line.endswith("; about equal with Ana") for line in lines)


def test_a_window_of_one_day_is_one_day(program: Program) -> None:
    program("case", "new", "--illness", "norovirus", "--onset", "2026-03-10")
    shown = program("exposures", "--as-of", "2026-03-10T20:00").splitlines()[0]
    assert shown == "Days on which you could pass it on: Tue 2026-03-10, longer if it is not over by then."
