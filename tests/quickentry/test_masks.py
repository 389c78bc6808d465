"""A mask that was denied, taken off, hedged or only spoken of is never counted as worn."""

from __future__ import annotations

from pathlib import Path

import pytest

from contactlog.core.values import Mask
from tests.quickentry.lines import mistakes, read_lines
from tests.quickentry.samples import RICH, reading

_NONE, _SURGICAL, _RESPIRATOR = Mask.NONE, Mask.SURGICAL, Mask.RESPIRATOR


@pytest.mark.parametrize(
    ("lang", "line", "mine", "theirs"),
    [
        ("es", "ni ella ni yo llevábamos mascarilla, Pilar 1h", _NONE, _NONE),
        ("es", "ninguno de los dos llevaba mascarilla, con diego", _NONE, _NONE),
        ("es", "tampoco llevábamos mascarilla, con pilar", _NONE, _NONE),
        ("es", "pilar no tenía puesta la mascarilla", None, _NONE),
        ("es", "me quité la mascarilla, con diego", _NONE, None),
        ("es", "solo diego llevaba mascarilla", _NONE, _SURGICAL),
        ("es", "todos llevaban mascarilla menos diego", _SURGICAL, _NONE),
        ("es", "diego sin mascarilla y yo también", _NONE, _NONE),
        ("es", "diego y yo sin cubrebocas", _NONE, _NONE),
        ("es", "con diego, barbijo no", _NONE, _NONE),
        ("es", "mascarillas FFP2 todos, con pilar", _RESPIRATOR, _RESPIRATOR),
        ("es", "la dentista llevaba mascarilla y yo no", _NONE, _SURGICAL),
        ("fr", "ni elle ni moi ne portions de masque, avec Claire", _NONE, _NONE),
        ("fr", "aucun des deux n'avait de masque, avec diego", _NONE, _NONE),
        ("fr", "claire ne met jamais de masque", None, _NONE),
        ("fr", "on a enlevé les masques, avec diego", _NONE, _NONE),
        ("fr", "elle avait oublié son masque, avec claire", None, _NONE),
        ("fr", "FFP2 pour moi, rien pour elle", _RESPIRATOR, _NONE),
        ("fr", "seule claire était masquée", _NONE, _SURGICAL),
        ("fr", "Claire et moi masquées", _SURGICAL, _SURGICAL),
        ("fr", "elle sans masque, moi non plus", _NONE, _NONE),
        ("fr", "rob (masque) et moi (sans)", _NONE, _SURGICAL),
    ],
)
def test_who_wore_a_mask_is_read_from_the_whole_sentence(
    lang: str, line: str, mine: Mask | None, theirs: Mask | None
) -> None:
    read = reading(line, lang, RICH)
    assert (read.mask_mine, read.mask_theirs) == (mine, theirs)


@pytest.mark.parametrize(
    ("lang", "line", "marked"),
    [
        ("es", "compré mascarillas en la farmacia con pilar", "compré mascarillas"),
        ("es", "hablamos de mascarillas con pilar", "de mascarillas"),
        ("es", "con pilar, llevaba mascarilla", "llevaba mascarilla"),
        ("fr", "acheté des masques avec claire", "acheté des masques"),
    ],
)
def test_a_mask_that_was_only_spoken_of_is_marked_and_sets_nothing(lang: str, line: str, marked: str) -> None:
    read = reading(line, lang, RICH)
    assert (read.mask_mine, read.mask_theirs, read.not_understood) == (None, None, (marked,))


def test_every_way_to_say_who_wore_what_is_read() -> None:
    wrong = {
        line: found
        for lang, line, wanted in read_lines(Path(__file__).parent, "masks")
        if (found := mistakes(reading(line, lang, RICH), wanted))
    }
    assert wrong == {}


def test_none_of_the_masks_is_not_worn() -> None:
    read = reading("Tom, none of the masks", "en", RICH)
    assert (read.mask_mine, read.mask_theirs) == (None, None)
    assert read.not_understood


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("es", "con diego, mascarilla a ratos"),
        ("es", "casi nadie llevaba mascarilla en el bus"),
        ("fr", "avec diego, masque au début"),
        ("fr", "la moitié masqués dans le bus"),
        ("en", "Tom, hardly anyone masked"),
        ("en", "Tom, masks except when eating"),
        ("de", "Tom, kaum Masken"),
        ("de", "Tom, teils mit Maske"),
    ],
)
def test_a_mask_of_some_or_for_a_while_sets_nothing(lang: str, line: str) -> None:
    read = reading(line, lang, RICH)
    assert (read.mask_mine, read.mask_theirs) == (None, None)
    assert "masks: in doubt" in [piece.meaning for piece in read.understood]
