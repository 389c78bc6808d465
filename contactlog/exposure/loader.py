"""Read fact files: the package's own, one illness at a time, and the user's."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar

from contactlog.core.text import one_line
from contactlog.errors import Invalid, NotFound
from contactlog.exposure.facts import (
    Anchor,
    CaseAdvice,
    ContactAdvice,
    ContactRule,
    Disagreement,
    EarlyEnd,
    HigherRisk,
    Illness,
    Incubation,
    InfectiousWindow,
    Lookback,
    Notifiable,
    Rule,
    Source,
    Transmission,
)

T = TypeVar("T")
_LISTS: Mapping[str, tuple[str, type[Any]]] = {
    "anchor": ("anchors", Anchor),
    "infectious_window": ("windows", InfectiousWindow),
    "ends_early": ("ends_early", EarlyEnd),
    "contact_rule": ("contact_rules", ContactRule),
    "lookback": ("lookbacks", Lookback),
    "contact_advice": ("contact_advice", ContactAdvice),
    "case_advice": ("case_advice", CaseAdvice),
    "higher_risk": ("higher_risk", HigherRisk),
    "notifiable": ("notifiable", Notifiable),
    "disagreement": ("disagreements", Disagreement),
}
_SINGLE: Mapping[str, type[Any]] = {"incubation": Incubation, "transmission": Transmission}
_PLAIN = {
    "name", "aliases", "category", "sensitive", "stigma_note", "identification_risk",
    "public_health_led", "notify_contacts_default", "urgent",
}  # fmt: skip
ORDER = (
    "covid19", "influenza", "rsv", "common_cold", "measles", "mumps", "rubella", "chickenpox", "shingles",
    "pertussis", "scarlet_fever_gas", "meningococcal", "diphtheria", "tuberculosis", "mpox", "hepatitis_a",
    "norovirus", "hfmd", "conjunctivitis", "scabies", "head_lice", "impetigo", "glandular_fever", "polio",
    "chlamydia", "gonorrhoea", "syphilis_early", "hiv", "trichomoniasis", "mycoplasma_genitalium",
    "hepatitis_b",
)  # fmt: skip
"""The ids of the package's own illnesses, in the order of the fact sheet."""


def key_of(name: str) -> str:
    """Give the key of a file under which a field of `Illness` is written."""
    return next((key for key, (field_name, _) in _LISTS.items() if field_name == name), name)


def data_text(name: str) -> str:
    """Give the text of a data file of this package."""
    return files("contactlog.exposure").joinpath("data", *name.split("/")).read_text("utf-8")


@lru_cache(maxsize=64)
def illness(id_: str) -> Illness:
    """Give the fact sheet of one illness.

    Raises:
        NotFound: the package has no such illness.
    """
    if id_ not in ORDER:
        near = get_close_matches(id_, ORDER, 1)
        raise NotFound("That illness is not in the fact sheet.", f"Did you mean {near[0]}?" if near else "")
    return parse(id_, tomllib.loads(data_text(f"illnesses/{id_}.toml")), id_, own=False)


def illnesses() -> tuple[Illness, ...]:
    """Give every illness of the fact sheet."""
    return tuple(illness(id_) for id_ in ORDER)


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Give the published rules by id."""
    return {
        id_: Rule(
            id_, entry["text"], _owner(id_, entry["by"]), entry["title"], entry["url"], entry["verified"]
        )
        for id_, entry in tomllib.loads(data_text("rules.toml")).items()
    }


def _owner(id_: str, by: str) -> str:
    owners = _owners()
    return owners.get(id_, by)


@lru_cache(maxsize=1)
def _owners() -> Mapping[str, str]:
    return dict(tomllib.loads(data_text("owners.toml"))["owner"])


def parse_text(id_: str, text: str, where: str, *, own: bool) -> Illness:
    """Make an illness of the text of a file.

    Raises:
        Invalid: not TOML, an unknown key, a missing key or a value of the wrong kind.
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Invalid(f"{where} is not readable as TOML: {one_line(str(error))[:200]}.") from None
    return parse(id_, table, where, own=own)


def parse(id_: str, table: Mapping[str, Any], where: str, *, own: bool) -> Illness:
    """Make an illness of a parsed file.

    Raises:
        Invalid: naming the file, the key and the nearest valid key.
    """
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key in _PLAIN:
            values[key] = _checked(value, str(_type_of(Illness, key)), f"{where}: {key}")
        elif key in _LISTS:
            name, kind = _LISTS[key]
            values[name] = tuple(
                _entry(kind, entry, f"{where}: {key} {number}", own)
                for number, entry in enumerate(_tables(value, f"{where}: {key}"), 1)
            )
        elif key in _SINGLE:
            values[key] = _entry(_SINGLE[key], value, f"{where}: {key}", own)
        elif key == "source":
            values["sources"] = {
                name: _entry(Source, {"id": name, **entry}, f"{where}: source {name}", own=False)
                for name, entry in _named(value, f"{where}: source").items()
            }
        else:
            raise _unknown(where, key, {*_PLAIN, *_LISTS, *_SINGLE, "source"})
    if "name" not in values:
        raise Invalid(f"{where}: the key name is missing.")
    return Illness(id=id_, own=own, **values)


def _tables(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise Invalid(f"{where}: write each entry under its own heading with two brackets.")
    return value


def _named(value: object, where: str) -> dict[str, dict[str, Any]]:
    if not isinstance(value, dict) or not all(isinstance(entry, dict) for entry in value.values()):
        raise Invalid(f"{where}: write each source under a heading of its own, such as [source.paper].")
    return value


def _entry(kind: type[T], entry: object, where: str, own: bool) -> T:
    if not isinstance(entry, dict):
        raise Invalid(f"{where}: a table of keys and values is needed.")
    known: dict[str, Field[Any]] = {item.name: item for item in fields(kind)}  # type: ignore[arg-type]
    for key in entry:
        if key not in known:
            raise _unknown(where, key, set(known))
    missing = [
        name
        for name, item in known.items()
        if item.default is MISSING and item.default_factory is MISSING and name not in entry
    ]
    if missing:
        raise Invalid(f"{where}: the key {missing[0]} is missing.")
    values = {key: _checked(value, str(known[key].type), f"{where}: {key}") for key, value in entry.items()}
    if own and "basis" in known:
        values["basis"] = "own"
    return kind(**values)


def _type_of(kind: type[Any], name: str) -> object:
    return next(item.type for item in fields(kind) if item.name == name)


def _checked(value: object, wanted: str, where: str) -> object:
    """Check a value against a field's written type; lists become tuples."""
    first = wanted.split(" ")[0]
    if first.startswith("tuple["):
        inner = (int, float) if "float" in first else str
        if isinstance(value, list) and all(isinstance(item, inner) for item in value):
            return tuple(value)
        raise Invalid(f"{where}: a list is needed.")
    if first == "bool" and isinstance(value, bool):
        return value
    if first in ("float", "int") and isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if first == "str" and isinstance(value, str):
        return value
    names = {"bool": "true or false", "float": "a number", "int": "a whole number", "str": "a text in quotes"}
    raise Invalid(f"{where}: {names.get(first, 'another kind of value')} is needed.")


def _unknown(where: str, key: str, known: set[str]) -> Invalid:
    near = get_close_matches(key, sorted(known), 1)
    return Invalid(
        f"{where}: the key {one_line(key)[:40]} is not known.", f"Did you mean {near[0]}?" if near else ""
    )
