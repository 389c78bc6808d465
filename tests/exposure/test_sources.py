"""Every figure names its source."""

from __future__ import annotations

from contactlog import exposure


def test_every_supported_figure_names_its_source() -> None:
    sheets = exposure.illnesses()
    assert len(sheets) == 31
    for sheet in sheets:
        for figure in sheet.figures:
            if figure.basis in ("quote", "interpreted"):
                assert figure.sources, (sheet.id, figure)
                assert all(source in sheet.sources for source in figure.sources), (sheet.id, figure.sources)
