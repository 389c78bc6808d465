"""One line in, a whole encounter out.

`read` takes a line as people type it and gives a `Reading`: what was understood, what was not, and what must
be asked. It never guesses silently between two people. The words of each language are data in
``languages/``; the reader itself knows none. `read_day_span` reads a day that may be known only roughly, and
`complete` offers the rest of a name while it is typed.
"""

from contactlog.quickentry.completion import Suggestion, complete
from contactlog.quickentry.language import known as known_languages
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.reader import read
from contactlog.quickentry.reading import NamedOne, Reading, Unclear, Understood
from contactlog.quickentry.spans import read_day_span

__all__ = [
    "Lexicon",
    "NamedOne",
    "Reading",
    "Suggestion",
    "Unclear",
    "Understood",
    "complete",
    "known_languages",
    "read",
    "read_day_span",
]
