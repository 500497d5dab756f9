"""Publications: what was learnt, told so that nobody is recognised, and the units that it is for."""

from alembic import op

from qms.operations.protection import protect

revision = "0067_publications"
down_revision = "0066_figures_from_an_index"
branch_labels = None
depends_on = None

PUBLICATIONS = """
create table publication (
  id uuid primary key,
  board_id uuid not null references board,
  kind text not null constraint publication_kind_check check (kind in ('learning-card')),
  status text not null constraint publication_status_check
    check (status in ('draft', 'reading', 'published', 'withdrawn')),
  unit_id uuid,
  matter_id uuid,
  earlier_id uuid,
  title text not null constraint publication_title_check check (length(title) between 1 and 120),
  happened text constraint publication_happened_check check (length(happened) between 1 and 700),
  learnt text constraint publication_learnt_check check (length(learnt) between 1 and 700),
  changed text constraint publication_changed_check check (length(changed) between 1 and 700),
  first_question text constraint publication_first_question_check check (length(first_question) between 1 and 200),
  second_question text constraint publication_second_question_check check (length(second_question) between 1 and 200),
  third_question text constraint publication_third_question_check check (length(third_question) between 1 and 200),
  no_persons jsonb not null default '[]',
  author_id uuid not null references person,
  reader_id uuid references person,
  back_reason text constraint publication_back_reason_check check (length(back_reason) between 1 and 1000),
  changed_at timestamptz not null,
  published_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text constraint publication_withdrawn_reason_check check (length(withdrawn_reason) between 1 and 1000),
  version int not null default 1,
  unique (board_id, id),
  foreign key (board_id, unit_id) references unit (board_id, id),
  foreign key (board_id, matter_id) references matter (board_id, id),
  foreign key (board_id, earlier_id) references publication (board_id, id),
  constraint publication_two_check check (reader_id <> author_id),
  constraint publication_reader_check check (reader_id is not null or status in ('draft', 'withdrawn')),
  constraint publication_whole_check check (status in ('draft', 'withdrawn') or
    num_nulls(happened, learnt, changed, first_question, second_question, third_question) = 0),
  constraint publication_published_check check (published_at is not null or status <> 'published'),
  constraint publication_withdrawn_check check
    (num_nulls(withdrawn_at, withdrawn_reason) = case when status = 'withdrawn' then 0 else 2 end)
);
comment on table publication is
  'What was learnt, in words that name nobody: written by one, read by another, published. Never deleted.';
comment on column publication.unit_id is 'It is for this unit and all below it. None: for the whole board.';
comment on column publication.matter_id is 'What it was learnt from, which who reads the publication is not shown.';
create index publication_changed_idx on publication (board_id, changed_at desc, id desc);
create index publication_matter_idx on publication (matter_id) where matter_id is not null;

create table publication_unit (
  id uuid primary key,
  board_id uuid not null,
  publication_id uuid not null,
  unit_id uuid not null,
  unit_name text not null,
  discussed_on date,
  intent text constraint publication_unit_intent_check check (length(intent) between 1 and 200),
  told_by uuid references person,
  unique (publication_id, unit_id),
  foreign key (board_id, publication_id) references publication (board_id, id),
  foreign key (board_id, unit_id) references unit (board_id, id),
  constraint publication_unit_discussed_check check (discussed_on is not null or intent is null)
);
comment on table publication_unit is
  'A unit that a publication was for on the day that it was published, and when it was discussed there.';
"""
TOLD = """
alter table notification add publication_id uuid,
  add foreign key (board_id, publication_id) references publication (board_id, id),
  drop constraint notification_about_check,
  add constraint notification_about_check check (num_nonnulls(matter_id, report_id, person_id, publication_id) <= 1);
create index notification_publication_idx on notification (publication_id) where publication_id is not null;
do $$
declare
  known text := pg_get_constraintdef(oid) from pg_constraint where conname = 'notification_kind_check';
  once text := conname from pg_constraint where conrelid = 'notification'::regclass and contype = 'u';
begin
  alter table notification drop constraint notification_kind_check;
  execute 'alter table notification add constraint notification_kind_check ' || replace(known, 'ARRAY[',
    'ARRAY[''publication-to-read''::text, ''publication-back''::text, ''publication-new''::text, ');
  execute format('alter table notification drop constraint %I', once);
end $$;
alter table notification add constraint notification_once
  unique nulls not distinct (board_id, matter_id, report_id, person_id, publication_id, kind, key, recipient_id);
"""
TEXTS = ("title", "happened", "learnt", "changed", "first_question", "second_question", "third_question", "no_persons")


def upgrade() -> None:
    op.execute(PUBLICATIONS)
    protect("publication", free_text=(*TEXTS, "back_reason", "withdrawn_reason"))
    protect("publication_unit", free_text=("unit_name", "intent"))
    op.execute(TOLD)
