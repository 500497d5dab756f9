"""Background work: read files of people, try them and take them over."""

from qms.background.jobs import Job
from qms.directory_imports.imports import PEOPLE
from qms.file_imports.jobs import working_on

work_on_file = working_on(PEOPLE)

JOBS = (Job(PEOPLE.job, work_on_file),)
