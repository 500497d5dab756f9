"""One table of what somebody has been reminded of, instead of one for each kind of thing."""

from alembic import op

from qms.operations.protection import protect

revision = "0015_reminders"
down_revision = "0014_search_on_its_word"
branch_labels = None
depends_on = None

REMINDERS = """
create table reminder (
  id uuid primary key,
  board_id uuid not null references board,
  decision_id uuid,
  report_id uuid,
  kind text not null check (length(kind) between 1 and 60),
  key text not null check (length(key) <= 60),
  recipient_id uuid references person,
  recipient_role text,
  reminded_at timestamptz not null,
  unique nulls not distinct (decision_id, report_id, kind, key),
  foreign key (board_id, decision_id) references decision (board_id, id),
  foreign key (board_id, report_id) references ivo_report (board_id, id),
  check (num_nonnulls(decision_id, report_id) = 1),
  check (num_nonnulls(recipient_id, recipient_role) <= 1)
);
comment on table reminder is 'What somebody has been reminded of, about one thing, so that it happens once.';
comment on column reminder.key is 'Tells reminders of one kind about one thing apart, such as the day that a clock started.';
create index reminder_report_id_idx on reminder (report_id) where report_id is not null;

insert into reminder (id, board_id, decision_id, kind, key, reminded_at)
select gen_random_uuid(), board_id, decision_id, case when months < 3 then 'limit-near' else 'limit-passed' end,
       to_char(start_on, 'YYYY-MM-DD'), reminded_at
  from decision_reminder;
insert into reminder (id, board_id, report_id, kind, key, recipient_role, reminded_at)
select gen_random_uuid(), board_id, report_id, kind, '', recipient_role, reminded_at from ivo_report_reminder;
drop table decision_reminder, ivo_report_reminder;
"""


def upgrade() -> None:
    op.execute(REMINDERS)
    protect("reminder")
