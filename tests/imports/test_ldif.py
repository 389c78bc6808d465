from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.errors import Interrupted, Invalid
from contactlog.imports import registry
from contactlog.imports.candidates import Options
from contactlog.imports.registry import read

NAME = base64.b64encode("Chloé Dubois".encode()).decode()
BOOK = f"""version: 1
# a comment
dn: cn=Ana Silva,mail=ana@example.org
objectclass: top
objectclass: person
givenName: Ana
sn: Silva
cn: Ana Silva
mozillaNickname: Aninhas
mail: ana@example.org
mozillaSecondEmail: ana.silva@exam
 ple.org
telephoneNumber: +351 21 123 4567
mobile: 912 345 678
mozillaHomeStreet: Rua 1
mozillaHomeLocalityName: Lisboa
mozillaHomePostalCode: 1000-001

dn:: {NAME}
cn:: {NAME}
homePhone: ask her sister
jpegPhoto:< file:///etc/passwd

dn: cn=Choir
objectclass: groupOfNames
cn: Choir
member: cn=Ana Silva,mail=ana@example.org
member: Chloé Dubois
""".encode()


def test_entries_and_lists_are_read_as_thunderbird_writes_them() -> None:
    assert registry.detect(BOOK) == "ldif"
    report = registry.read("ldif", BOOK, Options(region="PT"))
    ana, chloe = report.people
    assert (ana.name, ana.nicknames, ana.line) == ("Ana Silva", ("Aninhas",), 3)
    assert ana.emails == ("ana@example.org", "ana.silva@example.org")
    assert [phone.e164 for phone in ana.phones] == ["+351211234567", "+351912345678"]
    assert ana.phone_labels == ("work", "mobile")
    assert ana.address == "Rua 1\n1000-001 Lisboa"
    assert (chloe.name, [phone.e164 for phone in chloe.phones]) == ("Chloé Dubois", [None])
    (choir,) = report.groups
    assert choir.name == "Choir"
    assert choir.members == (ana.origin, chloe.origin)
    assert report.problems == ()


def test_an_entry_without_a_name_is_still_somebody() -> None:
    (somebody,) = read("ldif", b"dn: mail=x\nmail: a@example.org\n", Options()).people
    assert (somebody.name, somebody.shown) == ("", "a@example.org")


def test_entries_without_a_name_of_their_own_and_shelves_of_a_directory() -> None:
    book = b"""objectclass: person\ncn: Al\nmobile: 1\n\nobjectClass: person\ncn: Bea\n
dn: ou=people,dc=x\nobjectClass: organizationalUnit\nou: people\n
dn: cn=Carla Dias,ou=people,dc=x\nobjectClass: organizationalPerson\nmobile: 2\n\ndn: Dan/M\nmobile: 3\n"""
    report = read("ldif", book, Options())
    assert [person.name for person in report.people] == ["Al", "Bea", "Carla Dias", "Dan/M"]
    assert report.left_out == (("entries of the directory that are nobody", 1),)


def test_a_bad_line_costs_only_itself() -> None:
    report = read("ldif", b"dn: x\ncn: Ana\nno colon here\nsn:: ***\n\ndn: y\ncn: Ben\n", Options())
    assert [person.name for person in report.people] == ["Ana", "Ben"]
    assert [problem.line for problem in report.problems] == [3, 4]


def test_a_file_without_entries_is_refused_and_reading_can_be_stopped() -> None:
    with pytest.raises(Invalid):
        read("ldif", b"version: 1\n", Options())
    with pytest.raises(Interrupted):
        read("ldif", BOOK, Options(), stop=lambda: True)


@given(st.binary(max_size=400).map(lambda noise: b"dn: x\ncn: " + noise))
def test_noise_is_read_or_refused_and_leaves_no_control_character(noise: bytes) -> None:
    for person in read("ldif", noise, Options()).people:
        assert person.name.isprintable() or not person.name
