-- The database roles of the service. Run as a superuser, as often as you like; passwords are set apart.
--   qms_owner   owns the tables and migrates them; never serves requests
--   qms_app     serves requests and jobs; row-level security always binds it
do $$
declare
  wanted text;
begin
  foreach wanted in array array['qms_owner', 'qms_app'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I', wanted);
    end if;
  end loop;
end
$$;

alter role qms_owner login nosuperuser nocreatedb nocreaterole nobypassrls;
alter role qms_app login nosuperuser nocreatedb nocreaterole nobypassrls;

-- A generic plan keeps the first reader's estimate of the rows they may see: a thousand times slower for the next one.
alter role qms_app set plan_cache_mode = force_custom_plan;
alter role qms_app set statement_timeout = '5s';
alter role qms_app set lock_timeout = '2s';
alter role qms_app set idle_in_transaction_session_timeout = '10s';

-- The year's figures of a large board sort in memory instead of on disk, and one request takes one processor.
alter role qms_app set work_mem = '32MB';
alter role qms_app set max_parallel_workers_per_gather = 0;
