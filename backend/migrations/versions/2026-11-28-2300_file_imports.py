"""Files that people hand in stand in one table, whatever they hold rows of."""

from alembic import op

from qms.operations.protection import protect

revision = "0016_file_imports"
down_revision = "0015_reminders"
branch_labels = None
depends_on = None

IMPORTS = """
create table file_import (
  id uuid primary key,
  board_id uuid not null references board,
  kind text not null check (length(kind) between 1 and 60),
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
comment on table file_import is 'A file of rows. They are forgotten when they are taken in; what was refused stays.';
comment on column file_import.kind is 'What it holds rows of, such as decisions.';

insert into file_import (id, board_id, kind, file_name, requested_at, requested_by, status, rows, row_count, created,
                         updated, unchanged, rejections, version)
select id, board_id, 'decision', file_name, requested_at, requested_by, status, rows, row_count, created,
       updated, unchanged, rejections, version
  from decision_import;
drop table decision_import;
"""


def upgrade() -> None:
    op.execute(IMPORTS)
    protect("file_import", free_text=("file_name", "rows", "rejections"))
