"""IVIG Logger: a log of immunoglobulin infusions that flags the reactions of the first hour."""

__version__ = "0.1.0"
