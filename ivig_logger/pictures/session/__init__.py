"""The timeline of one session, painted: small beside the facts, large on its own, on paper."""
