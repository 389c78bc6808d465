"""One logical line of a vCard or calendar: group, name, parameters, value.

Tolerant on purpose. Read are RFC 6350 and RFC 5545 lines, RFC 6868 signs in parameters, and the bare
parameters of vCard 2.1 (``TEL;CELL;VOICE:``).
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from contactlog.imports.encodings import decode, is_stateful
from contactlog.imports.physical_lines import RawLine, logical_lines

_NAME = re.compile(r"\s*(?:([^.:;=\"]*(?:\.[^.:;=\"]+)*?)\.)?([A-Za-z0-9_/-]+)\s*(?=[;:])")
_PARAMETER = re.compile(r';\s*([^=:;"]*)(?:=((?:"[^"]*"|[^":;])*))?')
_PARAMETER_VALUE = re.compile(r'(?:"[^"]*"|[^",])+')
_CHARSET = re.compile(rb"[^:]*;\s*CHARSET=\"?([\w.:+-]{1,40})", re.IGNORECASE)
_IS_QUOTED = re.compile(rb"[^:]*;(?:ENCODING=)?(?:QUOTED-PRINTABLE|BASE64|B)[;:]", re.IGNORECASE)
_QUOTED = re.compile(rb"=([0-9A-Fa-f]{2})")
_CARET = {"^n": "\n", "^'": '"', "^^": "^"}
_ENCODINGS = frozenset(("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B", "Q"))
_VALUE_KINDS = frozenset(("INLINE", "URL", "CONTENT-ID", "CID"))


@dataclass(frozen=True, slots=True)
class ContentLine:
    """A line taken apart. The value still has its backslashes, because only its reader knows what it is."""

    number: int
    group: str
    """Lower case; empty without one."""
    name: str
    """Upper case."""
    parameters: tuple[tuple[str, str], ...]
    """(upper-case name, value) in the order of the line; lists are taken apart."""
    value: str

    def all(self, name: str) -> list[str]:
        """Give all values of a parameter."""
        return [value for key, value in self.parameters if key == name]

    def get(self, name: str, default: str = "") -> str:
        """Give the first value of a parameter."""
        return next((value for key, value in self.parameters if key == name), default)


def content_lines(
    data: bytes, wanted: re.Pattern[bytes] | None = None, usual: str | None = None
) -> Iterator[ContentLine | int]:
    """Give the lines of a file in which single bytes are ASCII (see `encodings.as_bytes_of_ascii`).

    Args:
        data: the file.
        wanted: matches the lines that are given; None for all.
        usual: encoding of lines that are not UTF-8 and name none.

    Yields:
        The line, or only its number where there is no name and colon.
    """
    for raw in logical_lines(data):
        if wanted is None or wanted.match(raw.content):
            yield parse_line(raw, usual) or raw.number


def parse_line(raw: RawLine, usual: str | None = None) -> ContentLine | None:
    """Take one logical line apart; None when it has no name followed by a colon."""
    match = _CHARSET.match(raw.content)
    charset = match[1].decode("ascii", "ignore") if match else usual
    # Of a value that is quoted, only what is quoted is in a charset in which "+" may begin something else.
    text = decode(raw.content, None if is_stateful(charset) and _IS_QUOTED.match(raw.content) else charset)
    head = _NAME.match(text)
    if head is None:
        return None
    parameters, end = _parameters(text, head.end())
    if end < 0:
        return None
    value = _decoded(text[end + 1 :], parameters, charset)
    return ContentLine(raw.number, (head[1] or "").strip().lower(), head[2].upper(), tuple(parameters), value)


def _parameters(text: str, position: int) -> tuple[list[tuple[str, str]], int]:
    """Give the parameters and where the colon is; -1 when there is none."""
    found: list[tuple[str, str]] = []
    while text[position : position + 1] == ";":
        match = _PARAMETER.match(text, position)
        if match is None or match.end() == position:
            break
        found.extend(_parameter(match[1].strip().upper(), match[2]))
        position = match.end()
    if text[position : position + 1] != ":":
        position = text.find(":", position)
    return found, position


def _parameter(name: str, value: str | None) -> Iterator[tuple[str, str]]:
    if value is None:
        if name in _ENCODINGS:
            yield "ENCODING", name
        elif name:
            yield ("VALUE" if name in _VALUE_KINDS else "TYPE"), name
        return
    for part in _PARAMETER_VALUE.findall(value):
        part = part.strip()
        if '"' in part:
            part = part.replace('"', "")
            if name == "TYPE":
                for piece in part.split(","):
                    yield name, piece.strip()
                continue
        yield name, re.sub(r"\^[n'^]", lambda sign: _CARET[sign[0]], part) if "^" in part else part


def _decoded(value: str, parameters: list[tuple[str, str]], charset: str | None) -> str:
    for name, encoding in parameters:
        if name != "ENCODING":
            continue
        kind = encoding.upper()
        if kind in ("QUOTED-PRINTABLE", "Q"):
            octets = _QUOTED.sub(lambda sign: bytes((int(sign[1], 16),)), value.encode("utf-8", "ignore"))
            return decode(octets, charset)
        if kind in ("BASE64", "B"):
            return _from_base64(value, charset)
    return value


def _from_base64(value: str, charset: str | None) -> str:
    try:
        octets = base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    return decode(octets, charset)


_ESCAPE = re.compile(r"\\([nN,;\\])")


def unescape(value: str) -> str:
    r"""Read ``\n``, ``\,``, ``\;`` and ``\\``; a backslash before anything else is a backslash."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value)


def split_unescaped(value: str, separator: str) -> list[str]:
    """Split a value at the signs that have no backslash before them; the parts keep their backslashes."""
    if "\\" not in value:
        return value.split(separator)
    return [
        "".join(part)
        for part in _pieces(re.findall(rf"\\.|[^\\{separator}]+|{separator}|\\", value, re.DOTALL), separator)
    ]


def _pieces(tokens: list[str], separator: str) -> Iterator[list[str]]:
    piece: list[str] = []
    for token in tokens:
        if token == separator:
            yield piece
            piece = []
        else:
            piece.append(token)
    yield piece
