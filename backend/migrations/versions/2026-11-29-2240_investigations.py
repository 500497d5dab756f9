"""The investigation of a matter of any kind, and its causes there instead of with deviations.

What is finished is never changed: the database keeps notes, causes, voices and texts of a finished investigation, and
every version of what was frozen, whatever the service does. A row that is added while an investigation is declared
finished waits for that, and is refused.

Causes of deviations become causes of matters, set when they were set. They have neither area nor certainty, since nobody
was asked for those.
"""

from alembic import op

from qms.operations.protection import protect

revision = "0056_investigations"
down_revision = "0055_no_reminders"
branch_labels = None
depends_on = None

OF_MATTER = "foreign key (board_id, matter_id) references matter (board_id, id)"
STRUCK = f"""
  struck_at timestamptz,
  struck_by uuid,
  struck_reason text check (length(struck_reason) <= 1000),
  {OF_MATTER},
  check ((struck_at is null) = (struck_reason is null))"""
INVESTIGATIONS = f"""
create table investigation (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null unique,
  status text not null constraint investigation_status_check check (status in ('open', 'finished')),
  opened_at timestamptz not null,
  opened_by uuid,
  examined_ids uuid[] not null,
  conflict_reason text check (length(conflict_reason) <= 1000),
  consequence text check (length(consequence) <= 4000),
  recurrence_reason text check (length(recurrence_reason) <= 4000),
  other_causes text check (length(other_causes) <= 4000),
  conclusion text check (length(conclusion) <= 10000),
  reopened_reason text check (length(reopened_reason) <= 1000),
  version int not null default 1,
  {OF_MATTER}
);
comment on table investigation is 'The investigation of a matter. Notes, causes and voices hang on the matter.';
create table ledger_entry (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  kind text not null constraint ledger_entry_kind_check check (kind in ('fact', 'assessment')),
  source text not null check (length(source) between 1 and 200),
  words text not null check (length(words) between 1 and 4000),
  happened_on date,
  clock_time text check (clock_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  author_id uuid,
  author_name text not null,
  author_title text not null,
  recorded_at timestamptz not null,
  {STRUCK}
);
comment on table ledger_entry is 'What is noted in an investigation, with its source. Added, and struck when it was wrong.';
create index ledger_entry_matter on ledger_entry (matter_id);
create table cause (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  code text not null,
  system_area text constraint cause_system_area_check check (
    system_area in ('communication', 'competence', 'routines', 'organisation', 'technology')),
  certainty text constraint cause_certainty_check check (certainty in ('established', 'probable', 'possible')),
  note text check (length(note) <= 4000),
  whys text[] not null,
  set_at timestamptz not null,
  set_by uuid,
  {STRUCK}
);
comment on table cause is 'Why something happened. A matter may have several. Struck: it was no cause from then on.';
create table voice (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  whose text not null constraint voice_whose_check check (whose in ('individual', 'representative', 'relative')),
  asking text not null constraint voice_asking_check check (asking in ('asked', 'not-asked')),
  asked_on date,
  asked_by text check (length(asked_by) <= 120),
  words text check (length(words) <= 4000),
  reason text check (length(reason) <= 1000),
  recorded_at timestamptz not null,
  recorded_by uuid,
  {STRUCK},
  check (num_nonnulls(asked_on, asked_by, words) = case asking when 'asked' then 3 else 0 end),
  check ((asking = 'asked') = (reason is null))
);
comment on table voice is 'What somebody whom a matter concerns has said when asked, or why they were not asked.';
create index voice_matter on voice (matter_id);
create table investigation_version (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  number int not null check (number > 0),
  content text not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{{64}}$'),
  reason text check (length(reason) <= 1000),
  finished_at timestamptz not null,
  finished_by uuid,
  {OF_MATTER},
  unique (matter_id, number),
  check ((number = 1) = (reason is null))
);
comment on table investigation_version is 'What an investigation said when it was declared finished. Added, never changed.';
"""
MOVED = """
insert into cause (id, board_id, matter_id, code, whys, set_at)
select id, board_id, deviation_id, code, '{}', set_at from deviation_cause;
do $$ begin
  if (select count(*) from cause) <> (select count(*) from deviation_cause) then
    raise exception 'causes were lost';
  end if;
end $$;
drop table deviation_cause;
create unique index cause_once on cause (matter_id, code) where struck_at is null;
create index cause_figures_idx on cause (board_id, matter_id) include (code, set_at, struck_at);
"""
KEPT = """
create function access.keep_investigation() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
declare stands text;
begin
  if tg_table_name = 'investigation' then
    if tg_op = 'DELETE' or new.matter_id <> old.matter_id or (old.status = 'finished' and (
         new.status <> 'open' or new.reopened_reason is null or
         (old.board_id, old.opened_at, old.opened_by, old.examined_ids, old.conflict_reason, old.consequence,
          old.recurrence_reason, old.other_causes, old.conclusion)
           is distinct from
         (new.board_id, new.opened_at, new.opened_by, new.examined_ids, new.conflict_reason, new.consequence,
          new.recurrence_reason, new.other_causes, new.conclusion))) then
      raise exception 'a finished investigation is never changed'
        using errcode = '23514', constraint = 'investigation_finished';
    end if;
    return new;
  end if;
  for stands in select status from investigation where matter_id in (old.matter_id, new.matter_id) for share loop
    if stands = 'finished' then
      raise exception 'a finished investigation is never changed'
        using errcode = '23514', constraint = 'investigation_finished';
    end if;
  end loop;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create function access.keep_version() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'what was finished is never changed' using errcode = '23514', constraint = 'investigation_finished';
end $$;
create trigger investigation_kept before update or delete on investigation
  for each row execute function access.keep_investigation();
create trigger ledger_entry_kept before insert or update or delete on ledger_entry
  for each row execute function access.keep_investigation();
create trigger cause_kept before insert or update or delete on cause
  for each row execute function access.keep_investigation();
create trigger voice_kept before insert or update or delete on voice
  for each row execute function access.keep_investigation();
create trigger investigation_version_kept before update or delete on investigation_version
  for each row execute function access.keep_version();
revoke all on function access.keep_investigation, access.keep_version from public;
"""
STRIKING = """
revoke update on ledger_entry, cause, voice, investigation_version from qms_app;
grant update (struck_at, struck_by, struck_reason) on ledger_entry to qms_app;
grant update (struck_at, struck_by, struck_reason) on cause to qms_app;
grant update (struck_at, struck_by, struck_reason) on voice to qms_app;
"""


def upgrade() -> None:
    op.execute(INVESTIGATIONS)
    op.execute(MOVED)
    op.execute(KEPT)
    texts = ("conflict_reason", "consequence", "recurrence_reason", "other_causes", "conclusion", "reopened_reason")
    protect("investigation", free_text=texts)
    protect("ledger_entry", free_text=("source", "words", "author_name", "author_title", "struck_reason"))
    protect("cause", free_text=("note", "whys", "struck_reason"))
    protect("voice", free_text=("asked_by", "words", "reason", "struck_reason"))
    protect("investigation_version", free_text=("content", "reason"))
    op.execute(STRIKING)
