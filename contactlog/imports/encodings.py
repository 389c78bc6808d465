"""From bytes to text when nobody can be trusted to say how it was written.

The order is: a byte order mark, UTF-16 seen by its zero bytes, UTF-8, the charset the file names or that old
programs use in the user's country, UTF-8 in which a byte was lost, and at last Windows-1252, in which every byte
means something. U+FFFD is never produced.
"""

from __future__ import annotations

import codecs
from typing import TypeGuard

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 400
_OF_COUNTRIES = {
    "cp932": ("JP",),
    "gb18030": ("CN", "SG"),
    "cp950": ("TW", "HK", "MO"),
    "cp949": ("KR",),
    "cp874": ("TH",),
    "cp1250": ("PL", "CZ", "SK", "HU", "SI", "HR", "BA", "RO", "AL", "ME"),
    "cp1251": ("RU", "UA", "BY", "BG", "RS", "MK", "KZ", "KG", "MN"),
    "cp1253": ("GR", "CY"),
    "cp1254": ("TR",),
    "cp1255": ("IL",),
    "cp1256": ("EG", "SA", "AE", "IQ", "JO", "LB", "SY", "MA", "DZ", "TN", "IR", "PK"),
    "cp1257": ("EE", "LV", "LT"),
    "cp1258": ("VN",),
}
"""What Windows uses where a program does not use UTF-8, by country (Microsoft, "Code Page Identifiers")."""
_BY_COUNTRY = {country: name for name, countries in _OF_COUNTRIES.items() for country in countries}
_STATEFUL = ("iso2022", "iso-2022", "utf-7", "utf7", "hz")
"""Encodings that look like ASCII, so that trying UTF-8 first would always succeed wrongly."""


def as_bytes_of_ascii(data: bytes) -> bytes:
    """Give the file in an encoding in which line ends and signs are single ASCII bytes, without its mark.

    UTF-16 and UTF-32 become UTF-8; everything else stays as it is.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return rest if name == "utf-8" else _recode(rest, name)
    sample = data[:_SAMPLE]
    if len(sample) >= 4:
        if sample[1::2].count(0) * 5 > len(sample) * 2 and sample[0]:
            return _recode(data, "utf-16-le")
        if sample[0::2].count(0) * 5 > len(sample) * 2 and not sample[0]:
            return _recode(data, "utf-16-be")
    return data


def _recode(data: bytes, name: str) -> bytes:
    return data.decode(name, "ignore").encode("utf-8", "ignore")


def is_stateful(charset: str | None) -> TypeGuard[str]:
    """Tell whether in an encoding plain letters may mean something else."""
    return charset is not None and charset.lower().startswith(_STATEFUL)


def charset_of(region: str | None) -> str | None:
    """Give the encoding that old programs use in a country; None where it is Windows-1252, or unknown."""
    return _BY_COUNTRY.get(region or "")


def decode(data: bytes, charset: str | None = None) -> str:
    """Give the text of some bytes; never fails, never gives U+FFFD.

    Args:
        data: a line or a value.
        charset: what the file calls its encoding, or what is usual where it is from; a name nobody knows is
            ignored.
    """
    if is_stateful(charset):
        text = _try(data, charset)
        if text is not None:
            return text
    text = _try(data, "utf-8")
    if text is None and charset:
        text = _try(data, charset)
    if text is None:
        text = _torn(data)
    if text is None:
        text = _try(data, "cp1252")
    return data.decode("latin-1") if text is None else text


def decode_file(data: bytes) -> str:
    """Give the text of a whole file that names no encoding."""
    return decode(as_bytes_of_ascii(data))


def _torn(data: bytes) -> str | None:
    """Read UTF-8 of which a program has cut a character in two; None when it looks like anything else."""
    text = data.decode("utf-8", "ignore")
    kept = text.encode()
    # By chance two letters of another encoding are rarely one of UTF-8.
    whole, lost = sum(byte >= 0xC0 for byte in kept), len(data) - len(kept)
    return text if whole > 2 * lost and "\ufffd" not in text else None


def _try(data: bytes, name: str) -> str | None:
    try:
        # Not the codec's own decode, which for UTF-7 waits for more and gives less.
        text = data.decode(name, "strict")
    except (LookupError, ValueError, TypeError):  # UnicodeDecodeError is a ValueError
        return None
    return text if "\ufffd" not in text else None
