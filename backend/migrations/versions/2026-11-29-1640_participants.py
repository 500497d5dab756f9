"""People take part in matters that others own, and whoever stands in has what is assigned to who is away.

Each role that a request begins with says whose it is, and with them comes what those people take part in: ``held`` and
``appointed``. ``grants`` is what a service of the version before reads, while it still runs. An owner is now somebody
who can act on a matter: to be let read one is no way to own it.
"""

from alembic import op

from qms.operations.protection import protect

revision = "0043_participants"
down_revision = "0042_plans"
branch_labels = None
depends_on = None

TABLE = """
create table participant (
  id uuid primary key,
  board_id uuid not null,
  matter_id uuid not null,
  person_id uuid not null references person,
  part text not null
    constraint participant_part_check check (part in ('investigator', 'helper', 'reviewer', 'doer')),
  reason text constraint participant_reason_check check (length(reason) <= 400),
  appointed_at timestamptz not null,
  appointed_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  ended_reason text constraint participant_ended_reason_check check (length(ended_reason) <= 400),
  version int not null default 1,
  foreign key (board_id, matter_id) references matter (board_id, id),
  constraint participant_ended_check check ((ended_at is null) = (ended_reason is null) and ended_at >= appointed_at)
);
comment on table participant is 'Who takes part in a matter that another owns, as what, and from when to when. Ended rows stay.';
create unique index participant_once on participant (matter_id, person_id, part) where ended_at is null;
create index participant_person_idx on participant (person_id) include (matter_id) where ended_at is null;
create index participant_matter_idx on participant (matter_id, appointed_at);
"""

ACTING = """
alter table matter_kind add acting text;
update matter_kind set acting = case name when 'deviation' then 'deviationAssess' else 'decisionEventAdd' end;
alter table matter_kind alter acting set not null;
comment on column matter_kind.acting is 'The operation by which who owns a matter takes its steps.';

create or replace function access.unreached_matters(p_board uuid, p_day date, p_policy jsonb) returns table (id uuid)
language sql stable security definer set search_path = public, pg_catalog, pg_temp as $$
  select m.id from matter_kind k join matter m on m.kind = k.name and m.status = any (k.open_states)
   where m.board_id = p_board
     and not exists (
       select from person p, access.held(m.owner_id, p_day) a
        where p.id = m.owner_id and p.is_active and a.board_id = m.board_id
          and (p_policy -> k.acting -> 'anywhere' ? a.role
               or p_policy -> k.acting -> 'below' ? a.role
                  and (a.unit_id is null
                       or exists (select from unit_reach r
                                   where r.unit_id = a.unit_id and r.reached_id = m.unit_id and r.since <= p_day))))
$$;
comment on function access.unreached_matters is
  'The open matters that nobody owns, or an owner who cannot act on them by any role of the day as the policy table has it.';
"""

ENTER = """
create or replace function access.enter(
  p_actor uuid, p_issuer text, p_subject text, p_action text, p_request text, p_today date
) returns jsonb language plpgsql security definer set search_path = public, pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  who uuid := coalesce(p_actor, access.person_of(p_issuer, p_subject));
  result jsonb;
  account service_account;
begin
  if who is not null then
    select jsonb_build_object('id', p.id, 'name', p.name, 'kind', 'person', 'scopes', '[]'::jsonb,
             'grants', coalesce(jsonb_agg(distinct jsonb_build_array(a.role, a.board_id, a.unit_id))
                                filter (where a.id is not null), '[]'::jsonb),
             'held', coalesce(jsonb_agg(jsonb_build_array(a.role, a.board_id, a.unit_id, a.person_id) order by a.id)
                              filter (where a.id is not null), '[]'::jsonb),
             'appointed', (select coalesce(jsonb_agg(jsonb_build_array(t.person_id, t.matter_id)), '[]'::jsonb)
                             from participant t
                            where t.person_id = any (array_agg(a.person_id)) and t.ended_at is null))
      into result
      from person p
      left join access.held(who, p_today) a on true
     where p.id = who and p.is_active
     group by p.id;
  else
    select * into account from service_account
     where client_id = p_subject and p_issuer is not null and valid_to >= p_today;
    if found then
      perform access.note_use(account);
      result := jsonb_build_object('id', account.id, 'name', account.name, 'kind', 'service',
        'scopes', to_jsonb(account.scopes), 'appointed', '[]'::jsonb,
        'grants', jsonb_build_array(jsonb_build_array('service', account.board_id, null)),
        'held', jsonb_build_array(jsonb_build_array('service', account.board_id, null, null)));
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
"""


def upgrade() -> None:
    """Let people take part in matters."""
    op.execute(TABLE)
    protect("participant", free_text=("reason", "ended_reason"))
    for part in (ACTING, ENTER):
        op.execute(part)
