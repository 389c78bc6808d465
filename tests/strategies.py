"""Hypothesis strategies for the nouns, shared by all tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeVar

from hypothesis import strategies as st

from contactlog.core import values
from contactlog.core.cases import Case, CaseState, DoubtfulDay, ReceivedNotice
from contactlog.core.encounters import Encounter, QuietDay
from contactlog.core.groups import Group
from contactlog.core.ids import uuid7
from contactlog.core.notices import Attempt, Notice, NoticeState, Outcome, Reply, SavedWording
from contactlog.core.people import Person, Phone
from contactlog.core.places import Place
from contactlog.core.records import Noun
from contactlog.core.settings import Preference
from contactlog.core.stamps import Stamp
from contactlog.core.text import one_line, plain

E = TypeVar("E", bound=StrEnum)

ids = st.builds(
    uuid7,
    st.integers(1_600_000_000_000, 1_900_000_000_000),
    st.binary(min_size=10, max_size=10),
)
lines = st.text(max_size=40).map(one_line)
names = lines.filter(bool)
texts = st.text(max_size=120).map(lambda text: plain(text).strip())
days = st.dates(date(2019, 1, 1), date(2030, 12, 31))
moments = st.datetimes(datetime(2019, 1, 1), datetime(2030, 12, 31)).map(
    lambda naive: naive.replace(microsecond=0, tzinfo=UTC)
)
zones = st.sampled_from(["Europe/Lisbon", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"])
counts = st.integers(0, 500)
e164 = st.integers(1_000_000, 999_999_999_999).map(lambda number: f"+{number}")
phones = st.builds(Phone, names | e164, st.none() | e164)


def word(enum: type[E]) -> st.SearchStrategy[E]:
    """One member of a closed list."""
    return st.sampled_from(list(enum))


def maybe(strategy: st.SearchStrategy[E]) -> st.SearchStrategy[E | None]:
    """The value, or unknown."""
    return st.none() | strategy


def _few(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


people = st.builds(
    Person,
    id=ids,
    name=lines,
    nicknames=_few(names),
    phones=st.lists(phones, max_size=2).map(tuple),
    emails=_few(names),
    address=st.none() | texts.filter(bool),
    channel=maybe(word(values.Channel)),
    language=st.none() | st.sampled_from(["en", "pt-PT", "ar"]),
    flags=st.frozensets(word(values.Flag)),
    safety=st.frozensets(word(values.Safety)),
    confidential=st.booleans(),
    hidden=st.booleans(),
    lives_with_me=st.none() | st.booleans(),
    fell_ill_on=st.none() | days,
    note=texts,
)
places = st.builds(
    Place,
    id=ids,
    name=names,
    setting=maybe(word(values.Setting)),
    space=maybe(word(values.Space)),
    ventilation=maybe(word(values.Ventilation)),
    phones=st.lists(phones, max_size=2).map(tuple),
    emails=_few(names),
    hidden=st.booleans(),
    note=texts,
)
groups = st.builds(
    Group,
    id=ids,
    name=names,
    people=_few(ids),
    household=st.booleans(),
    organiser=st.none() | ids,
    note=texts,
)
encounters = st.builds(
    Encounter,
    id=ids,
    local_date=days,
    zone=zones,
    started_at=st.none() | moments,
    precision=word(values.Precision),
    minutes=st.none() | st.integers(0, 2000).map(float) | st.just(0.5),
    people=_few(ids),
    place=st.none() | ids,
    group=st.none() | ids,
    distance=maybe(word(values.Distance)),
    setting=maybe(word(values.Setting)),
    space=maybe(word(values.Space)),
    ventilation=maybe(word(values.Ventilation)),
    mask_mine=maybe(word(values.Mask)),
    mask_theirs=maybe(word(values.Mask)),
    voice=maybe(word(values.Voice)),
    face_to_face=st.none() | st.booleans(),
    kinds=st.frozensets(word(values.ContactKind), max_size=4),
    strangers=st.none() | counts,
    note=texts,
    source=word(values.Source),
    origin=st.none() | names,
)
quiet_days = st.builds(QuietDay, ids, days)
doubtful_days = st.one_of(
    days.map(lambda day: DoubtfulDay(day, day)),
    st.tuples(days, days).map(lambda pair: DoubtfulDay(min(pair), max(pair))),
    moments.map(lambda moment: DoubtfulDay(moment.date(), moment.date(), moment)),
)
cases = st.builds(
    Case,
    id=ids,
    illness=st.sampled_from(["covid19", "measles", "norovirus"]),
    anchors=st.dictionaries(st.sampled_from(["symptom_onset", "test_date", "isolated_from"]), doubtful_days),
    symptomatic=st.none() | st.booleans(),
    stage=st.none() | names,
    sex=st.none() | st.sampled_from(["male", "female"]),
    country=st.sampled_from(["widest", "UK", "US"]),
    state=word(CaseState),
    learned_at=st.none() | moments,
    note=texts,
)
received_notices = st.builds(
    ReceivedNotice,
    id=ids,
    illness=st.just("covid19"),
    last_exposure=days,
    told_on=days,
    told_by=st.none() | ids,
    household=st.none() | st.booleans(),
    state=word(CaseState),
    note=texts,
)
attempts = st.builds(Attempt, moments, maybe(word(values.Channel)), word(Outcome), texts)
notices = st.builds(
    Notice,
    id=ids,
    case=ids,
    person=ids,
    state=word(NoticeState),
    attempts=st.lists(attempts, max_size=3).map(tuple),
    told_at=st.none() | moments,
    told_facts=st.none() | names,
    through=st.none() | names,
    reason=st.none() | texts.filter(bool),
    next_try=st.none() | days,
    reply=maybe(word(Reply)),
    agreed_to_hand_over=st.none() | days,
    all_clear_at=st.none() | moments,
    safety_asked=st.none() | days,
    note=texts,
)
wordings = st.builds(
    SavedWording,
    id=ids,
    text=texts.filter(bool),
    channel=word(values.Channel),
    tone=word(values.Tone),
    language=st.sampled_from(["en", "pl"]),
    subject=st.none() | names,
    notice=st.none() | ids,
    name=st.none() | names,
    overruled=_few(names),
    purpose=st.none() | names,
)
preferences = st.builds(
    Preference,
    names,
    st.one_of(st.none(), st.booleans(), st.integers(-1000, 1000), lines, st.lists(lines, max_size=3)),
)
nouns: st.SearchStrategy[Noun] = st.one_of(
    people,
    places,
    groups,
    encounters,
    quiet_days,
    cases,
    received_notices,
    notices,
    wordings,
    preferences,
)
"""Any noun."""

stamps = st.builds(Stamp, st.integers(0, 2**48 - 1), st.integers(0, 0xFFFF), st.integers(0, 0xFFFFFFFF))
