"""Background work: take in files of decisions."""

from qms.background.jobs import Job
from qms.decision_imports.imports import DECISIONS
from qms.file_reading.jobs import working_on

work_on_file = working_on(DECISIONS)

JOBS = (Job(DECISIONS.job, work_on_file),)
