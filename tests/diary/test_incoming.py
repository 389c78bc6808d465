from __future__ import annotations

import gzip
import io
import os
import zipfile
from pathlib import Path

import pytest

from contactlog.diary.incoming import incoming
from contactlog.errors import ContactlogError, Invalid, NotFound, Refused, Usage
from contactlog.imports import limits

CARD = b"BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n"
EVENT = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260309\nEND:VEVENT\nEND:VCALENDAR\n"


def zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, data in members.items():
            folder.writestr(name, data)
    return made.getvalue()


def test_a_file_is_itself_and_a_packed_file_what_is_in_it(tmp_path: Path) -> None:
    for name, data in (("a.vcf", CARD), ("b.vcf.gz", gzip.compress(CARD[:9]) + gzip.compress(CARD[9:]))):
        path = tmp_path / name
        path.write_bytes(data)
        (one,) = incoming(path)
        assert (one.name, one.read()) == (name.removesuffix(".gz"), CARD)


def test_of_a_packed_folder_only_what_can_be_brought_in_is_offered(tmp_path: Path) -> None:
    path = tmp_path / "takeout.zip"
    members = {
        "Takeout/Contacts/All Contacts.vcf": CARD,
        "Takeout/Contacts/photo.jpg": b"\xff\xd8\xff\xe0",
        "Takeout/archive_browser.html": b"<html></html>",
        "Takeout/Calendar/me.ics": EVENT,
        "Takeout/Location History/Records.json": b'{"locations": [{"latitudeE7": 1, "longitudeE7": 2}]}',
        "__MACOSX/Takeout/._All Contacts.vcf": CARD,
    }
    path.write_bytes(zipped(members))
    contacts, calendar = incoming(path)
    assert (contacts.name, contacts.read()) == ("All Contacts.vcf", CARD)
    assert (calendar.shown, calendar.read()) == ("takeout.zip: Takeout/Calendar/me.ics", EVENT)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"age-encryption.org/v1\n", "an encrypted backup"),
        (zipped({"[Content_Types].xml": b"<x/>", "a.csv": b"name,phone\n"}), "Excel"),
        (zipped({"a.txt": b"hello"}), "Nothing in this packed folder"),
        (zipped({"a.vcf": CARD})[:-30], "damaged"),
        (gzip.compress(CARD)[:-9], "not whole"),
        (gzip.compress(CARD)[:12] + bytes(30), "damaged"),
        (gzip.compress(b"x" * 257 + b"ustar" + b"x" * 300), "tar"),
    ],
    ids=["pdf", "age", "xlsx", "nothing", "half zip", "half gzip", "bad gzip", "tar"],
)
def test_what_cannot_be_brought_in_is_named(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(Invalid, match=words):
        incoming(path)[0].read()


def test_names_of_files_are_one_harmless_line(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m.zip").write_bytes(zipped({"../b\u202e\nc.vcf": CARD}))
    (one,) = incoming(tmp_path / "a\x1b[31m.zip")
    assert (one.name, one.shown, one.read()) == ("b c.vcf", "a[31m.zip: ../b c.vcf", CARD)


def test_a_folder_locked_with_a_password_is_named(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.vcf": CARD}))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + offset] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(Invalid, match="password"):
        incoming(tmp_path / "a.zip")


def test_nothing_is_waited_for_and_no_size_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Usage, match="folder"):
        incoming(tmp_path)
    with pytest.raises(Usage, match="no file"):
        incoming(Path("/dev/null"))
    with pytest.raises(NotFound):
        incoming(tmp_path / "none")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(ContactlogError):
        incoming(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    assert incoming(tmp_path / "pipe")[0].read() == b""
    with (tmp_path / "huge.vcf").open("wb") as huge:
        huge.truncate(limits.FILE_BYTES * 40)
    with pytest.raises(Refused, match="larger"):
        incoming(tmp_path / "huge.vcf")
    for module in ("contactlog.diary.incoming", "contactlog.imports.packed"):
        monkeypatch.setattr(f"{module}.FILE_BYTES", 10_000)
    bomb = CARD + bytes(5_000_000)
    for name, data in (("bomb.gz", gzip.compress(bomb)), ("bomb.zip", zipped({"a.vcf": bomb}))):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Refused, match="larger"):
            incoming(tmp_path / name)[0].read()
