"""Which column of an address table means what, by its heading, in the languages programs export in.

Headings are compared without case, accents and signs. Known are those of Google (before and since 2023),
Outlook (classic and web), Thunderbird and Coronika, and the words that translated programs use for them.
"""

from __future__ import annotations

import re
from enum import StrEnum

from contactlog.core.text import fold


class Field(StrEnum):
    """What a column can hold. The values are what a user writes to map a column by hand."""

    NAME = "name"
    FILE_AS = "file_as"
    """The name in the order in which the program sorts; used when there is no other."""
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    PHONE = "phone"
    EMAIL = "email"
    ORGANISATION = "organisation"
    NOTE = "note"
    GROUP = "group"
    LANGUAGE = "language"
    ADDRESS = "address"
    """A whole address in one cell."""
    STREET = "street"
    TOWN = "town"
    REGION = "region"
    POSTCODE = "postcode"
    COUNTRY = "country"
    DATE = "date"
    """Day of an encounter, for a table that is a diary."""
    PLACE = "place"
    MINUTES = "minutes"


_HEADINGS: dict[Field, tuple[str, ...]] = {
    Field.NAME: (
        *("name", "full name", "n fn", "display name", "contact name", "anzeigename", "vollstandiger name"),
        *("nom complet", "nom affiche", "nombre completo", "nombre para mostrar", "nome completo"),
        *("nome para apresentacao", "weergavenaam", "volledige naam", "kontakt", "contact"),
    ),
    Field.FILE_AS: ("file as", "speichern unter", "classer sous", "archivar como"),
    Field.GIVEN: (
        *(
            "first name",
            "given name",
            "n given",
            "firstname",
            "person firstname",
            "vorname",
            "prenom",
            "nombre",
        ),
        *("nombre de pila", "primer nombre", "nome", "nome proprio", "primeiro nome", "voornaam", "fornavn"),
        *("fornamn", "imie", "etunimi", "jmeno", "keresztnev"),
    ),
    Field.MIDDLE: (
        *(
            "middle name",
            "additional name",
            "n middle",
            "weitere vornamen",
            "zweiter vorname",
            "deuxieme prenom",
        ),
        *("segundo nombre", "segundo nome", "secondo nome", "nome do meio", "tweede naam", "middelste naam"),
    ),
    Field.FAMILY: (
        *(
            "last name",
            "family name",
            "n family",
            "surname",
            "lastname",
            "person lastname",
            "nachname",
            "familienname",
        ),
        *("nom", "nom de famille", "apellidos", "apellido", "apelido", "apelidos", "sobrenome", "cognome"),
        *("achternaam", "efternavn", "efternamn", "etternavn", "nazwisko", "sukunimi", "prijmeni"),
    ),
    Field.PREFIX: ("name prefix", "n prefix"),
    Field.SUFFIX: (
        "name suffix",
        "n suffix",
        "suffix",
        "suffixe",
        "sufijo",
        "sufixo",
        "suffisso",
        "achtervoegsel",
    ),
    Field.NICKNAME: (
        *("nickname", "short name", "spitzname", "surnom", "pseudonyme", "apodo", "sobrenombre", "alcunha"),
        *("soprannome", "bijnaam", "roepnaam"),
    ),
    Field.ORGANISATION: (
        *("company", "organization", "organisation", "organization name", "organization 1 name", "firma"),
        *("societe", "entreprise", "empresa", "compania", "organizacion", "azienda", "societa", "bedrijf"),
    ),
    Field.NOTE: ("notes", "note", "notizen", "remarques", "notas", "opmerkingen", "notities", "bemerkungen"),
    Field.GROUP: (
        *("labels", "group membership", "categories", "category", "kategorien", "kategorie", "categorias"),
        *("categorie", "categorieen", "group", "groups", "gruppe", "groupe", "grupo"),
    ),
    # Only these words: the column of another table may hold the name of an office.
    Field.PHONE: ("abitazione", "abitazione 2", "ufficio 2"),
    Field.LANGUAGE: (),
    Field.ADDRESS: (
        *("address", "adresse", "anschrift", "direccion", "endereco", "indirizzo", "adres"),
        "address 1 formatted",
    ),
    Field.STREET: (
        *("home street", "street", "home address", "strasse privat", "strasse", "rue domicile", "rue"),
        *("calle", "rua", "via", "via ab"),
    ),
    Field.TOWN: (
        *(
            "home city",
            "city",
            "ort privat",
            "ort",
            "ville domicile",
            "ville",
            "ciudad",
            "cidade",
            "citta ab",
        ),
        *("stadt", "wohnort"),
    ),
    Field.REGION: (
        *("home state", "state", "bundesland kanton privat", "departement domicile", "dep region domicile"),
        *("provincia", "provincia ab"),
    ),
    Field.POSTCODE: (
        *("home postal code", "home zipcode", "postal code", "zip", "postleitzahl privat", "plz"),
        *("code postal domicile", "code postal", "codigo postal", "cap", "cap ab"),
    ),
    Field.COUNTRY: (
        *("home country", "home country region", "country", "land region privat", "land"),
        *("pays region domicile", "pays", "pais", "paese ab"),
    ),
    Field.DATE: ("date", "datum", "fecha", "data", "day", "tag", "jour", "dia", "lastcontactdate"),
    Field.PLACE: ("place", "location", "where", "ort der begegnung", "lieu", "lugar", "local"),
    Field.MINUTES: ("minutes", "duration", "minuten", "dauer", "duree", "minutos", "duracion", "duracao"),
}
_BY_HEADING = {heading: what for what, headings in _HEADINGS.items() for heading in headings}

_EMAIL_WORD = re.compile(
    r"\b(?:e mail\w*|email\w*|mail|courriel|messagerie|adresse electronique|correo|correio"
    r"|posta elettronica)\b"
)
_NO_EMAIL = re.compile(
    r"\b(?:label|type|typ|tipo|display|name|anzeigename|angezeigter|nom|nombre|nome|affichage|mostrar|format)\b"
    r"|naam\b"
)
_GOOGLE_VALUE = re.compile(r"(?:phone|e mail|email) \d{1,2} value")
_PHONE_WORD = re.compile(
    r"phone|mobile|mobiltelefon|handy|telefon|\btel\b|telephone|portable|telefono|movil|celular|telefone"
    r"|telemovel|cellulare|mobiel|telefoon|pager|car phone|radio phone|callback|komorka|matkapuhelin|puhelin"
)
_NO_PHONE = re.compile(
    r"\b(?:label|type|typ|fax|telefax|telefaks|ass?istent\w*|ass?istant\w*|asystent\w*|telex|isdn|tty|tdd|name"
    r"|horbehinderte|texttelefon)\b"
)


def heading_key(heading: str) -> str:
    """Give the form in which headings are compared: ``E-mail 1 - Value`` is ``e mail 1 value``."""
    return " ".join(re.findall(r"[^\W_]+", fold(heading)))


def field_of(heading: str) -> Field | None:
    """Tell what a column means by its heading; None for one that is of no use here."""
    key = heading_key(heading)
    known = _BY_HEADING.get(key)
    if known is not None:
        return known
    if _GOOGLE_VALUE.fullmatch(key):
        return Field.PHONE if key.startswith("phone") else Field.EMAIL
    if _EMAIL_WORD.search(key) and not _NO_EMAIL.search(key):
        return Field.EMAIL
    if _PHONE_WORD.search(key) and not _NO_PHONE.search(key):
        return Field.PHONE
    return None


def label_of(heading: str) -> str:
    """Give what a number under a heading is for, in one word; empty when the heading does not say."""
    key = heading_key(heading)
    for word, label in _LABELS:
        if re.search(rf"\b{word}\b", key):
            return label
    return ""


_LABELS = (
    ("mobile|mobiltelefon|handy|portable|mobil|movil|celular|telemovel|cellulare|mobiel|mobiele", "mobile"),
    ("home|privat|domicile|particular|casa|abitazione|thuis", "home"),
    ("business|work|company|geschaftlich|bureau|trabajo|trabalho|ufficio|werk", "work"),
    ("pager", "pager"),
)
