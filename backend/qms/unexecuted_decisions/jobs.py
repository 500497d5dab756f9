"""Background work: watch the clocks that come near the limit or pass it."""

from qms.background.jobs import Job, for_each_board
from qms.unexecuted_decisions import service

watch_clocks = for_each_board("decisionWatchClocks", service.remind, name="Tidsbevakning")

JOBS = (Job("unexecuted_decisions.watch_clocks", watch_clocks, cron="10 5 * * *"),)
