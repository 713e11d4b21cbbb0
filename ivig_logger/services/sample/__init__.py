"""A made-up patient with three years of sessions, to look around in the program before there are own records.

Everything follows from the present moment and the tables of these modules: the same call gives the same log. The ids
depend on the session's number only, so that the sample is recognised whenever it was loaded.
"""

from ivig_logger.services.sample.log import sample_log
from ivig_logger.services.sample_patient import SAMPLE_PATIENT_ID

__all__ = ["SAMPLE_PATIENT_ID", "sample_log"]
