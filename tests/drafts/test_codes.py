"""QR codes: the exact words come back out of them, however they are drawn."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from random import Random
from urllib.parse import unquote

import pytest

from contactlog.core.values import Channel, Tone
from contactlog.drafts import languages
from contactlog.drafts.compose import compose
from contactlog.drafts.delivery import codes, links, packing
from contactlog.drafts.delivery.codes import Room, Scheme
from contactlog.drafts.delivery.splitting import MOST, split
from tests.conftest import heavy_size
from tests.drafts import invented
from tests.drafts.languages_cases import request
from tests.programs import program

_NUMBER = "+351912000102"
_ROOM = Room()
_CELL = 6
"""Pixels of a module in the picture given to the decoder."""


def _modules(lines: Sequence[str], scheme: Scheme) -> list[list[bool]]:
    """Read the drawn lines as an eye would: True is dark."""
    if scheme is Scheme.ASCII:
        return [[line[place] == "#" for place in range(0, len(line), 2)] for line in lines]
    plain = [line.split("m", 1)[1].rsplit("\x1b", 1)[0] if "\x1b" in line else line for line in lines]
    if scheme is Scheme.FINE:
        return [row for line in plain for row in _sextant_rows(line)]
    ink = scheme is not Scheme.DARK
    rows: list[list[bool]] = []
    for line in plain:
        rows.append([(char in "█▀") is ink for char in line])
        rows.append([(char in "█▄") is ink for char in line])
    return rows


def _sextant_rows(line: str) -> list[list[bool]]:
    """Read signs of two by three modules by their names in Unicode: BLOCK SEXTANT-135."""
    older = {" ": "", "▌": "135", "▐": "246", "█": "123456"}
    found = [older[char] if char in older else unicodedata.name(char).rpartition("-")[2] for char in line]
    return [[str(spot) in dots for dots in found for spot in pair] for pair in ((1, 2), (3, 4), (5, 6))]


def _picture(lines: Sequence[str], scheme: Scheme, path: Path) -> Path:
    rows = _modules(lines, scheme)
    width = len(rows[0]) * _CELL
    # A sign is twice as high as wide, so that the modules of a fine code are a third higher than wide.
    high = _CELL * 4 // 3 if scheme is Scheme.FINE else _CELL
    pixels = b"".join(bytes(0 if dark else 255 for dark in row for _ in range(_CELL)) * high for row in rows)
    path.write_bytes(b"P5\n%d %d\n255\n" % (width, len(rows) * high) + pixels)
    return path


def _read(paths: Sequence[Path]) -> list[str]:
    """Decode one picture at a time: what it holds, to the byte."""
    found = []
    for path in paths:
        done = subprocess.run(
            [
                program("zbarimg", "zbar-tools"),
                "-q",
                "--raw",
                "-Sbinary",
                "-Sdisable",
                "-Sqrcode.enable",
                str(path),
            ],
            capture_output=True,
            timeout=60,
            check=True,
        )
        found.append(done.stdout.decode())
    return found


def _held(text: str, tmp_path: Path, scheme: Scheme = Scheme.COLOUR, room: Room = _ROOM) -> str:
    return _read([_picture(codes.draw(text, room, scheme), scheme, tmp_path / "code.pgm")])[0]


@pytest.mark.parametrize("scheme", list(Scheme))
def test_a_code_is_read_back_in_each_scheme(scheme: Scheme, tmp_path: Path) -> None:
    link = links.sms(_NUMBER, "Hi Ana, café “Nero”? Ring me: 100 % & more + you.")
    assert _held(link, tmp_path, scheme, Room(200, 200)) == link


@pytest.mark.parametrize(
    "link",
    [
        links.smsto(_NUMBER, "Hi Ana, this is Marta."),
        links.mailto("ana@example.org", "A short note", "Line one\nline two, für dich"),
        links.tel("+351 912 000 102"),
    ],
)
def test_each_kind_of_link_is_read_back(link: str, tmp_path: Path) -> None:
    assert _held(link, tmp_path) == link


@pytest.mark.heavy
def test_words_of_every_language_come_back_to_the_letter(tmp_path: Path) -> None:
    random = Random(11)
    tags = languages.tags()
    for number in range(heavy_size(100, len(tags))):
        everybody = invented.people(random)
        asked, _ = invented.subject(random, everybody, tags[number % len(tags)])
        text = compose(asked).text
        parts = codes.parts(text, lambda part: links.sms(_NUMBER, part), _ROOM, Scheme.COLOUR)
        assert parts is not None, text
        drawn = [codes.draw(links.sms(_NUMBER, part), _ROOM) for part in parts]
        pictures = [
            _picture(lines, Scheme.COLOUR, tmp_path / f"{place}.pgm") for place, lines in enumerate(drawn)
        ]
        read = [unquote(held.partition("?body=")[2]) for held in _read(pictures)]
        assert read == parts


def test_the_quiet_zone_is_four_modules_where_there_is_room() -> None:
    rows = _modules(codes.draw("tel:+1", _ROOM), Scheme.COLOUR)
    assert not any(any(row) for row in rows[:4])
    assert not any(any(row[:4]) or any(row[-4:]) for row in rows)
    assert rows[4][4]


def test_a_small_window_gets_a_smaller_quiet_zone() -> None:
    lines = codes.draw("tel:+1", Room(25, 13))
    assert len(lines) <= 13
    assert not codes.fits("tel:+1", Room(24, 13))


def test_colours_are_fixed_whatever_the_screen_is() -> None:
    for many in (True, False):
        assert all(
            line.startswith("\x1b[") and line.endswith("\x1b[0m")
            for line in codes.draw("tel:+1", _ROOM, many_colours=many)
        )
    assert not any("\x1b" in line for line in codes.draw("tel:+1", _ROOM, Scheme.DARK))


def test_words_too_long_for_the_window_are_split_between_sentences(tmp_path: Path) -> None:
    text = "Hi Ana. We met on Tuesday at the park by the river. Please call me when you can. I am well."
    room = Room(80, 21)
    parts = codes.parts(text, lambda part: links.sms(_NUMBER, part), room, Scheme.COLOUR)
    assert parts is not None
    assert len(parts) > 1
    assert parts[0].endswith(f". (1/{len(parts)})")
    words = " ".join(part.rpartition(" (")[0] for part in parts)
    assert words == text
    for part in parts:
        assert _held(links.sms(_NUMBER, part), tmp_path, room=room) == links.sms(_NUMBER, part)


def _number_of_codes(tag: str, tone: Tone, room: Room, scheme: Scheme = Scheme.COLOUR) -> int:
    text = compose(request(tag, "influenza", Channel.SMS, tone)).text
    found = codes.parts(text, lambda part: links.sms(_NUMBER, part), room, scheme)
    assert found is not None
    return len(found)


def test_a_small_window_takes_few_codes() -> None:
    small = Room(48, 23)
    assert _number_of_codes("en", Tone.BRIEF, small) <= 3
    assert _number_of_codes("en", Tone.PLAIN, small) <= 8
    assert _number_of_codes("en", Tone.BRIEF, small, Scheme.FINE) == 1
    assert _number_of_codes("en", Tone.PLAIN, small, Scheme.FINE) <= 3
    for tag in ("uk", "ar"):
        assert _number_of_codes(tag, Tone.BRIEF, small, Scheme.FINE) <= 2


def test_ukrainian_takes_a_smaller_code_than_its_bytes_would() -> None:
    link = links.sms(_NUMBER, "Привіт, Оксана, це Тарас. У мене COVID-19. Бачились 10.03.")
    assert (packing.modules(link) or 0) < (packing.modules("x" * len(link)) or 0)
    assert "".join(words for words, _, _ in packing.pieces(link)) == link


def test_no_window_is_too_small_to_be_told_so() -> None:
    assert (
        codes.parts("Hi Ana, call me.", lambda part: links.sms(_NUMBER, part), Room(20, 8), Scheme.DARK)
        is None
    )
    assert codes.rows_needed("x" * 5000) is None
    assert (codes.rows_needed("tel:+1") or 0) > 8


def test_splitting_gives_up_before_it_makes_too_many_parts() -> None:
    assert split("word " * 200, lambda part: len(part) < 30) is None
    assert split("one two three", lambda part: len(part) <= 13) == ["one two three"]
    parts = split("one two. three four. five", lambda part: len(part) <= 17)
    assert parts == ["one two. (1/3)", "three four. (2/3)", "five (3/3)"]
    assert MOST < 10


def test_parts_are_about_equally_long() -> None:
    text = "Seven words stand in each such sentence. " * 6
    for room in (130, 170, 220):
        parts = split(text.strip(), lambda part, room=room: len(part) <= room)  # type: ignore[misc]
        assert parts is not None
        lengths = [len(part) for part in parts]
        assert max(lengths) - min(lengths) <= len("Seven words stand in each such sentence. ")


def test_the_size_of_a_code_is_known_before_it_is_drawn() -> None:
    for size in (17, 18, 106, 107, 230, 231, 271, 272, 367, 368, 792):
        assert len(codes._matrix("x" * size)) == packing.modules("x" * size)
    for size in (5, 60):
        for text in (
            links.sms(_NUMBER, "Привіт, Оксана! " * size)[: size * 6],
            "A%D0" * size,
            "x" + "%20" * size,
        ):
            assert len(codes._matrix(text)) == packing.modules(text), text


def test_links_are_percent_encoded() -> None:
    assert links.sms("+351 912-000", "a b&c=ü\n") == "sms:+351912000?body=a%20b%26c%3D%C3%BC%0A"
    assert links.mailto("a@b.org", "x y", "l1\nl2") == "mailto:a@b.org?subject=x%20y&body=l1%0D%0Al2"
