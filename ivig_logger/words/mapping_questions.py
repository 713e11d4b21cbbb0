"""What a spreadsheet leaves open, in words for the command line: the question, and how the mapping file answers it."""

from ivig_logger.exchange.mapping import Asked, Question, Target

HOW_TO_ANSWER = (
    "--write-mapping FILE writes how the file is understood so far, to be completed; --mapping FILE reads it with that."
)
NO_ZONE = "The file does not say on which clock its times were read: please give --zone, for example Europe/Berlin."
NO_PATIENT = "No column says whose sessions these are: please give --patient, or --new-patient."
STRANGER = "The mapping is for a patient who is not in this log: please give --patient, or --new-patient."


def as_newest_text(zone: str) -> str:
    """On which clock times are read where nobody said so."""
    return f"Times without a zone are read on the clock of {zone}, as that of the newest session of the log."


def written_text(where: str, questions: int) -> str:
    """That a mapping was written, and whether it can be used as it is."""
    left = "1 question is" if questions == 1 else f"{questions} questions are"
    return f"The mapping is in {where}. " + (f"{left} open." if questions else "Nothing is open.")


def question_text(question: Question) -> str:
    """The question, cells of the file that it is about, and what the mapping has to say."""
    examples = f" For example: {', '.join(question.examples)}." if question.examples else ""
    return f"{question.sentence}{examples} In the mapping: {_answer(question)}."


def _answer(question: Question) -> str:
    choices = " or ".join(f'"{each}"' for each in question.choices)
    if question.about is Asked.DATE_ORDER:
        return f'"date_order": {choices}'
    if question.about is Asked.DECIMAL_MARK:
        return '"decimal_comma": true or false'
    if question.about is Asked.UNIT and question.column is not None:
        places = ", ".join(str(at + 1) for at in (question.column, *question.beside))
        columns = f"columns {places}" if question.beside else f"column {places}"
        return f'the "unit" of {columns} of “{question.sheet}” is {choices}'
    if question.target is Target.END:
        return f'the column "is": "{Target.END}" or "{Target.DURATION}"'
    if question.target is not None:
        return f'the column "is": "{question.target}"'
    return 'say for each column what it "is"'
