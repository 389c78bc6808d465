"""The ways an age file can be refused, each under the class of ``contactlog.errors`` that names its kind.

Messages never carry file contents or keys. Operating-system errors (a full disk, a lost drive) are not
wrapped: they leave this package as the ``OSError`` they are.
"""

from __future__ import annotations

from contactlog.errors import Damaged, Foreign, Invalid, Refused, TooNew, WrongPassphrase

_FETCH_COPY = "Fetch another copy of the file; what is in this one cannot be trusted."


class NotAge(Foreign):
    """The bytes do not begin like an age file, armored or not."""

    def __init__(self) -> None:
        super().__init__("This is not an age file.", "Check that the right file was chosen.")


class UnsupportedVersion(TooNew):
    """An age file of a later format version than v1."""

    def __init__(self) -> None:
        super().__init__(
            "This age file uses a newer version of the age format than this contactlog reads.",
            "Install a newer contactlog, or open the file with the age program.",
        )


class NoMatch(WrongPassphrase):
    """The header is well formed, and none of the given identities opens it."""


class HeaderDamaged(Damaged):
    """The header breaks a rule of the format, or ends early."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The header of the age file is damaged: {what}.", _FETCH_COPY)


class HmacDamaged(Damaged):
    """The key opens the file, but the header is not the one that was written with it."""

    def __init__(self) -> None:
        super().__init__("The header of the age file was changed after it was written.", _FETCH_COPY)


class PayloadDamaged(Damaged):
    """The encrypted content was changed, cut short or extended."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The content of the age file is damaged: {what}.", _FETCH_COPY)


class ArmorDamaged(Damaged):
    """The text form (ASCII armor) around the file breaks a rule."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The text form of the age file is damaged: {what}.", _FETCH_COPY)


class InvalidKey(Invalid):
    """A recipient, identity or passphrase given to this package cannot be used."""


class NotEnoughMemory(Refused):
    """The passphrase work factor of the file asks for more memory than this machine gives."""

    def __init__(self, mebibytes: int) -> None:
        super().__init__(
            f"Opening this file takes {mebibytes} MiB of memory, more than is free.",
            "Close other programs, or open it on a machine with more memory.",
        )
