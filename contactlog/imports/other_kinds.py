"""Files that people try and that hold nothing to bring in, told by their first bytes, and what to do instead."""

from __future__ import annotations

from typing import NamedTuple

from contactlog.errors import Invalid

_TABLE = "Open it in the program it is from and save the sheet as CSV."


class OtherKind(NamedTuple):
    """What a file is, and what helps."""

    name: str
    """With its article, to stand behind "This is"."""
    next_step: str


_BY_MAGIC = (
    (b"age-encryption.org/", OtherKind("an encrypted backup", "See: contactlog backup --help")),
    (b"-----BEGIN AGE ENCRYPTED", OtherKind("an encrypted backup", "See: contactlog backup --help")),
    (b"%PDF", OtherKind("a PDF", "Export contacts as vCard (.vcf) and a calendar as iCalendar (.ics).")),
    (b"7z\xbc\xaf\x27\x1c", OtherKind("a packed folder (7z)", "Unpack it first.")),
    (b"Rar!", OtherKind("a packed folder (RAR)", "Unpack it first.")),
    (b"BZh", OtherKind("a packed file (bzip2)", "Unpack it first.")),
    (b"\xfd7zXZ\x00", OtherKind("a packed file (xz)", "Unpack it first.")),
    (b"\x28\xb5\x2f\xfd", OtherKind("a packed file (zstd)", "Unpack it first.")),
    (b"!BDN", OtherKind("a data file of Outlook (.pst)", "In Outlook: File, Open & Export, Export to a file, CSV.")),
    (b"\xd0\xcf\x11\xe0", OtherKind("an old Office or Outlook file", _TABLE)),
    (b"SQLite format 3\x00", OtherKind("a database of another program", "Export from that program as vCard.")),
    (b"bplist00", OtherKind("a settings file of Apple", "Export from the program itself as vCard or iCalendar.")),
    (b"\x89PNG", OtherKind("a picture", "")),
    (b"\xff\xd8\xff", OtherKind("a picture", "")),
)  # fmt: skip
_IN_A_ZIP = (
    ("[Content_Types].xml", OtherKind("a file of Office, such as Excel", _TABLE)),
    ("mimetype", OtherKind("a file of an office program", _TABLE)),
    ("Index/Document.iwa", OtherKind("a file of Apple Numbers or Pages", _TABLE)),
)


def other_kind(head: bytes) -> OtherKind | None:
    """Tell what a file is by its first bytes; None for everything else, and for what can be read."""
    if head[257:262] == b"ustar":
        return OtherKind("a packed folder (tar)", "Unpack it first.")
    return next((kind for magic, kind in _BY_MAGIC if head.startswith(magic)), None)


def packed_kind(members: list[str]) -> OtherKind | None:
    """Tell which program's file a zip really is, by what it holds; None for a packed folder."""
    return next((kind for name, kind in _IN_A_ZIP if name in members), None)


def refuse_other_kinds(kind: OtherKind | None) -> None:
    """Say what a file is when it can never be brought in.

    Raises:
        Invalid: it is of such a kind.
    """
    if kind is not None:
        raise Invalid(f"This is {kind.name}; nothing in it can be brought in.", kind.next_step)
