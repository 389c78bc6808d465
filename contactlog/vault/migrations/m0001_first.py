"""Schema 1: a table for each noun, the history, the search index, and the join of people and encounters.

A finished migration is never edited. Names are quoted because some nouns are words of SQL too.
"""

from __future__ import annotations

_TIMES = """
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  forgotten INTEGER NOT NULL DEFAULT 0
"""


def _noun(name: str, columns: str) -> str:
    head = "row_number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE"
    return f'CREATE TABLE "{name}" ({head}, {columns}, {_TIMES}) STRICT'


STATEMENTS: tuple[str, ...] = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID",
    _noun(
        "person",
        """name TEXT, nicknames TEXT, phones TEXT, emails TEXT, address TEXT, channel TEXT, language TEXT,
        flags TEXT, safety TEXT, confidential INTEGER, hidden INTEGER, lives_with_me INTEGER,
        fell_ill_on TEXT, note TEXT""",
    ),
    _noun(
        "place",
        """name TEXT, setting TEXT, space TEXT, ventilation TEXT, phones TEXT, emails TEXT, hidden INTEGER,
        note TEXT""",
    ),
    _noun("group", "name TEXT, people TEXT, household INTEGER, organiser TEXT, note TEXT"),
    _noun(
        "encounter",
        """local_date TEXT, zone TEXT, started_at TEXT, precision TEXT, minutes REAL, people TEXT,
        place TEXT, "group" TEXT, distance TEXT, setting TEXT, space TEXT, ventilation TEXT,
        mask_mine TEXT, mask_theirs TEXT, voice TEXT, face_to_face INTEGER, kinds TEXT, strangers INTEGER,
        note TEXT, source TEXT, origin TEXT""",
    ),
    _noun("quiet_day", '"date" TEXT'),
    _noun(
        "case",
        """illness TEXT, anchors TEXT, symptomatic INTEGER, stage TEXT, sex TEXT, country TEXT, state TEXT,
        learned_at TEXT, note TEXT""",
    ),
    _noun(
        "received_notice",
        """illness TEXT, last_exposure TEXT, told_on TEXT, told_by TEXT, household INTEGER, state TEXT,
        note TEXT""",
    ),
    _noun(
        "notice",
        """"case" TEXT, person TEXT, state TEXT, attempts TEXT, told_at TEXT, told_facts TEXT, through TEXT,
        reason TEXT, next_try TEXT, reply TEXT, agreed_to_hand_over TEXT, all_clear_at TEXT, note TEXT""",
    ),
    _noun(
        "saved_wording",
        """text TEXT, channel TEXT, tone TEXT, language TEXT, subject TEXT, notice TEXT, name TEXT,
        overruled TEXT""",
    ),
    _noun("preference", "value TEXT"),
    "CREATE INDEX encounter_by_day ON encounter (local_date, started_at) WHERE deleted = 0",
    "CREATE INDEX encounter_by_place ON encounter (place) WHERE place IS NOT NULL AND deleted = 0",
    'CREATE INDEX encounter_by_group ON encounter ("group") WHERE "group" IS NOT NULL AND deleted = 0',
    'CREATE INDEX quiet_day_by_day ON quiet_day ("date") WHERE deleted = 0',
    """CREATE TABLE encounter_people (
      person_id TEXT NOT NULL,
      local_date TEXT NOT NULL,
      encounter_id TEXT NOT NULL,
      PRIMARY KEY (person_id, local_date, encounter_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE act (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL,
      at TEXT NOT NULL,
      title TEXT NOT NULL,
      undoes INTEGER
    ) STRICT""",
    """CREATE TABLE history (
      act INTEGER NOT NULL,
      kind TEXT NOT NULL,
      row_id TEXT NOT NULL,
      before TEXT,
      PRIMARY KEY (act, kind, row_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX history_by_row ON history (row_id, kind)",
    """CREATE VIRTUAL TABLE search USING fts5(
      words, columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
    )""",
    # Without it SQLite keeps deleted words inside the index, whatever secure_delete says.
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
)
"""What is run, in order, in one transaction."""
