"""Diaries of other programs: what was written down there, as candidates."""
