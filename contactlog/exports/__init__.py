"""The diary in readable form: JSON lines and tables. Pure: nouns in, text out."""
