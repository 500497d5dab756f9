"""Lists taken out as files, with the limits of each board, and views of lists that people have saved."""

from alembic import op

from qms.operations.protection import protect

revision = "0037_lists_as_tools"
down_revision = "0036_undoing"
branch_labels = None
depends_on = None

LIMITS = """
alter table board
  add column export_rows int not null default 200
    constraint board_export_rows_check check (export_rows between 0 and 2000),
  add column export_rows_alone int not null default 2000
    constraint board_export_rows_alone_check check (export_rows_alone between 0 and 20000);
comment on column board.export_rows is 'How many rows of lists anybody may take out in a day without saying what for.';
comment on column board.export_rows_alone is 'How many rows anybody may take out in a day with a purpose and nobody else''s yes.';
"""
EXPORTS = """
create table list_export (
  id uuid primary key,
  board_id uuid not null references board,
  person_id uuid not null,
  person_name text not null,
  list_name text not null
    constraint list_export_list_name_check check (list_name in ('deviations', 'decisions', 'unexecuted-decisions')),
  filter jsonb not null,
  filter_words text[] not null,
  matter_ids uuid[],
  status text not null
    constraint list_export_status_check check (status in ('waiting', 'ready', 'refused')),
  row_count int not null,
  most int not null,
  purpose text,
  requested_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid constraint list_export_of_two_check check (decided_by <> person_id),
  decided_by_name text,
  refusal text,
  ends_at timestamptz,
  fetched_at timestamptz,
  fetched_rows int,
  version int not null default 1
);
comment on table list_export is 'Who has taken out which list, how much of it, what for, and with whose yes. The file is kept nowhere.';
comment on column list_export.matter_ids is 'What a search came upon. Its words are not kept.';
comment on column list_export.most is 'How many rows the file may have if the list has grown when it is fetched.';
create index list_export_listed on list_export (board_id, requested_at desc, id desc);
create index list_export_own on list_export (person_id, requested_at desc, id desc);
"""
VIEWS = """
create table saved_view (
  id uuid primary key,
  board_id uuid not null references board,
  person_id uuid not null,
  list_name text not null constraint saved_view_list_name_check check (list_name in ('deviations', 'decisions')),
  name text not null check (length(name) <= 60),
  search jsonb not null,
  is_first boolean not null,
  version int not null default 1
);
comment on table saved_view is 'The filters and the order of a list under a name of one person''s, without words to search for.';
create unique index saved_view_once on saved_view (person_id, list_name, lower(name));
create index saved_view_listed on saved_view (person_id, (sv_key(name)) collate "C", id);
create unique index saved_view_first on saved_view (person_id, list_name) where is_first;
"""


def upgrade() -> None:
    op.execute(LIMITS)
    op.execute(EXPORTS)
    protect("list_export", free_text=("filter", "filter_words", "purpose", "refusal", "person_name", "decided_by_name"))
    op.execute(VIEWS)
    protect("saved_view", free_text=("name",), delete=True)
