"""Systems on a screen: which job each has, who made its account, and when it was last used.

*Last used* is a table of its own: it is no change of rights, so it stands in no trail, gives no new version, and is written
at most once an hour by the function that lets a caller in.
"""

from alembic import op

from qms.operations.protection import wall

revision = "0030_service_accounts"
down_revision = "0029_recorded_logins"
branch_labels = None
depends_on = None

ACCOUNT = """
alter table service_account
  add column job text
    check (job in ('deviation-intake', 'decision-import', 'ivo-reporting', 'kolada-import', 'directory-sync')),
  add column created_by uuid references person,
  add column created_at timestamptz not null default now();
comment on column service_account.job is 'The one thing that the system does. Null: made before this was kept, with scopes of more than one job.';
comment on column service_account.created_by is 'Who made it on the screens. Null: qms found, or before this was kept.';
create index service_account_order_idx on service_account (sv_key(name) collate "C", id);

with job (name, scopes) as (values
  ('deviation-intake', array['board:read', 'code:read', 'unit:read', 'deviation:create', 'deviation:read', 'event:read', 'statistics:read']),
  ('decision-import', array['board:read', 'code:read', 'unit:read', 'decision:create', 'decision:read']),
  ('ivo-reporting', array['board:read', 'ivo-report:create', 'ivo-report:read']),
  ('directory-sync', array['unit:read', 'unit:write', 'person:read', 'person:write']),
  ('kolada-import', array['board:read', 'statistics:read']))
update service_account a set job = (
  select name from job where a.scopes <@ job.scopes order by cardinality(job.scopes) limit 1);
"""

USE = """
create table service_account_use (
  account_id uuid primary key references service_account,
  board_id uuid not null references board,
  used_at timestamptz not null
);
comment on table service_account_use is 'When each system last called, within the hour.';
"""

ENTER = """
create function access.note_use(p_account service_account) returns void
language plpgsql security definer set search_path = public, pg_catalog, pg_temp as $$
begin
  if exists (select from service_account_use
              where account_id = p_account.id and used_at > now() - interval '1 hour')
     or not pg_try_advisory_xact_lock(hashtextextended('use of ' || p_account.id, 0)) then
    return;
  end if;
  insert into service_account_use values (p_account.id, p_account.board_id, now())
    on conflict (account_id) do update set used_at = excluded.used_at;
end $$;
comment on function access.note_use is
  'Writes down that a system calls, at most once an hour. Of many calls at once one does, and the others go on.';
revoke all on function access.note_use from public;

create or replace function access.enter(
  p_actor uuid, p_issuer text, p_subject text, p_action text, p_request text, p_today date
) returns jsonb language plpgsql security definer set search_path = public, pg_catalog, pg_temp as $$
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
      left join access.held(who, p_today) a on true
     where p.id = who and p.is_active
     group by p.id;
  else
    select * into account from service_account
     where client_id = p_subject and p_issuer is not null and valid_to >= p_today;
    if found then
      perform access.note_use(account);
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
"""


def upgrade() -> None:
    for part in (ACCOUNT, USE, ENTER):
        op.execute(part)
    wall("service_account_use")
    op.execute("grant select on service_account_use to qms_app")
