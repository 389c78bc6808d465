"""Invented people, places and requests for tests of words, with names as several languages bend them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Advice, Exposure, Tier
from contactlog.core.people import Person, Phone
from contactlog.core.values import Channel, Safety, Tone
from contactlog.drafts import languages
from contactlog.drafts.check import Known, Roster, known
from contactlog.drafts.compose import compose
from contactlog.drafts.subject import IllnessWords, Purpose, Request, WordingClass

TODAY = date(2026, 3, 12)
"""A Thursday."""

NAMES = (
    "Ana Silva",
    "Benedikta Roth",
    "Will Harper",
    "Mark Stone",
    "Rose May",
    "Joy Summer",
    "Grace Adeyemi",
    "José Ramírez",
    "Łukasz Wójcik",
    "Zoë O'Brien",
    "Jean-Luc Moreau",
    "Khalid Al Mansour",
    "Nguyễn Thị Hoa",
    "Anna Kowalska",
    "Marek Nowak",
    "Оксана Шевченко",
    "Андрій Мельник",
    "محمد العلي",
    "فاطمة حسن",
    "王小明",
    "Ben Okafor",
    "Tim Berg",
    "Ida Lund",
    "Ærø Bjørk",
    "Giulia D'Angelo",
    "João Conceição",
)
"""Full names of several scripts; some are ordinary words too."""

BENT = (
    ("pl", "Anna Kowalska", ("Anny", "Annie", "Annę", "Anną", "Anno", "Kowalskiej", "ANNĄ")),
    ("pl", "Marek Nowak", ("Marka", "Markowi", "Markiem", "Marku", "Nowaka", "Nowakiem")),
    ("pl", "Łukasz Wójcik", ("Łukasza", "Łukaszowi", "Lukaszem", "Wójcika", "Wojcikowi")),
    ("pl", "Olga Zając", ("Olgi", "Oldze", "Olgę")),
    ("pl", "Ewa Lis", ("Ewy", "Ewie", "Ewę")),
    ("uk", "Оксана Шевченко", ("Оксани", "Оксані", "Оксану", "Оксаною", "Оксано", "Шевченку")),
    ("uk", "Андрій Мельник", ("Андрія", "Андрієві", "Андрію", "Андрієм", "Мельника", "Мельником")),
    ("uk", "Ольга Коваль", ("Ольги", "Ользі", "Ольгу", "Коваля")),
    ("uk", "Федір Бондар", ("Федора", "Федорові", "Бондаря")),
    ("de", "Anna Roth", ("Annas", "Anna's", "Annchen")),
    ("de", "Hans Peters", ("Hansens", "Hans'", "Peters")),
    (
        "en",
        "Anna Reed",
        ("Anna's", "Annie's", "Anny", "anna", "ANNA", "Ánna", "Anna’s", "AnnaReed", "annareed"),
    ),
    ("en", "Оксана Шевченко", ("Oksana", "Oksany", "Shevchenko")),
    ("en", "محمد العلي", ("Mohammed", "Muhammad")),
    ("en", "Chris Evans", ("Chris's", "Chris’", "Evans's")),
    ("uk", "Oksana Melnyk", ("Оксана", "Оксані", "Мельник")),
    ("es", "José Ramírez", ("Jose", "Josecito", "Ramirez", "RAMÍREZ")),
    ("pt", "João Conceição", ("Joao", "Joãozinho", "Conceicao")),
    ("it", "Giulia D'Angelo", ("GIULIA", "D’Angelo", "giulia")),
    ("ar", "محمد العلي", ("ومحمد", "لمحمد", "بمحمد", "محمّد")),
    ("ar", "فاطمة حسن", ("فاطمه", "وفاطمة", "لفاطمة", "فاطمتي")),
    ("ar", "هدى الحداد", ("هداي", "وهدى", "حداد", "لحداد")),
    ("ar", "Leila Haddad", ("ليلى", "حداد")),
    ("de", "Jürgen Müller", ("Juergen", "Mueller", "Müllers", "Jürgens")),
    ("de", "Juergen Gross", ("Jürgen", "Groß")),
    ("en", "Siobhán O'Neill", ("ONeill", "Neill", "O’Neill's")),
    ("en", "Ben Hale", ("Benny", "BenHale")),
    ("es", "José Ramírez", ("Joselito",)),
    ("pl", "Paweł Gołąb", ("Gołębia", "Gołębiem", "Pawłowi")),
    ("pl", "Piotr Kozioł", ("Kozła", "Kozłem", "Piotrze")),
    ("pl", "Anna Kowalska", ("Kowalskich", "Kowalskimi")),
    ("uk", "Микола Заєць", ("Зайця", "Миколою")),
    ("uk", "Марія Коваленко", ("Маріє", "Марічка", "Коваленків")),
    ("uk", "Ana Silva", ("Ана", "Анна", "Сільва")),
    ("en", "王小明", ("小明", "王小明")),
)
"""Language of the text, a person, and forms of the name that grammar or haste makes of it."""

ILLNESSES = (
    IllnessWords("influenza", "flu", WordingClass.RESPIRATORY, official_source="UK"),
    IllnessWords("measles", "measles", WordingClass.RASH, identification_risk="high", public_health_led=True),
    IllnessWords("norovirus", "norovirus", WordingClass.STOMACH),
    IllnessWords("chlamydia", "chlamydia", WordingClass.STI, sensitive=True, identification_risk="low"),
    IllnessWords("scabies", "scabies", WordingClass.SKIN),
    IllnessWords("meningococcal", "meningitis", WordingClass.SERIOUS, public_health_led=True),
)

PLACES = {
    "p1": "Café Nero",
    "p2": "Tasca Azul",
    "p3": "Parish Hall",
    "p4": "Kraków Główny",
    "p5": "Бібліотека Франка",
}
GROUPS = {"g1": "choir", "g2": "Tuesday Rowers"}


def people(random: Random, count: int = 6) -> list[Person]:
    """Make some people, each with numbers, mail and address of their own."""
    chosen = random.sample(NAMES, count)
    return [
        Person(
            f"person-{place}",
            name,
            ("Bix",) if name.startswith("Benedikta") else (),
            (Phone(f"+3519{place}{random.randrange(10**7):07}", None),),
            (f"someone{place}@example.org",),
            address=f"{place + 3} Elm Row\n1000 Testville",
            safety=frozenset(random.sample(list(Safety), random.choice([0, 0, 0, 1]))),
            confidential=random.random() < 0.1,
        )
        for place, name in enumerate(chosen)
    ]


def subject(random: Random, everybody: list[Person], tag: str | None = None) -> tuple[Request, Roster]:
    """Make a request for the first of some people, and the diary it comes from."""
    person = everybody[0]
    days = sorted(random.sample(range(1, 9), random.choice([1, 1, 2, 4])), reverse=True)
    place = random.choice(list(PLACES))
    met = tuple(
        Encounter(f"e{n}", TODAY - timedelta(days=n), "Europe/Lisbon", people=(person.id,), place=place)
        for n in days
    )
    last = met[-1].local_date
    advice = tuple(
        Advice(action, "", "UKHSA", TODAY + timedelta(days=2), TODAY + timedelta(days=9))
        for action in random.sample(["test", "watch", "precautions", "stay_home", "hygiene", "vaccine"], 3)
    )
    exposure = Exposure(
        person.id,
        Tier.CLOSE,
        Tier.CLOSE,
        Tier.CLOSE,
        1,
        1,
        last,
        tuple(each.id for each in met),
        advice=advice,
    )
    request = Request(
        person=person,
        illness=random.choice(ILLNESSES),
        channel=random.choice(list(Channel)),
        today=TODAY,
        exposure=exposure,
        encounters=met,
        places={place: PLACES[place]},
        sender="Marta Vale",
        tone=random.choice(list(Tone)),
        language=tag or random.choice(languages.tags()),
        purpose=random.choice([Purpose.NEWS, Purpose.NEWS, Purpose.REMINDER, Purpose.CORRECTION]),
        anonymous=random.random() < 0.2,
        others=tuple(everybody[1:]),
    )
    roster = Roster(
        PLACES,
        {key: (name, frozenset({everybody[-1].id})) for key, name in GROUPS.items()},
        "+351912000100",
    )
    return request, roster


def about(request: Request, roster: Roster) -> tuple[str, str | None, Known]:
    """Write the words, and gather what the check draws on."""
    draft = compose(request)
    return draft.text, draft.subject, known(request, roster, f"{draft.subject or ''}\n{draft.text}")


def calm(request: Request) -> Request:
    """Give the request over a way and to a person for which everything may be said."""
    person = replace(request.person, safety=frozenset(), confidential=False)
    return replace(request, person=person, channel=Channel.EMAIL, anonymous=False)
