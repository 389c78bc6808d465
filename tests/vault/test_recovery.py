"""Recovery words: forgiving in form, strict in content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.errors import Invalid
from contactlog.vault import recovery

keys = st.binary(min_size=32, max_size=32)


@given(keys)
def test_words_give_the_key_back(key: bytes) -> None:
    words = recovery.to_words(key)
    assert len(words.split()) == recovery.WORDS
    assert recovery.from_words(words) == key


@given(keys)
def test_case_numbers_punctuation_and_line_breaks_do_not_matter(key: bytes) -> None:
    listed = recovery.to_words(key).split()
    typed = "\r\n".join(f" {number}.  {word.upper()}," for number, word in enumerate(listed, 1))
    assert recovery.from_words(typed) == key


@given(keys)
def test_the_first_four_letters_are_enough(key: bytes) -> None:
    typed = " ".join(word[:4] for word in recovery.to_words(key).split())
    assert recovery.from_words(typed) == key


def test_the_words_are_those_of_the_published_list() -> None:
    # Vectors of BIP 39: 256 bits of zeros, and of ones.
    assert recovery.to_words(bytes(32)) == " ".join(["abandon"] * 23 + ["art"])
    assert recovery.to_words(b"\xff" * 32) == " ".join(["zoo"] * 23 + ["vote"])


def test_a_wrong_number_of_words_is_said() -> None:
    with pytest.raises(Invalid, match="There are 3 words"):
        recovery.from_words("abandon abandon art")


@pytest.mark.parametrize("bad", ["abandonn", "xyzzy", "aba", "abandons", "zooo"])
def test_a_word_that_is_not_in_the_list_is_named_by_its_number_only(bad: str) -> None:
    with pytest.raises(Invalid) as caught:
        recovery.from_words(" ".join(["abandon"] * 5 + [bad] + ["abandon"] * 17 + ["art"]))
    assert "Word 6" in caught.value.sentence
    assert bad not in caught.value.sentence


def test_two_words_that_changed_places_are_noticed() -> None:
    listed = recovery.to_words(bytes(range(32))).split()
    listed[2], listed[5] = listed[5], listed[2]
    with pytest.raises(Invalid, match="together they are not right"):
        recovery.from_words(" ".join(listed))


def test_new_keys_differ() -> None:
    assert recovery.new_key() != recovery.new_key()
