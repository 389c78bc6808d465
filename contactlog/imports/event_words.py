"""Words in titles and locations that tell calls, time alone and shared meals apart, in several languages.

Compared as folded text (`core.text.fold`): without case and accents. A word may hold blanks.
"""

from __future__ import annotations

VIDEO_ADDRESSES = (
    *("zoom.us", "zoomgov.com", "teams.microsoft.com", "teams.live.com", "meet.google.com", "webex.com"),
    *("gotomeeting.com", "gotomeet.me", "whereby.com", "meet.jit.si", "bluejeans.com", "chime.aws"),
    *("discord.gg", "discord.com", "around.co", "bigbluebutton", "skype.com", "facetime.apple.com"),
)
"""Parts of the addresses of calls."""

VIDEO_WORDS = (
    *("zoom meeting", "zoom call", "microsoft teams", "teams meeting", "google meet", "skype", "facetime"),
    *("video call", "videocall", "video conference", "videoconference", "conference call", "dial-in"),
    *("microsoft teams-besprechung", "teams-besprechung", "videokonferenz", "telefonkonferenz"),
    *("reunion teams", "visioconference", "visio", "reunion de teams", "videollamada", "videochamada"),
    *("videoconferencia", "videochiamata", "videogesprek", "phone call", "call with"),
)
"""Words that mean a call wherever they stand."""

ONLINE_PLACES = (
    *("online", "virtual", "remote", "zoom", "teams", "webex", "phone", "telephone", "call", "by phone"),
    *("telefon", "telefonisch", "anruf", "en ligne", "telephone", "en linea", "telefono", "telefone"),
    *("por telefone", "videocall", "video", "hangout", "hangouts", "internet", "tbd", "tba", "n/a"),
)
"""Locations that are no place when they stand alone."""

ALONE = (
    *("focus", "focus time", "focustime", "deep work", "do not book", "do not schedule", "do not disturb"),
    *("block", "blocked", "blocker", "busy", "out of office", "ooo", "holiday", "holidays", "vacation"),
    *("annual leave", "day off", "reminder", "deadline", "due", "birthday", "anniversary"),
    *("fokuszeit", "urlaub", "abwesend", "geburtstag", "erinnerung", "feiertag", "frist"),
    *("conge", "conges", "vacances", "anniversaire", "rappel", "jour ferie"),
    *("vacaciones", "cumpleanos", "recordatorio", "festivo"),
    *("ferias", "aniversario", "lembrete", "feriado", "ferie", "compleanno", "promemoria"),
    *("verjaardag", "vakantie", "herinnering"),
)
"""Titles of time alone, away, and of mere reminders."""

TOGETHER = (
    *("lunch", "dinner", "breakfast", "brunch", "coffee", "drinks", "party", "wedding", "funeral", "choir"),
    *("rehearsal", "playdate", "barbecue", "bbq", "mittagessen", "abendessen", "fruhstuck", "kaffee"),
    *("feier", "chor", "chorprobe", "hochzeit", "grillen", "diner", "dejeuner", "apero", "fete", "mariage"),
    *("chorale", "almuerzo", "cena", "comida", "fiesta", "boda", "coro", "almoco", "jantar", "festa"),
    *("casamento", "pranzo", "matrimonio", "borrel", "feest"),
)
"""What people do together."""

WITH = (
    "with",
    "w/",
    "mit",
    "avec",
    "con",
    "com",
    "met",
    "and",
    "und",
    "et",
    "y",
    "e",
    "&",
    "@",
    "<>",
    "/",
    "x",
)
"""Signs and words before somebody's name; a capital letter has to follow."""
