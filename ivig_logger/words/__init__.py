"""The words that a person reads, for the window and the terminal alike: English, in one place."""
