"""A receipt from IVO that was wrongly keyed can be put right, and what stood before stays to be read."""

from alembic import op

from qms.operations.protection import protect

revision = "0053_receipt_corrections"
down_revision = "0052_roles_of_no_day"
branch_labels = None
depends_on = None

CORRECTIONS = """
alter table ivo_report_line add unique (board_id, id);
create table ivo_receipt_correction (
  id uuid primary key,
  board_id uuid not null,
  line_id uuid not null,
  receipt text not null check (length(receipt) between 1 and 100),
  reason text not null check (length(reason) between 1 and 1000),
  corrected_at timestamptz not null,
  corrected_by uuid not null,
  foreign key (board_id, line_id) references ivo_report_line (board_id, id)
);
comment on table ivo_receipt_correction is 'A receipt from IVO that was wrongly keyed, as it stood before it was put right.';
create index ivo_receipt_correction_line_idx on ivo_receipt_correction (line_id);
"""


def upgrade() -> None:
    op.execute(CORRECTIONS)
    protect("ivo_receipt_correction", free_text=("receipt", "reason"))
    op.execute("revoke update on ivo_receipt_correction from qms_app")
