"""People come in by themselves: what a directory says, the rules by which that gives roles, and the lists that came in.

A role by rule says so and is one of three; only roles by rule are lent by an absence that a directory tells of.
"""

from alembic import op

from qms.operations.protection import protect, wall

revision = "0033_directory"
down_revision = "0032_open_first"
branch_labels = None
depends_on = None

RULES = """
create function access.given_by_rule(p_role text) returns boolean language sql immutable parallel safe as $$
  select p_role in ('reporter', 'unit-manager', 'department-head')
$$;
comment on function access.given_by_rule is 'What a rule may give. Roles over others, their rights or the trail are given by hand.';

create table directory_rule (
  id uuid primary key,
  board_id uuid not null references board,
  title text not null check (length(title) <= 120),
  unit_id uuid,
  includes_below boolean not null,
  role text not null constraint directory_rule_given_check check (access.given_by_rule(role))
    constraint directory_rule_role_check check (role in (
      'reporter', 'unit-manager', 'lex-sarah-investigator', 'sas', 'complaints-officer', 'quality-developer',
      'decision-reporter', 'department-head', 'board-member', 'auditor', 'dpo', 'log-reviewer', 'administrator')),
  decided_at timestamptz not null,
  decided_by uuid,
  ended_at timestamptz,
  version int not null default 1,
  foreign key (board_id, unit_id) references unit (board_id, id),
  unique (board_id, id)
);
comment on table directory_rule is 'Whoever has a title at a unit, or below it, has a role there.';
create unique index directory_rule_once on directory_rule (board_id, lower(title), unit_id, includes_below, role)
  nulls not distinct where ended_at is null;
create index directory_rule_listed on directory_rule (board_id, (sv_key(title)) collate "C", id) where ended_at is null;

alter table assignment
  add column rule_id uuid,
  add constraint assignment_rule_id_fkey foreign key (board_id, rule_id) references directory_rule (board_id, id),
  add constraint assignment_given_by_rule check (rule_id is null or access.given_by_rule(role) and unit_id is not null);
comment on column assignment.rule_id is 'The rule that gave it. Null: given by hand.';
create index assignment_rule_id_idx on assignment (rule_id) where rule_id is not null;

alter table board add column end_percent int not null default 5
  constraint board_end_percent_check check (end_percent between 1 and 50);
comment on column board.end_percent is 'The largest share of a directory that ends without anybody''s yes.';
"""

DIRECTORY = """
create table directory_entry (
  id uuid primary key,
  board_id uuid not null references board,
  source text not null check (length(source) between 1 and 100),
  key text not null check (length(key) between 1 and 100),
  person_id uuid not null references person,
  unit_id uuid not null,
  title text not null default '',
  said jsonb not null,
  resource jsonb,
  valid_from date not null,
  valid_to date,
  is_closed boolean not null default false,
  version int not null default 1,
  unique (board_id, source, key),
  foreign key (board_id, unit_id) references unit (board_id, id),
  check (valid_to is null or valid_to >= valid_from)
);
comment on table directory_entry is 'Where somebody works, as a directory said it last.';
comment on column directory_entry.is_closed is 'Its end has been seen to: a person let in again by hand is let be.';
create index directory_entry_person_id_idx on directory_entry (person_id);
create index directory_entry_user_name on directory_entry (board_id, source, lower(resource ->> 'userName'))
  where resource is not null;
create index directory_entry_open on directory_entry (board_id, person_id) where not is_closed;

create table directory_unit (
  id uuid primary key,
  board_id uuid not null references board,
  code text not null check (length(code) between 1 and 120),
  unit_id uuid not null,
  version int not null default 1,
  foreign key (board_id, unit_id) references unit (board_id, id)
);
comment on table directory_unit is 'What directories call a unit, where that is not its name.';
create unique index directory_unit_code on directory_unit (board_id, lower(code));
create index directory_unit_listed on directory_unit (board_id, (sv_key(code)) collate "C", id);

create table directory_run (
  id uuid primary key,
  board_id uuid not null references board,
  source text not null check (length(source) between 1 and 100),
  way text not null constraint directory_run_way_check check (way in ('api', 'file', 'scim')),
  status text not null constraint directory_run_status_check
    check (status in ('examining', 'examined', 'waiting', 'taking-in', 'done', 'declined', 'replaced')),
  issuer text not null,
  is_complete boolean not null,
  is_dry_run boolean not null,
  requested_at timestamptz not null,
  requested_by uuid,
  requested_by_name text not null,
  decided_at timestamptz,
  decided_by uuid,
  row_count int not null default 0,
  created int not null default 0,
  updated int not null default 0,
  unchanged int not null default 0,
  ended int not null default 0,
  rejected int not null default 0,
  version int not null default 1,
  unique (board_id, id)
);
comment on table directory_run is 'A time when a list of people came in, and what became of it.';
create unique index directory_run_at_work on directory_run (board_id, source) where status in ('examining', 'taking-in');
create index directory_run_latest on directory_run (board_id, requested_at desc, id);

create table directory_run_row (
  board_id uuid not null references board,
  run_id uuid not null,
  number int not null check (number > 0),
  key text,
  said jsonb,
  verdict text constraint directory_run_row_verdict_check
    check (verdict in ('created', 'updated', 'unchanged', 'ended', 'rejected')),
  problem jsonb,
  entry_id uuid references directory_entry,
  is_taken boolean not null default false,
  primary key (run_id, number),
  foreign key (board_id, run_id) references directory_run (board_id, id)
);
comment on table directory_run_row is 'A row of a list. What it said is forgotten when it is taken in.';
create index directory_run_row_key on directory_run_row (run_id, key);
create index directory_run_row_waiting on directory_run_row (run_id, number) where not is_taken;
create index directory_run_row_verdict on directory_run_row (run_id, verdict, number);
grant select, insert, update on directory_run_row to qms_app;
"""

LOGINS = """
create function access.person_at(p_issuer text, p_subject text) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id from person_identity i join person p on p.id = i.person_id
   where i.issuer = p_issuer and i.subject = p_subject and p.board_id in (select access.my_boards())
$$;
comment on function access.person_at is 'Whose a login is, if within reach, also of who works here no more.';
revoke all on function access.person_at(text, text) from public;
grant execute on function access.person_at(text, text) to qms_app;

create or replace function access.keep_logins_of_systems() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  if (current_setting('qms.actor_kind', true) = 'service' or current_setting('qms.action', true) like 'directory%') and (
    tg_op <> 'INSERT' or exists (select from assignment where person_id = new.person_id and rule_id is null)
                      or exists (select from person_identity where person_id = new.person_id)) then
    raise exception 'a system ties a login only to somebody new' using errcode = '42501';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
comment on function access.keep_logins_of_systems is
  'A machine ties a login to somebody without roles by hand or login, and never changes one that stands.';

create or replace function access.lend_roles() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
  new.assignment_ids := array(
    select a.id from assignment a
     where a.person_id = new.person_id and a.board_id = new.board_id and not access.is_guarding(a.role)
       and (a.rule_id is not null or coalesce(current_setting('qms.action', true), '') not like 'directory%')
       and new.absent_from >= a.valid_from and (a.valid_to is null or new.absent_from <= a.valid_to)
     order by a.id);
  return new;
end $$;
"""


def upgrade() -> None:
    op.execute(RULES)
    protect("directory_rule")
    op.execute(DIRECTORY)
    protect("directory_entry", free_text=("source", "key", "said", "resource"))
    protect("directory_unit", delete=True)
    protect("directory_run", free_text=("source", "requested_by_name"))
    wall("directory_run_row")
    op.execute(LOGINS)
