"""Files of other programs made into candidates: people, encounters and places to choose from.

Everything here takes bytes and gives frozen values. Nothing opens the vault, reads a file or uses a network.
A file that cannot be read gives a sentence with a line number; what can be read of it is kept.
"""
