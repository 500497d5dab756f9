"""Schemas for access and audit, the context of a transaction, organisation and code lists."""

from alembic import op

from qms.operations.protection import audited, protect

revision = "0001_foundation"
down_revision = None
branch_labels = None
depends_on = None

CONTEXT = """
create schema access;
create schema audit;
grant usage on schema access, audit to qms_app;
create extension if not exists pg_trgm;

create function access.my_boards() returns setof uuid language sql stable parallel safe as $$
  select unnest(string_to_array(nullif(current_setting('qms.board_ids', true), ''), ','))::uuid
$$;

create function public.sv_key(t text) returns text language sql immutable strict parallel safe as $$
  select translate(lower(t), 'åäæöøéèêëáàâüûúùíìîïóòôñç', '{||}}eeeeaaayuuuiiiiooonc')
$$;
comment on function public.sv_key(text) is 'Sorts Swedish text right under collation C: z, å, ä, ö.';
"""

AUDIT = """
create table audit.event (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  board_id uuid,
  kind text not null check (kind in ('write', 'read', 'list', 'search', 'denial', 'login')),
  outcome text not null default 'allowed' check (outcome in ('allowed', 'denied')),
  action text not null,
  actor_id uuid,
  actor_kind text not null,
  session_ref text,
  object_type text not null,
  object_id uuid,
  object_ids uuid[],
  result_count int,
  reason text,
  purpose text,
  changes jsonb,
  policy_version text,
  request_id text
);
comment on table audit.event is 'Who did, read or was refused what. Written only by the functions of this schema; never changed.';
create index on audit.event (object_id, at);
create index on audit.event (xid, id);

create function audit.record_change() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  act text := nullif(current_setting('qms.action', true), '');
  before jsonb := case when tg_op = 'INSERT' then '{}'::jsonb else to_jsonb(old) end;
  after jsonb := case when tg_op = 'DELETE' then '{}'::jsonb else to_jsonb(new) end;
  changed jsonb := '{}'::jsonb;
  field text;
begin
  if act is null then
    if session_user = 'qms_app' then
      raise exception 'a change needs an actor and an action' using errcode = '42501';
    end if;
    act := 'migration';
  end if;
  for field in select jsonb_object_keys(before || after) loop
    if (before -> field) is distinct from (after -> field) then
      if field = any (tg_argv) then
        changed := changed || jsonb_build_object(field, '[text]');
      elsif tg_op = 'INSERT' then
        if jsonb_typeof(after -> field) <> 'null' then
          changed := changed || jsonb_build_object(field, after -> field);
        end if;
      else
        changed := changed || jsonb_build_object(field, jsonb_build_array(before -> field, after -> field));
      end if;
    end if;
  end loop;
  insert into audit.event (board_id, kind, action, actor_id, actor_kind, object_type, object_id, changes, request_id)
  values (coalesce(after ->> 'board_id', before ->> 'board_id')::uuid, 'write', act,
          nullif(current_setting('qms.actor_id', true), '')::uuid,
          coalesce(nullif(current_setting('qms.actor_kind', true), ''), 'system'),
          tg_table_name, coalesce(after ->> 'id', before ->> 'id')::uuid,
          jsonb_build_object('operation', lower(tg_op), 'fields', changed),
          nullif(current_setting('qms.request_id', true), ''));
  return null;
end $$;

create function audit.record(
  p_kind text, p_object_type text, p_object_id uuid, p_board_id uuid, p_object_ids uuid[], p_result_count int,
  p_reason text, p_purpose text
) returns void language sql security definer set search_path = pg_catalog as $$
  insert into audit.event (board_id, kind, outcome, action, actor_id, actor_kind, object_type, object_id, object_ids,
                           result_count, reason, purpose, request_id)
  values (p_board_id, p_kind, case p_kind when 'denial' then 'denied' else 'allowed' end,
          coalesce(nullif(current_setting('qms.action', true), ''), 'unknown'),
          nullif(current_setting('qms.actor_id', true), '')::uuid,
          coalesce(nullif(current_setting('qms.actor_kind', true), ''), 'system'),
          p_object_type, p_object_id, p_object_ids, p_result_count, p_reason, p_purpose,
          nullif(current_setting('qms.request_id', true), ''))
$$;
revoke all on all functions in schema audit from public;
grant execute on function audit.record(text, text, uuid, uuid, uuid[], int, text, text) to qms_app;
"""

ORGANISATION = """
create table board (
  id uuid primary key,
  name text not null check (length(name) between 2 and 120),
  short_name text not null check (length(short_name) between 2 and 40),
  assess_days int not null default 5 check (assess_days between 1 and 60),
  investigate_days int not null default 10 check (investigate_days between 1 and 180),
  quality_year_starts int not null default 9 check (quality_year_starts between 1 and 12),
  risk_scale jsonb not null,
  version int not null default 1
);
comment on table board is 'A nämnd: its own authority, with its own secrecy and its own settings.';
alter table board enable row level security;
alter table board force row level security;
create policy board_reach on board to qms_app, qms_owner using (true) with check (true);
create policy board_wall on board as restrictive to qms_app
  using (id in (select access.my_boards())) with check (id in (select access.my_boards()));
grant select, insert, update on board to qms_app;

create table person (
  id uuid primary key,
  board_id uuid not null references board,
  name text not null check (length(name) between 1 and 120),
  email text not null default '',
  title text not null default '',
  is_active boolean not null default true,
  version int not null default 1
);
comment on table person is 'Someone who works for the municipality. board_id is the board that keeps the record.';

create table unit (
  id uuid primary key,
  board_id uuid not null references board,
  parent_id uuid,
  name text not null check (length(name) between 2 and 120),
  kind text not null check (kind in ('administration', 'department', 'section', 'unit', 'team')),
  area text not null,
  valid_from date not null,
  valid_to date,
  manager_id uuid references person,
  deputy_id uuid references person,
  version int not null default 1,
  unique (board_id, id),
  foreign key (board_id, parent_id) references unit (board_id, id),
  check (valid_to is null or valid_to >= valid_from)
);
comment on table unit is 'A part of the organisation during a time. A unit that moves, splits or merges ends and is succeeded.';
create index on unit (board_id, sv_key(name) collate "C");

create table unit_closure (
  board_id uuid not null references board,
  ancestor uuid not null references unit on delete cascade,
  descendant uuid not null references unit on delete cascade,
  depth int not null,
  primary key (ancestor, descendant)
);
comment on table unit_closure is 'Every unit with every unit below it, itself included. Kept by a trigger on unit.';
create index on unit_closure (descendant);

create function access.keep_closure() returns trigger language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if tg_op = 'UPDATE' and new.parent_id is not distinct from old.parent_id then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    delete from unit_closure c using unit_closure below, unit_closure above
     where below.ancestor = new.id and above.descendant = new.id and above.ancestor <> new.id
       and c.ancestor = above.ancestor and c.descendant = below.descendant;
  else
    insert into unit_closure values (new.board_id, new.id, new.id, 0);
  end if;
  if new.parent_id is not null then
    if exists (select from unit_closure where ancestor = new.id and descendant = new.parent_id) then
      raise exception 'a unit cannot stand below itself' using errcode = '23514', constraint = 'unit_no_cycle';
    end if;
    insert into unit_closure
      select new.board_id, above.ancestor, below.descendant, above.depth + below.depth + 1
        from unit_closure above, unit_closure below
       where above.descendant = new.parent_id and below.ancestor = new.id;
  end if;
  return null;
end $$;
create trigger unit_keeps_closure after insert or update of parent_id on unit
  for each row execute function access.keep_closure();

create table unit_headcount (
  id uuid primary key,
  board_id uuid not null,
  unit_id uuid not null,
  year int not null check (year between 1990 and 2100),
  persons int not null check (persons between 0 and 100000),
  unique (unit_id, year),
  foreign key (board_id, unit_id) references unit (board_id, id)
);

create table unit_succession (
  id uuid primary key,
  board_id uuid not null,
  predecessor_id uuid not null,
  successor_id uuid not null,
  kind text not null check (kind in ('move', 'merge', 'split')),
  happened_on date not null,
  unique (predecessor_id, successor_id),
  foreign key (board_id, predecessor_id) references unit (board_id, id),
  foreign key (board_id, successor_id) references unit (board_id, id),
  check (predecessor_id <> successor_id)
);
comment on table unit_succession is 'What became of a unit in a reorganisation, so that series of figures survive it.';

create table person_identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references person,
  primary key (issuer, subject)
);
comment on table person_identity is 'Who a person is at an identity provider. Reached only through functions.';

create table assignment (
  id uuid primary key,
  board_id uuid not null references board,
  person_id uuid not null references person,
  role text not null,
  unit_id uuid,
  valid_from date not null,
  valid_to date,
  version int not null default 1,
  foreign key (board_id, unit_id) references unit (board_id, id),
  check (valid_to is null or valid_to >= valid_from)
);
comment on table assignment is 'A role that a person holds at a unit or a whole board during a time.';
create index on assignment (person_id);
create index on assignment (board_id, role);

create table absence (
  id uuid primary key,
  board_id uuid not null references board,
  person_id uuid not null references person,
  deputy_id uuid not null references person,
  absent_from date not null,
  absent_to date not null,
  version int not null default 1,
  check (absent_to >= absent_from),
  check (deputy_id <> person_id)
);
comment on table absence is 'While someone is away the deputy holds that person''s roles, so that no matter lacks a reachable owner.';
create index on absence (deputy_id, absent_to);

create table service_account (
  id uuid primary key,
  board_id uuid not null references board,
  client_id text not null unique,
  name text not null,
  scopes text[] not null,
  valid_to date not null,
  version int not null default 1
);
comment on table service_account is 'A municipal system that calls the API: one job, named scopes, one board, an end date.';

create table code (
  id uuid primary key,
  board_id uuid not null references board,
  list text not null,
  code text not null check (code ~ '^[a-z][a-z0-9-]{0,59}$'),
  label text not null check (length(label) between 1 and 120),
  sort int not null default 0,
  valid_from date not null,
  valid_to date,
  maps_to text,
  version int not null default 1,
  unique (board_id, list, code, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
comment on table code is 'A board''s own code lists in time. An ended code stays on old matters; maps_to says what it became.';

create table law (
  id uuid primary key,
  area text not null,
  topic text not null,
  reference text not null,
  title text not null,
  valid_from date not null,
  valid_to date,
  unique (area, topic, valid_from)
);
comment on table law is 'Which paragraph rules a topic during a time. The only place where paragraph numbers stand.';
grant select on law to qms_app;

create table idempotency (
  actor_id uuid not null,
  key text not null,
  fingerprint bytea not null,
  status int,
  headers jsonb,
  body bytea,
  created_at timestamptz not null default now(),
  primary key (actor_id, key)
);
comment on table idempotency is 'First answers to creating calls, kept 72 hours, so that a repeated send gives one row.';
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy idempotency_reach on idempotency to qms_app, qms_owner using (true) with check (true);
create policy idempotency_wall on idempotency as restrictive to qms_app
  using (actor_id = (select nullif(current_setting('qms.actor_id', true), '')::uuid));
grant select, insert, update on idempotency to qms_app;

create table draft (
  id uuid primary key,
  board_id uuid not null references board,
  person_id uuid not null,
  kind text not null,
  content jsonb not null,
  updated_at timestamptz not null default now(),
  version int not null default 1
);
comment on table draft is 'What someone is typing. Visible to its author only, gone after seven days.';
create index on draft (person_id);
alter table draft enable row level security;
alter table draft force row level security;
create policy draft_reach on draft to qms_app, qms_owner using (true) with check (true);
create policy draft_wall on draft as restrictive to qms_app
  using (board_id in (select access.my_boards())
         and person_id = (select nullif(current_setting('qms.actor_id', true), '')::uuid));
grant select, insert, update, delete on draft to qms_app;
"""

ENTER = """
create function access.person_of(p_issuer text, p_subject text) returns uuid
language sql stable security definer set search_path = public, pg_catalog as $$
  select i.person_id from person_identity i join person p on p.id = i.person_id
   where i.issuer = p_issuer and i.subject = p_subject and p.is_active
$$;

create function access.enter(
  p_actor uuid, p_issuer text, p_subject text, p_action text, p_request text, p_today date
) returns jsonb language plpgsql security definer set search_path = public, pg_catalog as $$
declare
  who uuid := coalesce(p_actor, access.person_of(p_issuer, p_subject));
  result jsonb;
  account service_account;
begin
  if who is not null then
    select jsonb_build_object('id', p.id, 'name', p.name, 'kind', 'person', 'scopes', '[]'::jsonb,
             'grants', coalesce(jsonb_agg(distinct jsonb_build_array(a.role, a.board_id, a.unit_id))
                                filter (where a.id is not null), '[]'::jsonb))
      into result
      from person p
      left join assignment a
        on (a.person_id = p.id
            or (a.person_id, a.board_id) in (
              select b.person_id, b.board_id from absence b
               where b.deputy_id = p.id and p_today between b.absent_from and b.absent_to))
       and p_today >= a.valid_from and (a.valid_to is null or p_today <= a.valid_to)
     where p.id = who and p.is_active
     group by p.id;
  else
    select * into account from service_account
     where client_id = p_subject and p_issuer is not null and valid_to >= p_today;
    if found then
      result := jsonb_build_object('id', account.id, 'name', account.name, 'kind', 'service',
        'scopes', to_jsonb(account.scopes),
        'grants', jsonb_build_array(jsonb_build_array('service', account.board_id, null)));
    end if;
  end if;
  if result is null then
    return null;
  end if;
  perform set_config('qms.actor_id', result ->> 'id', true),
          set_config('qms.actor_kind', result ->> 'kind', true),
          set_config('qms.action', p_action, true),
          set_config('qms.request_id', p_request, true),
          set_config('qms.board_ids', coalesce((select string_agg(distinct g ->> 1, ',')
                                                  from jsonb_array_elements(result -> 'grants') g), ''), true);
  return result;
end $$;

create function access.enter_system(p_name text, p_boards uuid[], p_action text, p_request text) returns void
language sql set search_path = pg_catalog as $$
  select set_config('qms.actor_id', '', true), set_config('qms.actor_kind', 'system', true),
         set_config('qms.action', p_action, true), set_config('qms.request_id', p_request, true),
         set_config('qms.board_ids', array_to_string(p_boards, ','), true)
$$;

create function access.all_boards() returns setof uuid
language sql stable security definer set search_path = public, pg_catalog as $$ select id from board $$;
comment on function access.all_boards() is 'For jobs, which then work for one board at a time.';

create function access.link_identity(p_person uuid, p_issuer text, p_subject text) returns void
language plpgsql security definer set search_path = public, pg_catalog as $$
begin
  if not exists (select from person where id = p_person and board_id in (select access.my_boards())) then
    raise exception 'no such person in reach' using errcode = '42501';
  end if;
  insert into person_identity values (p_issuer, p_subject, p_person)
    on conflict (issuer, subject) do update set person_id = excluded.person_id
    where person_identity.person_id = excluded.person_id;
  if not found then
    raise exception 'identity is taken' using errcode = '23505', constraint = 'person_identity_taken';
  end if;
end $$;

create function access.forget_answers(p_before timestamptz) returns int
language sql security definer set search_path = public, pg_catalog as $$
  with gone as (delete from idempotency where created_at < p_before returning 1) select count(*)::int from gone
$$;
create function access.forget_drafts(p_before timestamptz) returns int
language sql security definer set search_path = public, pg_catalog as $$
  with gone as (delete from draft where updated_at < p_before returning 1) select count(*)::int from gone
$$;
"""


def upgrade() -> None:
    op.execute(CONTEXT)
    op.execute(AUDIT)
    op.execute(ORGANISATION)
    audited("board")
    protect("unit")
    protect("unit_headcount", delete=True)
    protect("unit_succession", delete=True)
    protect("assignment")
    protect("absence", delete=True)
    protect("service_account")
    protect("code")
    op.execute(
        """
        alter table person enable row level security;
        alter table person force row level security;
        create policy person_reach on person to qms_app, qms_owner using (true) with check (true);
        create policy person_wall on person as restrictive to qms_app
          using (board_id in (select access.my_boards())
                 or exists (select from assignment a where a.person_id = person.id))
          with check (board_id in (select access.my_boards()));
        grant select, insert, update on person to qms_app;

        alter table unit_closure enable row level security;
        alter table unit_closure force row level security;
        create policy unit_closure_reach on unit_closure to qms_app, qms_owner using (true);
        create policy unit_closure_wall on unit_closure as restrictive to qms_app
          using (board_id in (select access.my_boards()));
        grant select on unit_closure to qms_app;
        """
    )
    audited("person", free_text=("name", "email"))
    op.execute(ENTER)
