from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from contactlog.errors import Invalid
from contactlog.imports.candidates import Options
from contactlog.imports.columns import Field, field_of, heading_key, label_of
from contactlog.imports.contacts_csv import layout_of, looks_like_contacts
from contactlog.imports.journals.dates import month_comes_first, read_day
from contactlog.imports.registry import read
from contactlog.imports.tables import open_table
from tests.imports.samples import OPTIONS, report


def test_google_contacts_with_several_values_in_a_cell() -> None:
    ana, clinic = report("google.csv").people
    assert ana.name == "Ana Silva"
    assert ana.nicknames == ("Aninhas",)
    assert [phone.e164 for phone in ana.phones] == ["+351912000111", "+351912000222", "+351213000333"]
    assert ana.phone_labels == ("mobile", "mobile", "work")
    assert ana.emails == ("ana@example.pt", "ana.s@example.org")
    assert ana.note == "line one\nline two"
    assert ana.groups == ("Choir",)
    assert clinic.name == "Clinic"
    assert clinic.groups == ()
    assert (ana.line, clinic.line) == (2, 4)


def test_google_contacts_from_before_2023_in_utf_16() -> None:
    (bruno,) = report("google_old.csv").people
    assert (bruno.name, bruno.phone_labels, bruno.emails) == (
        "Bruno Costa",
        ("mobile",),
        ("bruno@example.pt",),
    )


def test_outlook_in_english() -> None:
    (carla,) = report("outlook.csv").people
    assert carla.name == "Carla M. Stone"
    assert carla.other_names == ("Carla Stone",)
    assert carla.phone_labels == ("home", "mobile", "work"), "fax numbers are no telephones"
    assert carla.address == "1 High St\nN1 1AA London\nUK"
    assert carla.groups == ("Book club",)


def test_outlook_in_german_and_french() -> None:
    (joerdis,) = report("outlook_de.csv").people
    assert (joerdis.name, joerdis.emails) == ("Jördis Weiß", ("joerdis@example.de",))
    assert joerdis.phone_labels == ("mobile", "home")
    assert joerdis.groups == ("Chor", "Nachbarn")
    (elodie,) = report("outlook_fr.csv").people
    assert (elodie.name, elodie.emails) == ("Élodie Martin", ("elodie@example.fr",))
    assert [phone.typed for phone in elodie.phones] == ["06 11 22 33 44", "01 42 68 53 00"]


def test_thunderbird_with_semicolons() -> None:
    (dan,) = report("thunderbird.csv").people
    assert (dan.name, dan.nicknames) == ("Dan Kim", ("Danny",))
    assert [phone.e164 for phone in dan.phones] == ["+12125550100"]


@pytest.mark.parametrize(
    ("row", "name", "phones", "mails"),
    [
        ("Meier;Otto;0171 1234567;", "Otto Meier", ["0171 1234567"], ()),
        ("Otto Meier;Otto;keins;Otto <o@example.de>", "Otto Meier", [], ("o@example.de",)),
        ("Meier;;;Otto Meier (o m)", "Meier", [], ()),
    ],
)
def test_a_list_that_calls_the_family_name_name(
    row: str, name: str, phones: list[str], mails: tuple[str, ...]
) -> None:
    table = f"Name;Vorname;Handy;E-Mail\n{row}\n".encode()
    (person,) = read("contacts-csv", table, OPTIONS).people
    assert (person.name, [phone.typed for phone in person.phones], person.emails) == (name, phones, mails)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("E-mail 2 - Value", Field.EMAIL),
        ("E-mail 2 - Label", None),
        ("E-Mail 2: Adresse", Field.EMAIL),
        ("E-mail Display Name", None),
        ("Dirección de correo electrónico", Field.EMAIL),
        ("Primäre E-Mail-Adresse", Field.EMAIL),
        ("Tel. privat", Field.PHONE),
        ("Teléfono móvil", Field.PHONE),
        ("Telemóvel", Field.PHONE),
        ("Business Fax", None),
        ("Fax geschäftlich", None),
        ("Phone 1 - Type", None),
        ("Assistant's Phone", None),
        ("Telefon Assistent", None),
        ("Telefono assistente", None),
        ("Telefon für Hörbehinderte", None),
        ("Titel", None),
        ("Abitazione", Field.PHONE),
        ("E-mailweergavenaam", None),
        ("Tipo posta elettronica", None),
        ("Apellidos", Field.FAMILY),
        ("Cognome", Field.FAMILY),
        ("Voornaam", Field.GIVEN),
        ("Web Page", None),
        ("Birthday", None),
        ("", None),
    ],
)
def test_headings_in_several_languages(heading: str, field: Field | None) -> None:
    assert field_of(heading) is field


def test_headings_are_compared_without_signs_and_case() -> None:
    assert heading_key("E-mail 1 - Value") == heading_key("E-MAIL 1 – VALUE") == "e mail 1 value"
    assert label_of("Téléphone (domicile)") == "home"
    assert label_of("Phone") == ""


def test_any_table_is_read_by_naming_its_columns() -> None:
    options = replace(OPTIONS, columns=(("Wer", "name"), ("Nr", "phone")))
    found = read("contacts-csv", b"Wer|Nr|x\nElla|912345678|y\n|912345679|\n\n", options).people
    assert [(person.name, person.phones[0].e164) for person in found] == [
        ("Ella", "+351912345678"),
        ("", "+351912345679"),
    ]


@pytest.mark.parametrize("columns", [(("Nobody", "name"),), (("Wer", "shoe size"),)])
def test_a_mapping_that_fits_nothing_is_refused(columns: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(Invalid) as problem:
        layout_of(["Wer", "Nr"], dict(columns))
    assert problem.value.next_step


@pytest.mark.parametrize(
    ("region", "charset", "name"),
    [
        ("JP", "cp932", "山田太郎"),
        ("RU", "cp1251", "Анна"),
        ("PL", "cp1250", "Łucja Źdźbło"),
        ("PT", "cp1252", "João"),
    ],
)
def test_what_is_not_utf_8_is_read_as_old_programs_write_it_in_the_country(
    region: str, charset: str, name: str
) -> None:
    options = Options(region=region)
    table = f"Name,E-mail Address\n{name},a@example.org\n".encode(charset)
    card = f"BEGIN:VCARD\nFN:{name}\nEND:VCARD\n".encode(charset)
    for kind, data in (
        ("contacts-csv", table),
        ("vcard", card),
        ("contacts-csv", table.decode(charset).encode()),
    ):
        assert [person.name for person in read(kind, data, options).people] == [name]


def test_a_table_that_names_nobody_is_refused_with_its_columns() -> None:
    with pytest.raises(Invalid) as problem:
        read("contacts-csv", b"colour,size\nred,1\n", OPTIONS)
    assert "colour, size" in problem.value.next_step
    assert not looks_like_contacts(["colour", "size"])


def test_a_table_without_headings_is_refused() -> None:
    for data in (b"", b",,\n", b"\x00\x00"):
        with pytest.raises(Invalid):
            open_table(data)


def test_coronika_writes_the_day_first() -> None:
    found = report("coronika.csv").encounters
    assert [(event.local_date, event.people[0].name) for event in found] == [
        (date(2020, 12, 14), "Ella Wirth"),
        (date(2020, 12, 3), "Nils"),
    ]
    assert found[0].people[0].emails == ("ella@example.de",)


def test_a_diary_in_a_table_by_naming_its_columns() -> None:
    data = b"when,who,where,how long\n3/14/2026,Ana,Park,1:30\n3/2/2026,,Shop,\nsoon,Ana,,\n"
    options = replace(
        OPTIONS, columns=(("when", "date"), ("who", "name"), ("where", "place"), ("how long", "minutes"))
    )
    found = read("encounter-table", data, options)
    first, second = found.encounters
    assert (first.local_date, first.minutes, first.likely_meeting) == (date(2026, 3, 14), 90, True)
    assert (second.local_date, second.people, second.likely_meeting) == (date(2026, 3, 2), (), False)
    assert [problem.line for problem in found.problems] == [4]
    assert first.origin != second.origin


def test_equal_rows_are_two_encounters_and_the_same_at_every_reading() -> None:
    data = b"date,name\n2026-03-09,Ana\n2026-03-09,Ana\n"
    once, again = (
        [event.origin for event in read("encounter-table", data, OPTIONS).encounters] for _ in range(2)
    )
    assert once == again
    assert len(set(once)) == 2


def test_the_order_of_day_and_month_is_found_out() -> None:
    assert not month_comes_first(["13/02/2026"], otherwise=True)
    assert month_comes_first(["02/13/2026"], otherwise=False)
    assert not month_comes_first(["01.02.2026"], otherwise=True)
    assert month_comes_first(["01/02/2026"], otherwise=True)
    assert read_day("2026-3-9T10:00") == date(2026, 3, 9)
    assert read_day("31/02/2026") is None
