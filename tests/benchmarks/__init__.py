"""Plain scripts that measure; see README.md."""
