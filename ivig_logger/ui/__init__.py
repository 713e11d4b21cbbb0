"""What is seen: one screen a module, each built from the journal and the values of the domain."""
