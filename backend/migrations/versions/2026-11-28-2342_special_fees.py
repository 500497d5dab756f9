"""Fees that courts have imposed for decisions that were not carried out."""

from alembic import op

from qms.operations.protection import protect

revision = "0018_special_fees"
down_revision = "0017_closed_lists"
branch_labels = None
depends_on = None

TABLE = """
create table special_fee (
  id uuid primary key,
  board_id uuid not null,
  decision_id uuid not null,
  status text not null check (status in ('imposed', 'paid', 'struck')),
  court text not null check (length(court) between 1 and 120),
  judged_on date not null,
  amount_kr int not null check (amount_kr > 0),
  paid_on date check (paid_on >= judged_on),
  note text check (length(note) <= 2000),
  registered_at timestamptz not null,
  registered_by uuid,
  struck_at timestamptz,
  struck_by uuid,
  struck_reason text check (length(struck_reason) <= 1000),
  version int not null default 1,
  foreign key (board_id, decision_id) references decision (board_id, id),
  check (status = 'struck' or (status = 'paid') = (paid_on is not null)),
  check ((status = 'struck') = (struck_at is not null)),
  check ((struck_at is null) = (struck_reason is null))
);
comment on table special_fee is 'What a court made the municipality pay for a decision. SoL (2025:400) 34 kap. 5-10 §§, LSS 28 a-28 e §§.';
create index special_fee_order_idx on special_fee (board_id, judged_on desc, id desc);
create index special_fee_decision_idx on special_fee (decision_id);
"""


def upgrade() -> None:
    op.execute(TABLE)
    protect("special_fee", free_text=("court", "note", "struck_reason"))
