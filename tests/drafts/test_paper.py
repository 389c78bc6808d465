"""Letters and sheets on paper: the words come back out of the PDF, and nothing else does."""

from __future__ import annotations

import subprocess
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from contactlog.core.drafts import Draft
from contactlog.core.people import Person
from contactlog.core.values import Channel
from contactlog.drafts import languages
from contactlog.drafts.compose import compose
from contactlog.drafts.delivery import pages, sheets
from contactlog.drafts.delivery.letter import Letter
from contactlog.drafts.delivery.pages import Paragraph
from contactlog.errors import Refused
from tests.drafts import invented
from tests.programs import program

_ANA = Person("ana", "Ana Silva", address="Rua Um 1\n1000 Lisboa")


def _draft(tag: str) -> Draft:
    random = Random(tag)
    request, _ = invented.subject(random, invented.people(random), tag)
    person = replace(_ANA, address=None)
    return compose(replace(invented.calm(request), person=person, channel=Channel.LETTER))


def _read(data: bytes, tmp_path: Path) -> str:
    (tmp_path / "a.pdf").write_bytes(data)
    command = [program("pdftotext", "poppler-utils"), "-enc", "UTF-8", str(tmp_path / "a.pdf"), "-"]
    return subprocess.run(command, capture_output=True, timeout=60, check=True).stdout.decode()


def _letters(text: str) -> Counter[str]:
    """Every letter. Arabic comes back with the order turned inside ligatures and gaps where letters do not join."""
    return Counter(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


@pytest.mark.parametrize("tag", languages.tags())
def test_a_letter_comes_back_out_of_the_pdf(tag: str, tmp_path: Path) -> None:
    draft = _draft(tag)
    read = _read(Letter(draft, _ANA, invented.TODAY).pdf(), tmp_path)
    expected = Letter(draft, _ANA, invented.TODAY).text()
    if languages.load(tag).right_to_left:
        assert _letters(read) == _letters(expected)
    else:
        assert read.split() == expected.split()


def test_a_letter_has_address_date_subject_and_words() -> None:
    draft = _draft("en")
    text = Letter(draft, _ANA, date(2026, 3, 12)).text()
    assert text.startswith("Ana Silva\nRua Um 1\n1000 Lisboa\n\nMarch 12, 2026\n\n")
    assert draft.subject
    assert draft.subject in text
    assert text.endswith("Marta Vale\n")


def test_the_file_tells_neither_who_nor_when_it_was_made() -> None:
    made = [Letter(_draft("en"), _ANA, invented.TODAY).pdf() for _ in range(2)]
    assert made[0] == made[1]
    for word in (b"/Author", b"/Title", b"/Subject", b"Ana"):
        assert word not in made[0]


def test_paper_is_that_of_the_region(tmp_path: Path) -> None:
    for region, points in (("PT", b"595.28 841.89"), ("US", b"612.00 792.00")):
        assert points in pages.pdf([Paragraph("x")], invented.TODAY, region=region)


def test_a_sign_that_cannot_be_printed_is_said() -> None:
    assert pages.missing_letters("Ana Łódź Київ سلام ← ok") == ""
    assert pages.missing_letters("Ana 王") == "王"
    with pytest.raises(Refused, match="王"):
        pages.pdf([Paragraph("Dear 王")], invented.TODAY)


@pytest.mark.parametrize("tag", languages.tags())
def test_the_page_about_scams_can_be_printed(tag: str, tmp_path: Path) -> None:
    read = _read(sheets.trust_pdf(tag, invented.TODAY), tmp_path)
    assert _letters(read) == _letters(sheets.trust_page(tag))


def test_a_call_sheet_names_each_person_once_with_boxes() -> None:
    calls = [
        sheets.Call("Ana Silva", "+351912000102", (date(2026, 3, 10),), date(2026, 3, 13)),
        sheets.Call("Ben", "", careful=True),
    ]
    text = sheets.call_sheet(calls, invented.TODAY)
    assert text.index("1. Ana Silva") < text.index("2. Ben")
    assert "until Fri 2026-03-13" in text
    assert "no number" in text
    assert "leave no message" in text
    assert text.count("[ ] reached") == 2
    assert pages.missing_letters(text) == ""


def test_an_arabic_name_does_not_turn_the_number_beside_it() -> None:
    call = sheets.Call("ليلى حداد", "+351912000105")
    assert "\u2068ليلى حداد\u2069   +351912000105" in sheets.call_sheet([call], invented.TODAY)
