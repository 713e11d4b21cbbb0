"""Kilograms and pounds: the log keeps kg, and shows both."""

from decimal import Decimal

KG_PER_LB = Decimal("0.45359237")  # exact by definition: NIST SP 811, appendix B


def pounds(kilograms: Decimal) -> Decimal:
    """A weight in lb, to one decimal."""
    return round(kilograms / KG_PER_LB, 1)
