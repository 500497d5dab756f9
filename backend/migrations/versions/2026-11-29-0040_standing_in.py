"""Standing in is no way to rights: at most so many days, only for who still works here, and only roles held when it began.

Absences that stand already give what can be shown from the audit trail to have been held when they were registered, and
nothing where the deputy registered them. Those that are longer than the longest time are cut.
"""

from alembic import op

revision = "0021_standing_in"
down_revision = "0020_no_kept_answers"
branch_labels = None
depends_on = None

LENT = """
alter table board add stand_in_days int not null default 90
  constraint board_stand_in_days_check check (stand_in_days between 1 and 90);
comment on column board.stand_in_days is 'The longest time that somebody stands in for another.';
alter table absence add assignment_ids uuid[] not null default '{}';
comment on column absence.assignment_ids is 'The roles that the deputy has meanwhile: those held when it was registered.';

create function access.is_guarding(p_role text) returns boolean language sql immutable parallel safe as $$
  select p_role in ('administrator', 'dpo', 'log-reviewer')
$$;
comment on function access.is_guarding is 'Roles over the rights and the trail of others. Nobody has one by standing in.';

create function access.lend_roles() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.assignment_ids := array(
    select a.id from assignment a
     where a.person_id = new.person_id and a.board_id = new.board_id and not access.is_guarding(a.role)
       and new.absent_from >= a.valid_from and (a.valid_to is null or new.absent_from <= a.valid_to)
     order by a.id);
  return new;
end $$;
create trigger absence_lends before insert on absence for each row execute function access.lend_roles();

create function access.stands_in(p_deputy uuid, p_today date) returns setof public.absence language sql stable as $$
  select b.* from public.absence b
    join public.person absent on absent.id = b.person_id and absent.is_active
    join public.board n on n.id = b.board_id
   where b.deputy_id = p_deputy and p_today between b.absent_from and b.absent_to
     and p_today < b.absent_from + n.stand_in_days
$$;
comment on function access.stands_in is 'The absences in which somebody stands in on a day.';

create function access.held(p_person uuid, p_today date) returns setof public.assignment language sql stable as $$
  select a.* from public.assignment a
   where a.person_id = p_person and p_today >= a.valid_from and (a.valid_to is null or p_today <= a.valid_to)
  union all
  select a.* from access.stands_in(p_person, p_today) b
    join public.assignment a on a.id = any (b.assignment_ids) and a.person_id = b.person_id and a.board_id = b.board_id
   where not access.is_guarding(a.role) and p_today >= a.valid_from and (a.valid_to is null or p_today <= a.valid_to)
$$;
comment on function access.held is 'The roles that somebody has on a day: the own ones, and those that others have lent.';
"""

STANDING = """
with registered as (
  select b.id, e.id as event, e.actor_id from absence b
    join audit.event e on e.object_type = 'absence' and e.object_id = b.id and e.changes ->> 'operation' = 'insert'
), given as (
  select object_id, min(id) filter (where changes ->> 'operation' = 'insert') as event, max(id) as last
    from audit.event where object_type = 'assignment' and kind = 'write' group by object_id
)
update absence b set
  absent_to = least(b.absent_to, b.absent_from + 89),
  assignment_ids = array(
    select a.id from assignment a
      join given g on g.object_id = a.id
      join registered r on r.id = b.id and g.event < r.event and g.last < r.event
                           and r.actor_id is distinct from b.deputy_id
     where a.person_id = b.person_id and a.board_id = b.board_id and not access.is_guarding(a.role)
       and b.absent_from >= a.valid_from and (a.valid_to is null or b.absent_from <= a.valid_to)
     order by a.id)
"""

ENTER = """
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

create or replace function login.idle_minutes(p_person uuid, p_at timestamptz, p_minutes int, p_privileged int)
returns int language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when exists (
    select from access.held(p_person, (p_at at time zone 'Europe/Stockholm')::date) a where access.is_guarding(a.role))
    then least(p_minutes, p_privileged) else p_minutes end
$$;
"""

TIED = """
create function access.keep_logins_of_systems() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_setting('qms.actor_kind', true) = 'service' and (
    tg_op <> 'INSERT' or exists (select from assignment where person_id = new.person_id)
                      or exists (select from person_identity where person_id = new.person_id)) then
    raise exception 'a system ties a login only to somebody new' using errcode = '42501';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
comment on function access.keep_logins_of_systems is
  'A system ties a login to somebody without roles or login, and never changes one that stands.';
create trigger person_identity_of_systems before insert or update or delete on person_identity
  for each row execute function access.keep_logins_of_systems();
"""


def upgrade() -> None:
    for part in (LENT, STANDING, ENTER, TIED):
        op.execute(part)
    for function in ("held(uuid, date)", "stands_in(uuid, date)"):
        op.execute(f"revoke all on function access.{function} from public")
        op.execute(f"grant execute on function access.{function} to qms_app")
