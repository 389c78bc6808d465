"""One module for each command; each has ``configure(parser)``, which sets ``run`` as the parser's default.

The table names the module and the one line of help of each command, so that a command can be found without
importing the others. Commands stand under the moment in which somebody looks for them.
"""

from typing import Final

GROUPS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "To begin": {
        "demo": ("demo", "walk through everything on an invented diary, in memory"),
        "init": ("init", "create your diary"),
        "import": ("importing", "bring in address books, calendars and other diaries"),
    },
    "Every day": {
        "log": ("log", "drop a line into the diary without the passphrase"),
        "waiting": ("waiting", "take in what was dropped"),
        "diary": ("diary", "list, add, show, change and search encounters"),
        "people": ("people", "the people in the diary"),
        "places": ("places", "the places in the diary"),
        "groups": ("groups", "named sets of people"),
        "undo": ("undo", "take back the last change"),
        "remind": ("remind", "recipes for an evening reminder"),
    },
    "You are ill": {
        "case": ("case", "say that you are ill, and change or close a case"),
        "recall": ("recall", "an interview that helps to remember whom you met"),
        "exposures": ("exposures", "who was exposed, why, and whom to tell first"),
        "draft": ("draft", "words for each person"),
        "deliver": ("deliver", "get the words to phone, mail or paper, by your own hand"),
        "told": ("told", "mark who has been told, or why not"),
        "reach": ("reach", "how many of those who matter know"),
        "backward": ("backward", "who or which gathering may have given it to you"),
        "handover": ("handover", "people who agreed, as a list for a health team you trust"),
    },
    "Somebody told you": {
        "told-me": ("told_me", "what to watch for, and until when"),
        "illnesses": ("illnesses", "the fact sheet, with its sources"),
    },
    "Keeping it well": {
        "backup": ("backup", "make, check, show, restore and merge encrypted backups"),
        "export": ("export", "write the diary in readable form"),
        "retention": ("retention", "how long entries are kept, and erasing what is older"),
        "settings": ("settings", "show and change settings"),
        "doctor": ("doctor", "prove the promises on this machine"),
        "passphrase": ("passphrase", "change, add or remove a passphrase"),
        "recovery": ("recovery", "make new recovery words"),
        "rekey": ("rekey", "encrypt everything under a fresh key"),
        "destroy": ("destroy", "make the diary unreadable for good"),
        "completion": ("completion", "tab completion for your shell"),
    },
}
"""By the moment: the commands, each with its module and its line of help."""

COMMANDS: Final = {name: entry for commands in GROUPS.values() for name, entry in commands.items()}
"""All of them."""
