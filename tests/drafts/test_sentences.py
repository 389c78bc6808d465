"""Sentences that people write, in nine languages, through the door: what tells of somebody else is found, only that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.exposures import Assessment
from contactlog.core.text import plain
from contactlog.core.values import Channel
from contactlog.diary.door import Diary, in_memory
from contactlog.diary.words import Wanted
from tests.conftest import NOW, heavy_size

_RECEIVERS = {
    "en": "Emma Clarke",
    "es": "Lucía Ortega",
    "fr": "Camille Petit",
    "de": "Katrin Vogel",
    "pt": "Beatriz Lopes",
    "it": "Chiara Conti",
    "pl": "Magdalena Lewandowska",
    "uk": "Наталя Бойко",
    "ar": "سارة النجار",
}
"""Each met the user on Saturday 7 and Tuesday 10 March 2026 at Café Nero."""
_REACHED = {
    "Robert Miller": ("+447700900123", "robert.miller@example.org", "12 Elm Row"),
    "José Ramírez": ("+34612345678", "jose.ramirez@example.org", "calle Mayor 7"),
    "Élodie Lefèvre": ("+33612345678", "elodie@example.org", "3 rue des Lilas"),
    "Johannes Krüger": ("+4915123456789", "krueger@example.org", "Lindenstraße 5"),
    "João Conceição": ("+351912000222", "joao@example.org", "Rua das Flores 9"),
    "Giuseppe D'Angelo": ("+393331234567", "peppe@example.org", "via Roma 4"),
    "Zofia Wiśniewska": ("+48601234567", "zosia@example.org", "ul. Długa 8"),
    "Олена Ткачук": ("+380671234567", "olena@example.org", "вул. Садова 6"),
    "يوسف حداد": ("+962791234567", "yousef@example.org", "شارع 4"),
}
_OTHERS = (
    "William Turner, Elizabeth Grant, Margaret Hill, James Carter, Katherine Brooks, Alexander Reed, Richard Young",
    "Susan Park, Michael O'Connor, Mum, Francisco Gómez, María Dolores Núñez, Concepción Ruiz, Ignacio Peña",
    "Guadalupe Ríos, Enrique Molina, Jean-Luc Moreau, Guillaume Dubois, Françoise Girard, Alexandre Roux",
    "Elisabeth Schröder, Friedrich Weiß, Ursula Jäger, Wolfgang Groß, Francisco Queiroz, Maria Antónia Gonçalves",
    "António Magalhães, Francesca Bianchi, Luigi Esposito, Giovanni Russo, Małgorzata Kowalska, Anna Nowak",
    "Krzysztof Dąbrowski, Katarzyna Wójcik, Aleksandra Zając, Stanisław Kozioł, Tadeusz Gołąb",
    "Олександр Шевченко, Катерина Мельник, Володимир Коваль, Марія Коваленко, Дмитро Заєць, Євген Гриценко",
    "محمد العلي, فاطمة حسن, عبد الرحمن الخطيب, خديجة منصور",
)
_PLACES = ("Tasca Azul", "Stadtbad", "Piscina Olimpia", "Бібліотека Франка", "مقهى الياسمين")
_GROUPS = {
    "choir": "Susan Park",
    "coro": "José Ramírez",
    "Chor": "Johannes Krüger",
    "chœur": "Élodie Lefèvre",
}
_GROUPS |= {"chór": "Anna Nowak", "хор": "Олена Ткачук", "الجوقة": "يوسف حداد"}

_LINES = [
    line.replace("¶", "\n").replace("␣", "\u200b").partition("|")
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
_TELLING = [(tag, text) for tag, _, text in _LINES if "[" in text]
_INNOCENT = [(tag, text) for tag, _, text in _LINES if "[" not in text]


class _Looked:
    """One diary and its case, and drafts to put sentences behind."""

    def __init__(self, diary: Diary) -> None:
        self.diary = diary
        day = date(2026, 3, 9)
        self.case: Case = diary.cases.new(
            "covid19", {"symptom_onset": DoubtfulDay(day, day)}, symptomatic=True
        )
        self.found: Assessment = diary.cases.assess(self.case)
        self.wanted = Wanted(channel=Channel.MESSENGER)
        people = {tag: diary.people.find(name) for tag, name in _RECEIVERS.items()}
        self.drafts = {
            tag: diary.words.draft(self.case, self.found, person, self.wanted)
            for tag, person in people.items()
        }
        self.people = people

    def behind(self, tag: str, sentence: str) -> list[tuple[int, int]]:
        """Give where the serious findings stand, counted from the beginning of the sentence."""
        base = plain(self.drafts[tag].text)
        seen = self.diary.words.look_through(
            self.case, self.found, self.people[tag], self.wanted, f"{base}\n{sentence}"
        )
        begin = len(seen.text) - len(plain(sentence))
        return [
            (each.start - begin, each.start - begin + len(each.words))
            for each in seen.findings
            if each.serious and each.start is not None
        ]


@pytest.fixture(scope="module")
def looked() -> Iterator[_Looked]:
    with in_memory(clock=lambda: NOW, zone="Europe/London") as diary:
        diary.preferences.set("my_name", "Marta Vale")
        for name, (phone, mail, address) in _REACHED.items():
            diary.people.add(
                name,
                phones=(diary.people.phone(phone, None),),
                emails=(mail, f"bob{mail[:1]}@example.org"),
                address=address,
            )
        for name in (name for line in _OTHERS for name in line.split(", ")):
            diary.people.add(name)
        for tag, name in _RECEIVERS.items():
            diary.people.add(name, language=tag)
        for place in ("Café Nero", *_PLACES):
            diary.places.add(place)
        for group, member in _GROUPS.items():
            diary.groups.add(group, (diary.people.find(member).id,))
        for name in _RECEIVERS.values():
            for day in ("2026-03-07", "2026-03-10"):
                diary.encounters.add_line(
                    f"Lunch with {name} at Café Nero on {day} 13:00 1h indoors 1m", as_of=NOW
                )
        yield _Looked(diary)


def _share(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    size = heavy_size(len(lines), 60)
    return lines[:: max(1, len(lines) // size)]


def test_what_tells_of_somebody_else_is_found(looked: _Looked) -> None:
    missed = []
    for tag, line in _share(_TELLING):
        before, leak, behind = re.split(r"[\[\]]", line)
        start, end = len(plain(before)), len(plain(before + leak))
        found = looked.behind(tag, before + leak + behind)
        if not any(first < end and start < last for first, last in found):
            missed.append(f"{tag}: {line}")
    assert not missed


def test_what_tells_of_nobody_is_not_stopped(looked: _Looked) -> None:
    stopped = [f"{tag}: {line}" for tag, line in _share(_INNOCENT) if looked.behind(tag, line)]
    assert not stopped
