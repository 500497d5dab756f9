"""Files of decisions that somebody hands in, and what became of each row."""

from alembic import op

from qms.operations.protection import protect

revision = "0007_decision_imports"
down_revision = "0006_ivo_reports"
branch_labels = None
depends_on = None

IMPORTS = """
create table decision_import (
  id uuid primary key,
  board_id uuid not null references board,
  file_name text not null check (length(file_name) between 1 and 120),
  requested_at timestamptz not null,
  requested_by uuid,
  status text not null check (status in ('queued', 'done', 'failed')),
  rows jsonb,
  row_count int not null check (row_count >= 0),
  created int not null default 0,
  updated int not null default 0,
  unchanged int not null default 0,
  rejections jsonb not null default '[]',
  version int not null default 1,
  check ((status = 'queued') = (rows is not null))
);
comment on table decision_import is 'A file of decisions. Its rows are forgotten when they are taken in; what was refused stays.';
"""


def upgrade() -> None:
    op.execute(IMPORTS)
    protect("decision_import", free_text=("file_name", "rows", "rejections"))
