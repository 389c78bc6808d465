"""The fact sheet as it is read: every figure with its source, in a minute, at eighty columns."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

import pytest

from contactlog import exposure
from contactlog.diary.sheet import as_json
from contactlog.diary.sheet_page import NO_FIGURE, RELAYED, YOURSELF, as_lines
from contactlog.diary.sheet_words import incubation_words
from contactlog.diary.sheets import Sheets
from contactlog.errors import Invalid, NotFound
from contactlog.exposure import Illness

_each = pytest.mark.parametrize("sheet", exposure.illnesses(), ids=lambda sheet: str(sheet.id))
_MARK = re.compile(r"\[([^\]]*)\]$")


def _items(sheet: Illness) -> list[str]:
    """Give the figures of a page, each on one line."""
    page = as_lines(sheet, width=100_000)
    end = next(place for place, line in enumerate(page) if line.startswith("Dates you can give"))
    disagreement = page.index("Where sources differ") if "Where sources differ" in page else end
    return [line.strip() for line in page[: min(end, disagreement)] if line.strip().startswith("- ")]


@_each
def test_every_figure_on_the_page_names_its_source_or_says_that_there_is_none(sheet: Illness) -> None:
    unsupported = False
    for item in _items(sheet):
        if item.startswith(f"- {NO_FIGURE}"):
            unsupported = True
            continue
        if item.startswith(f"- {RELAYED}"):
            continue
        mark = _MARK.search(item)
        assert mark is not None, item
        sourced = re.search(r"\d", mark[1]) or mark[1].startswith("worked out")
        assert sourced or (unsupported and mark[1].startswith("from memory")), item


@_each
def test_every_number_of_a_source_is_explained(sheet: Illness) -> None:
    page = "\n".join(as_lines(sheet, width=100_000))
    listed = {int(number) for number in re.findall(r"^(\d+)\. ", page, re.MULTILINE)}
    used = {
        int(number)
        for item in _items(sheet)
        if (mark := _MARK.search(item))
        for number in re.findall(r"(?<![\w.])(\d+)(?=[,\s]|$)", mark[1])
    }
    assert used == listed


@_each
def test_the_page_fits_eighty_columns(sheet: Illness) -> None:
    assert all(len(line) <= 80 for line in as_lines(sheet) if "://" not in line)


def test_a_page_is_read_in_a_minute() -> None:
    lengths = []
    for sheet in exposure.illnesses():
        page = as_lines(sheet)
        ends = (YOURSELF, "Where sources differ", "Dates you can give (case new --anchor NAME=DATE)")
        body = page[: min(page.index(end) for end in ends if end in page)]
        lengths.append(sum(len(line.split()) for line in body))
    assert median(lengths) <= 250
    assert max(lengths) <= 450


@_each
def test_the_page_shows_every_figure_but_those_on_reporting_and_on_looking_back_twice(sheet: Illness) -> None:
    left_out = (*sheet.notifiable, *(look for look in sheet.lookbacks if look.basis == "derived"))
    assert len([item for item in _items(sheet) if _MARK.search(item)]) == len(sheet.figures) - len(left_out)


@_each
def test_json_holds_every_figure_with_its_support(sheet: Illness) -> None:
    figures = as_json(sheet)["figures"]
    assert isinstance(figures, list)
    assert len(figures) == len(sheet.figures)
    assert all(isinstance(figure, dict) and figure["support"] for figure in figures)


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("Covid", "covid19"), ("covid-19", "covid19"), ("COVID 19", "covid19"), ("whooping cough", "pertussis"),
        ("flu", "influenza"), ("chickenpox", "chickenpox"), ("strep throat", "scarlet_fever_gas"),
        ("hand, foot and mouth", "hfmd"), ("TB", "tuberculosis"), ("hep b", "hepatitis_b"),
        ("monkeypox", "mpox"), ("MEASLES", "measles"), ("head lice", "head_lice"),
    ],
)  # fmt: skip
def test_everyday_names_find_the_sheet(typed: str, id_: str) -> None:
    assert Sheets().find(typed).id == id_


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("measels", "Measles"),
        ("whoping cough", "Whooping"),
        ("influensa", "Influenza"),
        ("clamydia", "Chlamydia"),
        ("foo", "illnesses list"),
    ],
)
def test_a_misspelt_name_gives_the_nearest(typed: str, near: str) -> None:
    with pytest.raises(NotFound) as caught:
        Sheets().find(typed)
    assert near in caught.value.next_step


def test_own_files_are_added_override_and_are_removed(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path)
    file = tmp_path / "village_fever.toml"
    file.write_text(exposure.data_text("template.toml"))
    kept, instead = sheets.add(file)
    assert (kept.own, instead) == (True, False)
    assert sheets.find("VF").id == "village_fever"
    assert (tmp_path / "illnesses" / "village_fever.toml").stat().st_mode & 0o077 == 0
    measles = tmp_path / "measles.toml"
    measles.write_text(exposure.data_text("template.toml"))
    assert sheets.add(measles)[1]
    assert sheets.get("measles").own
    assert len(sheets.all()) == 32
    sheets.remove("measles")
    assert not sheets.get("measles").own
    with pytest.raises(NotFound):
        sheets.remove("measles")


def test_a_file_that_went_bad_is_named_and_hurts_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "illnesses").mkdir()
    (tmp_path / "illnesses" / "broken.toml").write_text("name = ")
    sheets = Sheets(tmp_path)
    assert [name for name, _ in sheets.unreadable()] == ["broken.toml"]
    assert len(sheets.all()) == 31
    assert sheets.get("measles").id == "measles"
    with pytest.raises(Invalid):
        sheets.get("broken")
    assert sheets.name("broken") == "broken"
    assert sheets.name("gone") == "gone"


@pytest.mark.parametrize(
    ("illness", "said"),
    [
        ("norovirus", "12 to 48 hours, mostly about 36"),
        ("conjunctivitis", "12 hours to 12 days, mostly about 2"),
        ("covid19", "2 to 14 days, mostly 3 to 4"),
        ("scabies", "14 to 56 days, mostly about 35; who had it before, 1 to 4"),
    ],
)
def test_times_from_meeting_to_first_signs_are_whole_numbers(illness: str, said: str) -> None:
    found = exposure.illness(illness).incubation
    assert found is not None
    assert incubation_words(found) == said
