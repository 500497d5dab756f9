"""Vårdsamverkan, a second level below category, and whether a report concerns a child.

What has come in before concerns a child or not, nobody knows: it is unknown. Its second level is missing.
"""

from alembic import op

from qms.operations.protection import protect

revision = "0058_cooperation"
down_revision = "0057_answers"
branch_labels = None
depends_on = None

COOPERATION = """
create table cooperation (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  direction text not null constraint cooperation_direction_check
    check (direction in ('to-counterpart', 'from-counterpart')),
  counterpart text not null,
  category text,
  external_number text constraint cooperation_external_number_check check (length(external_number) between 1 and 40),
  sender text,
  sent_on date,
  answered_on date,
  counterpart_answer text constraint cooperation_answer_check check (length(counterpart_answer) between 1 and 4000),
  registered_at timestamptz not null,
  registered_by uuid,
  until timestamptz,
  struck_reason text constraint cooperation_struck_reason_check check (length(struck_reason) between 1 and 1000),
  foreign key (board_id, matter_id) references matter (board_id, id),
  constraint cooperation_order_check check (answered_on >= sent_on),
  constraint cooperation_answered_check check (counterpart_answer is null or answered_on is not null)
);
comment on table cooperation is
  'What is sorted out with another organisation about a matter. What is said anew ends the row before, which stays.';
create index cooperation_matter_idx on cooperation (matter_id, registered_at desc);
create unique index cooperation_holds on cooperation (matter_id) where until is null;
create unique index cooperation_sent_once on cooperation (sender, external_number) where until is null;
"""
ABOUT = """
alter table code add parent text;
comment on column code.parent is 'What a code of a second level belongs to in the list above it.';
alter table deviation add activity text;
alter table deviation add concerns_child text not null default 'unknown'
  constraint deviation_concerns_child_check check (concerns_child in ('yes', 'no', 'unknown'));
"""


def upgrade() -> None:
    op.execute(COOPERATION)
    protect("cooperation", free_text=("external_number", "counterpart_answer", "struck_reason"))
    op.execute(ABOUT)
