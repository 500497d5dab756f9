"""A quarter that is not reported in time is told to the next level: who a reminder is meant for stands on it."""

from alembic import op

revision = "0011_escalated_quarters"
down_revision = "0010_no_overlaps"
branch_labels = None
depends_on = None

ESCALATED = """
alter table ivo_report_reminder
  drop constraint ivo_report_reminder_kind_check,
  add constraint ivo_report_reminder_kind_check
    check (kind in ('quarter-ending', 'report-due', 'overdue', 'escalated')),
  add recipient_role text not null default 'decision-reporter';
alter table ivo_report_reminder alter recipient_role drop default;
"""


def upgrade() -> None:
    op.execute(ESCALATED)
