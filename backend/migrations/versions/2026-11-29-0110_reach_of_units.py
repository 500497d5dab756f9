"""A unit reaches what has ended into it, and an open matter whose owner does not reach it is found.

Which unit reaches which is worked out anew for a board when its units or their successions change. A unit that takes
over on a day to come reaches nothing before that day.
"""

from alembic import op

revision = "0022_reach_of_units"
down_revision = "0021_standing_in"
branch_labels = None
depends_on = None

REACH = """
create table unit_reach (
  board_id uuid not null references board,
  unit_id uuid not null references unit on delete cascade,
  reached_id uuid not null references unit on delete cascade,
  since date not null,
  primary key (unit_id, reached_id)
);
comment on table unit_reach is
  'Every unit with itself, what lies below it, and what has ended into any of these. Kept by a trigger.';
create index on unit_reach (reached_id);
alter table unit_reach enable row level security;
alter table unit_reach force row level security;
create policy unit_reach_reach on unit_reach to qms_app, qms_owner using (true) with check (true);
create policy unit_reach_wall on unit_reach as restrictive to qms_app
  using (board_id in (select access.my_boards()));
grant select on unit_reach to qms_app;

create function access.work_out_reach(p_board uuid) returns void language sql security definer
set search_path = public, pg_catalog, pg_temp as $$
  delete from unit_reach where board_id = p_board;
  insert into unit_reach
    with recursive edge as (
      select parent_id as above, id as below, date '-infinity' as since from unit
       where board_id = p_board and parent_id is not null
      union all
      select successor_id, predecessor_id, happened_on from unit_succession where board_id = p_board
    ), reach (unit_id, reached_id, since) as (
      select id, id, date '-infinity' from unit where board_id = p_board
      union
      select r.unit_id, e.below, greatest(r.since, e.since) from reach r join edge e on e.above = r.reached_id
    )
    select p_board, unit_id, reached_id, min(since) from reach group by unit_id, reached_id;
$$;
revoke all on function access.work_out_reach(uuid) from public;

create function access.keep_reach() returns trigger language plpgsql security definer
set search_path = public, pg_catalog, pg_temp as $$
begin
  perform access.work_out_reach(b.board_id) from (select distinct board_id from changed) b;
  return null;
end $$;
create trigger unit_keeps_reach_made after insert on unit
  referencing new table as changed for each statement execute function access.keep_reach();
create trigger unit_keeps_reach_moved after update on unit
  referencing new table as changed for each statement execute function access.keep_reach();
create trigger succession_keeps_reach_made after insert on unit_succession
  referencing new table as changed for each statement execute function access.keep_reach();
create trigger succession_keeps_reach_moved after update on unit_succession
  referencing new table as changed for each statement execute function access.keep_reach();
create trigger succession_keeps_reach_undone after delete on unit_succession
  referencing old table as changed for each statement execute function access.keep_reach();

select access.work_out_reach(id) from board;
"""

OWNERS = """
create function access.unreached_matters(p_board uuid, p_day date, p_policy jsonb) returns table (id uuid)
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  select m.id from matter_kind k join matter m on m.kind = k.name and m.status = any (k.open_states)
   where m.board_id = p_board
     and not exists (
       select from person p, access.held(m.owner_id, p_day) a
        where p.id = m.owner_id and p.is_active and a.board_id = m.board_id
          and (p_policy -> (k.name || 'Read') -> 'anywhere' ? a.role
               or p_policy -> (k.name || 'Read') -> 'below' ? a.role
                  and (a.unit_id is null
                       or exists (select from unit_reach r
                                   where r.unit_id = a.unit_id and r.reached_id = m.unit_id and r.since <= p_day))))
$$;
comment on function access.unreached_matters is
  'The open matters that nobody owns, or an owner who does not reach them by any role of the day as the policy table has it.';
revoke all on function access.unreached_matters(uuid, date, jsonb) from public;
grant execute on function access.unreached_matters(uuid, date, jsonb) to qms_app;
"""


def upgrade() -> None:
    op.execute(REACH)
    op.execute(OWNERS)
