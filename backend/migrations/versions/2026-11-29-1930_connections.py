"""Matters hang together, are called by diary numbers, and are written about between those who handle them."""

from alembic import op

from qms.operations.protection import protect

revision = "0047_connections"
down_revision = "0046_deadlines"
branch_labels = None
depends_on = None

LINKS = """
create table matter_link (
  id uuid primary key,
  board_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null constraint matter_link_kind_check
    check (kind in ('escalated-from', 'caused-by', 'same-event', 'recurrence-of', 'about')),
  note text constraint matter_link_note_check check (length(note) <= 1000),
  linked_at timestamptz not null,
  linked_by uuid,
  struck_at timestamptz,
  struck_by uuid,
  struck_reason text constraint matter_link_struck_reason_check check (length(struck_reason) <= 1000),
  version int not null default 1,
  foreign key (board_id, from_id) references matter (board_id, id),
  foreign key (board_id, to_id) references matter (board_id, id),
  constraint matter_link_ends_check check (from_id <> to_id and (kind <> 'same-event' or from_id < to_id)),
  constraint matter_link_struck_check check ((struck_at is null) = (struck_reason is null))
);
comment on table matter_link is 'That a matter hangs together with another, and how. What happened at once is stored once. Struck ones stay.';
create unique index matter_link_once on matter_link (from_id, to_id, kind) where struck_at is null;
create index matter_link_from_idx on matter_link (from_id, linked_at);
create index matter_link_to_idx on matter_link (to_id, linked_at);
"""

NUMBERS = """
create table diary_number (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  number text not null constraint diary_number_number_check check (length(number) between 1 and 40),
  holder text constraint diary_number_holder_check check (length(holder) <= 120),
  noted_at timestamptz not null,
  noted_by uuid,
  struck_at timestamptz,
  struck_by uuid,
  struck_reason text constraint diary_number_struck_reason_check check (length(struck_reason) <= 1000),
  version int not null default 1,
  foreign key (board_id, matter_id) references matter (board_id, id),
  constraint diary_number_struck_check check ((struck_at is null) = (struck_reason is null))
);
comment on table diary_number is
  'What a matter is called in a diary: in the board''s own where nobody else holds it, otherwise in the holder''s. Struck ones stay.';
create unique index diary_number_own on diary_number (board_id, lower(number)) where holder is null and struck_at is null;
create unique index diary_number_once on diary_number (matter_id, lower(number)) where struck_at is null;
create index diary_number_matter_idx on diary_number (matter_id, noted_at);
"""

MESSAGES = """
create table message (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  author_id uuid,
  author_name text not null,
  audience text not null constraint message_audience_check check (audience in ('handlers', 'reporter')),
  text text not null constraint message_text_check check (length(text) between 1 and 4000),
  sent_at timestamptz not null,
  foreign key (board_id, matter_id) references matter (board_id, id)
);
comment on table message is 'What is written in a matter to those who handle it, and to who has reported it where that is said. Never changed.';
create index message_matter_idx on message (matter_id, sent_at);
"""


def upgrade() -> None:
    """Let matters be linked, numbered and written about."""
    for table in (LINKS, NUMBERS, MESSAGES):
        op.execute(table)
    protect("matter_link", free_text=("note", "struck_reason"))
    protect("diary_number", free_text=("number", "holder", "struck_reason"))
    protect("message", free_text=("author_name", "text"))
    op.execute("revoke update on message from qms_app")
