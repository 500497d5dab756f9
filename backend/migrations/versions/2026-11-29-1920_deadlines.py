"""A time that runs in a matter is a row: its rule, from when and until when, by what, and what came of it.

What is open gets the time that it has. Of what had ended nobody knows which limit the board had then, so that how many
times were kept is known from here on. ``access.overdue_matters`` stays for a service of the version before, while it
still runs. A new matter and its first time are stored together, in either order, so the reference is looked at last.
"""

from alembic import op

from qms.operations.protection import protect

revision = "0046_deadlines"
down_revision = "0045_figures"
branch_labels = None
depends_on = None

TABLE = """
create table deadline (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  rule text not null
    constraint deadline_rule_check check (rule in ('assess', 'investigate', 'read-news', 'execute')),
  start_on date not null,
  due_on date not null,
  basis text not null constraint deadline_basis_check check (basis in ('law', 'board', 'own')),
  legal_reference text constraint deadline_legal_reference_check check (length(legal_reference) <= 120),
  owner_id uuid references person,
  status text not null
    constraint deadline_status_check check (status in ('running', 'met', 'missed', 'waived')),
  ended_on date,
  reason text constraint deadline_reason_check check (length(reason) <= 1000),
  waived_by uuid,
  escalation int not null default 0 constraint deadline_escalation_check check (escalation between 0 and 3),
  version int not null default 1,
  foreign key (board_id, matter_id) references matter (board_id, id) deferrable initially deferred,
  unique (matter_id, rule, start_on),
  constraint deadline_order_check check (due_on >= start_on),
  constraint deadline_ended_check check (case status
    when 'running' then ended_on is null
    when 'met' then ended_on is not null and ended_on <= due_on
    when 'waived' then ended_on is not null
    else true end),
  constraint deadline_waived_check check ((status = 'waived') = (reason is not null)),
  constraint deadline_waived_by_check check (waived_by is null or status = 'waived')
);
comment on table deadline is 'Until when something in a matter is to be done, and whether it was. Never deleted.';
comment on column deadline.owner_id is 'Who is to do it, where that is somebody else than who answers for the matter.';
comment on column deadline.escalation is 'Who has been due to hear of it: 0 nobody, 1 near, 2 passed, 3 who leads above.';
create index deadline_open_idx on deadline (board_id, due_on) where ended_on is null;
create index deadline_due_idx on deadline (board_id, due_on) include (rule, status, start_on, ended_on, matter_id);
"""

SETTINGS = """
alter table board
  add remind_days int not null default 2
    constraint board_remind_days_check check (remind_days between 0 and 30),
  add superior_after_days int not null default 5
    constraint board_superior_after_days_check check (superior_after_days between 1 and 60);
comment on column board.remind_days is 'So many days before a time ends its owner is to hear of it.';
comment on column board.superior_after_days is 'So many days after it has passed whoever leads above is to hear of it.';
"""

STANDS = """
insert into deadline (id, board_id, matter_id, rule, start_on, due_on, basis, legal_reference, status, ended_on, escalation)
select gen_random_uuid(), o.board_id, o.id, o.rule, least(o.start_on, o.due_on), o.due_on, o.basis, o.reference,
       case when o.ended_on <= o.due_on then 'met' when o.ended_on is not null or o.is_told then 'missed' else 'running' end,
       o.ended_on, case when o.is_told then 2 else 0 end
  from (
    select m.id, m.board_id, m.due_on, 'board' as basis, null as reference,
           case when m.status = 'received' then 'assess' else 'investigate' end as rule,
           case when m.status = 'received' then m.reported_on
                else (m.assessed_at at time zone 'Europe/Stockholm')::date end as start_on,
           case when m.status = 'acting' then m.handled_on end as ended_on,
           exists (select from matter_event e
                    where e.matter_id = m.id and e.kind = 'overdue' and e.data ->> 'dueOn' = m.due_on::text) as is_told
      from matter m join matter_kind k on k.name = m.kind and m.status = any (k.open_states)
     where m.kind = 'deviation'
    union all
    select m.id, m.board_id, m.due_on, 'board', null, 'read-news',
           (m.source_changed_at at time zone 'Europe/Stockholm')::date, null, false
      from matter m join matter_kind k on k.name = m.kind and m.status <> all (k.open_states)
     where m.kind = 'deviation' and m.source_changed_at is not null
    union all
    select m.id, m.board_id, m.due_on, 'law', l.reference, 'execute', d.clock_start_on, null,
           m.due_on < (now() at time zone 'Europe/Stockholm')::date
      from matter m join decision d on d.id = m.id
      left join law l on l.topic = 'report' and l.area = d.law_area and d.clock_start_on >= l.valid_from
                     and (l.valid_to is null or d.clock_start_on <= l.valid_to)
     where d.clock_start_on is not null) o;
set constraints all immediate;
"""

OWNERS = """
create function access.unread_deadlines(p_board uuid, p_day date, p_policy jsonb) returns table (id uuid)
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  select d.id from deadline d join matter m on m.id = d.matter_id join matter_kind k on k.name = m.kind
   cross join lateral (select p_policy -> case when d.owner_id is null then k.acting else m.kind || 'Read' end) as r (roles)
   where d.board_id = p_board and d.ended_on is null
     and not exists (
       select from person p, access.held(p.id, p_day) a
        where p.id = coalesce(d.owner_id, m.owner_id) and p.is_active and a.board_id = m.board_id
          and (r.roles -> 'anywhere' ? a.role
               or r.roles -> 'below' ? a.role
                  and (a.unit_id is null
                       or exists (select from unit_reach u
                                   where u.unit_id = a.unit_id and u.reached_id = m.unit_id and u.since <= p_day))))
$$;
comment on function access.unread_deadlines is
  'The open times that nobody is to see to, an owner of the matter who cannot act on it, or another who does not read it.';

create function access.faults_of_owners(p_board uuid, p_day date, p_policy jsonb)
returns table (matters bigint, deadlines bigint, dates bigint)
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  select (select count(*) from access.unreached_matters(p_board, p_day, p_policy)),
         (select count(*) from access.unread_deadlines(p_board, p_day, p_policy) d join deadline using (id)
           where matter_id not in (select id from access.unreached_matters(p_board, p_day, p_policy))),
         (select count(*) from matter m
            join (select d.matter_id, min(d.due_on) as nearest from deadline d
                   where d.board_id = p_board and d.ended_on is null group by d.matter_id) o on o.matter_id = m.id
           where m.due_on <> o.nearest)
         + (select count(*) from matter_kind k join matter m on m.kind = k.name and m.status = any (k.open_states)
             where m.board_id = p_board and not exists (select from deadline d where d.matter_id = m.id))
$$;
comment on function access.faults_of_owners is
  'How many open matters have no owner who reaches them, how many times of other matters, and how many dates are wrong.';
"""

GRANTS = """
revoke all on function access.{0}(uuid, date, jsonb) from public;
grant execute on function access.{0}(uuid, date, jsonb) to qms_app;
"""


def upgrade() -> None:
    op.execute(TABLE)
    op.execute(SETTINGS)
    protect("deadline", free_text=("reason", "legal_reference"))
    op.execute(STANDS)
    op.execute(OWNERS)
    for name in ("unread_deadlines", "faults_of_owners"):
        op.execute(GRANTS.format(name))
