"""A mail as a file: a draft to one person, read back by the standard library and by Debian's mail programs."""

from __future__ import annotations

import os
import subprocess
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from random import Random

import pytest

from contactlog.core.values import Channel
from contactlog.drafts import languages
from contactlog.drafts.compose import compose
from contactlog.drafts.delivery.mail import eml
from tests.drafts import invented
from tests.programs import program


def _words(tag: str) -> tuple[str, str]:
    random = Random(tag)
    request, _ = invented.subject(random, invented.people(random), tag)
    draft = compose(invented.calm(request))
    assert draft.channel is Channel.EMAIL
    assert draft.subject
    return draft.subject, draft.text


@pytest.mark.parametrize("tag", languages.tags())
def test_the_standard_library_reads_it_back(tag: str) -> None:
    subject, text = _words(tag)
    data = eml("ana@example.org", subject, text)
    message = message_from_bytes(data, policy=default)
    assert message["To"] == "ana@example.org"
    assert message["Subject"] == subject
    assert message["X-Unsent"] == "1"
    body = message.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").rstrip("\n") == text
    assert {name.lower() for name in message} == {
        "x-unsent",
        "to",
        "subject",
        "content-type",
        "content-transfer-encoding",
        "mime-version",
    }


def test_every_byte_is_fit_for_any_mail_server() -> None:
    for tag in languages.tags():
        data = eml("ana@example.org", *_words(tag))
        assert data.isascii()
        assert all(len(line) <= 78 for line in data.split(b"\r\n") if b"boundary" not in line)


def test_a_line_break_in_a_subject_or_address_starts_no_new_header() -> None:
    message = message_from_bytes(
        eml("ana@example.org\nBcc: all@example.org", "Hi\r\nBcc: all@example.org", "x"), policy=default
    )
    assert message["Bcc"] is None
    assert message["Cc"] is None


def _seen(shown: str, subject: str, text: str) -> None:
    """Programs wrap at the width of a screen, so white space is not compared."""
    head, _, body = shown.replace("\r\n", "\n").partition("\n\n")
    assert "".join(f"Subject: {subject}".split()) in "".join(head.split())
    assert "".join(body.split()).endswith("".join(text.split()))


@pytest.mark.parametrize("tag", languages.tags())
def test_mutt_opens_it(tag: str, tmp_path: Path) -> None:
    """Mutt opens a mail folder with the file in it, decodes the message and hands it on as it would show it."""
    subject, text = _words(tag)
    box, shown, settings = tmp_path / "box", tmp_path / "shown", tmp_path / "rc"
    for part in ("cur", "new", "tmp"):
        (box / part).mkdir(parents=True)
    (box / "cur" / "1:2,S").write_bytes(eml("ana@example.org", subject, text))
    settings.write_text(
        f"set charset=utf-8 pipe_decode=yes wait_key=no mbox_type=Maildir folder={tmp_path} header_cache=''\n"
        f'push "<pipe-message>cat > {shown}<enter><exit>"\n'
    )
    mutt = f"{program('mutt', 'mutt')} -n -F {settings} -f {box}"
    subprocess.run(
        [program("script", "bsdutils"), "-qec", mutt, "/dev/null"],
        capture_output=True,
        env={**os.environ, "TERM": "xterm", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        timeout=30,
        check=True,
    )
    _seen(shown.read_text("utf-8"), subject, text)


@pytest.mark.parametrize("tag", languages.tags())
def test_nmh_shows_it(tag: str, tmp_path: Path) -> None:
    subject, text = _words(tag)
    (tmp_path / "Mail").mkdir()
    (tmp_path / "profile").write_text(f"Path: {tmp_path}/Mail\n")
    (tmp_path / "a.eml").write_bytes(eml("ana@example.org", subject, text))
    done = subprocess.run(
        [program("/usr/bin/mh/mhshow", "nmh"), "-file", str(tmp_path / "a.eml"), "-nomoreproc"],
        capture_output=True,
        env={**os.environ, "MH": str(tmp_path / "profile"), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        timeout=30,
        check=True,
    )
    _seen(done.stdout.decode(), subject, text)
