"""How many parts a text message has, against cases worked out by hand from 3GPP TS 23.038 and 23.040."""

from __future__ import annotations

import pytest

from contactlog.drafts.segments import measure

_A = "a"
_CASES = [
    # text, encoding, units, segments, units left in the last part
    ("", "gsm", 0, 0, 160),
    (_A, "gsm", 1, 1, 159),
    (_A * 160, "gsm", 160, 1, 0),
    (_A * 161, "gsm", 161, 2, 145),
    (_A * 306, "gsm", 306, 2, 0),
    (_A * 307, "gsm", 307, 3, 152),
    (_A * 459, "gsm", 459, 3, 0),
    ("é" * 160, "gsm", 160, 1, 0),  # in the default alphabet
    ("€" * 80, "gsm", 160, 1, 0),  # two septets each
    ("€" * 81, "gsm", 162, 2, 143),
    # An escape is not cut from its character: 152 letters, then a euro that moves into the second part.
    (_A * 152 + "€" + _A * 10, "gsm", 164, 2, 141),
    (_A * 151 + "€" + _A * 10, "gsm", 163, 2, 143),
    ("’", "ucs2", 1, 1, 69),  # a curly apostrophe
    ("’" + _A * 69, "ucs2", 70, 1, 0),
    ("’" + _A * 70, "ucs2", 71, 2, 63),
    ("ж" * 134, "ucs2", 134, 2, 0),
    ("ж" * 135, "ucs2", 135, 3, 66),
    ("ع" * 70, "ucs2", 70, 1, 0),
    ("😀" * 35, "ucs2", 70, 1, 0),  # a pair of units each
    ("😀" * 36, "ucs2", 72, 2, 61),  # 33 pairs are 66 units; the 34th is not cut
    ("ç", "ucs2", 1, 1, 69),  # only the capital is in the default alphabet
    ("Ç", "gsm", 1, 1, 159),
    ("{}[]~\\|^€", "gsm", 18, 1, 142),
    ("\n", "gsm", 1, 1, 159),
]


@pytest.mark.parametrize(("text", "encoding", "units", "segments", "left"), _CASES)
def test_the_count_is_that_of_the_standard(
    text: str, encoding: str, units: int, segments: int, left: int
) -> None:
    size = measure(text)
    assert (size.encoding, size.units, size.segments, size.left) == (encoding, units, segments, left)
    assert size.characters == len(text)
