"""Whatever a user does, in whatever order: nothing crashes, undo takes back exactly, a backup gives all of it back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contactlog.age import X25519Identity
from contactlog.core import stamped
from contactlog.core.cases import CaseState
from contactlog.core.records import Noun
from contactlog.core.stamped import Stamped
from contactlog.diary import backups
from contactlog.diary.door import Diary, in_memory
from contactlog.diary.words import Purpose, Wanted
from contactlog.errors import ContactlogError
from tests.conftest import heavy_size
from tests.diary.acts import EVERY, FINAL, Acts

_BEGINNING = ("add_person", "meet", "meet", "fall_ill")
"""Without them most acts would find nothing to work on."""
_NOW = datetime(2026, 3, 12, 21, 0, tzinfo=UTC)


def opened() -> Diary:
    return in_memory(clock=lambda: _NOW, zone="Europe/Lisbon")


def living(diary: Diary) -> dict[str, Noun]:
    return {f"{row.kind} {row.id}": row.noun for row in rows(diary) if row.noun and not row.deleted}


def rows(diary: Diary) -> Iterator[Stamped]:
    return diary.desk.vault.stamped_rows()


@pytest.mark.heavy
@settings(max_examples=heavy_size(2_000, 25), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_history_is_sound_and_comes_back_from_its_backup(data: st.DataObject) -> None:
    with opened() as diary:
        acts = Acts(diary, lambda below: data.draw(st.integers(0, below - 1)))
        for name in (*_BEGINNING, *data.draw(st.lists(st.sampled_from(EVERY), min_size=8, max_size=30))):
            _act(diary, acts, name, undo=name not in FINAL and data.draw(st.booleans()))
        _look_at_everything(diary)
        assert all(found.ok for found in diary.desk.vault.inspect())
        for row in rows(diary):
            assert stamped.from_record(json.loads(json.dumps(row.to_record()))) == row
        _through_a_backup(diary)


def _act(diary: Diary, acts: Acts, name: str, *, undo: bool) -> None:
    """Do one act, which may be refused and then has changed nothing; take it back where that is asked."""
    before, done = living(diary), [act.id for act in diary.desk.vault.acts()]
    try:
        getattr(acts, name)()
    except ContactlogError:
        assert living(diary) == before, name
        return
    made = [act.id for act in diary.desk.vault.acts() if act.id not in done]
    if undo and len(made) == 1:
        diary.undo()
        assert living(diary) == before, name
        diary.undo()


def _look_at_everything(diary: Diary) -> None:
    """Ask what screens and commands ask."""
    diary.people.sameness.doubles()
    diary.timeline.days()
    for case in diary.cases.all():
        assessment = diary.cases.assess(case)
        diary.ledger.reach(case, assessment)
        off = case.state is CaseState.CALLED_OFF
        wanted = Wanted(purpose=Purpose.ALL_CLEAR if off else Purpose.NEWS)
        assert all(draft.person for draft in diary.words.drafts(case, assessment, wanted=wanted))
        diary.looking_back.list(case)
        diary.changed_cases.history(case)
    for heard in diary.told_me.all():
        diary.told_me.outlook(heard)


def _through_a_backup(diary: Diary) -> None:
    key = X25519Identity.generate()
    with TemporaryDirectory() as folder, opened() as other:
        made = Path(folder) / "made.age"
        diary.backups.create(backups.recipients([str(key.recipient)]), made)
        other.backups.merge(made, key)
        assert living(other) == living(diary)
        assert all(found.ok for found in other.desk.vault.inspect())
