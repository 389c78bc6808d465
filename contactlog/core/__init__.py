"""The nouns of the diary and the rules that need nothing but them.

Standard library only. Nothing here reads the clock, the environment, a file or a source of randomness:
the time, the zone and random bytes come in as arguments.
"""
