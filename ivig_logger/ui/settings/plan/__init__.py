"""The plan that a patient's clinic gave: said back in words, and typed in place."""
