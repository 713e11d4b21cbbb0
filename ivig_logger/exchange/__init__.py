"""Texts and files to domain values and back: what a person types, one line of it, and the JSON log. Pure."""
