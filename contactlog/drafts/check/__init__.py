"""The draft check: what must not stand in words for one person."""
