"""What an age header is made of, and how it is written.

::

    age-encryption.org/v1
    -> X25519 <ephemeral share>            a stanza: its type and arguments
    <wrapped file key>                     its body, in lines of 64 characters and one shorter
    --- <HMAC of everything above, through the three dashes>
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from contactlog.age.base64 import encode_unpadded
from contactlog.age.keys import header_mac

INTRO = b"age-encryption.org/"
"""What the version line of every age file starts with."""

VERSION_LINE = INTRO + b"v1\n"
"""The version line of the format this package knows."""

COLUMNS = 64
"""Characters of a full body line; the last line of a body is shorter."""

MAC_MARK = b"---"
"""What the last header line starts with; the MAC covers it."""


class Stanza:
    """One recipient's way to the file key.

    Args:
        kind: the recipient type, such as ``X25519``; compared exactly.
        arguments: what follows the type on the first line; printable ASCII without spaces.
        body: the decoded body, for the known types a wrapped file key.
    """

    # A plain class: making a NamedTuple or dataclass costs more than the rest of this package's import.
    __slots__ = ("arguments", "body", "kind")

    def __init__(self, kind: str, arguments: tuple[str, ...], body: bytes) -> None:
        self.kind: Final = kind
        self.arguments: Final = arguments
        self.body: Final = body

    def encode(self) -> bytes:
        """Return the stanza as it stands in a header."""
        text = encode_unpadded(self.body)
        lines = [" ".join(("->", self.kind, *self.arguments)).encode("ascii")]
        lines += [text[start : start + COLUMNS] for start in range(0, len(text) + 1, COLUMNS)]
        return b"\n".join(lines) + b"\n"


def encode_header(stanzas: Sequence[Stanza], file_key: bytes) -> bytes:
    """Return a whole header with its MAC."""
    signed = VERSION_LINE + b"".join(stanza.encode() for stanza in stanzas) + MAC_MARK
    return signed + b" " + encode_unpadded(header_mac(file_key, signed)) + b"\n"


def scrypt_stands_alone(stanzas: Sequence[Stanza]) -> bool:
    """Tell whether the rule holds that a ``scrypt`` stanza is the only one in its header.

    Who opens a file by passphrase believes that its writer knew the passphrase; a second way in would
    break that.
    """
    return len(stanzas) == 1 or all(stanza.kind != "scrypt" for stanza in stanzas)
