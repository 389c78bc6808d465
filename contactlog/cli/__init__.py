"""The plain commands: ask and show. No rule and no storage lives here."""
