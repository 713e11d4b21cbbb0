"""Units of work: each call does one thing to the log, whole or not at all."""
