"""The server that the database lives on is known again by when it started, and its control file is read once.

Each row of the trail and of the feed asks for the generation, and reading that file was a quarter of what a row of the
trail cost. Who notes the generation notes it: at a migration, after a restore, when the trail is sealed. Until then,
and on any other server, the file is read as before.
"""

from alembic import op

revision = "0070_known_server"
down_revision = "0069_told_of_sources"
branch_labels = None
depends_on = None

KNOWN = """
alter table access.generation add column started timestamptz;
comment on column access.generation.started is
  'When the server had started that was last seen to be this one. Another server cannot have started at that moment.';

create or replace function access.generation() returns int
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  last access.generation;
begin
  select * into last from access.generation order by number desc limit 1;
  if last.started = pg_postmaster_start_time() then
    return last.number;
  end if;
  return last.number + (last.server <> (select system_identifier::text from pg_control_system()))::int;
end $$;

create or replace function access.begin_generation() returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here text := system_identifier::text from pg_control_system();
begin
  insert into access.generation (number, server)
    select last.number + 1, here
      from (select * from access.generation order by number desc limit 1) last
     where last.server <> here
    on conflict do nothing;
  update access.generation set started = pg_postmaster_start_time()
   where number = (select max(number) from access.generation) and server = here
     and started is distinct from pg_postmaster_start_time();
  return access.generation();
end $$;
"""


def upgrade() -> None:
    op.execute(KNOWN)
    op.execute("select access.begin_generation()")
