from __future__ import annotations

import pytest

from contactlog.core.people import Phone
from contactlog.errors import Interrupted, Invalid
from contactlog.imports.candidates import Options, PersonCandidate
from contactlog.imports.registry import read
from tests.imports.samples import report, sample


def only(text: str, region: str | None = None) -> PersonCandidate:
    found = read("vcard", text.encode(), Options(region=region)).people
    assert len(found) == 1
    return found[0]


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def test_android_writes_quoted_printable_with_soft_breaks() -> None:
    maria, unnamed, garage = report("android.vcf").people
    assert maria.name == "María Sánchez"
    assert [phone.typed for phone in maria.phones] == ["+34612345678", "912 345 678", "923 456 789"]
    assert maria.phone_labels[:2] == ("mobile", "home")
    assert maria.emails == ("maria.sanchez@example.org",)
    assert maria.note == "Prima\nde Juan"
    assert garage.name == "Taller Paco"
    assert report("android.vcf").problems == ()
    assert unnamed.name == ""


def test_a_plus_in_utf_7_that_is_quoted_is_a_plus() -> None:
    card = b"BEGIN:VCARD\nFN;CHARSET=UTF-7;ENCODING=QUOTED-PRINTABLE:A +- B\nEND:VCARD"
    assert read("vcard", card, Options()).people[0].name == "A + B"


def test_a_blank_behind_a_soft_break_is_text() -> None:
    (one,) = read(
        "vcard", b"BEGIN:VCARD\nFN;QUOTED-PRINTABLE:Zo=C3=\n=AB=\n van =\n Dam\nEND:VCARD", Options()
    ).people
    assert one.name == "Zoë van Dam"


def test_a_card_without_a_name_is_still_somebody() -> None:
    unnamed = report("android.vcf").people[1]
    assert unnamed.name == ""
    assert unnamed.shown == "600111222"
    assert only(card("EMAIL:a@example.org")).shown == "a@example.org"
    assert only(card("NOTE:with the dog")).shown == "no name"


def test_apple_labels_belong_to_their_number() -> None:
    aoife, dental = report("apple.vcf").people
    assert aoife.phone_labels == ("mobile", "mam's house")
    assert aoife.phones[0] == Phone("+353 86 123 4567", "+353861234567")
    assert aoife.nicknames == ("Eefy",)
    assert aoife.address == "12 Harbour Row\nP24 XY00 Cobh\nCo. Cork\nIreland"
    assert dental.name == "Harbour Dental"


def test_a_group_card_is_a_group_and_nobody() -> None:
    found = report("apple.vcf")
    (group,) = found.groups
    assert group.name == "Choir"
    assert group.members == (found.people[0].origin,)
    assert "Choir" not in [person.name for person in found.people]


def test_google_cards_keep_repeated_numbers_and_own_labels() -> None:
    tomas, newsletter = report("google.vcf").people
    assert [phone.e164 for phone in tomas.phones] == ["+351912345678", "+351912345678", "+351213456789"]
    assert tomas.phone_labels[2] == "trabalho novo"
    assert tomas.groups == ("Coro",)
    assert tomas.note == "Toca viola, canta\nTerças"
    assert newsletter.name == ""


def test_outlook_writes_windows_1252() -> None:
    (joerg,) = report("outlook.vcf").people
    assert joerg.name == "Dr. Jörg Müller"
    assert joerg.other_names == ("Jörg Müller",)
    assert joerg.organisation == "Grün & Söhne, Einkauf"
    assert joerg.note == "Grüße aus Köln\n\nZweite Zeile"
    assert joerg.address == "Straße 1\n50667 Köln\nDeutschland"
    assert joerg.phones[2].e164 == "+49221123457", "the (0) of a national number is not dialled from abroad"


def test_a_fold_may_cut_a_character_in_two() -> None:
    (chloe,) = report("nextcloud.vcf").people
    assert chloe.note.endswith("au milieu d’un caractère é")
    assert chloe.language == "fr"
    assert chloe.groups == ("Chorale, altos", "Voisins")


def test_an_extension_never_reaches_the_dialled_number() -> None:
    (chloe,) = report("nextcloud.vcf").people
    assert chloe.phones[0] == Phone("+33-1-42-68-53-00;ext=12", "+33142685300")


def test_places_in_an_address_book_are_left_out_and_counted() -> None:
    assert report("nextcloud.vcf").left_out == (("places and devices in the address book", 1),)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("thunderbird.vcf", "Kasia Łuczak"),
        ("utf16.vcf", "Алёна Иванова"),
        ("cyrillic_1251.vcf", "Пётр Орлов"),
    ],
)
def test_names_survive_their_encoding(name: str, shown: str) -> None:
    assert report(name).people[0].name == shown


def test_good_cards_among_bad_ones_are_kept_and_the_bad_named() -> None:
    found = report("broken.vcf")
    assert [person.name for person in found.people] == [
        "Good One",
        "No End",
        "With Assistant",
        "Ev[31mil eman",
        "Cut Off",
    ]
    assert [problem.line for problem in found.problems] == [7, 11, 29]


def test_words_are_never_read_as_a_number() -> None:
    assistant = report("broken.vcf").people[2]
    assert assistant.phones == (Phone("ask Jenny for Lisa's number"),)
    assert only(card("TEL:+123 CELL 456 789"), "US").phones[0].e164 is None


def test_no_escape_code_survives() -> None:
    evil = report("broken.vcf").people[3]
    everything = "".join((evil.name, evil.note, *evil.emails))
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or char == "\u202e" for char in everything)


def test_a_comma_in_a_name_cuts_nothing_off() -> None:
    assert only(card("FN:Mr. John Richter, James Doe Sr.")).name == "Mr. John Richter, James Doe Sr."


def test_the_name_falls_back_from_full_name_to_organisation() -> None:
    assert only(card("FN:", "N:Doe;Jane;Q.;Dr.;PhD")).name == "Dr. Jane Q. Doe PhD"
    assert only(card("N:;;;;", "NICKNAME:Jay")).name == "Jay"
    assert only(card("N:", "ORG:Acme\\, Inc.;Sales")).name == "Acme, Inc."


def test_bare_parameters_of_the_old_version_are_types() -> None:
    assert only(card("TEL;CELL;VOICE;PREF:+351912345678", version="2.1")).phone_labels == ("mobile",)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_every_line_end_is_one(end: str) -> None:
    assert only(card("FN:Ana", "TEL:1").replace("\r\n", end)).name == "Ana"


def test_a_label_written_as_a_parameter_is_the_address() -> None:
    found = only(card('ADR;TYPE=home;LABEL="1 High St\\nLondon":;;x;y;;;', version="4.0"))
    assert found.address == "1 High St\nLondon"


def test_a_picture_without_folds_is_no_problem() -> None:
    text = card(
        "FN:Ana", "PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/4AAQ", "SkZJRgABAQAA", "", "TEL:1", version="2.1"
    )
    found = read("vcard", text.encode(), Options())
    assert found.problems == ()
    assert found.people[0].phones == (Phone("1"),)


def test_a_birthday_is_not_even_read() -> None:
    assert only(card("FN:Ana", "BDAY:1980-05-21")) == only(card("FN:Ana", "BDAY:garbage"))


def test_a_file_without_cards_is_refused_with_a_sentence() -> None:
    for data in (b"", b"hello", sample("google.ics")):
        with pytest.raises(Invalid, match="no card"):
            read("vcard", data, Options())


def test_reading_can_be_stopped() -> None:
    with pytest.raises(Interrupted, match="Nothing was imported"):
        read("vcard", sample("apple.vcf"), Options(), stop=lambda: True)


def test_progress_ends_at_the_end() -> None:
    seen: list[tuple[int, int]] = []
    read("vcard", sample("apple.vcf"), Options(), progress=lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1]
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
