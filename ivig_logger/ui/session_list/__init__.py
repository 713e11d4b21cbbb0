"""Sessions as lines of a list, with their reactions as chips: for the history, and for what a file would bring."""
