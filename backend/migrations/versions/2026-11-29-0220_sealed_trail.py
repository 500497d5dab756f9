"""The trail is sealed in order, says which board it belongs to, can be read by those who watch over it, and counts.

*Sealed*: rows that can get no predecessors any more are hashed together and signed by the worker, whose key the database does
not hold. A seal can be added by the service but not changed. Transaction ids are of one server: after a restore elsewhere they
begin anew, and so does the *generation* that every row carries before its transaction id.

*Its board*: a list or a refusal that names none belongs to every board where the caller has a role, with a row for each.

*Read*: the service still cannot select from the trail; one function gives it the rows of a board that the transaction reaches.

*Counts*: recording a read also answers how long the reader must wait, if what they have opened passes the limits given.
"""

from alembic import op

revision = "0025_sealed_trail"
down_revision = "0024_kept_figures"
branch_labels = None
depends_on = None

GENERATION = """
create table access.generation (
  number int primary key,
  server text not null,
  began_at timestamptz not null default now()
);
comment on table access.generation is
  'The database servers that this database has lived on, in order. Transaction ids are comparable within one of them.';
insert into access.generation (number, server)
  select 1, system_identifier::text from pg_catalog.pg_control_system();

create function access.generation() returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select max(number) from access.generation
$$;

create function access.begin_generation() returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into access.generation (number, server)
    select last.number + 1, here.system_identifier::text
      from pg_control_system() here, (select * from access.generation order by number desc limit 1) last
     where last.server <> here.system_identifier::text
    on conflict do nothing;
  return access.generation();
end $$;
comment on function access.begin_generation is 'Begin a new generation if this server is another than the last one.';
revoke all on function access.begin_generation, access.generation from public;
grant execute on function access.begin_generation, access.generation to qms_app;
"""

RECORD = """
alter table audit.event add column generation int not null default access.generation();
create index on audit.event (generation, xid, id);
drop index audit.event_xid_id_idx;
create index on audit.event (board_id, at desc, id desc);
create index on audit.event (actor_id, at desc);
alter function audit.record_change() set timezone = 'UTC';

create function audit.wait(p_actor uuid, p_limits int[]) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with opened as (
    select object_id, max(at) as at
      from (select object_id, at from audit.event
             where actor_id = p_actor and at > clock_timestamp() - interval '1 hour' and kind = 'read'
               and object_id is not null
             order by at desc limit 10::bigint * p_limits[2]) latest
     group by object_id),
  unknown as (
    select object_id, max(at) as at from audit.event
     where actor_id = p_actor and at > clock_timestamp() - interval '5 minutes' and kind = 'denial'
       and reason = 'not-found' and object_id is not null
     group by object_id),
  waits as (
    select interval '5 minutes' + at - clock_timestamp() as time
      from (select at from opened where at > clock_timestamp() - interval '5 minutes'
             order by at desc offset p_limits[1] limit 1) in_five_minutes
    union all
    select interval '1 hour' + at - clock_timestamp()
      from (select at from opened order by at desc offset p_limits[2] limit 1) in_an_hour
    union all
    select interval '5 minutes' from (select from unknown offset p_limits[3] limit 1) too_many)
  select coalesce(ceil(extract(epoch from max(time))), 0)::int from waits
$$;
comment on function audit.wait is
  'Seconds until somebody may open more: limits are things in 5 minutes, things in an hour, unknown ids in 5 minutes.';

drop function audit.record(text, text, uuid, uuid, uuid[], int, text, text);
create function audit.record(
  p_kind text, p_object_type text, p_object_id uuid, p_board_id uuid, p_object_ids uuid[], p_result_count int,
  p_reason text, p_purpose text, p_limits int[] default null
) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := nullif(current_setting('qms.actor_id', true), '')::uuid;
  boards uuid[] := case when p_board_id is null then (select array_agg(b) from access.my_boards() b)
                        else array[p_board_id] end;
begin
  insert into audit.event (board_id, kind, outcome, action, actor_id, actor_kind, object_type, object_id, object_ids,
                           result_count, reason, purpose, request_id)
  select board, p_kind, case p_kind when 'denial' then 'denied' else 'allowed' end,
         coalesce(nullif(current_setting('qms.action', true), ''), 'unknown'), actor,
         coalesce(nullif(current_setting('qms.actor_kind', true), ''), 'system'),
         p_object_type, p_object_id, p_object_ids, p_result_count, p_reason, p_purpose,
         nullif(current_setting('qms.request_id', true), '')
    from unnest(coalesce(boards, array[null::uuid])) board;
  return case when p_limits is null then 0 else audit.wait(actor, p_limits) end;
end $$;

create or replace function login.record(
  p_action text, p_outcome text, p_person uuid, p_session bytea, p_reason text, p_request text
) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into audit.event (board_id, kind, outcome, action, actor_id, actor_kind, session_ref, object_type, reason,
                           request_id)
  values ((select board_id from public.person where id = p_person), 'login', p_outcome, p_action, p_person,
          case when p_person is null then 'unknown' else 'person' end,
          left(encode(p_session, 'hex'), 16), 'session', p_reason, p_request)
$$;
"""

SEALS = """
create table audit.seal (
  number int primary key,
  generation int not null references access.generation,
  from_xid xid8 not null,
  to_xid xid8 not null,
  events int not null check (events > 0),
  size bigint not null,
  root bytea not null check (length(root) = 32),
  previous bytea not null check (length(previous) = 32),
  seal bytea not null check (length(seal) = 32),
  signature bytea not null check (length(signature) = 64),
  key_id text not null,
  sealed_at timestamptz not null
);
comment on table audit.seal is
  'Seals of the trail, each over the one before and the rows from one transaction id up to another. Added, never changed.';

create function audit.seals(p_after int) returns setof audit.seal
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select * from audit.seal where number > p_after order by number
$$;

create function audit.last_seal() returns setof audit.seal
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select * from audit.seal order by number desc limit 1
$$;

create function audit.sealable(p_generation int, p_from xid8, p_limit int, out to_xid xid8, out leaves bytea[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  edge xid8 := case when p_generation < access.generation() then '9223372036854775807'::xid8
                    else pg_snapshot_xmin(pg_current_snapshot()) end;
  first xid8;
begin
  select e.xid into first from audit.event e
   where e.generation = p_generation and e.xid >= p_from and e.xid < edge order by e.xid limit 1;
  select e.xid into to_xid from audit.event e
   where e.generation = p_generation and e.xid >= p_from and e.xid < edge
   order by e.xid, e.id offset p_limit limit 1;
  if to_xid = first then
    select e.xid into to_xid from audit.event e
     where e.generation = p_generation and e.xid > first and e.xid < edge order by e.xid limit 1;
  end if;
  to_xid := coalesce(to_xid, edge);
  select array_agg(sha256('\\x00'::bytea || convert_to(jsonb_strip_nulls(to_jsonb(e))::text, 'UTF8')) order by e.xid, e.id)
    into leaves
    from audit.event e where e.generation = p_generation and e.xid >= p_from and e.xid < to_xid;
end $$;
comment on function audit.sealable is
  'Digests of the rows that can get no predecessors any more, some of them at a time, whole transactions only.';

create function audit.add_seal(
  p_number int, p_generation int, p_from xid8, p_to xid8, p_events int, p_size bigint, p_root bytea, p_previous bytea,
  p_seal bytea, p_signature bytea, p_key text, p_at timestamptz
) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into audit.seal values (p_number, p_generation, p_from, p_to, p_events, p_size, p_root, p_previous, p_seal,
                                 p_signature, p_key, p_at)
$$;

create function audit.unsealed(out events bigint, out oldest timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*), min(at) from audit.event e
    left join (select * from audit.last_seal()) s on true
   where s.number is null or (e.generation, e.xid) >= (s.generation, s.to_xid)
$$;

create function audit.events(
  p_board uuid, p_actors uuid[], p_object uuid, p_action text, p_from timestamptz, p_to timestamptz,
  p_before_at timestamptz, p_before_id bigint, p_limit int
) returns table (
  id bigint, at timestamptz, kind text, action text, actor_id uuid, actor_kind text, object_type text, object_id uuid,
  object_ids uuid[], reason text, purpose text
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query execute
    'select e.id, e.at, e.kind, e.action, e.actor_id, e.actor_kind, e.object_type, e.object_id,
            case when $4 is null then e.object_ids end, e.reason, e.purpose
       from audit.event e
      where e.board_id = $1 and $1 in (select access.my_boards()) and e.at >= $5 and e.at < $6'
    || case when p_actors is null then '' else ' and e.actor_id = any ($2)' end
    || case when p_action is null then '' else ' and e.action = $3' end
    || case when p_object is null then '' else ' and (e.object_id = $4 or $4 = any (e.object_ids))' end
    || case when p_before_id is null then '' else ' and (e.at, e.id) < ($7, $8)' end
    || ' order by e.at desc, e.id desc limit $9'
    using p_board, p_actors, p_action, p_object, p_from, p_to, p_before_at, p_before_id, p_limit;
end $$;
comment on function audit.events is
  'The newest rows of the trail of one board that the transaction reaches, without what was changed from and to.';

create function audit.readers(p_board uuid, p_object uuid)
returns table (actor_id uuid, actor_kind text, day date, action text, purpose text, times bigint, last_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.actor_id, e.actor_kind, (e.at at time zone 'Europe/Stockholm')::date, e.action, e.purpose, count(*), max(e.at)
    from audit.event e
   where e.object_id = p_object and e.board_id = p_board and p_board in (select access.my_boards()) and e.kind = 'read'
   group by 1, 2, 3, 4, 5
   order by max(e.at) desc
   limit 1000
$$;
comment on function audit.readers is 'Who has opened one thing, on which days, the latest first.';
"""

SHUT = """
revoke all on all functions in schema audit from public;
grant execute on function audit.record, audit.seals, audit.last_seal, audit.sealable, audit.add_seal, audit.unsealed,
  audit.events, audit.readers to qms_app;
"""


def upgrade() -> None:
    for part in (GENERATION, RECORD, SEALS, SHUT):
        op.execute(part)
