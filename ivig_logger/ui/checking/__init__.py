"""The check of the whole log on a screen of its own, with repairs."""
