"""The text of a heading before it is understood: how long one is at most, and what stands in its brackets."""

import re

LONGEST = 80  # characters; longer texts are no headings
BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")  # a unit, an order of dates, an instant
