"""Sets of questions in versions, and the answers to them about a matter.

What has been published is never changed, nor what has been finished: the database keeps both, whatever the service does.
"""

from alembic import op

from qms.operations.protection import protect

revision = "0044_questions"
down_revision = "0043_participants"
branch_labels = None
depends_on = None

SETS = """
create table question_set (
  id uuid primary key,
  board_id uuid not null references board,
  version int not null default 1,
  unique (board_id, id)
);
comment on table question_set is 'A set of questions over time. What it is called and asks stands in its versions.';
create index question_set_listed on question_set (board_id, id desc);
"""
VERSIONS = """
create table question_version (
  id uuid primary key,
  board_id uuid not null,
  set_id uuid not null,
  number int not null check (number > 0),
  status text not null
    constraint question_version_status_check check (status in ('draft', 'published', 'ended')),
  name text not null check (length(name) between 1 and 120),
  kinds text[] not null,
  published_at timestamptz,
  published_by uuid,
  ended_at timestamptz,
  foreign key (board_id, set_id) references question_set (board_id, id),
  unique (board_id, id),
  unique (set_id, number),
  check ((status = 'draft') = (published_at is null)),
  check ((status = 'ended') = (ended_at is not null))
);
comment on table question_version is 'What a set is called and asks from one publication to the next. Published once, it is never changed.';
create unique index question_version_one_draft on question_version (set_id) where status = 'draft';
create unique index question_version_one_published on question_version (set_id) where status = 'published';
create index question_version_asked on question_version (board_id) where status = 'published';
"""
QUESTIONS = """
create table question (
  id uuid primary key,
  board_id uuid not null,
  version_id uuid not null,
  position int not null check (position >= 0),
  key text not null check (length(key) between 1 and 60),
  text text not null check (length(text) between 1 and 400),
  help text check (length(help) <= 1000),
  answer_kind text not null
    constraint question_answer_kind_check check (answer_kind in ('verdict', 'choice', 'number', 'date', 'text')),
  choices jsonb not null,
  low numeric,
  high numeric,
  legal_reference text check (length(legal_reference) <= 200),
  is_required boolean not null,
  required_key text,
  required_values text[] not null,
  foreign key (board_id, version_id) references question_version (board_id, id),
  unique (board_id, id),
  unique (version_id, key),
  unique (version_id, position),
  check ((answer_kind = 'choice') = (jsonb_array_length(choices) > 0)),
  check (answer_kind = 'number' or num_nonnulls(low, high) = 0),
  check (low <= high),
  check ((required_key is null) = (cardinality(required_values) = 0)),
  check (is_required or required_key is null)
);
comment on table question is 'One question of a version. Its key is the same from version to version.';
"""
ANSWER_SETS = """
create table answer_set (
  id uuid primary key,
  board_id uuid not null,
  version_id uuid not null,
  matter_id uuid,
  status text not null constraint answer_set_status_check check (status in ('open', 'finished')),
  begun_at timestamptz not null,
  begun_by uuid,
  finished_at timestamptz,
  finished_by uuid,
  version int not null default 1,
  foreign key (board_id, version_id) references question_version (board_id, id),
  foreign key (board_id, matter_id) references matter (board_id, id),
  unique (board_id, id),
  constraint answer_set_about_one check (num_nonnulls(matter_id) = 1),
  check ((status = 'finished') = (finished_at is not null))
);
comment on table answer_set is 'The answers to one version about one thing: whatever can be asked about has a column.';
create index answer_set_matter on answer_set (matter_id, id desc);
create index answer_set_version on answer_set (version_id);
create unique index answer_set_one_open on answer_set (matter_id, version_id) where status = 'open';
"""
ANSWERS = """
create table answer (
  id uuid primary key,
  board_id uuid not null,
  answer_set_id uuid not null,
  question_id uuid not null,
  verdict text constraint answer_verdict_check check (verdict in ('yes', 'no', 'not-applicable', 'cannot-judge')),
  choice text,
  number numeric,
  day date,
  words text check (length(words) <= 4000),
  note text check (length(note) <= 1000),
  foreign key (board_id, answer_set_id) references answer_set (board_id, id),
  foreign key (board_id, question_id) references question (board_id, id),
  unique (answer_set_id, question_id),
  constraint answer_one_value check (num_nonnulls(verdict, choice, number, day, words) <= 1)
);
comment on table answer is 'What was answered to one question. Nothing at all: it is no longer answered.';
create index answer_question on answer (question_id);
"""
KEPT = """
create function access.keep_published() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_table_name = 'question_version' then
    if old.status <> 'draft' and (new.status = 'draft' or
       (old.board_id, old.set_id, old.number, old.name, old.kinds, old.published_at, old.published_by)
         is distinct from
       (new.board_id, new.set_id, new.number, new.name, new.kinds, new.published_at, new.published_by)) then
      raise exception 'what has been published is never changed' using errcode = '23514', constraint = 'question_published';
    end if;
  elsif exists (select from question_version where id in (old.version_id, new.version_id) and status <> 'draft') then
    raise exception 'what has been published is never changed' using errcode = '23514', constraint = 'question_published';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger question_version_kept before update on question_version
  for each row execute function access.keep_published();
create trigger question_kept before insert or update or delete on question
  for each row execute function access.keep_published();

create function access.keep_finished() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_table_name = 'answer_set' then
    if old.status = 'finished' or (old.board_id, old.version_id, old.matter_id, old.begun_at, old.begun_by)
         is distinct from (new.board_id, new.version_id, new.matter_id, new.begun_at, new.begun_by) then
      raise exception 'what is finished is never changed' using errcode = '23514', constraint = 'answer_finished';
    end if;
  elsif exists (select from answer_set where id in (old.answer_set_id, new.answer_set_id) and status = 'finished') then
    raise exception 'what is finished is never changed' using errcode = '23514', constraint = 'answer_finished';
  end if;
  return new;
end $$;
create trigger answer_set_kept before update on answer_set
  for each row execute function access.keep_finished();
create trigger answer_kept before insert or update on answer
  for each row execute function access.keep_finished();
revoke all on function access.keep_published, access.keep_finished from public;
"""


def upgrade() -> None:
    """Make the tables, and let the database keep what has been published and what is finished."""
    for part in (SETS, VERSIONS, QUESTIONS, ANSWER_SETS, ANSWERS, KEPT):
        op.execute(part)
    protect("question_set")
    protect("question_version", free_text=("name",))
    protect("question", free_text=("text", "help", "choices", "legal_reference"), delete=True)
    protect("answer_set")
    protect("answer", free_text=("words", "note"))
