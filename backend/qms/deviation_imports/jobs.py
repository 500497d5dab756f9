"""Background work: take in files of deviations."""

from qms.background.jobs import Job
from qms.deviation_imports.imports import DEVIATIONS
from qms.file_reading.jobs import working_on

work_on_file = working_on(DEVIATIONS)

JOBS = (Job(DEVIATIONS.job, work_on_file),)
