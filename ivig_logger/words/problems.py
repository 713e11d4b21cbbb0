"""One plain sentence for every problem: it states the fact and what to type, and tells nobody off."""

from ivig_logger.domain.problems import Problem
from ivig_logger.words.problem_facts import Facts
from ivig_logger.words.record_problems import RECORD_SENTENCES
from ivig_logger.words.text_problems import TEXT_SENTENCES

_SENTENCES = RECORD_SENTENCES | TEXT_SENTENCES


def problem_text(problem: Problem) -> str:
    """What is said to a person about a problem."""
    return _SENTENCES[problem.code](Facts(problem))
