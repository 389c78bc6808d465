"""What holds for every line, whatever is typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contactlog.core.people import Person
from contactlog.quickentry import Lexicon, complete, known_languages
from tests.quickentry.samples import LEXICON, PEOPLE, reading

_LANGUAGES = st.sampled_from(known_languages())
_PIECES = st.sampled_from(
    [
        "ana",
        "Ana",
        "ben",
        "with",
        "con",
        "avec",
        "mit",
        "at",
        "14:00",
        "2pm",
        "1h",
        "45m",
        "1m",
        "3/4",
        "3",
        "Mar",
        "yesterday",
        "ayer",
        "no",
        "mask",
        "hug",
        ",",
        "&",
        "+",
        "#",
        '"',
        "'",
        "(",
        "12",
        "strangers",
        "note:",
        "half",
        "an",
        "hour",
        "last",
        "Tuesday",
        "@",
        "Café",
        "İ",
        "ß",
        "🙂",
        "until",
        "to",
        "-",
        "99",
        "uhr",
        "halb",
    ]
)
_LINES = st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map(" ".join))


@given(line=_LINES, lang=_LANGUAGES)
def test_every_character_is_understood_not_understood_or_filler(line: str, lang: str) -> None:
    read = reading(line, lang)
    spans = [(piece.start, piece.end) for piece in read.understood]
    spans += [*read.not_understood_at, *read.filler]
    covered = sorted(position for start, end in spans for position in range(start, end))
    assert covered == list(range(len(read.line)))
    assert all(read.line[piece.start : piece.end] == piece.words for piece in read.understood)


@given(line=_LINES, lang=_LANGUAGES)
def test_reading_a_read_line_again_changes_nothing(line: str, lang: str) -> None:
    read = reading(line, lang)
    assert reading(read.line, lang) == read


@given(line=_LINES, lang=_LANGUAGES)
def test_a_hidden_person_is_never_chosen(line: str, lang: str) -> None:
    assert "p7" not in {person.id for person in reading(f"Zoe Hidden {line}", lang).people}


@given(who=st.sampled_from([person for person in PEOPLE if not person.hidden]), lang=_LANGUAGES)
def test_a_full_name_is_always_found(who: Person, lang: str) -> None:
    read = reading(f"{who.name.upper()}, 45 min", lang)
    assert [person.id for person in read.people] == [who.id]


@given(
    names=st.lists(st.from_regex(r"[A-Z][a-z]{2,6} [A-Z][a-z]{2,6}", fullmatch=True), min_size=1, max_size=8),
    typed=st.from_regex(r"[A-Z][a-z]{2,6}", fullmatch=True),
)
def test_a_known_person_is_chosen_only_by_an_answering_name(names: list[str], typed: str) -> None:
    lexicon = Lexicon([Person(f"id{number}", name) for number, name in enumerate(names)])
    for person in reading(f"lunch with {typed}", "en", lexicon).people:
        if person.id is not None:
            answering = [name for name in names if name.split()[0].casefold() == typed.casefold()]
            assert answering == [person.name]


@given(line=_LINES, cursor=st.integers(-5, 100), lang=_LANGUAGES)
def test_completion_replaces_only_what_stands_before_the_cursor(line: str, cursor: int, lang: str) -> None:
    for offered in complete(line, cursor, lexicon=LEXICON, lang=lang):
        assert 0 <= offered.start <= offered.end == max(0, min(cursor, len(line)))
