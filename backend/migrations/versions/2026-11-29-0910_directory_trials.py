"""What a directory says is tried as it is taken in, its absences end there too, and no login is a system's client.

A trial of a list blocks no list, and one of a file knows its file. An absence knows the entry that told of it. What
comes by SCIM is known by the system's account, so that two systems of one name, and one that gets a new name, are told
apart.
"""

from alembic import op

revision = "0038_directory_trials"
down_revision = "0037_lists_as_tools"
branch_labels = None
depends_on = None

LISTS = """
alter table directory_run
  add column asks boolean not null default false,
  add column import_id uuid references file_import;
comment on column directory_run.asks is 'Somebody must say yes before it is taken in, or would have to.';
comment on column directory_run.import_id is 'The file that it was, or would be.';
update directory_run set asks = true where status in ('waiting', 'declined', 'replaced') or decided_at is not null;
create index directory_run_import_id_idx on directory_run (import_id) where import_id is not null;
drop index directory_run_at_work;
create unique index directory_run_at_work on directory_run (board_id, source)
  where status in ('examining', 'taking-in') and not is_dry_run;
grant delete on directory_run_row to qms_app;
"""

ABSENCES = """
alter table absence add column entry_id uuid references directory_entry;
comment on column absence.entry_id is 'The entry of a directory that told of it. Null: somebody registered it.';
create index absence_entry_id_idx on absence (entry_id) where entry_id is not null;
update absence b set entry_id = e.id from directory_entry e
 where e.board_id = b.board_id and e.person_id = b.person_id and e.said ? 'absence'
   and e.said -> 'absence' ->> 'absent_from' = b.absent_from::text
   and e.said -> 'absence' ->> 'absent_to' = b.absent_to::text
   and exists (select from audit.event v where v.object_type = 'absence' and v.object_id = b.id
                  and v.changes ->> 'operation' = 'insert' and v.action like 'directory%');
"""

LOGINS = """
create function access.login_stands(p_person uuid, p_issuer text, p_subject text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case
    when o.person_id = p_person then null
    when o.board_id in (select access.my_boards()) then case when p_person is not null then 'stands' end
    when o.person_id is not null or exists (select from service_account where client_id = p_subject) then 'taken'
    when exists (select from person_identity where person_id = p_person)
      or exists (select from assignment where person_id = p_person and rule_id is null) then 'stands'
  end
  from (select) as one
  left join (select i.person_id, p.board_id from person_identity i join person p on p.id = i.person_id
              where i.issuer = p_issuer and i.subject = p_subject) as o on true
$$;
comment on function access.login_stands is
  'Why a directory may not tie a login: it is somebody else''s or a system''s, or the person has one or roles by hand.';
revoke all on function access.login_stands(uuid, text, text) from public;
grant execute on function access.login_stands(uuid, text, text) to qms_app;

create function access.has_roles_elsewhere(p_person uuid, p_boards uuid[], p_day date) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from assignment a where a.person_id = p_person and a.board_id <> all (p_boards)
                    and (a.valid_to is null or a.valid_to >= p_day))
$$;
comment on function access.has_roles_elsewhere is
  'Whether somebody has roles, today or later, at other boards than these: those boards'' directories speak for them.';
revoke all on function access.has_roles_elsewhere(uuid, uuid[], date) from public;
grant execute on function access.has_roles_elsewhere(uuid, uuid[], date) to qms_app;

create function access.keep_clients_of_systems() returns trigger language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from service_account where client_id = new.subject) then
    raise exception 'a login is a system''s client' using errcode = '23505', constraint = 'person_identity_taken';
  end if;
  return new;
end $$;
comment on function access.keep_clients_of_systems is 'Nobody logs in as a system, and no system is somebody.';
create trigger person_identity_of_people before insert or update on person_identity
  for each row execute function access.keep_clients_of_systems();
"""

SYSTEMS = """
create temporary table told_apart on commit drop as
  select board_id, name, min(id::text) as source from service_account group by board_id, name having count(*) = 1;
update directory_entry e set source = t.source from told_apart t
 where t.board_id = e.board_id and t.name = e.source and e.resource is not null;
update directory_run r set source = t.source from told_apart t
 where t.board_id = r.board_id and t.name = r.source and r.way = 'scim';
"""


def upgrade() -> None:
    for part in (LISTS, ABSENCES, LOGINS, SYSTEMS):
        op.execute(part)
