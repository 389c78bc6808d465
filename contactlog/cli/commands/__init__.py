"""One module for each command; each has ``configure(parser)``, which sets ``run`` as the parser's default.

The table names the module and the one line of help of each command, so that a command can be found without
importing the others.
"""

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demo", "walk through everything on an invented diary, in memory"),
    "init": ("init", "create your diary"),
    "log": ("log", "drop a line into the diary without the passphrase"),
    "waiting": ("waiting", "take in what was dropped"),
    "diary": ("diary", "list, add, show, change and search encounters"),
    "people": ("people", "the people in the diary"),
    "places": ("places", "the places in the diary"),
    "groups": ("groups", "named sets of people"),
    "import": ("importing", "bring in address books, calendars and other diaries"),
    "undo": ("undo", "take back the last change"),
    "illnesses": ("illnesses", "the fact sheet, with its sources"),
    "case": ("case", "say that you are ill, and change or close a case"),
    "exposures": ("exposures", "who was exposed, why, and whom to tell first"),
    "recall": ("recall", "an interview that helps to remember whom you met"),
    "backward": ("backward", "who or which gathering may have given it to you"),
    "told-me": ("told_me", "somebody told you: what to watch for, and until when"),
    "draft": ("draft", "words for each person"),
    "deliver": ("deliver", "get words to the phone, the mail program or onto paper by your own hand"),
    "told": ("told", "mark who has been told, or why not"),
    "reach": ("reach", "how many of those who matter know"),
    "handover": ("handover", "people who agreed, as a list for a health team you trust"),
    "backup": ("backup", "make, check, show, restore and merge encrypted backups"),
    "export": ("export", "write the diary in readable form"),
    "passphrase": ("passphrase", "change, add or remove a passphrase"),
    "recovery": ("recovery", "make new recovery words"),
    "rekey": ("rekey", "encrypt everything under a fresh key"),
    "destroy": ("destroy", "make the diary unreadable for good"),
    "retention": ("retention", "how long entries are kept, and erasing what is older"),
    "settings": ("settings", "show and change settings"),
    "doctor": ("doctor", "prove the promises on this machine"),
    "remind": ("remind", "recipes for an evening reminder"),
    "completion": ("completion", "tab completion for your shell"),
}
