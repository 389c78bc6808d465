"""A user's own illness file is read with care."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog import exposure
from contactlog.core.meetings import meetings_of
from contactlog.errors import Invalid
from contactlog.exposure.own import BYTES, load_own
from tests.exposure.strategies import ZERO
from tests.exposure.vignettes import assess

_PATH = Path("village_fever.toml")
_TEMPLATE = exposure.data_text("template.toml")


def _refused(text: str, path: Path = _PATH) -> str:
    with pytest.raises(Invalid) as caught:
        load_own(path, text.encode())
    return f"{caught.value.sentence} {caught.value.next_step}"


def test_the_template_is_a_valid_file() -> None:
    sheet = load_own(_PATH, _TEMPLATE.encode())
    assert (sheet.id, sheet.name, sheet.own) == ("village_fever", "Village fever", True)
    assert all(figure.support == "yours" for figure in sheet.figures)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("name =", "nmae =", ("village_fever.toml", "nmae", "Did you mean name?")),
        ("start_offset_days", "start_ofset_days", ("infectious_window 1", "Did you mean start_offset_days?")),
        ("start_offset_days = -2", 'start_offset_days = "two"', ("start_offset_days", "a number")),
        ("start_offset_days = -2", "start_offset_days = nan", ("start_offset_days", "number")),
        ("start_offset_days = -2", "start_offset_days = -99999", ("start_offset_days", "number")),
        ('role = "primary"', 'role = "primray"', ("anchor 1: role", "Did you mean primary?")),
        ('start_anchor = "symptom_onset"', 'start_anchor = "first.day"', ("start_anchor", "short word")),
        ("end_offset_days = 7", "end_offset_days = -9", ("ends before it begins",)),
        ("end_offset_days = 7", "", ("end_anchor and end_offset_days",)),
        ('kind = "household"', "", ("contact_rule 1", "kind")),
        ("household = true", "", ("contact_rule home", "measured")),
        ("public_health_led = false", 'public_health_led = "no"', ("public_health_led", "true or false")),
        ('start_anchor = "symptom_onset"', 'start_anchor = "symptom_onst"', ("Did you mean symptom_onset?",)),
        ('kind = "household"', 'kind = "houshold"', ("contact_rule 1: kind", "Did you mean household?")),
        ('action = "watch"', 'action = "wach"', ("contact_advice 1: action", "Did you mean watch?")),
        ('relative_to = "last', 'relative_to = "lst', ("relative_to", "Did you mean last_exposure?")),
        ('["droplet"]', '["droplets"]', ("transmission: routes", "Did you mean droplet?")),
        ("max_days = 10", "max_days = 1", ("incubation", "must grow")),
        ("until_day = 10", "until_day = 1e9", ("contact_advice 1: until_day", "number")),
        ("[[contact_rule]]", "[contact_rule]", ("village_fever.toml",)),
        ("[incubation]", "[incubation", ("not readable as TOML",)),
    ],
)
def test_a_mistake_is_named_with_file_key_and_what_is_near(
    old: str, new: str, named: tuple[str, ...]
) -> None:
    said = _refused(_TEMPLATE.replace(old, new, 1))
    assert all(part in said for part in named), said


def test_a_file_without_a_window_or_a_contact_rule_is_refused() -> None:
    assert "infectious_window" in _refused('name = "X"')
    begin = _TEMPLATE.index("[[contact_rule]]")
    end = _TEMPLATE.index("[[contact_advice]]")
    assert "contact_rule" in _refused(_TEMPLATE[:begin] + _TEMPLATE[end:])


def test_size_name_and_encoding_are_checked() -> None:
    assert "larger" in _refused(_TEMPLATE + "#" * BYTES)
    assert "short word" in _refused(_TEMPLATE, Path("Ça va.toml"))
    assert "short word" in _refused(_TEMPLATE, Path("x" * 41 + ".toml"))
    with pytest.raises(Invalid, match="UTF-8"):
        load_own(_PATH, b'name = "\xff"')


def test_control_characters_are_taken_out_of_every_text() -> None:
    sheet = load_own(_PATH, _TEMPLATE.replace("Village fever", r"Vil\u001b[31mlage\u202e fever").encode())
    assert sheet.name == "Vil[31mlage fever"


@given(st.binary(max_size=400))
def test_no_bytes_break_it(data: bytes) -> None:
    try:
        load_own(_PATH, data)
    except Invalid as error:
        assert error.sentence.isprintable()


@given(st.data())
def test_no_broken_template_breaks_it(data: st.DataObject) -> None:
    lines = _TEMPLATE.splitlines()
    first = data.draw(st.integers(0, len(lines) - 1))
    last = data.draw(st.integers(first, len(lines)))
    try:
        sheet = load_own(_PATH, "\n".join([*lines[:first], *lines[last:]]).encode())
    except Invalid:
        return
    assert sheet.windows


def test_own_figures_are_marked_and_never_given_an_authority() -> None:
    from datetime import UTC, datetime

    from contactlog.core.cases import Case, DoubtfulDay
    from tests.exposure.vignettes import encounter_of

    sheet = load_own(Path("measles.toml"), _TEMPLATE.encode())
    case = Case("case", "measles", {"symptom_onset": DoubtfulDay(ZERO, ZERO)})
    met = encounter_of(
        0, {"person": "ana", "start": "2026-03-10T12:00+00:00", "duration_min": 60, "distance": "1to2"}
    )
    found = exposure.assess(
        case, {}, meetings_of([met]), as_of=datetime(2026, 3, 12, tzinfo=UTC), zone="UTC", facts=sheet
    )
    assert found.exposures[0].tier.word == "close"
    assert "The figures for this illness are your own." in {note.text for note in found.notes}
    assert {reason.owner for reason in found.exposures[0].reasons} <= {"your own figure", "contactlog"}


def test_an_own_sheet_does_not_change_the_packaged_one() -> None:
    assert assess({
        "illness": "measles", "case": {"rash": "2026-03-10"}, "now": "2026-03-12T09:00+00:00",
        "encounters": [{"person": "Ana", "start": "2026-03-10T12:00+00:00", "duration_min": 20,
                        "distance": "gt2", "setting": "indoor", "space": "room"}],
    }).exposures[0].tier.word == "close"  # fmt: skip
