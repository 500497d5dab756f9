"""A file is examined before its rows are taken in, in chunks, and every row has its own verdict."""

from alembic import op

from qms.operations.protection import audited, wall

revision = "0026_examined_files"
down_revision = "0025_sealed_trail"
branch_labels = None
depends_on = None

ROWS = """
create table file_import_row (
  board_id uuid not null references board,
  import_id uuid not null references file_import,
  number int not null check (number > 0),
  cells jsonb not null,
  verdict text check (verdict in ('created', 'updated', 'unchanged', 'rejected')),
  problem jsonb,
  suggestions jsonb,
  matter_id uuid,
  primary key (import_id, number),
  foreign key (board_id, matter_id) references matter (board_id, id)
);
create index file_import_row_waiting on file_import_row (import_id, number) where verdict is null;
create index file_import_row_rejected on file_import_row (import_id, number) where verdict = 'rejected';
create index file_import_row_matter on file_import_row (board_id, matter_id) where matter_id is not null;
comment on table file_import_row is 'A row of a file. What it said is forgotten when it is taken in; what was refused stays.';
comment on column file_import_row.verdict is 'What became of it, or would become of it. Nothing until it has been tried.';
comment on column file_import_row.suggestions is 'By column: the nearest values that would have been understood.';
grant select, insert, update, delete on file_import_row to qms_app;

insert into file_import_row (board_id, import_id, number, cells, verdict, problem)
select i.board_id, i.id, (r ->> 'row')::int, r -> 'cells', 'rejected', r -> 'problem'
  from file_import i, jsonb_array_elements(i.rejections) r where (r ->> 'row')::int > 0;

alter table file_import
  add column is_dry_run boolean not null default false,
  add column content_sealed bytea,
  add column sheets jsonb not null default '[]',
  add column sheet text,
  add column heading_row int,
  add column headings jsonb not null default '[]',
  add column columns jsonb not null default '{}',
  add column unused jsonb not null default '[]',
  add column near jsonb not null default '{}',
  add column rejected int not null default 0,
  add column problem jsonb;
update file_import i set
  rejected = (select count(*) from file_import_row r where r.import_id = i.id and r.verdict = 'rejected'),
  problem = case when status = 'failed' then rejections -> 0 -> 'problem' end;
-- What had not been read is handed in again: its rows were kept in a form that is no more.
update file_import set status = 'failed', rows = null, problem = jsonb_build_object(
  'code', 'unusable-file', 'title', 'Filen går inte att använda', 'detail', 'Filen hann inte läsas in. Lämna in den igen.')
  where status = 'queued';
alter table file_import drop column rows, drop column rejections, drop constraint file_import_status_check,
  add constraint file_import_status_check
    check (status in ('reading', 'examining', 'examined', 'taking-in', 'done', 'failed', 'withdrawing', 'withdrawn'));
create index file_import_latest on file_import (board_id, kind, requested_at desc);
comment on table file_import is 'A file that somebody handed in, what it holds rows of, and how it is read.';
comment on column file_import.content_sealed is 'The file itself until its rows are taken in, readable only with the key.';
comment on column file_import.columns is 'What headings of its own are called here; nothing for those that are not used.';
"""


def upgrade() -> None:
    op.execute(ROWS)
    wall("file_import_row")
    op.execute("drop trigger file_import_audit on file_import")
    audited(
        "file_import",
        free_text=("file_name", "content_sealed", "sheet", "headings", "columns", "unused", "near", "problem"),
    )
