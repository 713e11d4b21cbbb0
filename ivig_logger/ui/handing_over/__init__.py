"""One session on its way to the log of another person: the file, and the passphrase that is told beside it."""

from ivig_logger.ui.handing_over.screen import HandingOverScreen

__all__ = ["HandingOverScreen"]
