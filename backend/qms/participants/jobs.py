"""What is watched of those who take part in matters: that they still work here."""

from qms.background.jobs import Job, for_each_board
from qms.participants.service import end_left

see_to_left = for_each_board("participantEndLeft", end_left, name="Avslutad medverkan")

JOBS = (Job("participants.end_left", see_to_left, cron="25 0 * * *"),)
