"""The locked window: what is shown of running sessions without a name, and what locks by itself."""
