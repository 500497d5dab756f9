"""Background work: take in files of decisions, and watch the clocks that come near the limit or pass it."""

from qms.background.jobs import Job, for_each_board
from qms.file_imports.jobs import working_on
from qms.unexecuted_decisions import service
from qms.unexecuted_decisions.imports import DECISIONS

work_on_file = working_on(DECISIONS)
watch_clocks = for_each_board("decisionWatchClocks", service.remind, name="Tidsbevakning")

JOBS = (
    Job(DECISIONS.job, work_on_file),
    Job("unexecuted_decisions.watch_clocks", watch_clocks, cron="10 5 * * *"),
)
