"""The fact sheet and illnesses of one's own, through the program."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Program


def test_an_own_illness_goes_from_template_to_exposures(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "village_fever.toml"
    file.write_text(program("illnesses", "template"))
    assert "Nothing wrong" in program("illnesses", "check", str(file))
    assert program.json("illnesses", "add", str(file))["replaces"] is False
    assert "(yours)" in program("illnesses", "list")
    assert "Your own figures" in program("illnesses", "show", "village fever")
    program("diary", "add", "2026-03-10 13:00 lunch with Ana Silva 1h indoors 1m")
    program("case", "new", "--illness", "VF", "--onset", "2026-03-10")
    found = program.json("exposures")
    assert found["own_figures"] is True
    assert {reason["owner"] for reason in found["exposures"][0]["reasons"]} <= {
        "your own figure",
        "contactlog",
    }
    assert "your own" in program("exposures")
    program("illnesses", "remove", "village_fever", "--yes")
    assert "illnesses add FILE" in program("exposures", code=1)
    assert "village_fever" in program("case", "list")


def test_mistakes_are_one_sentence(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "fever.toml"
    file.write_text(program("illnesses", "template").replace("name =", "nmae =", 1))
    said = program("illnesses", "add", str(file), code=1)
    assert "fever.toml" in said
    assert "Did you mean name?" in said
    assert "cannot be read" in program("illnesses", "check", str(tmp_path / "none.toml"), code=1)
    assert "Did you mean Measles?" in program("illnesses", "show", "measels", code=1)


def test_a_date_that_means_nothing_gives_the_nearest(program: Program) -> None:
    said = program("case", "new", "--illness", "measles", "--anchor", "rash_onst=2026-03-10", code=1)
    assert "rash_onset" in said
    said = program(
        "case", "new", "--illness", "syphilis", "--diagnosis", "2026-03-10", "--stage", "primry", code=1
    )
    assert "primary" in said
