"""Answers: what the patient's own records say, in numbers, one picture and tables; every number opens its sessions."""

from ivig_logger.ui.answers.screen import AnswersScreen

__all__ = ["AnswersScreen"]
