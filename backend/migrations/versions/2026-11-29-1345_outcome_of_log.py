"""Let the access log be read by outcome, and keep a refusal once: at the board that it is about.

A refusal was written at every board of who was refused, and so counted as many times. Now it stands at the board of the
matter, or the board, that was asked for, if it is one of theirs; otherwise at the board that keeps the person, where
their logins stand too. Somebody without a role is seen there as well, and was seen nowhere before.
"""

from alembic import op

revision = "0040_outcome_of_log"
down_revision = "0039_civil_days"
branch_labels = None
depends_on = None

RECORD = """
create function audit.board_of_refusal(p_actor uuid, p_object_type text, p_object_id uuid, p_boards uuid[]) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with home as (
    select board_id from person where id = p_actor
    union all select board_id from service_account where id = p_actor)
  select coalesce(
    case when p_object_type = 'board' and p_object_id = any (p_boards) then p_object_id end,
    (select board_id from matter where id = p_object_id and board_id = any (p_boards)),
    (select b from unnest(p_boards) b order by b in (select board_id from home) desc, b limit 1),
    (select board_id from home))
$$;
comment on function audit.board_of_refusal is
  'The one board where a refusal is kept: what it is about, if the caller has roles there, otherwise who keeps the caller.';

create or replace function audit.record(
  p_kind text, p_object_type text, p_object_id uuid, p_board_id uuid, p_object_ids uuid[], p_result_count int,
  p_reason text, p_purpose text, p_limits int[] default null
) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor uuid := nullif(current_setting('qms.actor_id', true), '')::uuid;
  boards uuid[] := case when p_board_id is null then (select array_agg(b) from access.my_boards() b)
                        else array[p_board_id] end;
begin
  if p_kind = 'denial' and p_board_id is null then
    boards := array[audit.board_of_refusal(actor, p_object_type, p_object_id, boards)];
  end if;
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
"""

EVENTS = """
create index event_denied_idx on audit.event (board_id, at desc, id desc) where outcome = 'denied';
drop function audit.events(uuid, uuid[], uuid, text, timestamptz, timestamptz, timestamptz, bigint, int);
create function audit.events(
  p_board uuid, p_actors uuid[], p_object uuid, p_action text, p_from timestamptz, p_to timestamptz,
  p_before_at timestamptz, p_before_id bigint, p_limit int, p_outcome text default null
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
    || case when p_outcome is null then '' else format(' and e.outcome = %L', p_outcome) end
    || ' order by e.at desc, e.id desc limit $9'
    using p_board, p_actors, p_action, p_object, p_from, p_to, p_before_at, p_before_id, p_limit;
end $$;
comment on function audit.events is
  'The newest rows of the trail of one board that the transaction reaches, without what was changed from and to.';
revoke all on function audit.board_of_refusal, audit.events from public;
grant execute on function audit.events to qms_app;
"""


def upgrade() -> None:
    """Keep a refusal at one board, and let the log be read by outcome."""
    for part in (RECORD, EVENTS):
        op.execute(part)
