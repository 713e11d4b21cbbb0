"""A log that cannot be opened: the window in the place of the program's, and what can be read of the damaged file."""
