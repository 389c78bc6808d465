"""Numbers of days in words: "the third of March", "el tres de marzo", "vor drei Tagen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from contactlog.drafts.languages import Language
from contactlog.drafts.names.tokens import key

_OF_MONTH = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "de": "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt"
    " sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst einundzwanzigst zweiundzwanzigst dreiundzwanzigst"
    " vierundzwanzigst fünfundzwanzigst sechsundzwanzigst siebenundzwanzigst achtundzwanzigst neunundzwanzigst"
    " dreißigst einunddreißigst",
    "es": "primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis"
    " diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis"
    " veintisiete veintiocho veintinueve treinta",
    "fr": "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept"
    " dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept"
    " vingt-huit vingt-neuf trente",
    "pt": "primeiro dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis"
    " dezessete dezoito dezenove vinte",
    "it": "primo due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici"
    " diciassette diciotto diciannove venti ventuno ventidue ventitré ventiquattro venticinque ventisei ventisette"
    " ventotto ventinove trenta trentuno",
    "pl": "pierwszego drugiego trzeciego czwartego piątego szóstego siódmego ósmego dziewiątego dziesiątego"
    " jedenastego dwunastego trzynastego czternastego piętnastego szesnastego siedemnastego osiemnastego"
    " dziewiętnastego dwudziestego",
    "uk": "першого другого третього четвертого п'ятого шостого сьомого восьмого дев'ятого десятого одинадцятого"
    " дванадцятого тринадцятого чотирнадцятого п'ятнадцятого шістнадцятого сімнадцятого вісімнадцятого"
    " дев'ятнадцятого двадцятого",
    "ar": "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر",
}
"""Words for the first, second, third ... day of a month."""
_TENS = {
    "en": ("twenty", "thirty", "thirtieth"),
    "pl": ("dwudziestego", "trzydziestego", "trzydziestego"),
    "uk": ("двадцять", "тридцять", "тридцятого"),
    "es": ("veinte", "treinta", "treinta"),
    "fr": ("vingt", "trente", "trente"),
    "pt": ("vinte", "trinta", "trinta"),
}
"""The words for 20 and 30 before another number, and for the 30th."""
_ENDINGS = ("en", "er", "es", "e", "")
"""What German sets behind its numbers."""

_COUNTS = {
    "en": "two three four five six seven eight nine ten",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez",
    "fr": "deux trois quatre cinq six sept huit neuf dix",
    "pt": "dois três quatro cinco seis sete oito nove dez",
    "it": "due tre quattro cinque sei sette otto nove dieci",
    "pl": "dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
    "uk": "два три чотири п'ять шість сім вісім дев'ять десять",
    "ar": "يومين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
}
"""Two, three, four ... as days are counted."""
_AGO = {
    "en": (r"([\w']+) days? ago", r"(?:a|one) week ago"),
    "de": (r"vor ([\w']+) tagen", r"vor einer woche"),
    "es": (r"hace ([\w']+) días", r"hace una semana"),
    "fr": (r"il y a ([\w']+) jours", r"il y a une semaine"),
    "pt": (r"(?:há|faz) ([\w']+) dias", r"(?:há|faz) uma semana"),
    "it": (r"([\w']+) giorni fa", r"una settimana fa"),
    "pl": (r"([\w']+) dni temu", r"tydzień temu"),
    "uk": (r"([\w'’]+) дн(?:і|ів) тому", r"тиждень тому"),
    "ar": (r"(?:قبل|منذ) (يومين|\w+(?= أيام| ايام| يوم))", r"(?:قبل|منذ) أسبوع"),
}
"""So many days before today, and a week before."""


def day_of_month(word: str, before: str, tag: str) -> int | None:
    """Read a word as the number of a day.

    Args:
        word: as a key.
        before: the word before it, as a key; "twenty" before "third" counts.
        tag: the language.
    """
    known, tens = _table(tag)
    number = known.get(word)
    if number is not None and number < 10:
        return number + tens.get(before, 0)
    return number


@cache
def _table(tag: str) -> tuple[dict[str, int], dict[str, int]]:
    listed = enumerate(_OF_MONTH.get(tag, "").split(), 1)
    endings = _ENDINGS if tag == "de" else ("",)
    known = {key(word + ending): number for number, word in listed for ending in endings}
    twenty, thirty, thirtieth = _TENS.get(tag, ("", "", ""))
    for ten, shown in ((20, twenty), (30, thirty)):
        if tag == "en":
            ones = _OF_MONTH["en"].split()[:9]
            known |= {f"{shown}-{one}": ten + place for place, one in enumerate(ones, 1)}
    if thirtieth:
        known[key(thirtieth)] = 30
    tens = {key(twenty): 20, key(thirty): 30} if twenty else {}
    return known, tens


def days_ago(text: str, words: Language) -> Iterator[tuple[int, int, int]]:
    """Give where a text counts days back from today: start, end, and how many days."""
    counted, week = _AGO.get(words.tag, ("", ""))
    numbers = {key(word): number for number, word in enumerate(_COUNTS.get(words.tag, "").split(), 2)}
    for match in re.finditer(counted, text, re.IGNORECASE) if counted else ():
        said = match[1]
        number = int(said) if said.isdecimal() and len(said) < 4 else numbers.get(key(said))
        if number is not None:
            yield match.start(), match.end(), number
    for match in re.finditer(week, text, re.IGNORECASE) if week else ():
        yield match.start(), match.end(), 7
