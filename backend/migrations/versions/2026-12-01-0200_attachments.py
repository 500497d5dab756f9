"""Attachments: files beside a matter, and what they hold, sealed and in a table of its own.

What a file holds is never among what a list reads, and is not copied into the trail: who adds, fetches or takes away
a file is.
"""

from alembic import op

from qms.operations.protection import protect, wall

revision = "0072_attachments"
down_revision = "0071_webhooks"
branch_labels = None
depends_on = None

ATTACHMENTS = """
create table attachment (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  message_id uuid references message,
  file_name text not null constraint attachment_file_name_check check (length(file_name) between 1 and 120),
  kind text not null constraint attachment_kind_check check (kind in ('pdf', 'jpg', 'png', 'docx', 'xlsx', 'txt')),
  size int not null constraint attachment_size_check check (size >= 0),
  fingerprint bytea not null,
  status text not null constraint attachment_status_check
    check (status in ('received', 'scanning', 'clean', 'blocked', 'removed')),
  problem text constraint attachment_problem_check check (length(problem) between 1 and 400),
  added_at timestamptz not null,
  added_by uuid,
  added_by_name text not null,
  removed_at timestamptz,
  removed_by uuid,
  removed_reason text constraint attachment_removed_reason_check check (length(removed_reason) between 1 and 1000),
  version int not null default 1,
  unique (board_id, id),
  foreign key (board_id, matter_id) references matter (board_id, id),
  constraint attachment_removed_check check ((removed_at is null) = (status <> 'removed')),
  constraint attachment_stopped_check check (status <> 'blocked' or problem is not null)
);
comment on table attachment is 'A file that somebody has added to a matter. It stays told of when what it held is gone.';
comment on column attachment.fingerprint is 'By which what is read is known to be what was kept.';
create index attachment_matter_idx on attachment (matter_id, added_at);
create index attachment_message_idx on attachment (message_id) where message_id is not null;
create index attachment_waiting_idx on attachment (board_id) where status in ('received', 'scanning');

create table attachment_content (
  attachment_id uuid primary key,
  board_id uuid not null,
  content_sealed bytea not null,
  foreign key (board_id, attachment_id) references attachment (board_id, id)
);
alter table attachment_content alter column content_sealed set storage external;
comment on table attachment_content is
  'What a file holds, sealed. There is none of what was stopped or taken away.';
"""


def upgrade() -> None:
    op.execute(ATTACHMENTS)
    protect("attachment", free_text=("file_name", "problem", "added_by_name", "removed_reason"))
    wall("attachment_content")
    op.execute("grant select, insert, update, delete on attachment_content to qms_app")
